// SPDX-License-Identifier: Apache-2.0

public import JSONValues

/// How a schema is compiled and what it may refer to.
public struct SchemaOptions: Sendable {
  /// What becomes of a keyword that the draft does not know.
  public enum UnknownKeywords: Sendable, Hashable {
    /// It is a fault of the schema: a promise that is silently not checked would pass.
    case refused
    /// It says nothing, as the draft has it.
    case ignored
  }

  /// The URI of the schema's document; references are resolved against it, or against `$id`.
  ///
  /// It may be a mere file name: then `$ref: other.json` asks for `other.json`.
  public var baseURI = ""
  /// What becomes of unknown keywords, also in documents that the schema refers to.
  public var unknownKeywords = UnknownKeywords.refused
  /// Whether `format` is checked; the draft makes it a mere remark.
  ///
  /// A metaschema with the format-assertion vocabulary asks for it too.
  public var assertsFormats = false
  /// Finds the documents that a schema refers to by URI, without fragment.
  ///
  /// It is asked once for each while the schema is compiled, never while a value is judged. The
  /// metaschemas of draft 2020-12 are known without it.
  public var find: @Sendable (_ uri: String) -> SchemaLookup = { _ in .missing }
  /// The most steps that judging one value may take; `nil` for a bound that grows with the value.
  public var greatestCost: Int?

  /// Options as for a schema that stands alone in a contract.
  public init() {}

  /// Options as the draft has them, with the documents that may be referred to, by URI.
  public static func standard(documents: [String: JSONDocument] = [:]) -> SchemaOptions {
    var options = SchemaOptions()
    options.unknownKeywords = .ignored
    options.find = { uri in documents[uri].map { .found($0) } ?? .missing }
    return options
  }
}

/// What came of looking for a document that a schema refers to.
public enum SchemaLookup: Sendable {
  /// The document.
  case found(JSONDocument)
  /// There is none of this URI.
  case missing
  /// There is one, but it cannot be read, for this reason.
  case unreadable(String)
}
