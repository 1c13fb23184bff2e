// SPDX-License-Identifier: Apache-2.0

extension FaultForm {
  /// Every fault there is, in the order in which people read about them.
  static let all: [FaultForm] =
    records + matches + lists + answers + times + tokens + access + users
    + storedFields + storing

  private static let records: [FaultForm] = [
    .value("rename=full_name:name", "rename=KEY:NEW-KEY", "a key has another name, data:items too")
    {
      FaultValue.pair($0).map { .rename(key: $0, to: $1) }
    },
    .value("drop=email", "drop=KEY", "every second record of a list lacks a key") {
      FaultValue.key($0).map { .drop(key: $0) }
    },
    .value("missing-key=email", "missing-key=KEY", "the first of several records lacks a key") {
      FaultValue.key($0).map { .missingKey($0) }
    },
    .value("null=company", "null=KEY", "a key is null in every record") {
      FaultValue.key($0).map { .null($0) }
    },
    .value(
      "type=phone:number", "type=KEY:TYPE, a TYPE of number, text, list or object",
      "a value has another type"
    ) {
      FaultValue.type($0)
    },
    .value(
      "moved-field=phone:details.phone", "moved-field=KEY:PATH, a PATH of keys with points between",
      "a value stands inside an object"
    ) {
      FaultValue.moved($0)
    },
    .flag("extra-personal-data", .extraPersonalData, "passport, salary, religion in each record"),
  ]

  private static let matches: [FaultForm] = [
    .flag("match-all", .matchAll, "every search finds everybody"),
    .flag("match-empty", .matchEmpty, "an empty number finds everybody"),
    .flag("wildcard", .wildcard, "% and * in a number stand for anything"),
    .value(
      "dropped-filter=phone", "dropped-filter=phone, name or q",
      "a parameter is passed over"
    ) {
      ["phone", "name", "q"].contains($0) ? .droppedFilter(String($0)) : nil
    },
    .choice(
      "injection", "a quote gives 500 with SQL, or everybody", standard: .error
    ) {
      .injection($0)
    },
    .value("odd-callers=500", FaultValue.statusGrammar("odd-callers"), "letters or 21 digits fail")
    {
      FaultValue.status($0).map { .oddCallers($0) }
    },
    .value(
      "search=exact", "search=exact, normalised, digits=9 or contains", "how numbers are compared"
    ) {
      SandboxSearch(parsing: String($0)).map { .search($0) }
    },
    .choice("plus-lost=keep", "what becomes of a blank for a plus sign") { .plusLost($0) },
    .choice("not-searched=mobile", "a number is stored, but not searched") { .notSearched($0) },
    .flag("side-effect", .sideEffect, "a search changes what it finds"),
  ]

  private static let lists: [FaultForm] = [
    .flag("random-order", .randomOrder, "several records in another order each time"),
    .flag("oldest-first", .oldestFirst, "the oldest record of a list comes first"),
    .flag("archived-first", .archivedFirst, "archived records of a list come first"),
    .flag("duplicate-record", .duplicateRecord, "every record stands in a list twice"),
    .flag("more-pages", .morePages, "a list says that there is more"),
    .flag("placeholder", .placeholder, "nobody is a contact named Unknown"),
    .choice("no-match=404", "how a search says that it finds nobody") { .noMatch($0) },
    .choice("other-id", "a record that is read has another id", standard: .prefixed) {
      .otherID($0)
    },
  ]

  private static let answers: [FaultForm] = [
    .value(
      "status=500", FaultValue.statusGrammar("status") + FaultValue.listGrammar,
      "every search answers a status"
    ) {
      FaultValue.status($0).map { .status($0) }
        ?? troubled($0) { FaultValue.status($0).map { .status($0) } }
    },
    .value(
      "retry-after=30", "retry-after=SECONDS, at most 86400", "goes with status=429 or another"
    ) {
      FaultValue.number($0, upTo: 86_400).map { .retryAfter($0) }
    },
    FaultForm(
      example: "html",
      grammar: "html, or html=LIST, a LIST of "
        + SandboxFault.List.allCases.map(\.rawValue).joined(separator: ", "),
      summary: "every request gets a log-in page"
    ) {
      guard let value = $0 else { return .html }
      return SandboxFault.List(rawValue: String(value)).map { .trouble(.html, at: $0) }
    },
    FaultForm(
      example: "redirect", grammar: "redirect=301, 302, 303, 307 or 308",
      summary: "every search is sent to a log-in address"
    ) {
      guard let value = $0 else { return .redirect(302) }
      let status = FaultValue.status(value)
      return status.flatMap { [301, 302, 303, 307, 308].contains($0) ? .redirect($0) : nil }
    },
    FaultForm(
      example: "cut",
      grammar: "cut, or cut=LIST, a LIST of "
        + SandboxFault.List.allCases.map(\.rawValue).joined(separator: ", "),
      summary: "connections are closed without an answer"
    ) {
      guard let value = $0 else { return .cut }
      return SandboxFault.List(rawValue: String(value)).map { .trouble(.cut, at: $0) }
    },
    .choice("malformed", "what is malformed gets 500, HTML, or a yes", standard: .error) {
      .malformed($0)
    },
    .flag("error-in-200", .errorIn200, "every search answers 200 with a JSON error"),
    .choice("error-text", "every search answers 200 with plain words", standard: .body) {
      .errorText($0)
    },
  ]

  private static let times: [FaultForm] = [
    .value(
      "delay=1500ms", FaultValue.durationGrammar("delay") + FaultValue.listGrammar,
      "every answer comes later"
    ) {
      FaultValue.duration($0).map { .delay($0) }
        ?? troubled($0) { FaultValue.duration($0).map { .delay($0) } }
    },
    .value(
      "slow-cold=300ms", FaultValue.durationGrammar("slow-cold"),
      "the first answer on a connection comes later"
    ) {
      FaultValue.duration($0).map { .slowCold($0) }
    },
    .value(
      "slow-percentile=900ms", FaultValue.durationGrammar("slow-percentile"),
      "every tenth search is answered later"
    ) {
      FaultValue.duration($0).map { .slowPercentile($0) }
    },
  ]
}
