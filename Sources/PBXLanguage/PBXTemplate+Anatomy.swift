// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import GoTemplates

extension PBXTemplate {
  /// The tokens of a text, whether or not it is a template.
  public static func tokens(
    of slice: SourceSlice, assuming assumptions: PBXAssumptions = .init()
  ) -> [TemplateToken] {
    TemplateToken.tokens(of: slice, syntax: assumptions.syntax)
  }

  /// The statements of a text as they are understood: a line each, indented by their depth.
  ///
  /// - Throws: the first mistake, with its place in the file.
  public static func tree(
    of slice: SourceSlice, assuming assumptions: PBXAssumptions = .init()
  ) throws(TemplateSyntaxError) -> [String] {
    try GoTemplate(
      parsing: slice, functions: PBXFunction.table(.init()), syntax: assumptions.syntax
    ).tree
  }
}

extension PBXAssumptions {
  /// What a text in single quotes is taken for.
  var syntax: TemplateSyntax { quotes == .text ? .singleQuotedStrings : .go }
}
