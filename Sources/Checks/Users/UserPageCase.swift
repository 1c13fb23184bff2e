// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
public import JSONSchemas
public import JSONValues
public import PBXEmulation
import PBXLanguage
public import Redaction
public import Transports

/// One page of users with everything a check of answers may look at.
///
/// It holds the body as a document, so that only one is there at a time.
public struct UserPageCase: JudgedAnswer {
  /// The page and what came back.
  let answer: UserAnswer
  /// The exchange's number in the run.
  let number: Int
  /// What the PBX makes of it.
  let columns: UserColumns
  private let users: UsersEndpoint
  /// What was sent and what came back, raw.
  public var exchange: Exchange { answer.exchange }
  /// The body as strict JSON, or why it is none; nil if there is no answer.
  public let json: Result<JSONDocument, JSONSyntaxError>?
  /// The PBX that asked.
  public let pbx: PBX
  /// Makes text of the answer safe to show.
  public let redactor: Redactor
  /// What earlier checks found about this page.
  public internal(set) var earlier: [Finding] = []

  init(
    _ answer: UserAnswer, number: Int, of users: UsersEndpoint, askedBy pbx: PBX,
    redactor: Redactor
  ) {
    self.answer = answer
    self.number = number
    self.users = users
    self.pbx = pbx
    self.redactor = redactor
    let body = answer.exchange.response?.body
    json = body.map { body in
      Result { () throws(JSONSyntaxError) in try JSONDocument(parsing: body) }
    }
    // Paths were rendered when the walk was begun, so this cannot fail here any more.
    columns = (try? pbx.users(in: body ?? [])) ?? UserColumns()
  }

  /// Get Users.
  public var endpoint: AnswerEndpoint { .users }

  /// The request as the contract has it.
  public var request: RequestTemplate { users.request }

  /// What the contract promises about every page.
  public var promised: ResponseExpectation { users.response }

  /// The environment's variables are all there is.
  public var variables: [String: String] { [:] }

  /// Whether there is no user.
  ///
  /// Beside an empty list an error may say that there are no more; where users are promised it does
  /// not.
  public var lacksContent: Bool {
    let isPromised = answer.step.page == 1 && !users.agents.isEmpty
    return columns.count == 0 && (!showsEmptyList || isPromised)
  }

  /// Whether the list that the users should stand in is there, and empty.
  var showsEmptyList: Bool {
    guard let ids = columns.column(of: .uniqueID), ids.values.isEmpty, let body = response?.body
    else { return false }
    return ids.paths.contains { path in
      let trace = path.trace(in: body)
      return switch trace.place {
      case .array(count: 0): true
      case .null, .object(keys: _, count: 0): !trace.walked.isEmpty
      case .array: path.part(trace.component).hasPrefix("#(")
      default: false
      }
    }
  }

  /// One promise of the list, however many pages show it.
  public func subject(_ name: String) -> FindingSubject { UsersRun.subject(name) }

  /// A finding with this page as evidence.
  public func finding(
    _ kind: FindingKind, about subject: FindingSubject, _ message: RedactedText,
    at place: SourceSpan?
  ) -> Finding {
    var finding = Finding(kind, about: subject, message, at: place)
    finding.evidence = [number]
    return finding
  }

  /// The code that keeps a list from being judged; nil if it may be.
  func unreadable(_ column: UserColumns.Column) -> String? {
    let name = column.mapping.field.rawValue
    return earlier.first {
      $0.subject.name == name
        && [PathSelectsNothing.kind.code, UsersAligned.kind.code].contains($0.kind.code)
    }?.kind.code
      ?? (column.values.isEmpty && columns.count > 0
        ? hasBroken([PathSelectsNothing.kind.code]) : nil)
  }

  /// A key that a mapping misses breaks the schema and a path alike.
  public func code(covering failure: SchemaFailure) -> String? {
    columns.columns.lazy.compactMap { column -> String? in
      let name = column.mapping.field.rawValue
      guard let code = earlier.first(where: { $0.subject.name == name })?.kind.code,
        column.paths.contains(where: { $0.components.starts(with: failure.places) })
      else { return nil }
      return code
    }.first
  }
}
