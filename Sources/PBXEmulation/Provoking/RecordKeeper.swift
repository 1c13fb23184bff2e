// SPDX-License-Identifier: Apache-2.0

/// A conversation that creates records, and knows their ids as answers tell them.
public protocol RecordKeeper {
  /// Records that are in the CRM as far as answers say, in the order in which they came.
  var records: [WrittenRecord] { get }
}

extension WriteRun: RecordKeeper {}
