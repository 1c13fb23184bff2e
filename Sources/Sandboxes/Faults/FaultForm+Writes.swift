// SPDX-License-Identifier: Apache-2.0

extension FaultForm {
  private typealias Write = SandboxFault.Write
  private typealias List = SandboxFault.WrittenList

  private static let lists = "contacts, calls or tickets"

  /// A fault of writes that has no value but, if one likes, a list.
  private static func write(
    _ name: String, _ fault: SandboxFault.Write, _ summary: String
  ) -> FaultForm {
    FaultForm(example: name, grammar: "\(name), or \(name)=\(lists)", summary: summary) { value in
      guard let value else { return .write(fault, to: nil) }
      return List(rawValue: String(value)).map { .write(fault, to: $0) }
    }
  }

  /// A fault of writes with a value of several parts, behind which a list may stand.
  private static func write(
    _ example: String, _ grammar: String, _ summary: String, parts: Int = 1,
    read: @escaping @Sendable ([Substring]) -> SandboxFault.Write?
  ) -> FaultForm {
    let whole = "\(grammar), if you like with :LIST behind it, a LIST of \(lists)"
    return value(example, whole, summary) { value in
      var words = value.split(separator: ":", omittingEmptySubsequences: false)
      var list: List?
      if words.count == parts + 1 {
        list = List(rawValue: String(words.removeLast()))
        if list == nil { return nil }
      }
      guard words.count == parts, words.allSatisfy({ !$0.isEmpty }) else { return nil }
      return read(words).map { .write($0, to: list) }
    }
  }

  /// What is stored of a contact, a call or a ticket.
  static let storedFields: [FaultForm] = [
    write("null-owner", .nullOwner, "what is written belongs to nobody"),
    write("wrong-zone", .wrongZone, "the start of a call is read as UTC+4"),
    write("minutes", .minutes, "durations are stored in minutes"),
    write("cut-text=40", "cut-text=NUMBER of characters, 1 to 100000", "texts are cut") {
      FaultValue.number($0[0], upTo: 100_000).flatMap { $0 > 0 ? .cutText($0) : nil }
    },
    write("swallow=notes", "swallow=FIELD", "a field is accepted and stored null") {
      .swallow(String($0[0]))
    },
    write(
      "enum=status:answered", "enum=FIELD:VALUE", "a field always holds the same value", parts: 2
    ) {
      .fixed(field: String($0[0]), value: String($0[1]))
    },
    write("escape-text", .escapeText, "texts come back escaped for HTML"),
    write("no-emoji", .noEmoji, "emoji become question marks"),
    write("one-line", .oneLine, "line breaks become blanks"),
    write("wrong-contact", .wrongContact, "calls go to another contact"),
    write("unattached", .unattached, "calls and tickets have no contact"),
    write("early-contact", .earlyContact, "a call of a hidden contact has no contact"),
    write("late-call", .lateCall, "a call changes one that began later"),
  ]

  /// Whether and when something is stored, and what is answered.
  static let storing: [FaultForm] = [
    write(
      "visible-after=5s", FaultValue.waitGrammar("visible-after=NUMBER"),
      "what is new is read and found later"
    ) {
      FaultValue.wait($0[0]).map { .visibleAfter($0) }
    },
    write("silent-duplicate", .silentDuplicate, "one request stores two records"),
    FaultForm(
      example: "deduplicate",
      grammar: "deduplicate, deduplicate=same, or with a list: deduplicate=same:calls",
      summary: "a second copy is not stored"
    ) {
      deduplication($0)
    },
    write("phantom", .phantom, "nothing is stored, but it says so"),
    write(
      "workflow=status:closed:5s",
      FaultValue.waitGrammar("workflow=FIELD:VALUE:TIME, a TIME"),
      "a field changes after a time", parts: 3
    ) { words in
      FaultValue.wait(words[2]).map {
        .workflow(field: String(words[0]), value: String(words[1]), after: $0)
      }
    },
    write("keep-deleted", .keepDeleted, "what was deleted is still there"),
    write("no-delete", .noDelete, "nothing can be deleted"),
    write("stored-error", .storedError, "it is stored, but answered with 500"),
    write("cut-after-commit", .cutAfterCommit, "it is stored, but not answered"),
    write("hidden-failure", .hiddenFailure, "nothing is stored, 200 with an error"),
    write("per-record-failure", .perRecordFailure, "nothing is stored, 201 with an error"),
    write("id-in-header=OData-EntityId", "id-in-header=NAME", "a header has the id, no body") {
      FaultValue.headerName($0[0]).map { .idInHeader($0) }
    },
    write("validation=notes", "validation=FIELD", "a field is required") {
      .validation(String($0[0]))
    },
    write("vague-refusal", .vagueRefusal, "no 422 says what is wrong"),
    write("refuse-500", .refuse500, "what is wrong is answered with 500"),
    write("accept-anything", .acceptAnything, "nothing is checked"),
    value(
      "rate-limit=100:10", rateLimitGrammar, "too many requests are refused"
    ) {
      rateLimit($0)
    },
  ]

  private static let rateLimitGrammar =
    "rate-limit=NUMBER:SECONDS or rate-limit=NUMBER:SECONDS:FORM, each at most 100000, a FORM of "
    + SandboxFault.RateLimit.Form.allCases.map(\.rawValue).joined(separator: ", ")

  private static func rateLimit(_ value: Substring) -> SandboxFault? {
    let words = value.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(words.count),
      let requests = FaultValue.number(words[0], upTo: 100_000),
      let seconds = FaultValue.number(words[1], upTo: 100_000), seconds > 0
    else { return nil }
    let word = words.count > 2 ? String(words[2]) : SandboxFault.RateLimit.Form.seconds.rawValue
    return SandboxFault.RateLimit.Form(rawValue: word).map {
      .rateLimit(.init(requests: requests, seconds: seconds, form: $0))
    }
  }

  /// Contacts are never stored twice, so there are two lists to choose from.
  private static func deduplication(_ value: Substring?) -> SandboxFault? {
    var words = value?.split(separator: ":", omittingEmptySubsequences: false) ?? []
    var list: List?
    if let last = words.last, let named = List(rawValue: String(last)) {
      guard named != .contacts else { return nil }
      list = named
      words.removeLast()
    }
    switch words {
    case []: return .write(.deduplicate(.refused), to: list)
    case ["same"]: return .write(.deduplicate(.same), to: list)
    default: return nil
    }
  }

  /// A fault that goes for all, or with a list behind its value for that one only.
  static func troubled(
    _ value: Substring, _ trouble: (Substring) -> SandboxFault.Trouble?
  ) -> SandboxFault? {
    let words = value.split(separator: ":", omittingEmptySubsequences: false)
    guard words.count == 2, let list = SandboxFault.List(rawValue: String(words[1])) else {
      return nil
    }
    return trouble(words[0]).map { .trouble($0, at: list) }
  }
}
