// SPDX-License-Identifier: Apache-2.0

/// The argument of `@pretty`: `{"sortKeys":true,"indent":"\t","prefix":"> ","width":80}`.
struct PrettyOptions {
  private(set) var sortsKeys = false
  private(set) var indent: Bytes = [Byte.space, Byte.space]
  private(set) var prefix: Bytes = []
  /// How long a line may be that holds a whole array.
  private(set) var width = 80

  init(_ argument: Bytes) {
    for option in Modifier.options(in: argument) {
      guard let key = option.key?.textSlice else { continue }
      if key.spells("sortKeys") { sortsKeys = option.value.isTrue }
      if key.spells("indent") { indent = Self.blanks(in: option.value.textSlice) }
      if key.spells("prefix") { prefix = Self.blanks(in: option.value.textSlice) }
      if key.spells("width") { width = Self.integer(option.value) }
    }
  }

  private static func blanks(in text: Bytes) -> Bytes {
    text.filter { $0 == Byte.space || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }[...]
  }

  private static func integer(_ value: GJSONValue) -> Int {
    switch value.kind {
    case .true: 1
    case .number, .string: Int(exactly: GoFloat.parse(value.textSlice).rounded(.towardZero)) ?? 0
    case .null, .false, .json: 0
    }
  }
}
