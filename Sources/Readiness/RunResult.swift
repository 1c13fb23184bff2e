// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Redaction
public import Transports

/// Everything one run found out: the value behind the results file and every report.
///
/// The same value gives byte-identical views. It holds redacted text only.
public struct RunResult: Sendable, Hashable {
  /// Version of the program that ran.
  public var toolVersion: String
  /// Which contract was run.
  public var contract: ContractIdentity
  /// The environment's name.
  public var environment: String
  /// What it was run against.
  public var world: World
  /// Where requests that begin with `/` went.
  public var base: RedactedText
  /// When the first request was sent.
  public var startedAt: Timestamp
  /// When the last answer was there.
  public var finishedAt: Timestamp
  /// Endpoint files the contract has.
  public var endpoints: [String]
  /// The person behind each role, as the contract names them.
  public var owners: [OwnerRole: String]
  /// What became of each promise, in plan order.
  public var promises: PromiseList
  /// Broken promises and failures to ask, worst first.
  public var findings: [ReportedFinding]
  /// What was sent and what came back, in plan order.
  public var exchanges: ReportedList<ReportedExchange>
  /// From where it ran; nil if nobody could say.
  public var origin: RunOrigin?
  /// How long each endpoint took under load, one summary an endpoint.
  public var latency: [LatencySummary]
  /// Which dialled spelling finds which stored one; nil if that was not asked.
  public var formats: FormatMatrix?
  /// What the PBX would keep of the known callers.
  public var phonebook: ReportedList<PhonebookEntry>
  /// Who may read what, one row an identity; empty if the contract declares none.
  public var identities: [IdentityRow]
  /// Renewals of secrets that were rehearsed before, the latest of each secret.
  public var rotations: [RehearsedRotation]
  /// What each endpoint does when something goes wrong, one row a fault; empty if nothing was asked.
  public var resilience: [ResilienceRow]
  /// The extensions of the PBX beside the users of the CRM; nil if nobody asked for users.
  public var users: UserTable?
  /// What a reader must know about the run, such as the limits of a recording.
  public var notes: [RedactedText]

  /// The name and the state of a contract.
  public struct ContractIdentity: Sendable, Hashable {
    /// The CRM's name.
    public var name: String
    /// The contract's own version.
    public var version: String
    /// The folder, as the person wrote it.
    public var folder: String
    /// SHA-256 over the bytes of all its files, in hex.
    public var digest: String

    /// The name and the state of a contract.
    public init(name: String, version: String, folder: String, digest: String) {
      self.name = name
      self.version = version
      self.folder = folder
      self.digest = digest
    }
  }

  /// A run that has found nothing yet.
  public init(
    toolVersion: String, contract: ContractIdentity, environment: String, world: World,
    startedAt: Timestamp
  ) {
    self.toolVersion = toolVersion
    self.contract = contract
    self.environment = environment
    self.world = world
    self.startedAt = startedAt
    base = ""
    finishedAt = startedAt
    endpoints = []
    owners = [:]
    promises = []
    findings = []
    exchanges = []
    latency = []
    phonebook = []
    identities = []
    rotations = []
    resilience = []
    notes = []
  }
}
