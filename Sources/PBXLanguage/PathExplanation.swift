// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import GJSONPaths

/// What a path selects in a document, or why it selects nothing, for people to read.
public struct PathExplanation: Sendable, Hashable {
  /// What came of the path.
  public enum Outcome: Sendable, Hashable {
    /// Values, and how many: what a field mapping yields.
    case values(Int)
    /// A list without elements, as `#(…)#` gives where nothing matches.
    case emptyList
    /// A null.
    case null
    /// Nothing at all.
    case nothing
  }

  /// What to write instead, tried out on the document.
  public struct Remedy: Sendable, Hashable {
    /// A path that selects something.
    public let path: String
    /// Why that one.
    public let reason: ExplainedText
  }

  /// The path.
  public let path: GJSONPath
  /// What came of it.
  public let outcome: Outcome
  /// The bytes of the path that found nothing; empty if all of them did.
  public let range: Range<Int>
  /// The outcome in a sentence, without final period.
  public let summary: ExplainedText
  /// What stands where the path stopped; nil if it did not.
  public let place: ExplainedText?
  /// What to write instead; nil if nothing tried selects anything.
  public let remedy: Remedy?
  /// What else is odd about the document.
  public let notes: [ExplainedText]

  /// Follows a path through a document, as far as it goes.
  public init(explaining path: GJSONPath, in json: [UInt8]) {
    let value = path.value(in: json)
    let outcome = Outcome(value)
    self.path = path
    self.outcome = outcome
    notes = DocumentNotes.about(json)
    summary = outcome.summary(of: path)
    if case .values = outcome {
      (range, place, remedy) = (path.text.utf8.count..<path.text.utf8.count, nil, nil)
      return
    }
    let trace = path.trace(in: json)
    range = trace.component
    place = PlaceDescription(trace: trace, path: path, json: json).text
    remedy = PathRepair(trace: trace, path: path, json: json).remedy
  }

  /// Explains each path of a list.
  public static func each(of list: PathList, in json: [UInt8]) -> [PathExplanation] {
    list.paths.map { PathExplanation(explaining: $0, in: json) }
  }

  /// The bytes that found nothing, in the file that the path stands in.
  public func span(in slice: SourceSlice) -> SourceSpan {
    slice.span(range.clamped(to: 0..<slice.text.utf8.count))
  }
}

extension PathExplanation.Outcome {
  fileprivate init(_ value: GJSONValue) {
    if !value.exists {
      self = .nothing
    } else if value.kind == .null {
      self = .null
    } else {
      let count = value.elements.count
      self = count == 0 && value.isArray ? .emptyList : .values(max(count, 1))
    }
  }

  fileprivate func summary(of path: GJSONPath) -> ExplainedText {
    let name = ExplainedText.quoted(path.text)
    return switch self {
    case .values(1): "\(name) selects one value"
    case .values(let count): "\(name) selects \(count) values"
    case .emptyList: "\(name) selects an empty list"
    case .null: "\(name) selects null"
    case .nothing: "\(name) selects nothing"
    }
  }
}
