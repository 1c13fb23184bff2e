// SPDX-License-Identifier: Apache-2.0

import CCurl
import Transports

/// What a transfer has left behind, in the order in which it happens.
struct Milestones: Sendable, Hashable {
  var hasAddress = false
  var isConnected = false
  /// Whether a proxy must lead on, which it does for TLS.
  var needsTunnel = false
  var hasTunnel = false
  var isSecure = false
  var hasAgreedOnTLS = false
  var isAboutToSend = false
  var hasSentRequest = false
  var hasFirstByte = false
  var hasHeader = false

  /// What was under way; what comes later counts more, since libcurl skips what it needs not do.
  var phase: ExchangePhase {
    if hasHeader { return .body }
    if hasFirstByte && isAboutToSend { return .header }
    if isAboutToSend { return hasSentRequest ? .wait : .send }
    if isConnected {
      if needsTunnel && !hasTunnel && !hasAgreedOnTLS { return .tunnel }
      // Without TLS nothing is left but to send.
      return isSecure && !hasAgreedOnTLS ? .tls : .send
    }
    return hasAddress ? .connect : .nameLookup
  }
}

extension Milestones {
  /// What libcurl has noted about a transfer that ended with a code.
  init(_ transfer: Transfer, _ easy: EasyHandle, _ code: CURLcode) {
    isSecure = transfer.destination.isSecure
    // The address is known by the time a socket is opened; only then libcurl notes the time.
    hasAddress = easy.size(CURLINFO_NAMELOOKUP_TIME_T) > 0 || !transfer.sockets.isEmpty
    // Libcurl notes the time of a connection only when its tunnel and TLS are there too.
    isConnected = easy.number(CURLINFO_NUM_CONNECTS) > 0
    needsTunnel = isSecure && !transfer.proxy.isEmpty
    hasTunnel = easy.number(CURLINFO_HTTP_CONNECTCODE) / 100 == 2
    hasAgreedOnTLS = easy.size(CURLINFO_APPCONNECT_TIME_T) > 0
    isAboutToSend = transfer.sendings > 0
    hasSentRequest = transfer.uploaded >= transfer.request.body?.count ?? 0
    // To libcurl the end of a connection and the first byte that is sent are first bytes too.
    let mayTellFirstByte =
      hasSentRequest && [CURLE_OPERATION_TIMEDOUT, CURLE_ABORTED_BY_CALLBACK].contains(code)
    hasFirstByte =
      transfer.head.bytes > 0
      || (mayTellFirstByte && easy.size(CURLINFO_STARTTRANSFER_TIME_T) > 0)
    hasHeader = transfer.head.isComplete
  }
}
