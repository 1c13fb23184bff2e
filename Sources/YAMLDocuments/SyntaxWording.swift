// SPDX-License-Identifier: Apache-2.0

import Redaction

/// What a message of libyaml means to somebody who writes a contract.
struct SyntaxWording: Sendable {
  /// Part of libyaml's problem.
  let problem: String
  /// Part of what libyaml was reading.
  var context = ""
  let message: RedactedText
  var label: RedactedText = ""
  let remedy: RedactedText
  /// Whether the beginning of what was read is at fault, not the place where it was noticed.
  var pointsAtContext = false

  /// The first that fits counts.
  static let all: [SyntaxWording] = quoting + structure + blocks

  private static let quoting: [SyntaxWording] = [
    SyntaxWording(
      problem: "unexpected end of stream", message: "a quotation mark is not closed",
      label: "opened here", remedy: "close it at the end of the text", pointsAtContext: true),
    SyntaxWording(
      problem: "unexpected document indicator", message: "a quotation mark is not closed",
      label: "opened here", remedy: "close it at the end of the text", pointsAtContext: true),
    SyntaxWording(
      problem: "unknown escape character",
      message: "a backslash in double quotes begins an escape, and this is none",
      remedy: "write \\\\ for a backslash, or use single quotes"),
    SyntaxWording(
      problem: "did not find expected hexdecimal number",
      message: "an escape such as \\u00e9 needs four hexadecimal digits (\\x two, \\U eight)",
      remedy: "write all digits, or the character itself"),
    SyntaxWording(
      problem: "invalid Unicode character escape code",
      message: "an escape stands for no Unicode character", remedy: "write the character itself"),
  ]

  private static let structure: [SyntaxWording] = [
    SyntaxWording(
      problem: "expected ',' or '}'", message: "a map in braces is not closed or lacks a comma",
      label: "expected , or }", remedy: "write { key: value, key: value }; quote texts with { } , :"
    ),
    SyntaxWording(
      problem: "expected ',' or ']'", message: "a list in brackets is not closed or lacks a comma",
      label: "expected , or ]", remedy: "write [one, two]; quote texts with [ ] , :"),
    SyntaxWording(
      problem: "expected key",
      message:
        "expected a key here: the indentation differs, or text follows a closed quotation mark",
      remedy:
        "indent the keys of one map alike, and quote a text as a whole"),
    SyntaxWording(
      problem: "expected '-' indicator", message: "expected a further list item",
      label: "items of one list begin with - in one column",
      remedy: "indent it like the items above"),
    SyntaxWording(
      problem: "could not find expected ':'", message: "expected a colon behind a key",
      remedy: "write `key: value`", pointsAtContext: true),
    SyntaxWording(
      problem: "mapping values are not allowed", message: "a key cannot stand here",
      label: "the indentation differs from the lines above",
      remedy: "indent the keys of one map alike"),
    SyntaxWording(
      problem: "block sequence entries are not allowed", message: "a list cannot begin here",
      label: "a list begins in the line below its key",
      remedy: "put each item on a line of its own, or write [one, two]"),
    SyntaxWording(
      problem: "mapping keys are not allowed", message: "text cannot begin with a question mark",
      remedy: "put it in quotes"),
    SyntaxWording(
      problem: "expected node content", message: "a value is missing",
      label: "expected a value before this", remedy: "write it, or take the comma out"),
    SyntaxWording(
      problem: "expected <document start>", message: "text follows the end of the content",
      remedy: "indent it as part of the line above, or give it a key"),
  ]

  private static let blocks: [SyntaxWording] = [
    SyntaxWording(
      problem: "expected comment or line break",
      message: "text stands behind | or >", label: "a block begins in the next line",
      remedy: "put the text in the next line, or quote it if it begins with | or >"),
    SyntaxWording(
      problem: "indentation indicator equal to 0", message: "a block cannot be indented by 0",
      remedy: "leave the digit out"),
    SyntaxWording(
      problem: "tab character", message: "a tab stands where blanks are expected",
      remedy: "indent with blanks"),
    SyntaxWording(
      problem: "undefined tag handle", message: "tags are not read",
      remedy: "leave it out; text that begins with ! stands in quotes"),
    SyntaxWording(
      problem: "", context: "while scanning a tag", message: "tags are not read",
      remedy: "leave it out; text that begins with ! stands in quotes"),
    SyntaxWording(
      problem: "", context: "while parsing a tag", message: "tags are not read",
      remedy: "leave it out; text that begins with ! stands in quotes"),
    SyntaxWording(
      problem: "", context: "anchor", message: "anchors are not read",
      remedy: "text that begins with & stands in quotes"),
    SyntaxWording(
      problem: "", context: "alias", message: "aliases are not read",
      remedy: "text that begins with * stands in quotes"),
    SyntaxWording(
      problem: "", context: "directive", message: "a line cannot begin with %",
      remedy: "put the text in quotes"),
  ]
}
