// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Validates JUnit's XML with libxml2's `xmllint` against the schema beside the tests.
enum JUnitSchema {
  private static let tool: String? = {
    let paths: [String] = ["/usr/bin/xmllint", "/usr/local/bin/xmllint"]
    return paths.first { access($0, X_OK) == 0 }
  }()

  /// Whether `xmllint` is there.
  static var isAvailable: Bool { tool != nil }

  /// Records an issue if the document is not valid; does nothing where `xmllint` is missing.
  static func expectValid(
    _ xml: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    guard let tool else { return }
    let status = try run(tool, on: xml)
    #expect(status == 0, "xmllint refuses the document", sourceLocation: sourceLocation)
  }

  /// The exit status of `xmllint`: 0 if the document is valid.
  static func run(_ tool: String, on xml: String) throws -> Int32 {
    var template = Array("/tmp/callready-junit-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    close(descriptor)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    TestFile.write(xml, to: path)
    let schema = TestFile.folder + "/junit-10-subset.xsd"
    let arguments = [tool, "--noout", "--nonet", "--huge", "--schema", schema, path]
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var child: pid_t = 0
    // Sockets of other tests must not live on in the tool.
    for descriptor in CInt(3)..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    try #require(posix_spawn(&child, tool, &actions, nil, &pointers, environ) == 0)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return (status >> 8) & 0xFF
  }

  /// The status for a document that is known to be wrong, to see that validation can fail.
  static func status(of xml: String) throws -> Int32? {
    try tool.map { try run($0, on: xml) }
  }
}
