// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction

/// No secret stands in a URL.
public enum TemplateSecretInURL: StaticCheck {
  /// Major: it works, and the secret is in every log on the way.
  public static let kind = FindingKind(
    "template-secret-in-url", .major, .security, holds: .controlledPilot, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "no secret stands in a URL",
    about: """
      Servers, proxies and the PBX itself write URLs into their logs; the address of a pop-up is in \
      every agent's browser. A secret of an environment or a password field belongs into a header, \
      or into the body of a request.
      """,
    passing: StaticExample(.contactSearch),
    failing: StaticExample(
      .contactSearch, "{{UrlEncode .Phone}}", "{{UrlEncode .Phone}}&key={{.api_key}}"))

  /// Every contract with secrets.
  public static func concerns(_ reading: StaticCase) -> Bool { !reading.secretNames.isEmpty }

  /// Looks at the base, at each request's URL and at the pop-up's.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    let contract = reading.contract
    let secrets = reading.secretNames
    var found: [Finding] = []
    if let base = contract.base {
      found += findings(in: base, secrets) { StaticCase.subject($0) }
    }
    for asked in contract.pbxRequests + contract.ownRequests {
      found += findings(in: asked.request.url, secrets, asked.subject)
    }
    for (template, name) in contract.tokenAddresses {
      found += findings(in: template, secrets) { StaticCase.subject($0, in: name) }
    }
    if case .format(let popup) = contract.contactSearch?.popup {
      found += findings(in: popup, secrets) {
        StaticCase.subject($0, in: "popup")
      }.map {
        var finding = $0
        finding.effect = "the secret in the address of the page that opens"
        return finding
      }
    }
    return found
  }

  private static func findings(
    in url: PBXTemplate, _ secrets: Set<String>, _ subject: (String) -> FindingSubject
  ) -> [Finding] {
    var seen = Set<String>()
    let used = url.references.filter {
      secrets.contains($0.name) && !$0.isCondition && seen.insert($0.name).inserted
    }
    return used.map { reference in
      var finding = Finding(
        kind, about: subject(reference.name),
        "the secret {{.\(authored: reference.name)}} stands in a URL", at: reference.span)
      finding.label = "URLs are written into logs"
      finding.remedy = "send it in a header, under `authentication.headers`"
      return finding
    }
  }
}

extension Contract {
  /// The addresses of token.yaml, with the names of their keys.
  fileprivate var tokenAddresses: [(PBXTemplate, String)] {
    guard let token else { return [] }
    let addresses = [
      (token.authorize, "authorize"), (token.query, "query"), (token.request.url, "token"),
      (token.refresh.request?.url, "refresh"),
    ]
    return addresses.compactMap { template, name in template.map { ($0, name) } }
  }
}
