// SPDX-License-Identifier: Apache-2.0

import CCurl
import Glibc
import Transports

/// One request on its way: what goes out, what has come in, who waits for it.
///
/// Sendable unchecked: made on the sender's side, it is changed by nobody but the event loop's
/// thread once it has been posted; what others read (`request`, `startedAt`) never changes.
final class Transfer: @unchecked Sendable {
  let request: Request
  let limits: SendLimits
  let destination: Destination
  let startedAt: Timestamp
  /// Given together with the start; taken by whoever completes the transfer.
  var continuation: CheckedContinuation<Exchange, Never>?
  var isCancelled = false
  var head = AnswerHead()
  var body: [UInt8] = []
  /// Why a callback made libcurl stop.
  var refusal: TransportFailure?
  /// How often libcurl was about to send the request.
  var sendings = 0
  /// What libcurl said about refusals; nil where there are none to expect.
  var refusals: StreamRefusals?
  var uploaded = 0
  var sendingBegan = timespec()
  var sendingEnded: timespec?

  init(
    _ request: Request, to destination: Destination, limits: SendLimits, at instant: Timestamp
  ) {
    self.request = request
    self.destination = destination
    self.limits = limits
    startedAt = instant
  }

  /// Hands the result to the waiting task, once.
  func complete(with exchange: Exchange) {
    let waiting = continuation
    continuation = nil
    waiting?.resume(returning: exchange)
  }

  /// The exchange of a request that was never handed to libcurl.
  func exchange(_ failure: TransportFailure) -> Exchange {
    Exchange(
      request: request, startedAt: startedAt, timings: Timings(total: .zero),
      outcome: .failure(failure))
  }
}

// What libcurl calls while it works. All of it runs on the event loop's thread.
extension Transfer {
  /// Libcurl is about to send the request over a connection; false forbids it.
  func willSend() -> Bool {
    sendings += 1
    if sendings > 1 {
      guard refusals?.maySendAgain == true else {
        refusal = TransportFailure(.cutOff, FailureWords.diedBeforeAnswer(at: destination.place))
        return false
      }
      refusals?.sent()
      uploaded = 0
    }
    clock_gettime(CLOCK_MONOTONIC, &sendingBegan)
    return true
  }

  /// Libcurl wants the next bytes of the body.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard let body = request.body else { return 0 }
    let count = min(buffer.count, body.count - uploaded)
    guard count > 0 else { return 0 }
    body.withUnsafeBytes {
      buffer.copyMemory(from: .init(rebasing: $0[uploaded..<uploaded + count]))
    }
    uploaded += count
    if uploaded == body.count {
      var instant = timespec()
      clock_gettime(CLOCK_MONOTONIC, &instant)
      sendingEnded = instant
    }
    return count
  }

  /// A line of a header has come; false stops the transfer.
  func receive(headerLine line: UnsafeRawBufferPointer) -> Bool {
    do throws(TransportFailure) {
      try head.take(line)
      guard head.bytes <= limits.headerBytes else {
        throw TransportFailure(
          .tooLarge,
          "the answer's header is larger than the limit of \(limits.headerBytes) bytes")
      }
      return true
    } catch {
      refusal = error
      return false
    }
  }

  /// Decoded bytes of the body have come; false stops the transfer.
  func receive(bodyPart part: UnsafeRawBufferPointer) -> Bool {
    guard body.count + part.count <= limits.bodyBytes else {
      refusal = TransportFailure(
        .tooLarge,
        "the answer's body is larger than the limit of \(limits.bodyBytes) decoded bytes")
      return false
    }
    body.append(contentsOf: part)
    return true
  }
}
