// SPDX-License-Identifier: Apache-2.0

import CCurl
import Transports

extension FailureWords {
  /// The failure if it is the proxy's; nil if there is none or it has led on.
  func proxyFailure(_ code: CURLcode) -> TransportFailure? {
    guard isProxied else { return nil }
    switch code {
    case CURLE_COULDNT_RESOLVE_PROXY:
      return failed("its host name has no address, or its URL cannot be read")
    case CURLE_COULDNT_RESOLVE_HOST where milestones.phase == .nameLookup && !speaksSOCKS:
      return failed("its host name has no address")
    case CURLE_COULDNT_CONNECT: return failed(systemReason)
    case CURLE_PROXY: return failed(easy.errorText)
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY,
      CURLE_UNSUPPORTED_PROTOCOL:
      return milestones.phase == .tunnel ? tunnelFailure : nil
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR:
      guard milestones.phase == .tunnel else { return nil }
      let (cause, words) = judgement.verdict(code)
      return TransportFailure(
        .proxy, "the proxy \(proxy) could not be used: \(words)", .init(tlsCause: cause))
    default: return nil
    }
  }

  /// An answer of the proxy itself, which wants to know who asks; nil if the answer is the CRM's.
  var proxyRefusal: TransportFailure? {
    guard isProxied, transfer.head.status == 407 else { return nil }
    var failure = wantsCredentials
    failure.circumstances.phase = .tunnel
    return failure
  }

  private var speaksSOCKS: Bool { transfer.proxy.lowercased().hasPrefix("socks") }

  private var tunnelFailure: TransportFailure {
    let status = easy.number(CURLINFO_HTTP_CONNECTCODE)
    if status == 407 { return wantsCredentials }
    guard status == 0 else { return failed("it refuses to connect to \(place) with \(status)") }
    return failed(easy.errorText.isEmpty ? "it closed the connection" : easy.errorText)
  }

  private var wantsCredentials: TransportFailure {
    failed("it wants a user name and a password, or refuses those it was given (407)")
  }

  private func failed(_ reason: String) -> TransportFailure {
    TransportFailure(.proxy, "the proxy \(proxy) could not be used: \(reason)")
  }
}
