// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Every check of the credential's life, in the order in which they judge.
public enum TokenCatalogue {
  /// Those of the log-in, on which everything else hangs.
  public static let first: [any TokenCheck.Type] = [TokenIssued.self]

  /// Those that judge when a run is at its end.
  public static let last: [any TokenCheck.Type] = [
    TokenShape.self, TokenExpiresIn.self, TokenLifetime.self, TokenClock.self, AuthRead.self,
    TokenRefresh.self, TokenRotation.self, TokenRotates.self, TokenOld.self, TokenAtOnce.self,
    AuthWrite.self, AuthAdministrator.self, AuthLeastPrivilege.self, AuthAgentView.self,
    AuthLockOut.self, AuthRefused.self, AuthScheme.self, TokenBadGrant.self, TokenExpired.self,
    TokenRevoked.self, AuthErrorText.self,
  ]

  /// Every check.
  public static var all: [any TokenCheck.Type] { first + last }

  /// Every code, in the order of the checks.
  public static var codes: [String] { all.map { $0.kind.code } }

  /// The page of a code as Markdown; nil if no check has it.
  public static func page(of code: String) -> String? {
    all.first { $0.kind.code == code }.map(TokenPageWriter.markdown)
  }

  /// The lines of the table of codes.
  static var rows: [String] { all.map { CheckPageWriter.row(of: $0.kind, $0.page.title) } }
}
