// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import GoTemplates
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

/// A follow-up request writes its credential out.
public enum FollowUpHeader: StaticCheck {
  /// Major: the CRM will refuse it, unless it asks for no credential there.
  public static let kind = FindingKind(
    "follow-up-header", .major, .authentication, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "a follow-up request writes its credential out",
    about: """
      Headers of the template are not sent with follow-up requests, as the vendor's page on headers \
      says, and none says that the method's own `Authorization` is. A request that has neither a \
      secret nor a token in its headers, its URL or its body goes out without a credential. A refusal \
      of such a request in a run is told under this code.
      """,
    passing: StaticExample(.followUp),
    failing: StaticExample(
      .followUp, "/account\n      X-Api-Key: {{.api_key}}",
      "/account\n      Accept: application/json"))

  /// Every contract with follow-up requests and a credential.
  public static func concerns(_ reading: StaticCase) -> Bool {
    reading.contract.followUp != nil && !reading.contract.credentialNames.isEmpty
  }

  /// Looks for a credential in each request.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    let contract = reading.contract
    let sent = contract.authentication.headers.filter { header in
      header.value.references.contains { contract.credentialNames.contains($0.name) }
    }.map(\.name.value)
    return (contract.followUp?.requests ?? []).filter { lacksCredential($0, contract) }.map {
      asked in
      let name = sent.first ?? "Authorization"
      var finding = Finding(
        kind, about: StaticCase.subject("", in: asked.name.value),
        "'\(authored: asked.name.value)' is sent without a credential",
        at: asked.request.method.span.union(asked.request.url.source.span).firstLineOfSource)
      finding.label = "headers of contract.yaml are not sent here"
      finding.expected = "the header \(authored: name), or a secret elsewhere"
      finding.actual = "no secret and no token in the request"
      finding.remedy = "write the header \(authored: name) into the request itself"
      finding.effect = "the CRM refuses it, and what it should fill stays empty"
      return finding
    }
  }

  /// Whether a request has neither a secret nor a token in it.
  static func lacksCredential(_ asked: FollowUpRequest, _ contract: Contract) -> Bool {
    let names = contract.credentialNames
    let request = asked.request
    let templates =
      [request.url] + request.headers.map(\.value) + [request.body].compactMap { $0 }
    return !names.isEmpty
      && !templates.contains { $0.references.contains { names.contains($0.name) } }
  }

  /// What explains that a request was refused: it has no credential; nil if it has, or was accepted.
  static func covers(_ answer: FollowUpCase, _ code: String) -> Judgement? {
    guard code == AuthAccepted.kind.code, let status = answer.response?.status,
      [401, 403].contains(status), !answer.promised.statuses.value.contains(status),
      lacksCredential(answer.asked, answer.pbx.contract)
    else { return nil }
    return .notProven(because: kind.code)
  }
}

extension Contract {
  /// The names of variables that hold a credential.
  fileprivate var credentialNames: Set<String> {
    let fields = authentication.fields.filter { $0.type == .password }.map(\.name.value)
    let secrets = environments.flatMap(\.secrets).map(\.name.value)
    let filled = followUp?.requests.flatMap(\.variables).map(\.name.value) ?? []
    let own = fields + secrets
    let token =
      authentication.method == .none || authentication.method == .basic
      ? [] : ["AccessToken"]
    // A session that an earlier request has opened is a credential too.
    return own.isEmpty && token.isEmpty ? [] : Set(own + token + filled)
  }
}
