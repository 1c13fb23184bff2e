// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction
public import Transports

extension Lifecycle {
  /// What a step asks; empty if it has no ground any more.
  mutating func questions(of step: Step) throws(TemplateExecutionError) -> [Question] {
    switch step {
    case .ask(let question): return try self.question(question).map { [$0] } ?? []
    case .refreshAtOnce:
      guard isRenewed, let refresh = pbx.session.refreshToken else { return [] }
      return [LifecycleQuestion.refreshFirst, .refreshSecond].compactMap { question in
        tokenQuestion(question, request(refreshing: refresh))
      }
    case .forbidden(let index): return try [forbidden(index, by: pbx, for: nil)]
    case .identity, .contacts, .record, .users, .forbiddenFor:
      return try identityQuestions(of: step)
    }
  }

  private mutating func question(
    _ question: LifecycleQuestion
  ) throws(TemplateExecutionError) -> Question? {
    if question.isTokenRequest { return try tokenQuestion(question) }
    switch question {
    case .readBefore, .write, .readAfter, .metadata, .administrator:
      return try rightsQuestion(question)
    default: break
    }
    guard let read, let request = try readRequest(question, read) else { return nil }
    guard LifecycleQuestion.refusals.contains(question) || question == .readOld && oldDies else {
      return Question(
        question.rawValue, of: "authentication", request, purpose: question.purpose)
    }
    return Question(
      question.rawValue, of: "authentication", request, purpose: question.purpose,
      imagined: pbx.contract.authentication.refused.imagined, delay: delay(of: question))
  }

  private var oldDies: Bool { pbx.contract.token?.oldToken.value == .dies }

  private func delay(of question: LifecycleQuestion) -> Question.Delay {
    switch question {
    case .expired: end.map { .until($0.advanced(by: LifecycleSetting.margin)) } ?? .none
    case .revoked, .refreshRevoked, .readOld: .none
    default: .pause(LifecycleSetting.pause)
    }
  }

  private func readRequest(
    _ question: LifecycleQuestion, _ read: SampleRead
  ) throws(TemplateExecutionError) -> Request? {
    switch question {
    case .readOld: return try read.rendered(by: try pbx.signedIn(firstSession))
    case .readFirst, .readSecond:
      let session = both[question == .readFirst ? .refreshFirst : .refreshSecond]
      guard let session else { return nil }
      return try read.rendered(by: try pbx.signedIn(session))
    case .missing: return try pbx.withoutCredential(read)
    case .garbage: return try pbx.withFalseCredential(read)
    case .scheme: return try pbx.withWrongScheme(read)
    case .dead:
      guard let template = pbx.contract.token?.expiredToken,
        template.references.allSatisfy({ pbx.hasValue(of: $0.name) })
      else { return nil }
      let token = try pbx.render(template, with: [:])
      return token.isEmpty ? nil : try read.rendered(by: try pbx.with(credential: token))
    case .expired: return end == nil ? nil : try read.rendered(by: pbx)
    default: return try read.rendered(by: pbx)
    }
  }

  /// When the present token ends, if the run can be there; nil if nobody knows, or if it is too long.
  public var end: Timestamp? {
    guard let start = pbx.session.startedAt, let lifetime = lifetime else { return nil }
    let most = setting.hasVirtualTime ? Duration.seconds(400 * 86_400) : setting.patience
    return lifetime <= most ? start.advanced(by: lifetime) : nil
  }

  /// How long a token lives: by the contract, else by the answer.
  public var lifetime: Duration? { pbx.session.lifetime(by: pbx.contract) }

  private mutating func tokenQuestion(
    _ question: LifecycleQuestion
  ) throws(TemplateExecutionError) -> Question? {
    switch question {
    case .badGrant:
      let none = Secret("callready-no-such-refresh-token", name: "refresh_token")
      return request(refreshing: none).map { request in
        Question(
          question.rawValue, of: "token", request, purpose: question.purpose,
          imagined: pbx.contract.token?.badGrant.imagined ?? .refused(400, ""),
          delay: .pause(LifecycleSetting.pause))
      }
    case .revoke:
      guard let revoke = pbx.contract.token?.revoke else { return nil }
      return Question(
        question.rawValue, of: "token", try pbx.render(revoke.request, with: [:], isPlain: true),
        purpose: question.purpose)
    case .refreshRevoked:
      guard pbx.contract.token?.revoke?.kills == .family, let token = pbx.session.refreshToken
      else { return nil }
      return request(refreshing: token).map { request in
        Question(
          question.rawValue, of: "token", request, purpose: question.purpose,
          imagined: pbx.contract.token?.badGrant.imagined ?? .refused(400, ""))
      }
    case .renew where end == nil || !canRefresh: return nil
    default: return tokenQuestion(question, request(refreshing: pbx.session.refreshToken))
    }
  }

  private mutating func tokenQuestion(
    _ question: LifecycleQuestion, _ request: Request?
  ) -> Question? {
    guard let request else { return nil }
    imagined += 1
    return Question(
      question.rawValue, of: "token", request, purpose: question.purpose,
      imagined: .answer(imaginedTokens(imagined)))
  }

  /// The PBX's refresh, as the contract has it.
  private func request(refreshing token: Secret?) -> Request? {
    try? service?.refreshRequest(
      token ?? Secret("", name: "refresh_token"), accessToken: pbx.session.accessToken)
  }

  /// A token answer as the contract promises it.
  func imaginedTokens(_ number: Int) -> String {
    var members = [
      #""access_token": "LOGIN-AccessToken-\#(number)""#, #""token_type": "Bearer""#,
    ]
    let seconds = lifetime.map { Int($0.components.seconds) } ?? 3600
    switch pbx.contract.token?.statesLifetime.value {
    case .seconds(let path): members.append("\"\(path.source.text)\": \(seconds)")
    case .milliseconds(let path): members.append("\"\(path.source.text)\": \(seconds * 1000)")
    case .nowhere, nil: break
    }
    if pbx.contract.token?.rotates.value == true {
      members.append(#""refresh_token": "LOGIN-RefreshToken-\#(number)""#)
    }
    return "{\(members.joined(separator: ", "))}"
  }
}

extension Refusal {
  /// What a plan imagines as this refusal.
  var imagined: Question.Imagined {
    .refused(statuses.value.first ?? 401, "{\"error\": \"\(says?.value ?? "refused")\"}")
  }
}
