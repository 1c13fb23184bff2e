// SPDX-License-Identifier: Apache-2.0

extension JSONSyntaxError {
  /// What can be wrong with a text that should be JSON.
  public enum Reason: Sendable, Hashable, CaseIterable {
    // The document as a whole
    case emptyDocument
    case byteOrderMark
    case invalidUTF8
    case tooDeep
    case tooLarge
    case trailingContent
    case unexpectedEnd
    // Values
    case expectedValue
    case markup
    case unknownWord
    case notFinite
    case singleQuotes
    case comment
    // Arrays and objects
    case unterminatedArray
    case unterminatedObject
    case expectedCommaInArray
    case expectedCommaInObject
    case expectedKey
    case expectedColon
    case trailingComma
    // Strings
    case unterminatedString
    case controlCharacter
    case invalidEscape
    case invalidUnicodeEscape
    // Numbers
    case leadingPlus
    case leadingZero
    case missingDigits
    case missingFractionDigits
    case missingExponentDigits
  }
}

extension JSONSyntaxError.Reason {
  /// What is wrong, in words.
  public var message: StaticString { words.message }

  /// What to do about it.
  public var remedy: StaticString { words.remedy }

  private typealias Words = (message: StaticString, remedy: StaticString)

  private var words: Words {
    switch self {
    case .emptyDocument, .byteOrderMark, .invalidUTF8, .tooDeep, .tooLarge, .trailingContent,
      .unexpectedEnd:
      documentWords
    case .expectedValue, .markup, .unknownWord, .notFinite, .singleQuotes, .comment:
      valueWords
    case .unterminatedArray, .unterminatedObject, .expectedCommaInArray, .expectedCommaInObject,
      .expectedKey, .expectedColon, .trailingComma:
      containerWords
    default: scalarWords
    }
  }

  private var documentWords: Words {
    switch self {
    case .emptyDocument: ("the document is empty", "send a JSON value, such as {}")
    case .byteOrderMark:
      ("the document begins with a byte order mark", "send UTF-8 without a byte order mark")
    case .invalidUTF8: ("a byte sequence is not UTF-8", "encode the document as UTF-8")
    case .tooDeep: ("arrays and objects are nested too deeply", "nest less deeply")
    case .tooLarge: ("the document is 4 GiB or larger", "send less at once")
    case .trailingContent:
      ("something follows the end of the document", "send one JSON value and nothing behind it")
    default: ("the document ends too early", "check that it was not cut short")
    }
  }

  private var valueWords: Words {
    switch self {
    case .markup: ("the document is HTML or XML, not JSON", "make the service answer with JSON")
    case .unknownWord:
      ("a word stands where a value is expected", "write true, false or null, or quote the text")
    case .notFinite: ("NaN and Infinity are not JSON", "write a number or null")
    case .singleQuotes: ("text is in single quotes", "write double quotes")
    case .comment: ("JSON has no comments", "remove the comment")
    default: ("a value is missing", "write a value here")
    }
  }

  private var containerWords: Words {
    switch self {
    case .unterminatedArray: ("an array is not closed", "check that it was not cut short")
    case .unterminatedObject: ("an object is not closed", "check that it was not cut short")
    case .expectedCommaInArray: ("',' or ']' is missing", "separate the elements with ','")
    case .expectedCommaInObject: ("',' or '}' is missing", "separate the members with ','")
    case .expectedKey: ("a key in double quotes is missing", "write \"key\": before the value")
    case .expectedColon: ("':' is missing behind a key", "write ':' between key and value")
    default: ("a comma is followed by the end", "remove the comma")
    }
  }

  private var scalarWords: Words {
    switch self {
    case .unterminatedString: ("a string is not closed", "close it with '\"'")
    case .controlCharacter:
      ("a string has a control character in it", "escape it: \\n, \\t or \\u00XX")
    case .invalidEscape: ("an escape is unknown", "a backslash itself is written \\\\")
    case .invalidUnicodeEscape: ("\\u is not followed by four hex digits", "write \\uXXXX")
    case .leadingPlus: ("a number begins with '+'", "remove the '+', or quote a phone number")
    case .leadingZero: ("a number begins with a zero", "remove the zero, or quote the number")
    case .missingFractionDigits: ("digits are missing behind '.'", "write a digit behind '.'")
    case .missingExponentDigits: ("digits are missing in an exponent", "write digits behind 'e'")
    default: ("a number has no digits", "write a digit")
    }
  }
}
