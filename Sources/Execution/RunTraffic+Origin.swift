// SPDX-License-Identifier: Apache-2.0

public import Readiness
public import Redaction
import Transports

extension RunTraffic {
  /// From where it was asked, and who answered; nil if nobody was reached.
  ///
  /// Ports are left out: those of this machine are new each time.
  public func origin(host: String, redactor: Redactor) -> RunOrigin? {
    var facts: [ConnectionFacts] = []
    for exchange in everyExchange {
      // Most exchanges share a connection with the one before.
      if let next = exchange.connection, next != facts.last { facts.append(next) }
    }
    guard !facts.isEmpty else { return nil }
    func unique(_ texts: [String]) -> [RedactedText] {
      var seen: Set<String> = []
      return texts.filter { seen.insert($0).inserted }.map { redactor.redact($0) }
    }
    let trust = facts.lazy.compactMap(\.tls).first?.trust
    return RunOrigin(
      host: redactor.redact(host), localAddresses: unique(facts.compactMap { $0.local?.host }),
      remoteAddresses: unique(facts.map(\.remote.host)),
      proxy: facts.lazy.compactMap(\.proxy).first.map { redactor.redact($0) },
      trust: trust.map { trust in
        switch trust {
        case .system: "the system's authorities"
        case .ownFile: "the file given with --ca-file"
        case .none: "nobody"
        }
      })
  }
}
