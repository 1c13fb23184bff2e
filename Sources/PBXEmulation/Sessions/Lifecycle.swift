// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
public import GoTemplates
import Redaction
public import Transports

/// What comes last in a run: what the credential may and may not, its renewal, and its end.
///
/// Questions that the CRM must refuse are few, stand behind everything else, and keep their distance.
/// If the CRM then refuses what it allowed before, it has locked the run out, and nothing more is
/// asked.
public struct Lifecycle: Conversation {
  /// What the world allows.
  public let setting: LifecycleSetting
  /// The read that shows whether a credential is good; nil if the contract declares none.
  public let read: SampleRead?
  /// Why a question could not be rendered; it ends there.
  public internal(set) var obstacle: TemplateExecutionError?
  /// Whether the CRM has locked the run out.
  public private(set) var isLockedOut = false

  /// The PBX with the tokens it has by now.
  var pbx: PBX
  let environment: String
  let service: TokenService?
  /// The session of before the first refresh.
  private(set) var firstSession: Session
  /// PBXes of other identities, by their names, logged in where that is needed.
  var identities: [String: PBX] = [:]
  /// The contact types as identities see them.
  public let views: [ContactView]
  /// The ids of the records that an identity found, by the number of the view.
  var found: [String: [Int: String]] = [:]
  /// Sessions that two refreshes at once brought.
  var both: [LifecycleQuestion: Session] = [:]
  /// Whether a refresh has brought a new token.
  var isRenewed = false
  /// The session that is left of the two.
  private var survivor: Session?
  /// How many tokens a plan has imagined.
  var imagined = 1
  private var pending: [Step]

  /// One step; a step may have nothing to ask.
  enum Step: Sendable, Hashable {
    case ask(LifecycleQuestion)
    case refreshAtOnce
    case forbidden(Int)
    case identity(String)
    case contacts(String, Int)
    case record(String, Int)
    case users(String)
    case forbiddenFor(String, Int)
  }

  /// The identity that the run itself has.
  public static let integration = "integration"

  /// The last questions of a run.
  ///
  /// - Parameters:
  ///   - pbx: who asks, logged in.
  ///   - environment: the environment's name.
  ///   - setting: what the world allows.
  public init(by pbx: PBX, in environment: String, _ setting: LifecycleSetting) {
    self.pbx = pbx
    self.environment = environment
    self.setting = setting
    firstSession = pbx.session
    service = try? pbx.tokenService(environment)
    read = SampleRead(of: pbx.contract, in: environment)
    views = ContactView.all(of: pbx.contract, in: environment)
    pending = []
    pending = steps.reversed()
  }

  /// What must be refused is not asked again, nor is the read behind it: there an answer that looks
  /// like a limit may be a lock-out.
  public func mayAskAgain(_ question: Question) -> Bool {
    LifecycleQuestion(rawValue: question.name)
      .map { $0 != .control && !LifecycleQuestion.refusals.contains($0) } ?? true
  }

  /// What is asked of the token endpoint, or with a token that is to be dead, goes as it is.
  public func carrier(of question: Question) -> TokenCarrier {
    if let known = LifecycleQuestion(rawValue: question.name) {
      return known.needsToken ? .run : .nobody
    }
    guard question.endpoint != "token" else { return .nobody }
    let other = identities.first {
      $0.key != Self.integration && question.name.hasPrefix("\($0.key): ")
    }
    return other.map { name, pbx in
      .identity(name, Renewal(of: pbx, in: environment, named: Self.logIn(name)))
    } ?? .run
  }

  /// The tokens that it has by now.
  public var session: Session? { pbx.session }

  /// Goes on with the tokens of a renewal.
  public mutating func goOn(with session: Session, of carrier: TokenCarrier) {
    switch carrier {
    case .nobody: break
    case .identity(let name, _): identities[name] = try? identities[name]?.signedIn(session)
    case .run:
      if !isRenewed { firstSession = session }
      use(session)
      if identities[Self.integration] != nil { identities[Self.integration] = pbx }
    }
  }

  /// The next question; two if the token is refreshed twice at once.
  public mutating func next() -> [Question] {
    while obstacle == nil, !isLockedOut, let step = pending.popLast() {
      do throws(TemplateExecutionError) {
        let questions = try questions(of: step)
        if !questions.isEmpty { return questions }
      } catch {
        obstacle = error
      }
    }
    return []
  }

  /// Takes an answer; new tokens are used from then on.
  public mutating func receive(_ exchange: Exchange, to question: Question) {
    guard let known = LifecycleQuestion(rawValue: question.name) else {
      return heardIdentity(exchange, question.name)
    }
    switch known {
    case .refresh, .refreshAgain, .renew: renew(exchange)
    case .refreshFirst, .refreshSecond:
      // One that does not rotate stays what it was.
      let old = pbx.session.refreshToken
      both[known] = service.flatMap { try? pbx.session(from: exchange, of: $0, after: old) }
    case .readFirst, .readSecond: choose(known, exchange)
    case .control: isLockedOut = Self.isLockedOut(exchange.response?.status)
    case .missing, .garbage, .scheme, .dead, .badGrant: suspect(exchange, known)
    default: break
    }
  }

  /// Goes on with the token of two that is good; without one there is no log-in any more.
  private mutating func choose(_ question: LifecycleQuestion, _ exchange: Exchange) {
    let status = exchange.response?.status ?? 0
    if (200..<300).contains(status) {
      survivor = both[question == .readFirst ? .refreshFirst : .refreshSecond]
    }
    guard question == .readSecond || both[.refreshSecond] == nil else { return }
    if let survivor { use(survivor) } else { pending = [] }
  }

  private mutating func renew(_ exchange: Exchange) {
    guard let service,
      let session = try? pbx.session(
        from: exchange, of: service, after: pbx.session.refreshToken)
    else { return }
    isRenewed = true
    use(session)
  }

  /// Goes on with another session.
  mutating func use(_ session: Session) {
    do throws(TemplateExecutionError) {
      pbx = try pbx.signedIn(session)
    } catch {
      obstacle = error
    }
  }

  /// A refusal unlike the one that is promised may be a lock-out: a good read tells.
  private mutating func suspect(_ exchange: Exchange, _ question: LifecycleQuestion) {
    guard Self.isLockedOut(exchange.response?.status) else { return }
    let promised =
      question == .badGrant
      ? pbx.contract.token?.badGrant.statuses.value
      : pbx.contract.authentication.refused.statuses.value
    guard promised?.contains(exchange.response?.status ?? 0) != true else { return }
    pending.removeAll { $0 == .ask(.control) }
    pending.append(.ask(.control))
  }

  /// How a system refuses an address that it has locked out (EspoCRM 403, Roundup 429).
  static func isLockedOut(_ status: Int?) -> Bool { status == 403 || status == 429 }
}
