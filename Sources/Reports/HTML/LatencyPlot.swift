// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// Every sample as a dot on an axis of time, with the limit: a picture in the page itself.
///
/// Places are percentages and sizes pixels, so that the plot is as wide as its box and its letters
/// stay letters. All of them are computed with integers; the same samples give the same text.
struct LatencyPlot {
  /// Dots of a group that are drawn; the numbers beside the plot are of all.
  private static let dotsShown = 200
  private static let stripHeight = 58

  private let summary: LatencySummary
  private let axis: Axis

  init(_ summary: LatencySummary) {
    self.summary = summary
    axis = Axis(slowest: summary.whole.max, limit: summary.limitMicroseconds)
  }

  var html: HTMLText {
    let parts = summary.parts
    let floor = 22 + parts.count * Self.stripHeight
    let strips = parts.enumerated().map { strip($1, top: 22 + $0 * Self.stripHeight) }
    return """
      <figure class="plot"><svg width="100%" height="\(floor + 24)" role="img" \
      aria-label="\(summary.sentence)">
      \(axis.ticks.map { tick($0, floor: floor) })\(limit(floor: floor))\(strips)</svg>
      <figcaption>Each dot is one answer; the thick mark is the 95th percentile. \(caption)\
      </figcaption></figure>
      """
  }

  private var caption: RedactedText {
    let limit = summary.limitMicroseconds.asMilliseconds
    return axis.showsLimit
      ? "The dashed line is the limit, \(limit)."
      : "The limit, \(limit), lies far beyond the right edge."
  }

  private func tick(_ microseconds: Int, floor: Int) -> HTMLText {
    let x = axis.place(of: microseconds)
    let label: RedactedText = microseconds == 0 ? "0" : microseconds.asMilliseconds
    let anchor: RedactedText =
      microseconds == 0 ? "start" : microseconds == axis.end ? "end" : "middle"
    return """
      <line class="grid" x1="\(x)" x2="\(x)" y1="18" y2="\(floor)"/>\
      <text x="\(x)" y="\(floor + 18)" text-anchor="\(anchor)">\(label)</text>

      """
  }

  private func limit(floor: Int) -> HTMLText {
    guard axis.showsLimit else {
      return "<text class=\"limit\" x=\"100%\" y=\"12\" text-anchor=\"end\">limit →</text>\n"
    }
    let x = axis.place(of: summary.limitMicroseconds)
    let anchor: RedactedText =
      summary.limitMicroseconds > axis.end / 2 ? "end" : "start"
    return """
      <line class="limit" x1="\(x)" x2="\(x)" y1="16" y2="\(floor)"/>\
      <text class="limit" x="\(x)" y="12" text-anchor="\(anchor)">\
      limit \(summary.limitMicroseconds.asMilliseconds)</text>

      """
  }

  private func strip(_ group: LatencySummary.Group, top: Int) -> HTMLText {
    let middle = top + 38
    // Neighbours in time stand apart, so that equal samples do not hide each other.
    let lanes = [0, -8, 8, -4, 4]
    let dots = group.samples.prefix(Self.dotsShown).enumerated().map { number, sample in
      """
      <circle cx="\(axis.place(of: sample))" cy="\(middle + lanes[number % lanes.count])" r="4"/>
      """ as HTMLText
    }
    let p95 = axis.place(of: group.p95)
    return """
      <text class="strip" x="0" y="\(top + 16)">\(group.title.shown(upTo: 60)), n = \(group.count)\
      </text><g class="dots">\(dots)</g>\
      <line class="p95" x1="\(p95)" x2="\(p95)" y1="\(middle - 15)" y2="\(middle + 15)"/>

      """
  }
}

/// An axis of time with round ticks, from zero.
private struct Axis {
  let end: Int
  let ticks: [Int]
  /// Whether the limit is on it: a limit far above all samples would press them into a corner.
  let showsLimit: Bool

  /// An hour and more: beyond it nothing is drawn in its place.
  private static let longest = 10_000_000_000

  init(slowest: Int, limit: Int) {
    let slowest = min(max(slowest, 1000), Self.longest)
    let limit = min(max(limit, 0), Self.longest)
    showsLimit = limit / 5 <= slowest
    let needed = showsLimit ? max(slowest, limit) : slowest
    var unit = 1000
    while unit * 50 < needed { unit *= 10 }
    let step = [1, 2, 5, 10].map { $0 * unit }.first { $0 * 5 >= needed } ?? unit * 10
    let steps = (needed + step - 1) / step
    end = steps * step
    ticks = (0...steps).map { $0 * step }
  }

  /// The place as a percentage with two digits; room for half a dot is left at both ends.
  func place(of microseconds: Int) -> RedactedText {
    let place = 100 + min(max(microseconds, 0), end) * 9_800 / end
    let cents = place % 100
    return "\(place / 100).\(authored: cents < 10 ? "0" : "")\(cents)%"
  }
}
