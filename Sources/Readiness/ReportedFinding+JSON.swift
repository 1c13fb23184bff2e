// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction

extension ReportedFinding {
  func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writeKind(to: &writer)
      writer.member("fingerprint", fingerprint)
      writer.member("endpoint", subject.endpoint)
      writer.member("interaction", subject.interaction)
      writer.member("subject", subject.name)
      writer.member("message", message)
      if !label.isEmpty { writer.member("label", label) }
      if let expected { writer.member("expected", expected) }
      if let actual { writer.member("actual", actual) }
      writer.member("remedy", remedy)
      if !effect.isEmpty { writer.member("effect", effect) }
      writer.member("scenarios", scenarios)
      writer.member("evidence", evidence)
      if let place {
        writer.name("place")
        place.write(to: &writer)
      }
    }
  }

  private func writeKind(to writer: inout ResultsWriter) {
    writer.member("code", kind.code)
    writer.member("severity", kind.severity.rawValue)
    writer.member("capability", kind.capability.rawValue)
    writer.member("gate", kind.gate.rawValue)
    writer.member("owner", kind.owner.rawValue)
    writer.member("layer", kind.layer.rawValue)
    writer.member("failureToAsk", isFailureToAsk)
  }
}

extension ReportedPlace {
  fileprivate func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("file", file)
      writer.member("line", line)
      writer.member("column", column)
      writer.member("width", width)
      writer.member("text", text)
    }
  }
}
