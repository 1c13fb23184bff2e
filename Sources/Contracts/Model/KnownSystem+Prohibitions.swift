// SPDX-License-Identifier: Apache-2.0

extension KnownSystem {
  /// What no integration of telephones needs there, two or three requests a system.
  ///
  /// Recorded or documented are HubSpot's `MISSING_SCOPES`, Salesforce's `INVALID_TYPE` for what a user
  /// cannot see, Zoho's `OAUTH_SCOPE_MISMATCH`, Pipedrive's 403, Bitrix24's `insufficient_scope`; tried
  /// are django's redirect to its log-in page and the sandbox's. That the others answer 403 is what
  /// their kind of API does; if one does not, nothing is proven and nothing is said.
  /// Ids of nobody: Salesforce and Dynamics give no id of zeros, Zoho's have 18 digits, the others
  /// count from one.
  public var prohibitions: [UsualProhibition] {
    switch self {
    case .salesforce:
      [
        UsualProhibition(
          "read the limits of the organisation", "GET /services/data/v60.0/limits", .init(403)),
        UsualProhibition(
          "read the set-up audit trail",
          "GET /services/data/v60.0/query?q=SELECT+Id+FROM+SetupAuditTrail+LIMIT+1",
          .init(400, "INVALID_TYPE"), .init(403)),
        UsualProhibition(
          "delete contacts", "DELETE /services/data/v60.0/sobjects/Contact/003000000000000AAA",
          .init(403)),
      ]
    case .dynamics:
      [
        UsualProhibition(
          "read the audit", "GET /api/data/v9.2/audits?$select=auditid&$top=1", .init(403)),
        UsualProhibition(
          "delete contacts",
          "DELETE /api/data/v9.2/contacts(00000000-0000-0000-0000-000000000000)", .init(403)),
      ]
    case .hubspot:
      [
        UsualProhibition(
          "read deals", "GET /crm/v3/objects/deals?limit=1", .init(403, "MISSING_SCOPES")),
        UsualProhibition(
          "read the account's users", "GET /settings/v3/users?limit=1",
          .init(403, "MISSING_SCOPES")),
      ]
    case .zoho:
      [
        UsualProhibition(
          "read profiles", "GET /crm/v8/settings/profiles", .init(401, "OAUTH_SCOPE_MISMATCH"),
          .init(403)),
        UsualProhibition(
          "delete contacts", "DELETE /crm/v8/Contacts?ids=1", .init(401, "OAUTH_SCOPE_MISMATCH"),
          .init(403)),
      ]
    case .pipedrive:
      [
        UsualProhibition("read deals", "GET /v1/deals?limit=1", .init(403)),
        UsualProhibition("read webhooks", "GET /v1/webhooks", .init(403)),
      ]
    case .zendesk:
      [
        UsualProhibition("read OAuth clients", "GET /api/v2/oauth/clients.json", .init(403)),
        UsualProhibition("delete users", "DELETE /api/v2/users/0.json", .init(403)),
      ]
    case .freshdesk:
      [
        UsualProhibition("read roles", "GET /api/v2/roles", .init(403)),
        UsualProhibition("delete contacts", "DELETE /api/v2/contacts/0", .init(403)),
      ]
    case .bitrix24:
      [
        UsualProhibition(
          "read tasks", "GET /tasks.task.list.json", from: .base, .init(401, "insufficient_scope"),
          .init(403, "insufficient_scope")),
        UsualProhibition(
          "read departments", "GET /department.get.json", from: .base,
          .init(401, "insufficient_scope"), .init(403, "insufficient_scope")),
      ]
    case .redmine: [UsualProhibition("list all users", "GET /users.json?limit=1", .init(403))]
    case .requestTracker:
      [
        UsualProhibition(
          "disable queues", "DELETE /REST/2.0/queue/999999999", .init(403)),
        UsualProhibition(
          "disable users", "DELETE /REST/2.0/user/999999999", .init(403)),
      ]
    case .djangoHelpdesk:
      [
        UsualProhibition(
          "administer users", "GET /admin/auth/user/", .init(302, "/admin/login"), .init(403)),
        UsualProhibition(
          "administer tokens", "GET /admin/oauth2_provider/accesstoken/",
          .init(302, "/admin/login"), .init(403)),
      ]
    case .northgate:
      [
        UsualProhibition("read invoices", "GET /invoices", from: .base, .init(403)),
        UsualProhibition("list API keys", "GET /api-keys", from: .base, .init(403)),
      ]
    }
  }
}
