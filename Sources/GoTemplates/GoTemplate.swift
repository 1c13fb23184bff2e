// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A template in the language of Go's `text/template`, release 1.19.
public struct GoTemplate: Sendable {
  /// The text it was read from.
  public let source: SourceSlice
  let templates: ParsedTemplates
  let functions: FunctionTable

  /// Reads a template; the functions it may call are those of the table.
  ///
  /// - Throws: the first mistake, as Go finds it.
  public init(
    parsing slice: SourceSlice, functions: FunctionTable = .builtins,
    syntax: TemplateSyntax = .go
  ) throws(TemplateSyntaxError) {
    source = slice
    self.functions = functions
    templates = try Parser.parse(slice, functions: functions.names, syntax: syntax)
  }

  /// Renders the template.
  ///
  /// Bytes that are no UTF-8, which only cutting a text with `slice` or `printf` yields, become
  /// U+FFFD.
  ///
  /// - Throws: the failure that stopped the rendering, with what had been written before it.
  public func render(
    _ data: TemplateValue, options: RenderOptions = .init()
  ) throws(TemplateExecutionError) -> String {
    String(decoding: try renderedBytes(data, options: options), as: UTF8.self)
  }

  /// Renders the template to bytes, as Go would write them.
  public func renderedBytes(
    _ data: TemplateValue, options: RenderOptions = .init()
  ) throws(TemplateExecutionError) -> [UInt8] {
    var evaluator = Evaluator(template: self, data: data, options: options)
    return try evaluator.run()
  }
}

extension GoTemplate {
  /// The same template with other bodies for its functions.
  ///
  /// Names are checked when a template is read: one that the new table lacks fails when called.
  public func using(_ functions: FunctionTable) -> GoTemplate {
    GoTemplate(source: source, templates: templates, functions: functions)
  }

  private init(source: SourceSlice, templates: ParsedTemplates, functions: FunctionTable) {
    self.source = source
    self.templates = templates
    self.functions = functions
  }
}
