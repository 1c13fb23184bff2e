// SPDX-License-Identifier: Apache-2.0

/// Bodies that can be stored, with some of their members exchanged; a member without a value is left out.
enum WrittenBodies {
  static func call(_ changes: [String: String?] = [:]) -> String {
    object(
      [
        ("subject", #""Call with Aisha""#), ("notes", #""All is well""#),
        ("contact_id", #""abc123""#), ("phone", #""+971 50 000 0000""#),
        ("direction", #""Inbound""#), ("status", #""ANSWERED""#), ("agent", #""u17""#),
        ("started_at", #""2026-11-20T12:00:00+04:00""#), ("duration_seconds", "125"),
        ("recording_url", #""https://pbx.example/r/1.wav""#), ("external_id", #""x1""#),
      ], changes)
  }

  static func ticket(_ changes: [String: String?] = [:]) -> String {
    object(
      [
        ("subject", #""Missed call""#), ("description", #""Please call back""#),
        ("requester_id", #""c2""#), ("assignee_id", #""u18""#),
        ("caller_number", #""+971500000001""#), ("call_id", #""1795161600.7""#),
        ("external_id", #""x1""#),
      ], changes)
  }

  static func contact(_ changes: [String: String?] = [:]) -> String {
    object(
      [("full_name", #""Nora Quist""#), ("phone", #""+971500000777""#), ("owner_id", #""u17""#)],
      changes)
  }

  private static func object(
    _ members: [(String, String)], _ changes: [String: String?]
  ) -> String {
    let names = members.map(\.0)
    let added = changes.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
    let kept = members.map { ($0.0, changes[$0.0] ?? .some($0.1)) }
    let all = kept + added.map { ($0.key, $0.value) }
    let texts = all.compactMap { key, value in value.map { "\"\(key)\":\($0)" } }
    return "{" + texts.joined(separator: ",") + "}"
  }
}
