// SPDX-License-Identifier: Apache-2.0

extension LatencySummary {
  func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("endpoint", endpoint)
      writer.member("limitMicroseconds", limitMicroseconds)
      writer.member("concurrency", concurrency)
      writer.name("groups")
      writer.list(groups) { $1.write(to: &$0) }
    }
  }

  init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(
      endpoint: try member["endpoint"].string(),
      limitMicroseconds: try member["limitMicroseconds"].count(),
      concurrency: try member["concurrency"].count(), groups: [])
    for entry in try member["groups"].elements() { groups.append(try Group(reading: entry)) }
  }
}

extension LatencySummary.Group {
  fileprivate func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("name", name)
      writer.member("count", count)
      writer.member("p50", p50)
      writer.member("p95", p95)
      writer.member("max", max)
      writer.member("samples", samples)
    }
  }

  /// Percentiles are computed anew from the samples.
  fileprivate init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(name: try member["name"].string(), samples: try member["samples"].counts())
  }
}
