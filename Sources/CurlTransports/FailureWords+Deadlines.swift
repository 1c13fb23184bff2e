// SPDX-License-Identifier: Apache-2.0

import CCurl
import Transports

extension FailureWords {
  /// What had come of the answer when it ended.
  var received: String {
    switch milestones.phase {
    case .body: "\(transfer.body.count) bytes of the body had come"
    case .header where transfer.head.bytes == 0: "less than a line of the header had come"
    case .header: "\(transfer.head.bytes) bytes of the header had come"
    case .wait where didWait: "not a byte had come"
    default: "no line of an answer had come"
    }
  }

  /// A deadline has passed: which, and what it was spent on.
  var overdue: TransportFailure {
    let limits = transfer.limits
    let isConnecting = !milestones.phase.hasReachedServer
    let limit: SendLimits.Limit =
      isConnecting && limits.connectDeadline <= limits.deadline ? .connectDeadline : .deadline
    let within =
      limit == .connectDeadline
      ? "within the connect deadline of \(limits.connectDeadline)"
      : "within the deadline of \(limits.deadline)"
    let isAtProxy = isProxied && milestones.phase <= .tunnel
    return TransportFailure(
      isAtProxy ? .proxy : .timedOut,
      isAtProxy ? "the proxy \(proxy) did not lead on to \(place) \(within)" : missed(within),
      .init(limit: limit))
  }

  private func missed(_ within: String) -> String {
    switch milestones.phase {
    case .nameLookup: "no address of the host '\(transfer.destination.host)' was found \(within)"
    case .connect, .tunnel: "no connection to \(place) \(within)"
    case .tls: "\(place) took the connection but did not finish the TLS handshake \(within)"
    case .send:
      "\(place) did not take the request \(within);"
        + " \(transfer.uploaded) of \(transfer.request.body?.count ?? 0) bytes of its body were sent"
    case .wait, .header, .body: "no complete answer from \(place) \(within); \(received)"
    }
  }
}
