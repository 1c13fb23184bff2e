// SPDX-License-Identifier: Apache-2.0

/// One request, what came back, and how long each part took.
///
/// Holds raw bytes: for judging only, and to be written through a redactor. It never changes, and
/// whoever judges it shares it.
public final class Exchange: Sendable {
  /// What was sent.
  public let request: Request
  /// When sending began.
  public let startedAt: Timestamp
  /// How long each phase took.
  public let timings: Timings
  /// Who was talked to; nil if no connection came about.
  public let peer: Peer?
  private let ending: Ending

  /// How it ended; failures are rare and large, so they stand apart.
  private enum Ending {
    case answer(Response)
    indirect case failure(TransportFailure)
  }

  /// An exchange over a connection of its own.
  public convenience init(
    request: Request, startedAt: Timestamp, timings: Timings,
    outcome: Result<Response, TransportFailure>, remoteAddress: String? = nil,
    connection: ConnectionFacts? = nil
  ) {
    self.init(
      request: request, startedAt: startedAt, timings: timings, outcome: outcome,
      peer: Peer(address: remoteAddress, connection: connection))
  }

  /// An exchange over a connection that others may have used.
  public init(
    request: Request, startedAt: Timestamp, timings: Timings,
    outcome: Result<Response, TransportFailure>, peer: Peer?
  ) {
    self.request = request
    self.startedAt = startedAt
    self.timings = timings
    self.peer = peer
    ending =
      switch outcome {
      case .success(let response): .answer(response)
      case .failure(let failure): .failure(failure)
      }
  }

  /// The answer, or why there is none.
  public var outcome: Result<Response, TransportFailure> {
    switch ending {
    case .answer(let response): .success(response)
    case .failure(let failure): .failure(failure)
    }
  }

  /// The answer, if there is one.
  public var response: Response? {
    if case .answer(let response) = ending { response } else { nil }
  }

  /// The status of the answer; nil if there is none.
  ///
  /// Every check asks for it, and the answer itself takes longer to hand over.
  public var status: Int? {
    if case .answer(let response) = ending { response.status } else { nil }
  }

  /// Why there is no answer.
  public var failure: TransportFailure? {
    if case .failure(let failure) = ending { failure } else { nil }
  }

  /// The address that answered, such as `127.0.0.1:8080`; nil if no connection came about.
  public var remoteAddress: String? { peer?.address }

  /// What is known about the connection; nil if none came about or nobody knows.
  public var connection: ConnectionFacts? { peer?.connection }
}

extension Exchange {
  /// When the answer was there, or the attempt was over.
  public var endedAt: Timestamp { startedAt.advanced(by: timings.total) }
}

extension Exchange: Hashable {
  /// Whether two exchanges are the same in everything.
  public static func == (left: Exchange, right: Exchange) -> Bool {
    left === right
      || left.request == right.request && left.startedAt == right.startedAt
        && left.timings == right.timings && left.outcome == right.outcome
        && left.peer == right.peer
  }

  /// Hashes what tells exchanges apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(request)
    hasher.combine(startedAt)
    hasher.combine(outcome)
  }
}
