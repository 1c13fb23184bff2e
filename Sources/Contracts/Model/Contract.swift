// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// What one CRM promises the PBX: the folder with `contract.yaml` and one file per endpoint, read.
public struct Contract: Sendable {
  /// The folder, as the person wrote it.
  public let folder: String
  /// The name shown to people and exported to the template.
  public let name: Located<String>
  /// Whether it is a CRM or a helpdesk.
  public let kind: Kind
  /// The product it is; nil if the contract does not name one that is known.
  public let system: KnownSystem?
  /// Machine key of the template; the name in snake_case if the contract has none.
  public let key: String
  /// File name of the logo; nil if there is none.
  public let logo: String?
  /// Version of the contract, such as `1.2.0`.
  public let version: String
  /// A remark for the template's list; empty if there is none.
  public let remark: String
  /// How many requests the PBX may have under way at once, 1 to 100.
  public let concurrency: Int
  /// Where requests that begin with `/` go; nil if every request is absolute.
  public let base: PBXTemplate?
  /// The PBX that will use the template.
  public let pbx: PBXProfile
  /// Where the contract runs; never empty, the first is the default.
  public let environments: [Environment]
  /// How the PBX proves who it is.
  public let authentication: Authentication
  /// How often the CRM may be asked, and how it says no.
  public let limits: Limits
  /// The person behind each role.
  public let owners: [OwnerRole: String]
  /// The contact search; nil if `contact-search.yaml` is not there.
  public let contactSearch: ContactSearch?
  /// How the PBX gets its token; nil if `token.yaml` is not there.
  public let token: TokenEndpoint?
  /// How the PBX gets the CRM's users; nil if `users.yaml` is not there.
  public let users: UsersEndpoint?
  /// What the PBX asks after an event; nil if `follow-up.yaml` is not there.
  public let followUp: FollowUp?
  /// What the PBX writes, in the order creation, journal, ticket; empty without such files.
  public let writes: [WriteEndpoint]
  /// Telephone calls of the contract's own, in order.
  public let calls: [Located<Call>]
  /// Every file that was read, in the order of the language reference.
  public let files: [SourceText]

  /// What the vendor calls the kind of system.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case crm, helpdesk
  }

  /// The endpoint that writes contacts, journals or tickets; nil if its file is not there.
  public func writeEndpoint(_ kind: WriteEndpoint.Kind) -> WriteEndpoint? {
    writes.first { $0.kind == kind }
  }

  /// The call of a name: the contract's own, else the library's; nil if there is none.
  public func call(named name: String) -> Call? {
    calls.first { $0.value.name == name }?.value ?? Call.named(name)
  }

  /// The environment of a name; nil if the contract has none of that name.
  public func environment(named name: String) -> Environment? {
    environments.first { $0.name.value == name }
  }
}

/// A value and where it stands.
public struct Located<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// Where it stands in the contract.
  public let span: SourceSpan

  /// A value and its place.
  public init(_ value: Value, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

/// What is known of the PBX.
public struct PBXProfile: Sendable {
  /// The edition; nil if it is not known.
  public let edition: Edition?
  /// The firmware as `a.b.c.d`; nil if it is not known.
  public let firmware: String?
  /// The plan; nil if it is not known.
  public let plan: Plan?
  /// ISO 3166 code of the country whose national numbers it dials; nil if it is not known.
  public let region: String?
  /// How the trunk spells callers' numbers; by default E.164 alone.
  public let delivers: [DialledSpelling]
  /// Digits the PBX puts before an outside number, such as `9`; nil if it puts none.
  public let outsideLine: String?
  /// How many digits an internal extension has, 2 to 7; nil if it is not known.
  public let extensionLength: Int?
  /// How many calls the busiest hour of the day has; nil if it is not known.
  public let busyHour: Located<Int>?
  /// How many custom templates of this kind it has besides; nil if it is not known.
  public let templatesInUse: Located<Int>?
  /// What the vendor's pages leave open, with the PBX's time zone.
  public let assumptions: PBXAssumptions
  /// Which of the assumptions the contract sets itself, so that somebody has decided.
  public let decided: Set<Assumption>

  /// A P-Series edition.
  public enum Edition: String, Sendable, Hashable, CaseIterable {
    case cloud, software, appliance
  }

  /// A plan that allows custom templates.
  public enum Plan: String, Sendable, Hashable, CaseIterable {
    case enterprise, ultimate
  }
}
