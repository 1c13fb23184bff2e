// SPDX-License-Identifier: Apache-2.0

import Glibc
public import Transports

/// Sends requests over the network with libcurl.
///
/// The request goes out exactly as it is written, with `Host` and `Content-Length` added where they
/// are missing, `User-Agent` if the options name one, and `Accept-Encoding` if the request has none;
/// an answer to the transport's own `Accept-Encoding` is decoded, an answer to the request's own is
/// not. A body of nil sends no `Content-Length`, an empty one sends `Content-Length: 0`.
///
/// HTTP/2 is spoken where TLS negotiates it. Connections are used again; a request that meets one
/// the server has just closed ends as ``Transports/TransportFailure/Kind/cutOff`` and is not sent a
/// second time.
public final class CurlTransport: Transport {
  private let options: CurlOptions
  private let loop: EventLoop

  /// A transport with its own connections and its own thread.
  public init(options: CurlOptions = CurlOptions()) {
    self.options = options
    loop = EventLoop(options: options)
    loop.start()
  }

  deinit {
    loop.abandon()
  }

  /// Runs tasks on the thread that sends and receives, which spares two changes of thread a request.
  ///
  /// For tasks that mostly send: `Task(executorPreference: transport.executor)`. A task that computes
  /// or blocks for long holds up every request and spoils their timings.
  public var executor: any TaskExecutor { loop }

  /// Name and version of libcurl and of the libraries in it, such as `libcurl/7.88.1 OpenSSL/3.0.19`.
  public static var libraryVersion: String { CurlLibrary.version }

  /// Ends the thread; requests under way and later ones end as cancelled.
  ///
  /// Returns when the thread has ended, unless called on the ``executor``.
  public func shutdown() {
    loop.stop()
  }

  /// Sends a request and waits for the whole answer.
  public func send(_ request: Request, within limits: SendLimits) async -> Exchange {
    let startedAt = now
    do throws(TransportFailure) {
      try RequestAudit.check(request, userAgent: options.userAgent)
      let destination = try Destination(url: request.url)
      if Task.isCancelled { throw TransportFailure(.cancelled, "the run was stopped") }
      return await send(Transfer(request, to: destination, limits: limits, at: startedAt))
    } catch {
      return Exchange(
        request: request, startedAt: startedAt, timings: Timings(total: .zero),
        outcome: .failure(error))
    }
  }

  private func send(_ transfer: Transfer) async -> Exchange {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        transfer.continuation = continuation
        loop.start(transfer)
      }
    } onCancel: {
      loop.cancel(transfer)
    }
  }

  /// The clock's time.
  public var now: Timestamp { Self.clock }

  /// The clock's time, without a transport.
  public static var clock: Timestamp {
    var instant = timespec()
    clock_gettime(CLOCK_REALTIME, &instant)
    return Timestamp(
      microseconds: Int64(instant.tv_sec) &* 1_000_000 &+ Int64(instant.tv_nsec) / 1000)
  }

  /// Sleeps until the clock shows the instant; returns at once if it has passed.
  public func wait(until instant: Timestamp) async throws(CancellationError) {
    // In slices, so that a clock that is set meanwhile is noticed.
    while !Task.isCancelled {
      let rest = instant.since(now)
      guard rest > .zero else { return }
      do { try await Task.sleep(for: min(rest, .seconds(60))) } catch { break }
    }
    throw CancellationError()
  }
}
