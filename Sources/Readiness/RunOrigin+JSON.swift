// SPDX-License-Identifier: Apache-2.0

import Redaction

extension RunOrigin {
  func write(to writer: inout ResultsWriter) {
    writer.object { writer in
      writer.member("host", host)
      writer.member("localAddresses", localAddresses)
      writer.member("remoteAddresses", remoteAddresses)
      if let proxy { writer.member("proxy", proxy) }
      if let trust { writer.member("trust", trust) }
    }
  }

  init(reading member: ResultsMember) throws(ResultsFormatError) {
    self.init(
      host: try member["host"].text(), localAddresses: try member["localAddresses"].texts(),
      remoteAddresses: try member["remoteAddresses"].texts(),
      proxy: try member.optional("proxy")?.text(), trust: try member.optional("trust")?.text())
  }
}
