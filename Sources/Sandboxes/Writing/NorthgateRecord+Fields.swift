// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension NorthgateRecord {
  /// A contact of the fields that were sent for it.
  init(contact id: String, _ fields: Fields, _ directory: NorthgateDirectory) {
    self.init(id: id, fullName: "", kind: .contacts)
    for member in fields.members { set(member.key, to: member.value, directory) }
  }

  /// Stores a field of a contact, by the name that it has when it is sent.
  mutating func set(_ key: String, to value: JSONOutput, _ directory: NorthgateDirectory) {
    var text: String?
    if case .string(let string) = value { text = string }
    switch key {
    case "full_name": fullName = text ?? ""
    case "owner_id":
      let standard = Owner()
      // The default owner has an address also where the directory does not have the user.
      owner = text.map { id in
        directory[id].map { Owner(id: id, email: $0.email) }
          ?? Owner(id: id, email: id == standard.id ? standard.email : nil)
      }
    case "custom.desk": desk = text
    default: if let path = SeedReader.textKeys[key] { self[keyPath: path] = text }
    }
  }
}
