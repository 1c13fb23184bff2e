// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics

/// A check of the contract alone: nothing is asked.
public protocol StaticCheck: Sendable {
  /// Code, severity, capability, gate, owner and layer of its finding.
  static var kind: FindingKind { get }

  /// Its page in `Docs/Checks`.
  static var page: StaticPage { get }

  /// Whether a contract has anything that this check judges.
  static func concerns(_ reading: StaticCase) -> Bool

  /// What is wrong. Pure: no clock, no network, no files.
  static func judge(_ reading: StaticCase) -> [Finding]
}

extension StaticCheck {
  /// Every contract.
  public static func concerns(_ reading: StaticCase) -> Bool { true }
}

/// A contract as static checks see it.
public struct StaticCase: Sendable {
  /// The contract.
  public let contract: Contract
  /// The environments whose secrets are judged: the one of the run, or all.
  public let environments: [Contracts.Environment]
  /// The day it is judged on; nil if nobody knows, and then nothing is said about days.
  public let today: CalendarDay?

  /// A contract; of all environments only the named one counts, if one is named.
  public init(_ contract: Contract, environment: String? = nil, today: CalendarDay?) {
    self.contract = contract
    environments = contract.environments.filter {
      environment == nil || $0.name.value == environment
    }
    self.today = today
  }

  /// The names of variables that are a secret in some environment, or a password field.
  var secretNames: Set<String> {
    let fields = contract.authentication.fields.filter { $0.type == .password }
    let secrets = contract.environments.flatMap(\.secrets)
    return Set(fields.map(\.name.value) + secrets.map(\.name.value))
  }

  /// What stands for an endpoint where the whole contract promises something.
  static let endpoint = "contract"

  /// What the contract as a whole promises.
  ///
  /// The endpoint is the one of the promises of static checks, so that views find the two together.
  static func subject(_ name: String = "", in interaction: String = "") -> FindingSubject {
    FindingSubject(endpoint: endpoint, interaction: interaction, name: name)
  }
}
