// SPDX-License-Identifier: Apache-2.0

/// What faults make of the list of users and of its pages.
struct UserListFaults: Sendable {
  /// The users that a page shows.
  struct Selection: Sendable, Hashable {
    /// Their places in the list.
    var places: [Int]
    /// Whether the page says that there is another one.
    var hasMore: Bool
    /// The place at which the page says that the next one begins.
    var next: Int
    /// The page as it was counted.
    var page: UserPage
  }

  private static let cap = 50
  private static let lie = 7

  private(set) var links: SandboxFault.PageLinks?
  private var paging: SandboxFault.Paging?
  private var totalLies = false
  private var users: Set<SandboxFault.UserFault> = []

  /// Of two faults that set one thing the last counts; those of single users add up.
  init(_ faults: [SandboxFault]) {
    for fault in faults {
      switch fault {
      case .page(let paging): self.paging = paging
      case .totalLies: totalLies = true
      case .links(let links): self.links = links
      case .users(let fault): users.insert(fault)
      default: break
      }
    }
  }

  /// Whether a user that is listed cannot be read alone.
  var areUnreadable: Bool { users.contains(.unreadable) }

  /// The number of users that the list states.
  func stated(_ total: Int) -> Int { totalLies ? total + Self.lie : total }

  /// The users of a page; nil if the CRM says that there is no such page.
  ///
  /// The turn is how often the list was asked for before.
  func selection(_ page: UserPage, of total: Int, turn: Int) -> Selection? {
    guard page.mode != .whole, let paging else {
      return rotated(Self.plain(page, from: page.start, of: total), of: total, turn)
    }
    switch paging {
    case .ignored:
      var first = Self.plain(page, from: 0, of: total)
      first.next = page.start + page.size
      return first
    case .loop:
      let pages = max(1, (total + page.size - 1) / page.size)
      var shown = Self.plain(page, from: page.index % pages * page.size, of: total)
      (shown.hasMore, shown.next) = (true, page.start + page.size)
      return shown
    case .overlap: return Self.shifted(page, by: -page.index, of: total)
    case .lost: return Self.shifted(page, by: page.index, of: total)
    case .notFoundPastEnd where page.start >= total && page.start > 0: return nil
    case .repeatsPastEnd where page.start >= total:
      return Self.plain(page, from: max(0, total - 1) / page.size * page.size, of: total)
    case .silentCap:
      let capped = page.capped(at: Self.cap)
      return Self.plain(capped, from: capped.start, of: total)
    case .endless: return Self.plain(page, from: page.start, of: .max)
    case .unstable, .notFoundPastEnd, .repeatsPastEnd:
      return rotated(Self.plain(page, from: page.start, of: total), of: total, turn)
    }
  }

  /// The users from a place to the end of the page, or of the list.
  private static func plain(_ page: UserPage, from start: Int, of total: Int) -> Selection {
    let end = page.mode == .whole ? total : min(total, start + page.size)
    return Selection(
      places: Array(min(start, end)..<end), hasMore: end < total && start < total, next: end,
      page: page)
  }

  /// A page that begins elsewhere than it says; the next one is counted as if it did not.
  private static func shifted(_ page: UserPage, by places: Int, of total: Int) -> Selection {
    var shifted = plain(page, from: page.start + places, of: total)
    shifted.next = page.start + page.size
    return shifted
  }

  /// Users in another order for each time that the list is asked for, if it is unstable.
  private func rotated(_ selection: Selection, of total: Int, _ turn: Int) -> Selection {
    guard paging == .unstable, total > 1 else { return selection }
    var rotated = selection
    // Seven places further each time, so that whole pages do not come back soon.
    let shift = turn % total * 7 % total
    rotated.places = selection.places.map { ($0 + shift) % total }
    return rotated
  }
}

extension UserListFaults {
  /// A user as the list shows it; what is wrong with one of them is wrong with the second or third.
  ///
  /// The second may take something from the first. The turn is how often the list was asked for
  /// before.
  func shown(
    _ user: NorthgateUser, at place: Int, first: NorthgateUser, turn: Int
  ) -> NorthgateUser {
    guard !users.isEmpty else { return user }
    var user = user
    if place == 1 {
      if users.contains(.duplicateID) { user.id = first.id }
      if users.contains(.duplicateEmail) { user.email = first.email }
      if users.contains(.disabled) { user.isActive = false }
    }
    if place == 2 {
      if users.contains(.missingEmail) { user.email = nil }
      if users.contains(.sharedQueue) { user.becomeQueue() }
    }
    if users.contains(.nameAsID) { user.id = user.displayName }
    if users.contains(.unstableID) { user.id += "-\(turn + 1)" }
    return user
  }
}

extension NorthgateUser {
  /// Turns a person into a queue that nobody owns.
  fileprivate mutating func becomeQueue() {
    displayName = "Support Queue"
    (firstName, lastName) = (displayName, nil)
    email = "support@northgate.example"
    isShared = true
  }
}
