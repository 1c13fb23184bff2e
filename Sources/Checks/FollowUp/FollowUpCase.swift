// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import GJSONPaths
import GoTemplates
public import JSONValues
public import PBXEmulation
import PBXLanguage
public import Redaction
public import Transports

/// The answer to one follow-up request with everything a check may look at.
public struct FollowUpCase: JudgedAnswer {
  /// The request with its promises.
  public let asked: FollowUpRequest
  /// What was sent and what came back, raw.
  public let exchange: Exchange
  /// The exchange's number in the run.
  public let number: Int
  /// The body as strict JSON, or why it is none; nil if there is no answer.
  public let json: Result<JSONDocument, JSONSyntaxError>?
  /// The PBX that asked.
  public let pbx: PBX
  /// Makes text of the answer safe to show.
  public let redactor: Redactor
  /// What earlier checks found about this answer.
  public internal(set) var earlier: [Finding] = []
  /// What each of its variables is filled with, in the order of the contract.
  let targets: [Target]

  /// A variable, and what the answer holds for it.
  struct Target: PathColumn {
    let mapping: VariableMapping
    let paths: [GJSONPath]
    let value: GJSONValue?
  }

  init(
    _ asked: FollowUpRequest, _ exchange: Exchange, number: Int, knowing known: [String: String],
    askedBy pbx: PBX, redactor: Redactor
  ) {
    self.asked = asked
    self.exchange = exchange
    self.number = number
    self.pbx = pbx
    self.redactor = redactor
    let body = exchange.response?.body
    json = body.map { body in
      Result { () throws(JSONSyntaxError) in try JSONDocument(parsing: body) }
    }
    // The same paths were rendered when the answer came, so this cannot fail here any more.
    targets = asked.variables.map { mapping in
      let paths = (try? pbx.gjsonPaths(mapping.path, with: known)) ?? []
      return Target(
        mapping: mapping, paths: paths,
        value: body.flatMap { GJSONPath.values(of: paths, in: $0).first })
    }
  }

  /// A follow-up request.
  public var endpoint: AnswerEndpoint { .followUp }

  /// The request as the contract has it.
  public var request: RequestTemplate { asked.request }

  /// What the contract promises about the answer.
  public var promised: ResponseExpectation { asked.response }

  /// The environment's variables are all there is.
  public var variables: [String: String] { [:] }

  /// Whether none of the variables is filled.
  public var lacksContent: Bool { !targets.contains { $0.value?.exists == true } }

  /// A promise of this request.
  public func subject(_ name: String) -> FindingSubject {
    FindingSubject(endpoint: "follow-up", interaction: asked.name.value, name: name)
  }

  /// A finding with this request and its exchange as evidence.
  public func finding(
    _ kind: FindingKind, about subject: FindingSubject, _ message: RedactedText,
    at place: SourceSpan?
  ) -> Finding {
    var finding = Finding(kind, about: subject, message, at: place)
    finding.scenarios = [asked.name.value]
    finding.evidence = [number]
    return finding
  }
}
