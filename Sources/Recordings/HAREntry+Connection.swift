// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction
import Transports

// What HAR has no members for: how far a failed exchange had come, and who vouches for the server.
// Checks judge both, so a replay must know them.

extension HAREntryWriter {
  /// Why there was no answer.
  static func failure(
    _ kind: TransportFailure.Kind, _ detail: RedactedText,
    _ came: TransportFailure.Circumstances?
  ) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("kind", .string(kind.rawValue)), .init("detail", .string(detail.text)),
    ]
    if let phase = came?.phase { members.append(.init("phase", .string(phase.rawValue))) }
    if let bytes = came?.headerBytes, bytes > 0 {
      members.append(.init("headerBytes", .int(bytes)))
    }
    if let bytes = came?.bodyBytes, bytes > 0 { members.append(.init("bodyBytes", .int(bytes))) }
    if let limit = came?.limit { members.append(.init("limit", .string(limit.rawValue))) }
    if let cause = came?.tlsCause { members.append(.init("tlsCause", .string(cause.rawValue))) }
    return .object(members)
  }

  /// Who vouches for the server; nil without TLS.
  static func trust(_ tls: RedactedTLS?) -> JSONOutput? {
    guard let tls else { return nil }
    var members: [JSONOutput.Member] = [.init("trust", .string(tls.trust.rawValue))]
    if let certificate = tls.certificates.first {
      members.append(.init("subject", .string(certificate.subject.text)))
      members.append(.init("issuer", .string(certificate.issuer.text)))
      if certificate.isSelfSigned { members.append(.init("selfSigned", true)) }
    }
    return .object(members)
  }
}

extension HARReader {
  /// How far an exchange had come that our own file says failed.
  mutating func circumstances(_ own: HARNode) -> TransportFailure.Circumstances {
    TransportFailure.Circumstances(
      phase: optionalText("phase", in: own).flatMap { ExchangePhase(rawValue: $0) },
      headerBytes: bytes("headerBytes", in: own), bodyBytes: bytes("bodyBytes", in: own),
      limit: optionalText("limit", in: own).flatMap { SendLimits.Limit(rawValue: $0) },
      tlsCause: optionalText("tlsCause", in: own).flatMap { TLSCause(rawValue: $0) })
  }

  private mutating func bytes(_ name: StaticString, in own: HARNode) -> Int {
    guard optional(name, in: own) != nil else { return 0 }
    return int(name, in: own, from: 0...Int(Int32.max)) ?? 0
  }

  /// What our own file says about the connection; nil if it says nothing.
  mutating func connection(of node: HARNode, address: String?) -> ConnectionFacts? {
    guard let remote = address.flatMap({ SocketAddress($0) }),
      let own = optional("_callready", in: node)
    else { return nil }
    let proxy = optionalText("proxy", in: own)
    var facts = ConnectionFacts(remote: remote, proxy: proxy)
    if let tls = optional("tls", in: own), check(tls, is: .object) {
      let certificate = CertificateFacts(
        subject: optionalText("subject", in: tls) ?? "",
        issuer: optionalText("issuer", in: tls) ?? "", isSelfSigned: flag("selfSigned", in: tls))
      facts.tls = TLSFacts(
        certificates: [certificate],
        trust: optionalText("trust", in: tls).flatMap { CertificateTrust(rawValue: $0) } ?? .none)
    }
    return facts.tls == nil && proxy == nil ? nil : facts
  }
}
