// SPDX-License-Identifier: Apache-2.0

import Testing

/// A folder of `Cases`: the arguments of one run of the program, and what must come of it.
///
/// | file | holds |
/// |---|---|
/// | `arguments` | one argument a line; empty lines are empty arguments |
/// | `environment` | environment variables as `NAME=VALUE`, one a line |
/// | `server` | the name of a ``Misbehaviour`` that listens on `@PORT@` |
/// | `files` | names below `@OUT@` that must be there afterwards, sorted; no other may be |
/// | `stdout`, `stderr`, `exit` | what is expected, volatile parts as ``Normaliser`` writes them |
///
/// The program runs in the folder of the case. `@OUT@`, `@CASE@`, `@ROOT@` and `@PORT@` stand for a
/// scratch folder, the case's folder, the package's folder and the server's port.
struct Case: Sendable, CustomTestStringConvertible {
  let name: String

  static let folder = ProgramUnderTest.tests + "/Cases"

  static let all = Files.names(folder).map(Case.init)

  var testDescription: String { name }

  var path: String { Self.folder + "/" + name }

  /// The lines of a file; none if there is no such file.
  func lines(of file: String) -> [String] {
    guard var text = Files.text(path + "/" + file) else { return [] }
    if text.hasSuffix("\n") { text.removeLast() }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// `NAME=VALUE` lines as a dictionary.
  func environment(with placeholders: Normaliser) -> [String: String] {
    var variables: [String: String] = [:]
    for line in lines(of: "environment") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = placeholders.filled(String(parts[1])) }
    }
    return variables
  }
}
