// SPDX-License-Identifier: Apache-2.0

/// A rule such as `CET-1CEST,M3.5.0,M10.5.0/3`: POSIX's `TZ`, with the hours that TZif adds.
struct PosixZone: Sendable, Hashable {
  /// The day and second of a year at which an offset changes.
  struct Change: Sendable, Hashable {
    enum Day: Sendable, Hashable {
      /// A day from 1 to 365 that never counts 29 February.
      case withoutLeap(Int)
      /// A day from 0 to 365 that does.
      case withLeap(Int)
      /// The weekday of a month's week; week 5 is the last one.
      case weekday(month: Int, week: Int, weekday: Int)
    }

    let day: Day
    let second: Int
  }

  let standard: Int
  let daylight: Int
  let changes: (start: Change, end: Change)?

  static func == (left: PosixZone, right: PosixZone) -> Bool {
    left.standard == right.standard && left.daylight == right.daylight
      && left.changes?.start == right.changes?.start && left.changes?.end == right.changes?.end
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(standard)
    hasher.combine(daylight)
    hasher.combine(changes?.start)
    hasher.combine(changes?.end)
  }

  init?(_ text: String) {
    var reader = PosixZoneReader(text)
    guard reader.name(), let west = reader.time() else { return nil }
    standard = -west
    guard !reader.isAtEnd else {
      daylight = -west
      changes = nil
      return
    }
    guard reader.name() else { return nil }
    daylight = reader.isAtComma || reader.isAtEnd ? standard + 3600 : -(reader.time() ?? 0)
    guard let start = reader.change(), let end = reader.change(), reader.isAtEnd else { return nil }
    changes = (start, end)
  }

  /// Seconds east of UTC at a moment.
  func offset(at seconds: Int64) -> Int {
    guard let changes else { return standard }
    let (local, overflows) = seconds.addingReportingOverflow(Int64(standard))
    guard !overflows else { return standard }
    let year = CalendarTime(local).year
    // The clock that is running decides when each change comes.
    let start = Self.moment(of: changes.start, in: year) - Int64(standard)
    let end = Self.moment(of: changes.end, in: year) - Int64(daylight)
    let isDaylight =
      start < end ? start <= seconds && seconds < end : !(end <= seconds && seconds < start)
    return isDaylight ? daylight : standard
  }

  private static func moment(of change: Change, in year: Int64) -> Int64 {
    let january = CalendarTime.days(year: year, month: 1, day: 1)
    let day: Int64
    switch change.day {
    case .withLeap(let count): day = january + Int64(count)
    case .withoutLeap(let count):
      day = january + Int64(count) - (count >= 60 && CalendarTime.isLeap(year) ? 0 : 1)
    case .weekday(let month, let week, let weekday):
      let first = CalendarTime.days(year: year, month: month, day: 1)
      // 1970-01-01 was a Thursday.
      let firstWeekday = ((first % 7) + 11) % 7
      let ahead = (Int64(weekday) - firstWeekday + 7) % 7
      let next = CalendarTime.days(
        year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
      let wanted = first + ahead + Int64(7 * (week - 1))
      day = wanted < next ? wanted : wanted - 7
    }
    return day * 86_400 + Int64(change.second)
  }
}

/// Reads the pieces of a POSIX rule.
struct PosixZoneReader {
  private var rest: Substring

  init(_ text: String) { rest = Substring(text) }

  var isAtEnd: Bool { rest.isEmpty }
  var isAtComma: Bool { rest.first == "," }

  /// Letters, or anything between angle brackets.
  mutating func name() -> Bool {
    if accept("<") {
      guard let close = rest.firstIndex(of: ">") else { return false }
      rest = rest[rest.index(after: close)...]
      return true
    }
    let letters = rest.prefix(while: \.isLetter)
    rest = rest.dropFirst(letters.count)
    return letters.count >= 3
  }

  /// Hours, minutes and seconds with a sign, in seconds.
  mutating func time() -> Int? {
    let isNegative = accept("-")
    if !isNegative { _ = accept("+") }
    guard var total = number(upTo: 167).map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where accept(":") {
      guard let value = number(upTo: 59) else { return nil }
      total += value * unit
    }
    return isNegative ? -total : total
  }

  mutating func change() -> PosixZone.Change? {
    guard accept(","), let day = day() else { return nil }
    guard accept("/") else { return PosixZone.Change(day: day, second: 7200) }
    return time().map { PosixZone.Change(day: day, second: $0) }
  }

  private mutating func day() -> PosixZone.Change.Day? {
    if accept("J") { return number(upTo: 365).map { .withoutLeap($0) } }
    guard accept("M") else { return number(upTo: 365).map { .withLeap($0) } }
    guard let month = number(upTo: 12), month >= 1, accept("."), let week = number(upTo: 5),
      week >= 1, accept("."), let weekday = number(upTo: 6)
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }

  private mutating func number(upTo largest: Int) -> Int? {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, digits.count <= 3, let value = Int(digits), value <= largest else {
      return nil
    }
    rest = rest.dropFirst(digits.count)
    return value
  }

  private mutating func accept(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest = rest.dropFirst()
    return true
  }
}
