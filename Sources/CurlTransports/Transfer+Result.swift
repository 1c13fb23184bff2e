// SPDX-License-Identifier: Apache-2.0

import CCurl
import Glibc
import Transports

extension Transfer {
  /// What came of the transfer, once libcurl is done with it.
  func exchange(
    _ code: CURLcode, _ easy: EasyHandle, _ options: CurlOptions, _ recent: RecentExchanges
  ) -> Exchange {
    Exchange(
      request: request, startedAt: startedAt, timings: timings(easy),
      outcome: outcome(code, FailureWords(self, easy, options, code)).map(recent.sharing),
      peer: connection(easy, options).map(recent.peer))
  }

  private func outcome(
    _ code: CURLcode, _ words: FailureWords
  ) -> Result<Response, TransportFailure> {
    guard refusal == nil, code == CURLE_OK else { return .failure(words.failure) }
    if let proxyRefusal = words.proxyRefusal { return .failure(proxyRefusal) }
    guard head.isComplete else {
      refusal = TransportFailure(
        .cutOff, "\(destination.place) ended the answer within its header; \(words.received)")
      return .failure(words.failure)
    }
    return .success(
      Response(
        status: head.status, reason: head.reason, version: version(words.easy),
        headers: head.fields, body: body))
  }

  private func version(_ easy: EasyHandle) -> String {
    switch easy.number(CURLINFO_HTTP_VERSION) {
    case Int(CURL_HTTP_VERSION_1_0): "HTTP/1.0"
    case Int(CURL_HTTP_VERSION_2_0): "HTTP/2"
    case Int(CURL_HTTP_VERSION_3): "HTTP/3"
    default: "HTTP/1.1"
    }
  }

  private func connection(_ easy: EasyHandle, _ options: CurlOptions) -> ConnectionFacts? {
    guard sendings > 0 || easy.number(CURLINFO_NUM_CONNECTS) > 0 else { return nil }
    let address = easy.text(CURLINFO_PRIMARY_IP)
    if address.isEmpty { return nil }
    let own = easy.text(CURLINFO_LOCAL_IP)
    return ConnectionFacts(
      remote: SocketAddress(host: address, port: easy.number(CURLINFO_PRIMARY_PORT)),
      local: own.isEmpty
        ? nil : SocketAddress(host: own, port: easy.number(CURLINFO_LOCAL_PORT)),
      proxy: proxy.isEmpty ? nil : ProxySettings.shown(proxy),
      tls: destination.isSecure ? secureFacts(options) : nil)
  }

  /// What is known about TLS: of the connection that carried the request, or of the one refused.
  private func secureFacts(_ options: CurlOptions) -> TLSFacts? {
    guard let book, let chain = session?.chain ?? handshake?.chain else { return nil }
    let (certificates, isTrustedBySystem) = book.facts(of: chain)
    guard let session else { return TLSFacts(certificates: certificates, trust: .none) }
    // Without a file of its own libcurl has asked the system's authorities.
    let isSystems = options.caFile == nil || isTrustedBySystem
    return TLSFacts(
      version: session.version, cipher: session.cipher, certificates: certificates,
      trust: isSystems ? .system : .ownFile)
  }

  /// Libcurl counts each point in time from the start; the phases are the distances.
  private func timings(_ easy: EasyHandle) -> Timings {
    let total = easy.size(CURLINFO_TOTAL_TIME_T)
    let found = easy.size(CURLINFO_NAMELOOKUP_TIME_T)
    let connected = easy.size(CURLINFO_CONNECT_TIME_T)
    let secured = easy.size(CURLINFO_APPCONNECT_TIME_T)
    let began = easy.size(CURLINFO_PRETRANSFER_TIME_T)
    let answered = easy.size(CURLINFO_STARTTRANSFER_TIME_T)
    let isReused = sendings > 0 && easy.number(CURLINFO_NUM_CONNECTS) == 0
    var timings = Timings(total: .microseconds(total), reusedConnection: isReused)
    if !isReused {
      timings.nameLookup = found > 0 ? .microseconds(found) : nil
      timings.connect = connected > 0 ? .microseconds(max(0, connected - found)) : nil
      timings.tls = secured > 0 ? .microseconds(max(0, secured - connected)) : nil
    }
    guard sendings > 0, began > 0 else { return timings }
    let firstByte = answered > 0 ? answered : total
    let sending = min(sendingMicroseconds, max(0, firstByte - began))
    timings.send = .microseconds(sending)
    timings.wait = .microseconds(max(0, firstByte - began - sending))
    timings.receive = .microseconds(max(0, total - firstByte))
    return timings
  }

  /// From the permission to send to the last byte of the body; a request without one takes none.
  private var sendingMicroseconds: Int64 {
    guard let sendingEnded else { return 0 }
    let seconds = Int64(sendingEnded.tv_sec &- sendingBegan.tv_sec)
    let nanoseconds = Int64(sendingEnded.tv_nsec &- sendingBegan.tv_nsec)
    return max(0, seconds &* 1_000_000 &+ nanoseconds / 1000)
  }
}
