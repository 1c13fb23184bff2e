// SPDX-License-Identifier: Apache-2.0

/// The users of the CRM, in the order in which they are listed: those of the seed, then made-up ones.
struct NorthgateDirectory: Sendable {
  private var seeded: [NorthgateUser]
  private var staff: MadeUpStaff

  /// Nobody.
  static let empty = NorthgateDirectory()

  private init() {
    seeded = []
    staff = MadeUpStaff(count: 0, seed: 0)
  }

  init(_ options: SandboxOptions) {
    seeded = options.seed.users
    staff = MadeUpStaff(count: options.users, seed: options.randomSeed)
  }

  var count: Int { seeded.count + staff.count }

  /// The user at a place; behind the last one there are more, who are made up too.
  func user(at place: Int) -> NorthgateUser {
    place < seeded.count ? seeded[place] : staff.user(place - seeded.count)
  }

  /// The users that are active, or those that are not; nil if the text is neither `true` nor `false`.
  func filtered(byActive text: String?) -> NorthgateDirectory? {
    guard let text else { return self }
    guard let isActive = Bool(text) else { return nil }
    var directory = self
    directory.seeded.removeAll { $0.isActive != isActive }
    // Nobody of the made-up staff has left.
    if !isActive { directory.staff = MadeUpStaff(count: 0, seed: 0) }
    return directory
  }

  subscript(id: String) -> NorthgateUser? {
    seeded.first { $0.id == id } ?? staff.place(of: id).map(staff.user(_:))
  }

  /// Who logs in as a role: the first user that has it.
  ///
  /// A seed without one has the built-in user of that role, who stands in no list.
  func identity(_ role: SandboxRole) -> NorthgateUser {
    let isMeant = { (user: NorthgateUser) in user.role == role && user.isActive }
    if let user = (seeded + SandboxSeed.builtIn.users).first(where: isMeant) { return user }
    var user = NorthgateUser(id: role.rawValue, firstName: nil, lastName: role.rawValue)
    user.role = role
    return user
  }

  /// Those who may consent for a program: one of each role, the integration first.
  var identities: [NorthgateUser] { SandboxRole.allCases.map(identity) }
}
