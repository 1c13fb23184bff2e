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
  /// Where certificates are remembered; nil where there are none to expect.
  var book: CertificateBook?
  /// Where the sockets of connections are remembered.
  var openSockets: OpenSockets?
  /// Libcurl's side, as long as it works on this transfer.
  var easy: EasyHandle?
  /// The proxy that leads there, as libcurl is told; empty if there is none.
  var proxy = ""
  /// What the TLS handshake told; nil without one, or if the connection is used again.
  var handshake: Handshake?
  /// The TLS connection that carries the request.
  var session: SecureSession?
  /// Whether the request was about to go over a connection on which something unasked had come.
  private(set) var metStaleConnection = false
  /// Whether only a new connection will do.
  private(set) var needsNewConnection = false
  var uploaded = 0
  /// The sockets that libcurl has opened for it.
  var sockets: [Int32] = []
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

  /// Begins anew, on another connection; nothing has been sent yet.
  func avoidStaleConnection() {
    metStaleConnection = false
    needsNewConnection = true
    sendings = 0
    session = nil
  }
}

// What libcurl calls while it works. All of it runs on the event loop's thread.
extension Transfer {
  /// Libcurl is about to send the request over a connection; false forbids it.
  func willSend(over ports: OpenSockets.Ports) -> Bool {
    sendings += 1
    if sendings > 1 {
      guard refusals?.maySendAgain == true else {
        refusal = TransportFailure(.cutOff, FailureWords.diedBeforeAnswer(at: destination.place))
        return false
      }
      refusals?.sent()
      uploaded = 0
    }
    if let easy, let book { session = SecureSession(easy, book) }
    if sendings == 1, hasUnaskedBytes(ports) {
      metStaleConnection = true
      return false
    }
    clock_gettime(CLOCK_MONOTONIC, &sendingBegan)
    return true
  }

  /// Whether a connection that is used again has something to read before anything was asked.
  ///
  /// What a server sends behind an answer would be taken for the next one; an end is told so too.
  /// HTTP/2 numbers its answers, and its servers may speak first.
  private func hasUnaskedBytes(_ ports: OpenSockets.Ports) -> Bool {
    guard easy?.number(CURLINFO_NUM_CONNECTS) == 0 else {
      openSockets?.remember(sockets, as: ports)
      return false
    }
    return session?.isMultiplexed != true && !needsNewConnection
      && openSockets?.hasInput(ports) == true
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
          "the answer's header is larger than the limit of \(limits.headerBytes) bytes",
          .init(limit: .headerBytes))
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
        "the answer's body is larger than the limit of \(limits.bodyBytes) decoded bytes",
        .init(limit: .bodyBytes))
      return false
    }
    // A large body that grew by doubling would take twice its length.
    if body.isEmpty, let length = head.announcedLength, part.count < length,
      length <= limits.bodyBytes
    {
      body.reserveCapacity(length)
    }
    body.append(contentsOf: part)
    return true
  }
}
