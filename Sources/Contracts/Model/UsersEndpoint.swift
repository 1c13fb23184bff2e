// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import PBXLanguage

/// How the PBX gets the CRM's users, to associate extensions with them (users.yaml).
public struct UsersEndpoint: Sendable {
  /// What is sent for the first page, without the parameters that paging adds.
  public let request: RequestTemplate
  /// Which path fills which field, in the order of the contract.
  public let mapping: [UserMapping]
  /// How pages are walked.
  public let paging: Defaulted<Paging>
  /// What every page looks like.
  public let response: ResponseExpectation
  /// The path of the number of users that an answer states; nil if it states none.
  public let total: PBXTemplate?
  /// Fields that may be empty.
  public let optional: Set<UserField>
  /// The extensions of the PBX and the users they belong to, in order.
  public let agents: [Agent]
  /// Where the file begins.
  public let span: SourceSpan

  /// A field and the path that fills it.
  public struct UserMapping: Sendable {
    /// The field.
    public let field: UserField
    /// The GJSON path.
    public let path: PBXTemplate
    /// Where the field's name stands.
    public let nameSpan: SourceSpan

    /// A field and its path.
    public init(field: UserField, path: PBXTemplate, nameSpan: SourceSpan) {
      self.field = field
      self.path = path
      self.nameSpan = nameSpan
    }
  }

  /// An extension of the PBX and the CRM user it belongs to.
  public struct Agent: Sendable {
    /// The extension.
    public let number: Located<String>
    /// The e-mail address of its user in the PBX; nil if it has none.
    public let email: Located<String>?
    /// The id of the CRM user; nil if the contract does not say.
    public let user: Located<String>?
    /// Whether it takes part in the pilot.
    public let isPilot: Bool
    /// Why it has no CRM user; nil if it has one.
    public let withoutUser: Located<String>?
    /// The environments it is judged in; empty: all that do not keep their data to themselves.
    public let only: [Located<String>]
    /// The whole line or block.
    public let span: SourceSpan

    /// An extension.
    public init(
      number: Located<String>, email: Located<String>?, user: Located<String>?, isPilot: Bool,
      withoutUser: Located<String>?, only: [Located<String>], span: SourceSpan
    ) {
      self.number = number
      self.email = email
      self.user = user
      self.isPilot = isPilot
      self.withoutUser = withoutUser
      self.only = only
      self.span = span
    }
  }
}

/// The fields of a CRM user that the PBX reads.
public enum UserField: String, Sendable, Hashable, CaseIterable {
  case uniqueID = "UserUniqueId"
  case firstName = "FirstName"
  case lastName = "LastName"
  case email = "Email"
}

/// How the PBX walks the pages of Get Users.
public enum Paging: Sendable {
  /// One answer has all.
  case none
  /// A page number is added to the query.
  case page(PageParameters)
  /// The number of users to pass over is added to the query.
  case offset(PageParameters)
  /// Each answer names the next page.
  case link(next: PBXTemplate, links: Defaulted<LinkForm>)

  /// Parameters of numbered pages.
  public struct PageParameters: Sendable, Hashable {
    /// The name of the parameter that counts.
    public let parameter: String
    /// Its first value.
    public let start: Int
    /// The name of the parameter that says how many users a page has; nil if there is none.
    public let sizeParameter: String?
    /// How many users a page has; nil if the CRM decides.
    public let size: Int?

    /// Parameters.
    public init(parameter: String, start: Int, sizeParameter: String?, size: Int?) {
      self.parameter = parameter
      self.start = start
      self.sizeParameter = sizeParameter
      self.size = size
    }
  }

  /// How an answer spells the address of the next page.
  public enum LinkForm: String, Sendable, Hashable, CaseIterable {
    case absolute, relative
  }
}
