// SPDX-License-Identifier: Apache-2.0

extension SandboxFault.WrittenList {
  /// The most characters of an ordinary text.
  static let longestText = 255
  /// The most bytes of notes and descriptions.
  static let longestNotes = 65_536
  static let desks = ["dubai", "london"]
  static let ticketStatuses = ["new", "open", "pending", "resolved", "closed"]

  /// The fields that the list takes, in the order in which its records have them.
  var fields: [WrittenField] {
    switch self {
    case .contacts: Self.contactFields
    case .calls: Self.callFields
    case .tickets: Self.ticketFields
    }
  }

  /// The fields that faults can name: those that are sent, and those that follow from them.
  var faultyFields: [String] {
    let derived: [String] =
      switch self {
      case .contacts: ["status"]
      case .calls: ["account_id"]
      case .tickets: []
      }
    return fields.map(\.key) + derived
  }

  /// The field that says whose the record is.
  var ownerKey: String {
    switch self {
    case .contacts: "owner_id"
    case .calls: "agent"
    case .tickets: "assignee_id"
    }
  }

  /// The field that names the contact of a call or ticket.
  var contactKey: String? {
    switch self {
    case .contacts: nil
    case .calls: "contact_id"
    case .tickets: "requester_id"
    }
  }

  private static let text = FieldKind.text(most: longestText)
  private static let notes = FieldKind.longText(mostBytes: longestNotes)

  private static let contactFields: [WrittenField] =
    [
      "full_name", "first_name", "last_name", "company", "email", "phone", "mobile", "home",
      "source",
    ].map { WrittenField($0, text) } + [
      WrittenField("account_id", .reference(.account)),
      WrittenField("owner_id", .user(isDefaulted: true)),
      WrittenField("custom.desk", .choice(desks, anyCase: false), standard: "dubai"),
    ]

  private static let callFields: [WrittenField] = [
    WrittenField("subject", text), WrittenField("notes", notes),
    WrittenField("contact_id", .reference(.contact)), WrittenField("phone", text),
    // The status of a call that nobody took depends on the direction, so this comes first.
    WrittenField(
      "direction", .choice(["inbound", "outbound", "internal"], anyCase: true), isRequired: true),
    WrittenField("status", .callStatus, isRequired: true),
    WrittenField("agent", .user(isDefaulted: true)),
    WrittenField("started_at", .instant, isRequired: true),
    WrittenField("duration_seconds", .seconds, isRequired: true),
    WrittenField("recording_url", .url), WrittenField("ended_at", .instant),
    WrittenField("ticket_id", .reference(.ticket)), WrittenField("external_id", text),
  ]

  private static let ticketFields: [WrittenField] = [
    WrittenField("subject", text, isRequired: true), WrittenField("description", notes),
    WrittenField("requester_id", .reference(.contact)),
    WrittenField("assignee_id", .user(isDefaulted: false)),
    WrittenField("status", .choice(ticketStatuses, anyCase: false), standard: "new"),
    WrittenField("channel", text, standard: "phone"), WrittenField("caller_number", text),
    WrittenField("call_id", text), WrittenField("external_id", text),
  ]
}
