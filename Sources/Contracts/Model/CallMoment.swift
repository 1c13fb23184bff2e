// SPDX-License-Identifier: Apache-2.0

/// A moment of a call, or the moment of writing, moved by a duration: `end + 5 s`, `now - 3 h`.
public struct CallMoment: Sendable, Hashable {
  /// What it is counted from.
  public enum Anchor: String, Sendable, Hashable, CaseIterable {
    /// The first ring.
    case start
    /// When somebody answered.
    case answer
    /// When it was over.
    case end
    /// When the record was written.
    case now
  }

  /// What it is counted from.
  public let anchor: Anchor
  /// How much later it is; negative: earlier.
  public let shift: Duration

  /// A moment.
  public init(_ anchor: Anchor, shift: Duration = .zero) {
    self.anchor = anchor
    self.shift = shift
  }
}

/// A point in time that a record must have.
public struct ExpectedInstant: Sendable, Hashable {
  /// The moment.
  public let moment: CallMoment
  /// How far off it may be; one second by default.
  public let tolerance: Duration
  /// The offset from UTC that the text must show; nil: any.
  public let offset: Offset?
  /// The time zone (IANA name) of a text without one; nil: such a text is no instant.
  public let zone: String?
  /// How the value is written; nil: as its JSON type says, ISO 8601 or seconds.
  public let form: Form?

  /// The offset from UTC that a text must show.
  public enum Offset: Sendable, Hashable {
    /// This one, in minutes east of UTC.
    case minutes(Int)
    /// The one that was sent.
    case kept
  }

  /// How an instant is written.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case iso
    /// Seconds since 1970.
    case seconds
    /// Milliseconds since 1970.
    case millis
  }

  /// A point in time.
  public init(
    _ moment: CallMoment, tolerance: Duration = .seconds(1), offset: Offset? = nil,
    zone: String? = nil, form: Form? = nil
  ) {
    self.moment = moment
    self.tolerance = tolerance
    self.offset = offset
    self.zone = zone
    self.form = form
  }
}

/// A length of a call that a record must have.
public struct ExpectedDuration: Sendable, Hashable {
  /// Which length.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    case talk, ring, total
  }

  /// How it is written.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case seconds = "s"
    case milliseconds = "ms"
    case minutes = "min"
    /// `01:23`; the minutes go on behind 59.
    case minutesAndSeconds = "mm:ss"
    case clock = "hh:mm:ss"
  }

  /// How minutes are rounded.
  public enum Rounding: String, Sendable, Hashable, CaseIterable {
    case up, down, nearest
  }

  /// Which length.
  public let part: Part
  /// How it is written.
  public let unit: Unit
  /// How it is rounded; nil: not at all.
  public let rounding: Rounding?
  /// How far off it may be.
  public let tolerance: Duration

  /// A length.
  public init(
    _ part: Part, unit: Unit = .seconds, rounding: Rounding? = nil, tolerance: Duration = .zero
  ) {
    self.part = part
    self.unit = unit
    self.rounding = rounding
    self.tolerance = tolerance
  }
}
