// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Every static check, in the order in which they judge.
public enum StaticCatalogue {
  /// The checks of the template, of secrets, and of what is taken to be so.
  public static let all: [any StaticCheck.Type] = [
    TemplateLimit.self, TemplateJSONPath.self, TemplateJSONPathFollowUp.self,
    FollowUpHeader.self, FollowUpUnused.self, TemplateAuthorization.self, TemplateRawPlus.self,
    TemplateBody.self, TemplateEscape.self,
    TemplateSecretInURL.self,
    AssumptionUsed.self, TokenInterval.self, SecretOwner.self, SecretRenewal.self,
    SecretRenewalUnknown.self,
    ReadinessOwner.self,
  ]

  /// Every code, in the order of the checks.
  public static var codes: [String] { all.map { $0.kind.code } }

  /// The page of a code as Markdown; nil if no static check has it.
  public static func page(of code: String) -> String? {
    all.first { $0.kind.code == code }.map(StaticPageWriter.markdown)
  }

  /// The lines of the table of codes.
  static var rows: [String] { all.map { CheckPageWriter.row(of: $0.kind, $0.page.title) } }
}
