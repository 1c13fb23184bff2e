// SPDX-License-Identifier: Apache-2.0

import Contracts

/// What is left empty or made too long, to see how the CRM says no.
extension WriteItem {
  /// The PBX's variables that are left empty: texts that a person would type, but for the one that
  /// carries the mark of the run, without which nobody would find what a crash leaves.
  var emptyTexts: [String] {
    let tag = endpoint.cleanUp?.tag?.value
    // The whole name is made of its parts: without them there is no mark.
    if tag == "DisplayName" { return [] }
    let texts =
      endpoint.kind == .contactCreation ? ["FirstName", "LastName"] : endpoint.options.offeredTexts
    return texts.filter { $0 != tag && isSent($0) }
  }

  /// Whether it tells something that no scenario of the contract tells already.
  var isWorthTrying: Bool {
    let refused = endpoint.scenarios.filter { $0.refused != nil }.flatMap(\.with)
    switch reason {
    case .edge(.missing):
      let empty = emptyTexts
      let isDeclared = refused.contains { empty.contains($0.name.value) && $0.value.text.isEmpty }
      return !empty.isEmpty && !isDeclared
    case .edge(.overLong):
      let isDeclared = refused.contains { if case .letters = $0.value { true } else { false } }
      return isSent("LastName") && !isDeclared
    default: return true
    }
  }

  private func isSent(_ variable: String) -> Bool {
    endpoint.uses(variable)
      || ["FirstName", "LastName"].contains(variable) && endpoint.uses("DisplayName")
  }
}

extension WriteOptions {
  /// The PBX's variables of the texts that an administrator may change.
  fileprivate var offeredTexts: [String] {
    [subject.map { _ in "Subject" }, description.map { _ in "Description" }].compactMap(\.self)
  }
}
