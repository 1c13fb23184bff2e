// SPDX-License-Identifier: Apache-2.0

import Redaction

extension UserTable {
  func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("count", count)
      writer.member("pages", pages)
      if let reach { writer.member("reach", reach) }
      writer.name("extensions")
      writer.list(extensions) { $1.write(to: &$0) }
      writer.member("leftOver", leftOver)
      writer.name("others")
      writer.list(others) { $1.write(to: &$0) }
    }
  }

  init(reading member: ResultsMember) throws(ResultsFormatError) {
    var rows: [Row] = []
    for entry in try member["extensions"].elements() { rows.append(try Row(reading: entry)) }
    var others: [Other] = []
    for entry in try member["others"].elements() { others.append(try Other(reading: entry)) }
    self.init(
      count: try member["count"].count(), pages: try member["pages"].count(),
      reach: try member.optional("reach")?.count(), extensions: rows,
      leftOver: try member["leftOver"].count(), others: others)
  }
}

extension UserTable.Row {
  fileprivate func write(to writer: inout ResultsWriter) {
    writer.object(.row) { writer in
      writer.member("extension", number)
      writer.member("pilot", isPilot)
      if let email { writer.member("email", email) }
      if let user { writer.member("user", user) }
      writer.member("state", state.rawValue)
      if !remark.isEmpty { writer.member("remark", remark) }
    }
  }

  fileprivate init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(
      number: try member["extension"].string(), isPilot: try member["pilot"].bool(),
      email: try member.optional("email")?.text(), user: try member.optional("user")?.text(),
      state: try member["state"].choice(), remark: try member.optional("remark")?.text() ?? "")
  }
}

extension UserTable.Other {
  fileprivate func write(to writer: inout ResultsWriter) {
    writer.object(.row) { writer in
      writer.member("id", id)
      writer.member("page", page)
      writer.member("place", place)
    }
  }

  fileprivate init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(
      id: try member["id"].text(), page: try member["page"].count(),
      place: try member["place"].count())
  }
}
