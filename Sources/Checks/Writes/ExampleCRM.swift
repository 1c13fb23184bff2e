// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import JSONValues
import PBXEmulation
import Transports

/// A CRM of the examples: it stores what it is given, gives it back by its id, finds contacts by
/// their number and records by the mark of the run, and removes what it is told to.
struct ExampleCRM: Sendable {
  private struct Record: Sendable {
    let id: String
    /// The path that it was posted to: `contacts`.
    let place: String
    /// Its members in order, each as JSON.
    var members: [(name: String, json: String)]
    var isRemoved = false

    var body: String {
      (["\"id\": \"\(id)\""] + members.map { "\"\($0.name)\": \($0.json)" })
        .joined(separator: ", ")
    }
  }

  private let faults: [ExampleFault]
  private var records: [Record] = []
  /// Whether its own rules have run.
  private var isLater = false

  init(_ faults: [ExampleFault]) {
    self.faults = faults
  }

  /// What comes back to a question.
  mutating func answer(_ question: Question) -> ExampleAnswer {
    for case .refuses(let name, let answer) in faults where question.name.hasSuffix(name) {
      return answer
    }
    isLater = question.name.hasSuffix("settled")
    let answer = usual(question.request)
    for case .answers(let name, let other) in faults where question.name.hasSuffix(name) {
      return other
    }
    return answer
  }

  private mutating func usual(_ request: Request) -> ExampleAnswer {
    let target = request.url.dropFirst("https://crm.example/v1/".count)
    let path = target.prefix { $0 != "?" }
    let query = target.dropFirst(path.count + 1)
    let parts = path.split(separator: "/").map(String.init)
    switch (request.method, parts.count) {
    case ("POST", 1): return create(request, at: parts[0])
    case ("DELETE", 2): return remove(parts[1])
    case ("GET", 2) where parts[1] == "search": return find(String(query))
    case ("GET", 2) where parts[1] == "marked": return list(marked: String(query), at: parts[0])
    case ("GET", 2) where parts[0] == "users":
      return ExampleAnswer("{\"data\": {\"id\": \"\(parts[1])\"}}")
    case ("GET", 2): return read(parts[1])
    default: return ExampleAnswer(#"{"error": "unknown"}"#, status: 404)
    }
  }

  private mutating func create(_ request: Request, at place: String) -> ExampleAnswer {
    guard let document = try? JSONDocument(parsing: request.body ?? []) else {
      return ExampleAnswer(#"{"error": "the body is not JSON"}"#, status: 400)
    }
    let fields = document.root.members.map { member in
      (name: member.key, json: stored(member.value))
    }
    var record = Record(id: "r\(records.count + 1)", place: place, members: fields)
    if recognises, let first = records.first(where: { $0.place == place && !$0.isRemoved }) {
      let isSame = zip(first.members, fields).allSatisfy { $0 == $1 }
      if isSame { return created(first) }
    }
    records.append(record)
    if doubles {
      record = Record(id: "copy\(records.count)", place: place, members: fields)
      records.append(record)
      return created(records[records.count - 2])
    }
    return created(record)
  }

  private func created(_ record: Record) -> ExampleAnswer {
    ExampleAnswer("{\"data\": {\"id\": \"\(record.id)\"}}", status: 201)
      .with("Location", "/v1/\(record.place)/\(record.id)")
  }

  private func stored(_ value: JSONValue) -> String {
    guard let text = value.string else { return value.raw }
    var changed = text
    for case .stores(_, let change) in faults { changed = change(changed) }
    return changed == text ? value.raw : JSONOutput.string(changed).text(pretty: false)
  }

  private func read(_ id: String) -> ExampleAnswer {
    guard let record = records.first(where: { $0.id == id && !$0.isRemoved }) else {
      return ExampleAnswer(#"{"error": "not found"}"#, status: 404)
    }
    return ExampleAnswer("{\"data\": {\(shown(record).body)}}")
  }

  private func shown(_ record: Record) -> Record {
    var record = record
    for case .shows(let field, let json) in faults {
      record.members = record.members.compactMap { member in
        member.name == field ? json.map { (member.name, $0) } : member
      }
    }
    for case .changes(let field, let json) in faults where isLater {
      record.members = record.members.map { $0.name == field ? ($0.name, json) : $0 }
    }
    return record
  }

  private func find(_ query: String) -> ExampleAnswer {
    let digits = query.replacing("%2B", with: "").filter(\.isNumber)
    if digits == "971500000000" { return ExampleAnswer(ExampleContract.known) }
    let isHidden = faults.contains { if case .hides = $0 { true } else { false } }
    let found = records.filter { record in
      let phone = record.members.first { $0.name == "phone" }?.json.filter(\.isNumber)
      return !isHidden && !record.isRemoved && phone == digits && !digits.isEmpty
    }
    let list = found.map { record in
      let name = record.members.first { $0.name == "first_name" }?.json ?? "\"\""
      let phone = record.members.first { $0.name == "phone" }?.json ?? "\"\""
      return "{\"id\": \"\(record.id)\", \"full_name\": \(name), \"phone\": \(phone)}"
    }
    return ExampleAnswer("{\"data\": [\(list.joined(separator: ", "))]}")
  }

  private func list(marked query: String, at place: String) -> ExampleAnswer {
    let mark = query.split(separator: "=").last.map(String.init) ?? ""
    let found = records.filter { record in
      record.place == place && !record.isRemoved
        && record.members.contains { $0.json.contains(mark) }
    }
    let list = found.map { "{\"id\": \"\($0.id)\"}" }
    return ExampleAnswer("{\"data\": [\(list.joined(separator: ", "))]}")
  }

  private mutating func remove(_ id: String) -> ExampleAnswer {
    let keeps = faults.contains { if case .keeps = $0 { true } else { false } }
    if !keeps, let place = records.firstIndex(where: { $0.id == id }) {
      records[place].isRemoved = true
    }
    return ExampleAnswer("", status: 204)
  }

  private var recognises: Bool {
    faults.contains { if case .recognises = $0 { true } else { false } }
  }

  private var doubles: Bool { faults.contains { if case .doubles = $0 { true } else { false } } }
}
