// SPDX-License-Identifier: Apache-2.0

import PBXLanguage

/// What contract.yaml says that the files of endpoints are judged by.
struct ContractSetting {
  /// Whether contract.yaml could be read; if not, nothing is judged by it.
  var isKnown = false
  /// The environments, in order.
  var environments: [Environment] = []
  /// The country whose national numbers the PBX dials.
  var region: String?
  /// How the trunk spells callers.
  var delivers: [DialledSpelling] = []
  /// Whether the PBX puts digits before an outside number.
  var hasOutsideLine = false
  /// How many digits an extension has.
  var extensionLength: Int?
  /// Whether a URL may begin with `/`.
  var hasBase = true
  /// What is taken to be so where the vendor's pages leave the PBX open.
  var assumptions = PBXAssumptions()

  /// Telephone calls of the contract's own.
  var calls: [Located<Call>] = []
  /// The extensions that users.yaml has; empty if nobody knows.
  var agents: [String] = []
  /// The names of those who have other rights.
  var identities: [String] = []

  init() {}

  init(_ environments: [Environment], _ profile: PBXProfile, hasBase: Bool) {
    isKnown = true
    self.environments = environments
    self.hasBase = hasBase
    region = profile.region
    delivers = profile.delivers
    hasOutsideLine = profile.outsideLine != nil
    extensionLength = profile.extensionLength
    assumptions = profile.assumptions
  }

  /// The names of the environments in which a line with this `only` runs.
  func environments(running only: [Located<String>]) -> Set<String> {
    guard only.isEmpty else { return Set(only.map(\.value)) }
    return Set(environments.filter { $0.data == .shared }.map(\.name.value))
  }
}
