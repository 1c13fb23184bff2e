// SPDX-License-Identifier: Apache-2.0

/// What the PBX allows, as its manuals state it.
public enum PBXLimits {
  /// Custom templates of one kind, CRM or helpdesk.
  public static let templates = 10
  /// Fields that an integration asks its users for.
  public static let customFields = 5
  /// Headers of a template.
  public static let headers = 20
  /// Requests in one paged synchronisation of users.
  public static let pagedRequests = 100
  /// Bytes of a logo; it must be smaller.
  public static let logoBytes = 500 * 1024
  /// Minutes between two token refreshes where nothing is set.
  public static let refreshMinutes = 25
}
