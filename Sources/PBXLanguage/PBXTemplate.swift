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
  public let references: [TemplateReference]
  /// The functions it calls, Go's own included.
  public let usesFunctions: Set<String>

  /// Reads a template.
  ///
  /// - Throws: the first mistake, with its place in the file.
  public init(parsing slice: SourceSlice) throws(TemplateSyntaxError) {
    // Most paths and expected values hold no `{{`: what they render to is what they are.
    guard slice.text.utf8.hasAction else {
      (source, references, usesFunctions, template) = (slice, [], [], nil)
      return
    }
    let template = try GoTemplate(
      parsing: slice, functions: PBXFunction.table(.init()), syntax: .singleQuotedStrings)
    source = slice
    references = template.references
    usesFunctions = template.functionNames
    self.template = template
  }

  private let template: GoTemplate?

  /// Renders the template with variables that are all texts, as a CRM's answers and people's inputs
  /// are.
  public func render(
    with variables: [String: String], assuming assumptions: PBXAssumptions = .init()
  ) throws(TemplateExecutionError) -> String {
    guard template != nil else { return source.text }
    return try render(with: variables.mapValues { .string($0) }, assuming: assumptions)
  }

  /// Renders the template with variables some of which are numbers, as the PBX's own may be.
  ///
  /// The difference shows: `{{if .Talk_Duration_Sec}}` holds for the text `0`, not for the number.
  public func render(
    with variables: [String: TemplateValue], assuming assumptions: PBXAssumptions = .init()
  ) throws(TemplateExecutionError) -> String {
    guard let template else { return source.text }
    let options = RenderOptions(missingKey: assumptions.unset == .empty ? .empty : .noValue)
    let assumed = template.using(PBXFunction.table(assumptions))
    return try assumed.render(.map(variables), options: options)
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
