// SPDX-License-Identifier: Apache-2.0

import Redaction
import Transports

extension ReportedExchange {
  func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("number", number)
      writer.member("endpoint", endpoint)
      writer.member("interaction", interaction)
      writer.member("scenarios", scenarios)
      if !purpose.isEmpty { writer.member("purpose", purpose) }
      writer.member("method", method)
      writer.member("url", url)
      writer.name("request")
      request.write(to: &writer)
      writeAnswer(to: &writer)
      writer.member("startedAt", startedAt)
      writer.member("microseconds", microseconds)
      if let remoteAddress { writer.member("remoteAddress", remoteAddress) }
    }
  }

  private func writeAnswer(to writer: inout ResultsWriter) {
    if let status { writer.member("status", status) }
    if let response {
      writer.name("response")
      response.write(to: &writer)
    }
    if let failure {
      writer.member("failure", failure)
      writer.member("failureDetail", failureDetail)
    }
  }
}

extension ReportedExchange.Message {
  fileprivate func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.name("headers")
      writer.list(headers) { writer, header in
        writer.list([header.name, header.value], .row) { $0.value($1) }
      }
      if let body { writer.member("body", body) }
      writer.member("bodyBytes", bodyBytes)
    }
  }
}

extension ReportedExchange {
  init(reading member: ResultsMember) throws(ResultsFormatError) {
    number = try member["number"].count()
    endpoint = try member.optional("endpoint")?.string() ?? Self.oldEndpoint
    interaction = try member["interaction"].string()
    scenarios = try member["scenarios"].strings()
    purpose = try member.optional("purpose")?.string() ?? ""
    method = try member["method"].text()
    url = try member["url"].text()
    request = try Message(reading: try member["request"])
    status = try member.optional("status")?.int()
    response = try member.optional("response").map { (answer) throws(ResultsFormatError) in
      try Message(reading: answer)
    }
    failure = try member.optional("failure")?.string()
    failureDetail = try member.optional("failureDetail")?.text() ?? ""
    startedAt = try member["startedAt"].timestamp()
    microseconds = try member["microseconds"].count()
    remoteAddress = try member.optional("remoteAddress")?.text()
  }
}

extension ReportedExchange.Message {
  fileprivate init(reading member: ResultsMember) throws(ResultsFormatError) {
    var fields: [ReportedExchange.Header] = []
    for entry in try member["headers"].elements() {
      let pair = try entry.elements()
      guard pair.count == 2 else { throw entry.error("a name and a value") }
      fields.append(.init(name: try pair[0].text(), value: try pair[1].text()))
    }
    headers = fields
    body = try member.optional("body")?.text()
    bodyBytes = try member["bodyBytes"].count()
  }
}
