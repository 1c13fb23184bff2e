// SPDX-License-Identifier: Apache-2.0

/// A product whose API is known well enough to say what an integration must not be allowed there.
///
/// The contract names it with `system`; without it nothing is assumed.
public enum KnownSystem: String, Sendable, Hashable, CaseIterable {
  case salesforce, dynamics, hubspot, zoho, pipedrive, zendesk, freshdesk, bitrix24, redmine
  case requestTracker = "request-tracker"
  case djangoHelpdesk = "django-helpdesk"
  /// The built-in sandbox.
  case northgate

  /// The name people know it by.
  public var title: String {
    switch self {
    case .salesforce: "Salesforce"
    case .dynamics: "Dynamics 365"
    case .hubspot: "HubSpot"
    case .zoho: "Zoho CRM"
    case .pipedrive: "Pipedrive"
    case .zendesk: "Zendesk"
    case .freshdesk: "Freshdesk"
    case .bitrix24: "Bitrix24"
    case .redmine: "Redmine"
    case .requestTracker: "Request Tracker"
    case .djangoHelpdesk: "django-helpdesk"
    case .northgate: "the sandbox"
    }
  }
}
