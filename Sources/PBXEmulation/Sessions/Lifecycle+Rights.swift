// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
import GJSONPaths
import GoTemplates
import PBXLanguage
import Redaction
import Transports

extension Lifecycle {
  /// What is asked about the integration's own rights.
  func rightsQuestion(
    _ question: LifecycleQuestion
  ) throws(TemplateExecutionError) -> Question? {
    let rights = pbx.contract.authentication
    func ask(
      _ template: RequestTemplate?, imagined: Question.Imagined = .answer("{}"), writes: Int = 0
    ) throws(TemplateExecutionError) -> Question? {
      guard let template else { return nil }
      return Question(
        question.rawValue, of: "authentication", try pbx.render(template, with: [:]),
        purpose: question.purpose, imagined: imagined, writes: writes)
    }
    if question == .administrator { return try ask(rights.administrator?.request) }
    switch rights.writeScope {
    case nil: return nil
    case .metadata(let request, _): return question == .metadata ? try ask(request) : nil
    case .invalidBody(let request, let refused, let unchanged):
      return question == .write
        ? try ask(request, imagined: refused.imagined, writes: 1) : try ask(unchanged)
    }
  }

  /// A request that must be refused, for the integration or for another identity.
  func forbidden(
    _ index: Int, by pbx: PBX, for identity: String?
  ) throws(TemplateExecutionError) -> Question {
    let forbidden = pbx.contract.authentication.forbidden[index]
    let name = Self.name(of: .forbidden(forbidden.name.value), for: identity)
    let isRead = forbidden.request.method.value == "GET"
    return Question(
      name, of: "authentication", try pbx.render(forbidden, whereIs: read),
      purpose: identity == nil ? "\(name), must be refused" : name,
      imagined: forbidden.refused.imagined, delay: .pause(LifecycleSetting.pause),
      writes: isRead ? 0 : 1)
  }

  /// What an identity reads, by the name that reports have for it.
  public enum Capability: Sendable, Hashable {
    /// The callers of a contact type, and the record behind the pop-up; nil: of the first type.
    case contacts(String?)
    case record(String?)
    case users
    case forbidden(String)

    /// The name in reports.
    public var title: String {
      switch self {
      case .contacts(let type): "contacts" + Self.suffix(type)
      case .record(let type): "record behind the pop-up" + Self.suffix(type)
      case .users: "users"
      case .forbidden(let name): name
      }
    }

    private static func suffix(_ type: String?) -> String { type.map { ": " + $0 } ?? "" }
  }

  /// The name of the question whether an identity has a capability; nil: the integration.
  public static func name(of capability: Capability, for identity: String?) -> String {
    if let identity { return "\(identity): \(capability.title)" }
    if case .forbidden(let name) = capability { return "forbidden: \(name)" }
    return "\(integration): \(capability.title)"
  }

  /// Whether an identity's refresh token may be used: one that rotates is gone then, unless somebody
  /// keeps its successor.
  public var mayLogInOthers: Bool {
    setting.hasVirtualTime || setting.keepsIdentities || pbx.contract.token?.rotates.value != true
  }

  /// The name of the question with which an identity logs in.
  public static func logIn(_ identity: String) -> String { "\(identity): log in" }

  mutating func identityQuestions(
    of step: Step
  ) throws(TemplateExecutionError) -> [Question] {
    switch step {
    case .identity(let name): return try logIn(name).map { [$0] } ?? []
    case .forbiddenFor(let name, let index):
      return try identities[name].map { (pbx) throws(TemplateExecutionError) in
        [try forbidden(index, by: pbx, for: name)]
      } ?? []
    case .contacts(let name, let index): return try contacts(name, index).map { [$0] } ?? []
    case .record(let name, let index): return try record(name, index).map { [$0] } ?? []
    case .users(let name):
      guard let pbx = identities[name], let users = pbx.contract.users else { return [] }
      return [
        Question(
          Self.name(of: .users, for: name), of: "authentication",
          try pbx.render(users.request, with: [:]), purpose: "users as \(name)")
      ]
    case .ask, .refreshAtOnce, .forbidden: return []
    }
  }

  /// Makes the PBX of an identity; with a token it has to log in first.
  private mutating func logIn(_ name: String) throws(TemplateExecutionError) -> Question? {
    if name == Self.integration {
      identities[name] = pbx
      return nil
    }
    guard let secrets = secrets(of: name) else { return nil }
    let other = try pbx.with(secrets: secrets)
    if pbx.contract.needsSession, let token = secrets["access_token"] {
      identities[name] = try other.with(credential: token.reveal())
      return nil
    }
    guard pbx.contract.needsSession else {
      identities[name] = other
      return nil
    }
    guard mayLogInOthers, let token = secrets["refresh_token"],
      let service = try? other.tokenService(environment),
      let request = try? service.refreshRequest(token)
    else { return nil }
    imagined += 1
    return Question(
      Self.logIn(name), of: "token", request, purpose: "log in as \(name)",
      imagined: .answer(imaginedTokens(imagined)))
  }

  /// An identity's secrets by the names of the integration's; nil if any is missing.
  private func secrets(of name: String) -> [String: Secret]? {
    let identity = pbx.contract.authentication.identities.first { $0.name.value == name }
    guard let identity else { return nil }
    var secrets: [String: Secret] = [:]
    for (variable, secret) in identity.variables {
      secrets[variable] = pbx.given.secrets[secret.value]
    }
    return secrets.count == identity.variables.count ? secrets : nil
  }

  private func contacts(
    _ name: String, _ index: Int
  ) throws(TemplateExecutionError) -> Question? {
    let view = views[index]
    guard let pbx = identities[name], let ask = view.ask else { return nil }
    let capability = Capability.contacts(view.other)
    return Question(
      Self.name(of: capability, for: name), of: "authentication",
      try pbx.render(view.type.request, with: ask.variables),
      purpose: "\(capability.title) as \(name)")
  }

  private func record(
    _ name: String, _ index: Int
  ) throws(TemplateExecutionError) -> Question? {
    let view = views[index]
    guard let pbx = identities[name], let id = found[name]?[index], let record = view.type.read
    else { return nil }
    let title = "record" + (view.other.map { ": " + $0 } ?? "")
    return Question(
      Self.name(of: .record(view.other), for: name), of: "authentication",
      try pbx.render(record.request, with: ["RecordId": id]), purpose: "\(title) as \(name)")
  }

  /// Takes what an identity was answered.
  mutating func heardIdentity(_ exchange: Exchange, _ question: String) {
    for name in [Self.integration] + pbx.contract.authentication.identities.map(\.name.value) {
      if question == Self.logIn(name) { return loggedIn(name, exchange) }
      for (index, view) in views.enumerated()
      where question == Self.name(of: .contacts(view.other), for: name) {
        found[name, default: [:]][index] = view.recordID(in: exchange, by: pbx)
      }
    }
  }

  private mutating func loggedIn(_ name: String, _ exchange: Exchange) {
    // Where a refresh brings no refresh token, the one that was used is good still.
    guard let service,
      let session = try? pbx.session(
        from: exchange, of: service, after: secrets(of: name)?["refresh_token"])
    else { return }
    identities[name] = try? pbx.signedIn(session)
  }
}
