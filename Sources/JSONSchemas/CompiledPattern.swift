// SPDX-License-Identifier: Apache-2.0

import CPCRE2

/// Owns an expression compiled by PCRE2.
final class CompiledPattern: @unchecked Sendable {
  // Unchecked, because the pointer is an opaque one: PCRE2 never changes compiled code, and each
  // search has its own match data and context.
  private let code: OpaquePointer

  init(_ source: String) throws(PatternError) {
    var number: CInt = 0
    var offset = 0
    let dialect = PatternDialect(source)
    if let fault = dialect.fault { throw fault }
    guard let compiled = Self.compile(dialect.text, &number, &offset) else {
      throw PatternError(
        offset: dialect.sourceOffset(of: offset), message: Self.message(number))
    }
    code = compiled
  }

  deinit { pcre2_code_free_8(code) }

  private static func compile(
    _ text: [UInt8], _ number: inout CInt, _ offset: inout Int
  ) -> OpaquePointer? {
    guard let context = pcre2_compile_context_create_8(nil) else { return nil }
    defer { pcre2_compile_context_free_8(context) }
    // The callouts make code of longer ones too large for PCRE2.
    pcre2_set_max_pattern_length_8(context, 8_000)
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
    pcre2_set_compile_extra_options_8(context, PCRE2_EXTRA_ALT_BSUX)
    // The callouts count the steps of a search. UCP would let `\d` match digits of every script.
    let options =
      PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_ALT_BSUX | PCRE2_DOLLAR_ENDONLY
      | PCRE2_MATCH_UNSET_BACKREF | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_NEVER_BACKSLASH_C
      | PCRE2_AUTO_CALLOUT
    return pcre2_compile_8(text, text.count, options, &number, &offset, context)
  }

  private static func message(_ number: CInt) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(number, &buffer, buffer.count)
    return length > 0 ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "error"
  }

  /// The first match and the number of steps that were taken.
  func firstMatch(
    in text: UnsafeBufferPointer<UInt8>
  ) -> (outcome: BoundedPattern.Outcome, cost: Int) {
    guard let context = pcre2_match_context_create_8(nil) else { return (.undecided, 0) }
    defer { pcre2_match_context_free_8(context) }
    guard let data = pcre2_match_data_create_8(1, nil) else { return (.undecided, 0) }
    defer { pcre2_match_data_free_8(data) }
    pcre2_set_match_limit_8(context, 1_000_000)
    pcre2_set_depth_limit_8(context, 100_000)
    pcre2_set_heap_limit_8(context, 65_536)
    var budget = SearchBudget()
    let result = withUnsafeMutablePointer(to: &budget) { budget in
      pcre2_set_callout_8(context, { SearchBudget.count($0, $1) }, budget)
      return pcre2_match_8(
        code, text.baseAddress, text.count, 0, PCRE2_NO_UTF_CHECK, data, context)
    }
    if result == PCRE2_ERROR_NOMATCH { return (.noMatch, budget.spent) }
    guard result >= 0, let places = pcre2_get_ovector_pointer_8(data) else {
      return (.undecided, budget.spent)
    }
    // `\K` in a look-ahead can put the start behind the end.
    return (.match(min(places[0], places[1])..<places[1]), budget.spent)
  }
}

/// Counts the work of one search.
///
/// PCRE2's own limit starts anew at every place of the text and does not see the length of a
/// repeat, so that a quadratic search of a long text would take minutes. Here each step costs one,
/// and what it has moved.
private struct SearchBudget {
  private static let limit = 5_000_000
  private var remaining = limit
  private var position = 0

  var spent: Int { Self.limit - remaining }

  /// The callback of PCRE2 before each item of the expression; a negative answer ends the search.
  static func count(
    _ block: UnsafeMutablePointer<pcre2_callout_block_8>?, _ data: UnsafeMutableRawPointer?
  ) -> CInt {
    guard let block, let data else { return PCRE2_ERROR_CALLOUT }
    let budget = data.assumingMemoryBound(to: SearchBudget.self)
    let position = block.pointee.current_position
    budget.pointee.remaining -= 1 + abs(position - budget.pointee.position)
    budget.pointee.position = position
    return budget.pointee.remaining > 0 ? 0 : PCRE2_ERROR_CALLOUT
  }
}
