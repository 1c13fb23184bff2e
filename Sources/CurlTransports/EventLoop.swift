// SPDX-License-Identifier: Apache-2.0

import CCurl
import Glibc
import Synchronization
import Transports

/// The one thread that owns libcurl's multi handle and every transfer on it.
///
/// It is a task executor too: a task that prefers it sends and receives without changing threads.
/// Sendable unchecked: everything but the inbox, the thread's id and the join state is touched by
/// the loop's thread only; the multi handle is given back when nobody knows the loop any more, so
/// that waking it is always safe.
final class EventLoop: TaskExecutor, @unchecked Sendable {
  private let inbox = Inbox()
  private let options: CurlOptions
  private let proxies: ProxySettings
  private let multi: UnsafeMutableRawPointer?
  private let thread = Guarded<pthread_t?>(nil)
  private let threadID = Atomic<UInt>(0)
  private var running: [ObjectIdentifier: (transfer: Transfer, easy: EasyHandle)] = [:]
  private var idle: [EasyHandle] = []
  private let goodbyes = StreamRefusals.Goodbyes()
  private let book = CertificateBook()
  private let openSockets = OpenSockets()
  private let recent = RecentExchanges()

  init(options: CurlOptions) {
    self.options = options
    proxies = ProxySettings(environment: options.environment)
    multi = CurlLibrary.isReady ? curl_multi_init() : nil
  }

  deinit {
    idle = []
    if let multi { curl_multi_cleanup(multi) }
  }

  /// Starts the thread; without one everything posted is refused.
  func start() {
    guard let multi else { return inbox.close() }
    // Idle connections to keep; by default libcurl keeps four for each transfer that runs.
    _ = ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 256)
    _ = ccurl_multi_set_long(multi, CURLMOPT_PIPELINING, ccurl_pipe_multiplex())
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<EventLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    if code == 0 {
      self.thread.withLock { $0 = thread }
    } else {
      context.release()
      inbox.close()
    }
  }

  /// Ends the thread and waits for it, unless called on that very thread.
  func stop() {
    inbox.close()
    wake()
    guard !isCurrent else { return }
    thread.withLock { thread in
      if let running = thread { pthread_join(running, nil) }
      thread = nil
    }
  }

  /// As ``stop()``, for the owner's end: nobody else can be waiting for the thread.
  func abandon() {
    stop()
    guard isCurrent else { return }
    thread.withLock { thread in
      if let running = thread { pthread_detach(running) }
      thread = nil
    }
  }

  /// Takes a transfer; completes it at once if the loop has been stopped.
  func start(_ transfer: Transfer) {
    guard !post(.start(transfer)) else { return }
    let failure =
      multi == nil
      ? TransportFailure(.other, "libcurl cannot be initialised")
      : TransportFailure(.cancelled, "the transport has been shut down")
    transfer.complete(with: transfer.exchange(failure))
  }

  /// Ends a transfer, wherever it is; does nothing if it has ended.
  func cancel(_ transfer: Transfer) {
    _ = post(.cancel(transfer))
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // A stopped loop still owes its tasks a thread.
    if !post(.run(job)) { globalConcurrentExecutor.enqueue(ExecutorJob(job)) }
  }

  private var isCurrent: Bool { UInt(pthread_self()) == threadID.load(ordering: .relaxed) }

  private func post(_ item: Inbox.Item) -> Bool {
    switch inbox.post(item) {
    case .refused: return false
    case .accepted: return true
    case .acceptedAsleep:
      // The loop looks into the inbox before it sleeps.
      if !isCurrent { wake() }
      return true
    }
  }

  private func wake() {
    if let multi { curl_multi_wakeup(multi) }
  }
}

// Everything from here on runs on the loop's thread.
extension EventLoop {
  private func run() {
    threadID.store(UInt(pthread_self()), ordering: .relaxed)
    ccurl_name_thread("callready-curl")
    blockBrokenPipeSignal()
    var items: [Inbox.Item] = []
    var isOpen = true
    while isOpen {
      isOpen = inbox.take(into: &items)
      for item in items { handle(item) }
      items.removeAll(keepingCapacity: true)
      guard isOpen else { break }
      var count: Int32 = 0
      curl_multi_perform(multi, &count)
      reap()
      if inbox.isEmpty { curl_multi_poll(multi, nil, 0, 60_000, nil) }
    }
    for (transfer, _) in running.values { cancelNow(transfer) }
  }

  /// With NOSIGNAL libcurl leaves the signal alone, and a TLS library may write to a closed socket.
  private func blockBrokenPipeSignal() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  private func handle(_ item: Inbox.Item) {
    switch item {
    case .start(let transfer): begin(transfer)
    case .cancel(let transfer): cancelNow(transfer)
    case .run(let job): job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }

  private func begin(_ transfer: Transfer) {
    // The cancellation may have overtaken the start.
    guard !transfer.isCancelled else {
      return transfer.complete(with: transfer.exchange(Self.stopped))
    }
    guard let easy = idle.popLast() ?? EasyHandle() else {
      return transfer.complete(with: transfer.exchange(TransportFailure(.other, "out of memory")))
    }
    if transfer.destination.isSecure {
      transfer.refusals = StreamRefusals(goodbyes)
      transfer.book = book
    }
    transfer.easy = easy
    transfer.openSockets = openSockets
    transfer.prepare(easy, options, proxies)
    running[ObjectIdentifier(transfer)] = (transfer, easy)
    if easy.fault != CURLE_OK {
      finish(transfer, easy.fault)
    } else if curl_multi_add_handle(multi, easy.pointer) != CURLM_OK {
      finish(transfer, CURLE_FAILED_INIT)
    }
  }

  private func cancelNow(_ transfer: Transfer) {
    // A start that comes later sees it; until then the continuation is the sender's.
    transfer.isCancelled = true
    guard running[ObjectIdentifier(transfer)] != nil else { return }
    transfer.refusal = Self.stopped
    finish(transfer, CURLE_ABORTED_BY_CALLBACK)
  }

  private static var stopped: TransportFailure {
    TransportFailure(.cancelled, "the run was stopped")
  }

  /// Completes the transfers that libcurl is done with.
  private func reap() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let context = ccurl_get_private(easy)
      else { continue }
      // Removing the handle invalidates the message: read it first.
      let code = ccurl_message_result(message)
      finish(Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue(), code)
    }
  }

  private func finish(_ transfer: Transfer, _ code: CURLcode) {
    guard let easy = running.removeValue(forKey: ObjectIdentifier(transfer))?.easy else { return }
    curl_multi_remove_handle(multi, easy.pointer)
    let needsAnother = transfer.metStaleConnection
    let exchange = needsAnother ? nil : transfer.exchange(code, easy, options, recent)
    transfer.easy = nil
    // The handle must not point to a transfer that is gone.
    easy.reset()
    if idle.count < 64 { idle.append(easy) }
    if let exchange {
      transfer.complete(with: exchange)
    } else {
      transfer.avoidStaleConnection()
      begin(transfer)
    }
  }
}
