// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import GoTemplates

/// A text with `{{…}}` as the PBX reads it.
///
/// It is a Go template with four functions more, and with texts in single quotes: the vendor writes
/// `{{TimeFormat .StartTimeUnix 'yyyy-MM-dd' '1'}}` in request bodies, which Go itself refuses.
public struct PBXTemplate: Sendable {
  /// The names of the functions that the PBX adds to Go's.
  public static let functionNames: Set<String> = Set(PBXFunction.allCases.map(\.rawValue))

  /// The text it was read from.
  public let source: SourceSlice

  /// The values it takes, in the order of the text.
  public var references: [TemplateReference] { parsed?.references ?? [] }

  /// The functions it calls, Go's own included.
  public var usesFunctions: Set<String> { parsed?.functionNames ?? [] }

  private let parsed: Parsed?

  /// What a text with `{{…}}` is read to; apart, since most texts of a contract have none.
  private final class Parsed: Sendable {
    let template: GoTemplate
    let references: [TemplateReference]
    let functionNames: Set<String>

    init(_ template: GoTemplate) {
      self.template = template
      references = template.references
      functionNames = template.functionNames
    }
  }

  /// Reads a template.
  ///
  /// - Throws: the first mistake, with its place in the file.
  public init(
    parsing slice: SourceSlice, assuming assumptions: PBXAssumptions = .init()
  ) throws(TemplateSyntaxError) {
    // Most paths and expected values hold no `{{`: what they render to is what they are.
    guard slice.text.utf8.hasAction else {
      (source, parsed) = (slice, nil)
      return
    }
    let template = try GoTemplate(
      parsing: slice, functions: PBXFunction.table(.init()), syntax: assumptions.syntax)
    source = slice
    parsed = Parsed(template)
  }

  /// A text that holds no `{{`, as ``isPlain`` tells; nothing is read.
  public init(plain slice: SourceSlice) {
    (source, parsed) = (slice, nil)
  }

  /// Whether it holds no `{{`, so that it renders to what it is.
  public var isPlain: Bool { parsed == nil }

  /// Renders the template with variables that are all texts, as a CRM's answers and people's inputs
  /// are.
  public func render(
    with variables: [String: String], assuming assumptions: PBXAssumptions = .init()
  ) throws(TemplateExecutionError) -> String {
    guard !isPlain else { return source.text }
    return try render(with: variables.mapValues { .string($0) }, assuming: assumptions)
  }

  /// Renders the template with variables some of which are numbers, as the PBX's own may be.
  ///
  /// The difference shows: `{{if .Talk_Duration_Sec}}` holds for the text `0`, not for the number.
  public func render(
    with variables: [String: TemplateValue], assuming assumptions: PBXAssumptions = .init()
  ) throws(TemplateExecutionError) -> String {
    try render(
      with: assumptions.renamed(variables), functions: PBXFunction.table(assumptions),
      unset: assumptions.unset)
  }

  func render(
    with variables: [String: TemplateValue], functions: FunctionTable,
    unset: PBXAssumptions.Unset = .noValue
  ) throws(TemplateExecutionError) -> String {
    guard let template = parsed?.template else { return source.text }
    let options = RenderOptions(missingKey: unset == .empty ? .empty : .noValue)
    return try template.using(functions).render(.map(variables), options: options)
  }

  /// Whether Go reads the template, and reads it the same way: single quotes can make that untrue.
  var isReadByGo: Bool {
    guard !isPlain, source.text.utf8.contains(UInt8(ascii: "'")) else { return true }
    let functions = FunctionTable.pbx()
    guard let plain = try? GoTemplate(parsing: source, functions: functions) else { return false }
    // What Go reads as a character prints as a number, or fails where a text is wanted.
    return samples.allSatisfy { sample in
      let theirs = try? plain.render(.map(sample))
      return theirs == (try? render(with: sample, functions: functions))
    }
  }
}

extension PBXAssumptions {
  /// The variables under the names that this PBX has for them.
  func renamed(_ variables: [String: TemplateValue]) -> [String: TemplateValue] {
    guard !names.isEmpty else { return variables }
    return Dictionary(variables.map { (names[$0.key] ?? $0.key, $0.value) }) { first, _ in first }
  }
}

extension String.UTF8View {
  /// Whether two braces open somewhere; the library's own search takes longer than the template.
  fileprivate var hasAction: Bool {
    var isOpen = false
    for byte in self {
      let isBrace = byte == UInt8(ascii: "{")
      if isBrace, isOpen { return true }
      isOpen = isBrace
    }
    return false
  }
}
