// SPDX-License-Identifier: Apache-2.0

import Testing

/// Certificates made with the `openssl` program, each in `NAME.pem` with its key in `NAME.key`.
struct Certificates: Sendable {
  /// What a certificate is to say.
  struct Wish: Sendable {
    var subject = "/CN=localhost"
    var names = "DNS:localhost,IP:127.0.0.1"
    var isAuthority = false
    /// More extensions, as `openssl req -addext` takes them.
    var extensions: [String] = []
    var from = "20200101000000Z"
    var until = "20991231235959Z"
    var key = ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
  }

  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("", to: "index.txt")
    try folder.write(
      """
      [ca]
      default_ca = own
      [own]
      database = \(folder.file("index.txt"))
      new_certs_dir = \(folder.path)
      rand_serial = yes
      default_md = sha256
      unique_subject = no
      copy_extensions = copy
      policy = any
      [any]
      commonName = optional
      organizationName = optional
      """, to: "ca.cnf")
  }

  /// Makes a certificate that its issuer signs; nil is itself.
  func make(_ name: String, by issuer: String? = nil, _ wish: Wish = Wish()) throws {
    var request = ["openssl", "req", "-newkey"] + wish.key
    request += ["-nodes", "-utf8", "-subj", wish.subject]
    request += ["-keyout", file("\(name).key"), "-out", file("\(name).csr")]
    var extensions = wish.extensions
    if !wish.names.isEmpty { extensions.append("subjectAltName=\(wish.names)") }
    if wish.isAuthority { extensions.append("basicConstraints=critical,CA:TRUE") }
    try Tool.run(request + extensions.flatMap { ["-addext", $0] })
    var sign = ["openssl", "ca", "-batch", "-notext", "-config", file("ca.cnf"), "-utf8"]
    sign += ["-in", file("\(name).csr"), "-out", file("\(name).pem")]
    sign += ["-startdate", wish.from, "-enddate", wish.until]
    sign += ["-keyfile", file("\(issuer ?? name).key")]
    try Tool.run(sign + (issuer.map { ["-cert", file("\($0).pem")] } ?? ["-selfsign"]))
  }

  func file(_ name: String) -> String { folder.file(name) }

  /// A server that shows a certificate and, if one is named, what stands between it and a root.
  func serve(
    _ name: String, sending chain: String? = nil, _ options: [String] = []
  ) async throws -> (server: ToolServer, port: Int) {
    let port = try RawSocket.freePort()
    var arguments = ["openssl", "s_server", "-accept", "127.0.0.1:\(port)", "-www", "-quiet"]
    arguments += ["-cert", file("\(name).pem"), "-key", file("\(name).key")]
    if let chain { arguments += ["-cert_chain", file("\(chain).pem")] }
    return (try await ToolServer(arguments + options, in: folder, listeningOn: port), port)
  }
}
