// SPDX-License-Identifier: Apache-2.0

import Contracts
import GoTemplates
import PBXLanguage

extension Lifecycle {
  private var contract: Contract { pbx.contract }
  private var rights: Authentication { contract.authentication }

  /// Whether anything is asked about the credential at all: any secret counts as one, since what is
  /// answered without it is open to everybody.
  public var isJudged: Bool { pbx.hasCredential || rights.concernsCredential }

  /// Whether the read can be asked without what it is asked with: a secret may be for other requests.
  public var readCarriesCredential: Bool {
    guard pbx.hasCredential, let read else { return pbx.hasCredential }
    return (try? pbx.withFalseCredential(read)) != (try? read.rendered(by: pbx))
  }

  /// Whether records may be changed here.
  public var mayWrite: Bool { contract.environment(named: environment)?.writes == .allowed }

  /// Whether the log-in can be renewed as the PBX would do it.
  public var canRefresh: Bool {
    guard let token = contract.token, service != nil else { return false }
    if firstSession.refreshToken != nil { return true }
    guard let own = token.refresh.request else { return false }
    let templates = [own.url] + own.headers.map(\.value) + (own.body.map { [$0] } ?? [])
    return !templates.flatMap(\.references).contains { $0.name == "RefreshToken" }
  }

  /// Everything in order; what may do harm comes last.
  var steps: [Step] {
    guard isJudged else { return [] }
    // What kills the log-in comes behind the end of its token; what only revokes it, last.
    let kills = contract.token?.refresh.atOnce?.value == .kills
    return first + renewals + writes + rightsSteps + refusals
      + (kills ? ends + together : together + ends) + revocation
  }

  private var first: [Step] { read == nil ? [] : [.ask(.read)] }

  private var renewals: [Step] {
    guard canRefresh else { return [] }
    let twice: [LifecycleQuestion] = [
      .refresh, .readRefreshed, .readOld, .refreshAgain, .readAgain,
    ]
    return twice.map(Step.ask)
  }

  /// Two refreshes at once may kill the log-in, so they stand behind what needs it.
  private var together: [Step] {
    let atOnce = contract.token?.refresh.atOnce?.value
    guard canRefresh, read != nil, atOnce == .survives || atOnce != nil && mayKillAtOnce else {
      return []
    }
    return [.refreshAtOnce, .ask(.readFirst), .ask(.readSecond)]
  }

  private var writes: [Step] {
    switch rights.writeScope {
    case nil: []
    case .metadata: [.ask(.metadata)]
    case .invalidBody: mayWrite ? [.ask(.readBefore), .ask(.write), .ask(.readAfter)] : []
    }
  }

  private var rightsSteps: [Step] {
    let forbidden = rights.forbidden.indices.filter { mayAsk($0) }
    // What a system forbids by custom is asked of the integration alone: refusals are to be few.
    let declared = forbidden.filter { rights.forbidden[$0].usual == nil }
    let others = [Self.integration] + rights.identities.map(\.name.value)
    let seen = rights.identities.isEmpty ? [] : others
    return (rights.administrator == nil ? [] : [.ask(.administrator)])
      + forbidden.map(Step.forbidden)
      + seen.flatMap { name -> [Step] in
        [.identity(name)]
          + views.indices.flatMap { [.contacts(name, $0), .record(name, $0)] }
          + [.users(name)]
          + (name == Self.integration ? [] : declared.map { .forbiddenFor(name, $0) })
      }
  }

  /// A GET everywhere, anything else where writes are allowed.
  public func mayAsk(_ forbidden: Int) -> Bool {
    rights.forbidden[forbidden].request.method.value == "GET" || mayWrite
  }

  private var refusals: [Step] {
    guard readCarriesCredential else { return [] }
    var asked: [LifecycleQuestion] = read == nil ? [] : [.missing, .garbage]
    if contract.needsSession, read != nil { asked.append(.scheme) }
    if contract.token?.expiredToken != nil, read != nil { asked.append(.dead) }
    if firstSession.refreshToken != nil, service != nil { asked.append(.badGrant) }
    if read != nil { asked.append(.control) }
    return asked.map(Step.ask)
  }

  private var ends: [Step] {
    guard contract.token != nil, read != nil else { return [] }
    return [.ask(.expired), .ask(.renew)]
  }

  private var revocation: [Step] {
    guard read != nil, mayRevoke else { return [] }
    return [.ask(.revoke), .ask(.revoked), .ask(.refreshRevoked)]
  }

  /// Whether two refreshes at once may kill the log-in here.
  public var mayKillAtOnce: Bool {
    setting.hasVirtualTime
      || contract.token?.refresh.only.contains { $0.value == environment } == true
  }

  /// Whether a token may be killed here: one alone everywhere, a whole log-in where it is allowed.
  public var mayRevoke: Bool {
    guard let revoke = contract.token?.revoke else { return false }
    return revoke.kills == .accessToken || setting.hasVirtualTime
      || revoke.only.contains { $0.value == environment }
  }
}
