// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Writes text files as Swift string literals: `TextEmbedder OUTPUT.swift INPUT…`.
///
/// One literal a file: SwiftPM's own `.embedInCode` writes an array of bytes, which takes the
/// compiler about 11 s for 80 KB.
@main
enum TextEmbedder {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let output = arguments.first, arguments.count > 1 else {
      end("usage: TextEmbedder OUTPUT.swift INPUT…")
    }
    var code = "enum EmbeddedText {\n"
    for path in arguments.dropFirst() {
      let file = path.split(separator: "/").last ?? ""
      let name = file.split(separator: ".").enumerated().map { part in
        part.offset == 0 ? String(part.element) : part.element.uppercased()
      }.joined()
      code += "  static let \(name) = ####\"\"\"\n\(read(path))\n\"\"\"####\n"
    }
    write(code + "}\n", to: output)
  }

  private static func read(_ path: String) -> String {
    guard let file = fopen(path, "r") else { end("cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      end("not UTF-8: \(path)")
    }
    return text
  }

  private static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { end("cannot write \(path)") }
    let bytes = Array(text.utf8)
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else { end("cannot write \(path)") }
  }

  private static func end(_ message: String) -> Never {
    perror(message)
    exit(1)
  }
}
