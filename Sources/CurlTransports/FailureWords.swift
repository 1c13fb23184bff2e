// SPDX-License-Identifier: Apache-2.0

import CCurl
import Glibc
import Transports

/// Turns libcurl's codes into kinds and into words that name host, port, deadline and limit.
///
/// Neither the URL nor a header value is ever repeated.
struct FailureWords {
  let transfer: Transfer
  let easy: EasyHandle
  let options: CurlOptions
  let milestones: Milestones

  private let code: CURLcode

  init(_ transfer: Transfer, _ easy: EasyHandle, _ options: CurlOptions, _ code: CURLcode) {
    (self.transfer, self.easy, self.options, self.code) = (transfer, easy, options, code)
    milestones = Milestones(transfer, easy, code)
  }

  var place: String { transfer.destination.place }
  var proxy: String { ProxySettings.shown(transfer.proxy) }
  var isProxied: Bool { !transfer.proxy.isEmpty }

  static func diedBeforeAnswer(at place: String) -> String {
    "\(place) closed a connection it had kept open, before it answered;"
      + " the request was not sent a second time"
  }

  /// The failure with everything that is known about it.
  var failure: TransportFailure {
    var failure = transfer.refusal ?? named
    failure.circumstances.phase = milestones.phase
    failure.circumstances.headerBytes = transfer.head.bytes
    failure.circumstances.bodyBytes = transfer.body.count
    return failure
  }

  private var named: TransportFailure {
    if let failure = proxyFailure(code) { return failure }
    switch code {
    case CURLE_URL_MALFORMAT:
      return TransportFailure(.badURL, withReason("the URL cannot be sent"))
    case CURLE_COULDNT_RESOLVE_HOST:
      return TransportFailure(
        .nameNotFound, "the host name '\(transfer.destination.host)' has no address")
    case CURLE_COULDNT_CONNECT:
      return TransportFailure(.connectionRefused, "cannot connect to \(place): \(systemReason)")
    case CURLE_OPERATION_TIMEDOUT: return overdue
    case CURLE_ABORTED_BY_CALLBACK: return TransportFailure(.cancelled, "the run was stopped")
    case CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
      return TransportFailure(.undecodable, withReason("the answer's body cannot be decoded"))
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2:
      return TransportFailure(.notHTTP, withReason("what \(place) sent is not HTTP"))
    case CURLE_OUT_OF_MEMORY, CURLcode(rawValue: 100): return memoryFailure
    default:
      return tls(code) ?? cutOff(code) ?? TransportFailure(.other, withReason(name(of: code)))
    }
  }

  /// Whether nobody but us has ended the exchange.
  var didWait: Bool { code == CURLE_OPERATION_TIMEDOUT }

  private func cutOff(_ code: CURLcode) -> TransportFailure? {
    let words: String
    switch code {
    case CURLE_GOT_NOTHING: words = "\(place) closed the connection without an answer"
    case CURLE_PARTIAL_FILE:
      words = "\(place) ended the connection before the answer did; \(received)"
    case CURLE_RECV_ERROR:
      if easy.errorText.contains("chunk") {
        return TransportFailure(
          .notHTTP, withReason("the chunks of the answer's body are malformed; \(received)"))
      }
      words = withReason("the connection to \(place) broke while receiving; \(received)")
    case CURLE_SEND_ERROR: words = withReason("the connection to \(place) broke while sending")
    case CURLE_SEND_FAIL_REWIND: words = Self.diedBeforeAnswer(at: place)
    case CURLE_HTTP2_STREAM:
      words = withReason("\(place) broke the answer off; \(received)")
    default: return nil
    }
    return TransportFailure(.cutOff, words)
  }

  private func tls(_ code: CURLcode) -> TransportFailure? {
    switch code {
    case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_NOTFOUND,
      CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED,
      CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
      break
    // In TLS 1.3 a client learns only with the first answer that a certificate is wanted of it.
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR:
      guard judgement.lacksOurCertificate, transfer.head.bytes == 0 else { return nil }
    default: return nil
    }
    let (cause, words) = judgement.verdict(code)
    return TransportFailure(.tls, words, .init(tlsCause: cause))
  }

  var judgement: TLSJudgement {
    TLSJudgement(
      place: place, host: transfer.destination.host, handshake: transfer.handshake,
      hasAuthorityFile: options.caFile != nil, reason: easy.errorText)
  }

  /// Libcurl calls a header line or request header beyond its own bounds a lack of memory.
  private var memoryFailure: TransportFailure {
    if transfer.sendings > 0, !transfer.head.isComplete, transfer.request.headers.isModest {
      return TransportFailure(
        .tooLarge, "a line of the answer's header is larger than libcurl takes (100 KiB)",
        .init(limit: .headerBytes))
    }
    return TransportFailure(
      .other, "the request's URL and header are larger than libcurl sends (1 MiB)")
  }

  var systemReason: String {
    switch Int32(clamping: easy.number(CURLINFO_OS_ERRNO)) {
    case ECONNREFUSED: "nobody listens there"
    case ENETUNREACH, EHOSTUNREACH: "no route leads there"
    case ETIMEDOUT: "no reply to the attempts"
    case EADDRNOTAVAIL: "no local port is free"
    default: easy.errorText.isEmpty ? "refused" : easy.errorText
    }
  }

  func withReason(_ words: String) -> String {
    easy.errorText.isEmpty ? words : "\(words): \(easy.errorText)"
  }

  private func name(of code: CURLcode) -> String {
    curl_easy_strerror(code).map { String(cString: $0) } ?? "libcurl error \(code.rawValue)"
  }
}

extension [HeaderField] {
  /// Whether the fields are far from the size at which libcurl refuses to send them.
  fileprivate var isModest: Bool {
    reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count } < 500_000
  }
}
