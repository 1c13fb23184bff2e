// SPDX-License-Identifier: Apache-2.0

import Contracts
public import GoTemplates
import JSONValues
import Redaction
public import Transports

/// Requests that a CRM has to refuse, one to the search and one to each endpoint that takes a body.
///
/// Each is one that the PBX sends, with its JSON cut off, or with a number that is no text. If a CRM
/// takes it all the same, the record is one of the run, and is removed with the others.
public struct MalformedRun: Conversation, RecordKeeper {
  /// The name of its questions.
  public static let question = "malformed"
  /// Records that were taken, as far as answers say.
  public private(set) var records: [WrittenRecord] = []
  /// Why a question could not be rendered; it ends there.
  public private(set) var obstacle: TemplateExecutionError?

  private let pbx: PBX
  private var pending: [Question]

  /// Requests behind those that a run has written.
  ///
  /// - Parameters:
  ///   - pbx: who asks, logged in.
  ///   - environment: the environment's name; nothing is asked where it does not allow it.
  ///   - written: what was asked while writing.
  public init(by pbx: PBX, in environment: String, behind written: [Question]) {
    self.pbx = pbx
    pending = []
    guard let place = pbx.contract.environment(named: environment), place.allows(.malformed) else {
      return
    }
    do throws(TemplateExecutionError) {
      pending += try search.map { [$0] } ?? []
    } catch {
      obstacle = error
    }
    guard place.writes == .allowed else { return }
    for kind in WriteEndpoint.Kind.allCases {
      let first = written.first { $0.record?.endpoint == kind && $0.request.isCuttable }
      if let first { pending.append(Self.question(cutting: first, kind)) }
    }
  }

  /// The write with its body cut off.
  private static func question(cutting first: Question, _ kind: WriteEndpoint.Kind) -> Question {
    Question(
      question, of: kind.rawValue, first.request.cutOff, purpose: "send a body that is cut off",
      imagined: .refused(400, "{}"), writes: 1,
      record: WrittenRecord(kind, type: first.record?.type, name: "a body that is cut off"))
  }

  /// Stands for a number until it is replaced by bytes that are no text.
  private static let marker = "callreadymarker"
  /// Two bytes that UTF-8 never has, percent-encoded as the URL of a request must be.
  private static let noText = "%C3%28"

  /// The search with a body that is cut off, or with a number that is no text; nil if there is no way
  /// to either.
  private var search: Question? {
    get throws(TemplateExecutionError) {
      var lookup = Lookup(.call(Self.marker), by: pbx)
      guard let (_, request) = lookup.next() else {
        if let obstacle = lookup.obstacle { throw obstacle }
        return nil
      }
      let url = request.url.replacing(Self.marker, with: Self.noText)
      guard request.isCuttable || url != request.url else { return nil }
      let malformed =
        request.isCuttable
        ? request.cutOff
        : Request(
          method: request.method, url: url, headers: request.headers, body: request.body)
      return Question(
        Self.question, of: "contact-search", malformed,
        purpose: request.isCuttable ? "send a body that is cut off" : "search for what is no text",
        imagined: .refused(400, "{}"))
    }
  }

  /// The next request, once.
  public mutating func next() -> [Question] {
    pending.isEmpty ? [] : [pending.removeFirst()]
  }

  /// Keeps the id of what was taken.
  public mutating func receive(_ exchange: Exchange, to question: Question) {
    guard var record = question.record, let response = exchange.response,
      (200..<300).contains(response.status),
      let endpoint = pbx.contract.writeEndpoint(record.endpoint)
    else { return }
    let type = endpoint.types.first { $0.name?.value == record.type } ?? endpoint.types[0]
    // A template that cannot be rendered without a call's variables tells no id; the mark does.
    guard let id = try? pbx.recordID(in: response, of: endpoint, type, with: [:]) else { return }
    record.id = id
    records.append(record)
  }
}

extension Request {
  /// Whether its body is a JSON object that can be cut off.
  fileprivate var isCuttable: Bool {
    guard let body, body.count > 2, !isBrokenJSON else { return false }
    return (try? JSONDocument(parsing: body))?.root.kind == .object
  }

  /// The same with the last part of the body missing, so that it is no JSON any more.
  ///
  /// The beginning stays: a record that is stored in spite of it carries the mark of the run, if it can.
  fileprivate var cutOff: Request {
    let text = String(decoding: body ?? [], as: UTF8.self)
    let trimmed = text.trimmingSuffix { $0.isWhitespace || $0 == "}" }
    return Request(
      method: method, url: url, headers: headers,
      body: Array(trimmed.prefix(max(1, trimmed.count - 2)).utf8))
  }
}

extension String {
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, matches(last) { rest.removeLast() }
    return rest
  }
}
