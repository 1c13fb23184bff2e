// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Every check of follow-up requests that has a code of its own.
public enum FollowUpCatalogue {
  /// In the order in which they judge.
  public static let all: [any FollowUpCheck.Type] = [FollowUpTarget.self]
}
