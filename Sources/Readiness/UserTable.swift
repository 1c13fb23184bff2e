// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// The extensions of the PBX beside the users of the CRM, with who is left over on either side.
public struct UserTable: Sendable, Hashable {
  /// How many users the pages hold.
  public var count: Int
  /// How many pages hold them.
  public var pages: Int
  /// How many users the most requests of a PBX would reach; nil if the pages have no known size.
  public var reach: Int?
  /// The extensions of the contract, in order.
  public var extensions: [Row]
  /// How many users no extension belongs to.
  public var leftOver: Int
  /// The first of those, in the order of the list.
  public var others: [Other]

  /// Users of which a table names at most so many.
  public static let mostOthers = 50

  /// A table.
  public init(
    count: Int, pages: Int, reach: Int?, extensions: [Row], leftOver: Int, others: [Other]
  ) {
    self.count = count
    self.pages = pages
    self.reach = reach
    self.extensions = extensions
    self.leftOver = leftOver
    self.others = others
  }

  /// An extension and the user that it comes to.
  public struct Row: Sendable, Hashable {
    /// The extension.
    public var number: String
    /// Whether it takes part in the pilot.
    public var isPilot: Bool
    /// The address by which it is associated; nil if the contract names none.
    public var email: RedactedText?
    /// The id of the user; nil if there is none.
    public var user: RedactedText?
    /// What became of it.
    public var state: State
    /// Why it has no user, or what is odd; empty if there is nothing to say.
    public var remark: RedactedText

    /// A row.
    public init(
      number: String, isPilot: Bool, email: RedactedText?, user: RedactedText?, state: State,
      remark: RedactedText = ""
    ) {
      self.number = number
      self.isPilot = isPilot
      self.email = email
      self.user = user
      self.state = state
      self.remark = remark
    }
  }

  /// What became of an extension.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It has its user.
    case found
    /// No user has its address or id.
    case missing
    /// It comes to another user than the contract says.
    case another
    /// Several users have its address.
    case several
    /// The contract says that it has none.
    case withoutUser = "without-user"
    /// The list could not be read.
    case unknown

    /// The state in words.
    public var title: RedactedText {
      switch self {
      case .found: "has its user"
      case .missing: "left over: no user"
      case .another: "comes to another user"
      case .several: "several users"
      case .withoutUser: "needs no user"
      case .unknown: "not proven"
      }
    }
  }

  /// A user that no extension belongs to.
  public struct Other: Sendable, Hashable {
    /// The id, hidden unless the contract names it.
    public var id: RedactedText
    /// The page it stands on, from 1.
    public var page: Int
    /// Its place there, from 1.
    public var place: Int

    /// A user.
    public init(id: RedactedText, page: Int, place: Int) {
      self.id = id
      self.page = page
      self.place = place
    }
  }

  /// How many extensions lack the user that they should have.
  public var missing: Int { extensions.count { $0.state == .missing } }
}
