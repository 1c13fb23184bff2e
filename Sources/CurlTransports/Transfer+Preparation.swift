// SPDX-License-Identifier: Apache-2.0

import CCurl
import Glibc
import Transports

extension Transfer {
  /// Sets everything libcurl needs to know for this request; the handle's `fault` tells a failure.
  func prepare(_ easy: EasyHandle, _ options: CurlOptions, _ proxies: ProxySettings) {
    easy.reset()
    easy.set(CURLOPT_NOSIGNAL, 1)
    easy.set(CURLOPT_URL, request.url)
    easy.set(CURLOPT_PATH_AS_IS, 1)
    easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
    easy.set(CURLOPT_FOLLOWLOCATION, 0)
    prepareConnection(easy, options, proxies)
    prepareMethod(easy)
    prepareHeader(easy, options)
    prepareCallbacks(easy)
  }

  private func prepareConnection(
    _ easy: EasyHandle, _ options: CurlOptions, _ proxies: ProxySettings
  ) {
    easy.set(CURLOPT_TIMEOUT_MS, Self.milliseconds(limits.deadline))
    easy.set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(limits.connectDeadline))
    easy.set(CURLOPT_MAXAGE_CONN, max(1, Int(clamping: options.idleLimit.components.seconds)))
    // A name server that hangs must not hold the loop's thread when its request is given up.
    easy.set(CURLOPT_QUICK_EXIT, 1)
    // Set even when empty: libcurl would read the process environment otherwise.
    proxy = proxies.proxy(for: destination)
    easy.set(CURLOPT_PROXY, proxy)
    easy.set(CURLOPT_NOPROXY, "")
    prepareFreshness(easy)
    easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    easy.set(CURLOPT_SOCKOPTDATA, pointer: Unmanaged.passUnretained(self).toOpaque())
    easy.note(ccurl_set_socket_callback(easy.pointer, onSocket))
    guard destination.isSecure else {
      easy.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
      return
    }
    prepareTLS(easy, options)
  }

  private func prepareFreshness(_ easy: EasyHandle) {
    if limits.usesFreshConnection || needsNewConnection { easy.set(CURLOPT_FRESH_CONNECT, 1) }
    guard limits.usesFreshConnection else { return }
    easy.set(CURLOPT_FORBID_REUSE, 1)
    easy.set(CURLOPT_DNS_CACHE_TIMEOUT, 0)
    easy.set(CURLOPT_SSL_SESSIONID_CACHE, 0)
  }

  private func prepareTLS(_ easy: EasyHandle, _ options: CurlOptions) {
    easy.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    easy.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    easy.set(CURLOPT_PIPEWAIT, 1)
    if let caFile = options.caFile {
      easy.set(CURLOPT_CAINFO, caFile)
      easy.set(CURLOPT_PROXY_CAINFO, caFile)
    }
    // Only HTTP/2 refuses requests unseen, and only libcurl's talk tells.
    easy.set(CURLOPT_VERBOSE, 1)
    easy.set(CURLOPT_DEBUGDATA, pointer: Unmanaged.passUnretained(self).toOpaque())
    easy.note(ccurl_set_debug_callback(easy.pointer, onTalk))
    easy.set(
      CURLOPT_SSL_CTX_FUNCTION, pointer: unsafeBitCast(onSecuring, to: UnsafeMutableRawPointer.self)
    )
    easy.set(CURLOPT_SSL_CTX_DATA, pointer: Unmanaged.passUnretained(self).toOpaque())
  }

  private func prepareMethod(_ easy: EasyHandle) {
    switch (request.method, request.body) {
    case ("HEAD", _): easy.set(CURLOPT_NOBODY, 1)
    case ("GET", nil): easy.set(CURLOPT_HTTPGET, 1)
    case (let method, nil):
      easy.set(CURLOPT_HTTPGET, 1)
      easy.set(CURLOPT_CUSTOMREQUEST, method)
    case (let method, let body?):
      easy.set(CURLOPT_POST, 1)
      if method != "POST" { easy.set(CURLOPT_CUSTOMREQUEST, method) }
      easy.set(CURLOPT_POSTFIELDSIZE_LARGE, size: body.count)
    }
  }

  private func prepareHeader(_ easy: EasyHandle, _ options: CurlOptions) {
    var lines = request.headers.map { field in
      // Libcurl reads a header without a value as the wish to send none of that name.
      let isBlank = field.value.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
      return isBlank ? "\(field.name);" : "\(field.name): \(field.value)"
    }
    func suppress(_ name: String) {
      if request.header(name).isEmpty { lines.append("\(name):") }
    }
    suppress("Accept")
    if request.body != nil {
      suppress("Expect")
      suppress("Content-Type")
    }
    easy.setHeader(lines)
    if let userAgent = options.userAgent, request.header("User-Agent").isEmpty {
      easy.set(CURLOPT_USERAGENT, userAgent)
    }
    if request.header("Accept-Encoding").isEmpty {
      easy.set(CURLOPT_ACCEPT_ENCODING, CurlLibrary.encodings)
    }
  }

  private func prepareCallbacks(_ easy: EasyHandle) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    easy.set(CURLOPT_PRIVATE, pointer: context)
    easy.set(CURLOPT_WRITEDATA, pointer: context)
    easy.set(CURLOPT_WRITEFUNCTION, callback: onBody)
    easy.set(CURLOPT_HEADERDATA, pointer: context)
    easy.set(CURLOPT_HEADERFUNCTION, callback: onHeader)
    // Without a seek callback libcurl cannot rewind a body, hence never sends one again.
    easy.set(CURLOPT_READDATA, pointer: context)
    easy.set(CURLOPT_READFUNCTION, callback: onReading)
    easy.set(CURLOPT_PREREQDATA, pointer: context)
    easy.note(ccurl_set_prereq_callback(easy.pointer, onSending))
  }

  /// At least one: to libcurl zero means no limit.
  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    guard seconds < 2_000_000 else { return 2_000_000_000 }
    guard seconds >= 0 else { return 1 }
    return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}

/// The transfer that libcurl was given as the callbacks' context.
private func known(_ context: UnsafeMutableRawPointer?) -> Transfer? {
  context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

private let onBody: ccurl_data_callback = { bytes, size, count, context in
  let part = UnsafeRawBufferPointer(start: bytes, count: size &* count)
  guard let transfer = known(context), transfer.receive(bodyPart: part) else {
    return Int(CURL_WRITEFUNC_ERROR)
  }
  return part.count
}

private let onHeader: ccurl_data_callback = { bytes, size, count, context in
  let line = UnsafeRawBufferPointer(start: bytes, count: size &* count)
  guard let transfer = known(context), transfer.receive(headerLine: line) else {
    return Int(CURL_WRITEFUNC_ERROR)
  }
  return line.count
}

private let onReading: ccurl_data_callback = { bytes, size, count, context in
  known(context)?.read(into: .init(start: bytes, count: size &* count)) ?? 0
}

private let onSending: curl_prereq_callback = { context, _, _, remote, local in
  known(context)?.willSend(over: .init(local: local, remote: remote)) == true
    ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

/// A TLS handshake is about to begin, with the proxy or with the destination.
private let onSecuring: @convention(c) (Object?, Object?, Object?) -> CURLcode = {
  _, settings, context in
  if let settings { known(context)?.handshake = Handshake.watching(settings) }
  return CURLE_OK
}

private typealias Object = UnsafeMutableRawPointer

private let onTalk: curl_debug_callback = { _, kind, bytes, count, context in
  if kind == CURLINFO_TEXT {
    known(context)?.refusals?.hear(UnsafeRawBufferPointer(start: bytes, count: count))
  }
  return 0
}

/// A program that is started meanwhile, such as one that fetches a secret, gets no connection.
private let onSocket: curl_sockopt_callback = { context, socket, _ in
  known(context)?.sockets.append(socket)
  _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
  return CURL_SOCKOPT_OK
}
