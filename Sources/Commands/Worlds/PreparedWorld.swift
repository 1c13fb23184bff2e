// SPDX-License-Identifier: Apache-2.0

import Contracts
import Execution
import PBXEmulation
import Readiness
import Recordings
import Redaction
import Sandboxes
import Transports

/// A world that is ready to be asked, with the values the contract's variables have in it.
struct PreparedWorld: Sendable {
  let world: World
  let transport: any Transport
  let environment: String
  var values: VariableValues
  /// Stands in for the contract's base, if the world has an address of its own.
  var base: String?
  var replay: ReplayTransport?
  var recording: Recording?
  var sandbox: NorthgateSandbox?
  var notes: [RedactedText] = []
  /// Renewals of secrets that were rehearsed before.
  var rotations: [RotationFile] = []
  /// What the world allows the last questions of a run.
  var setting = LifecycleSetting(hasVirtualTime: false)
  /// Keeps the tokens that a log-in or a refresh brings; nil if nobody stores them.
  var keeper: TokenKeeper?
  /// Keep the tokens of other identities.
  var identityKeepers: [TokenKeeper] = []
  /// The seed of the run's mark; a recording has the one it was made with.
  var seed: UInt64 = 1
  /// The instant that the times of calls are counted from; nil: the present.
  var startedAt: Timestamp?
  /// Who allows writes where they are controlled.
  var approval: Writing.Approval?
  /// How many lookups are under way at once; nil: as many as the contract says.
  ///
  /// A replay makes one at a time, so that equal requests are answered in the recorded order.
  var concurrency: Int? { replay == nil ? nil : 1 }
  /// Runs requests where they are cheapest; nil if anywhere is as good.
  var executor: (any TaskExecutor)?

  /// Every secret the world knows.
  var secrets: [Secret] { values.secrets.values.sorted { $0.name < $1.name } }

  /// Everybody who keeps tokens.
  var keepers: [TokenKeeper] { (keeper.map { [$0] } ?? []) + identityKeepers }

  /// Stops what was started, and gives back what was held.
  func close() async {
    for keeper in keepers { keeper.end() }
    await sandbox?.stop()
  }
}

extension Recording {
  /// The exchange that stands at a place.
  func entry(at place: RecordedPlace) -> HARFile.Entry? {
    endpoints.first { $0.name == place.endpoint }?.entries.first { $0.number == place.number }
  }
}
