// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
import PBXEmulation
import PBXLanguage
import PhoneNumbers
import Redaction
import Transports

/// What is wrong with a field, as far as it can be told from the value alone.
struct FieldDiagnosis: Sendable {
  /// What is wrong; nil if it is just another value.
  var what: RedactedText?
  /// What to do about it; nil if nothing better is known than to compare.
  var remedy: RedactedText?
  /// What comes of it; nil if nothing in particular.
  var effect: RedactedText?

  init(of field: WriteField, in item: WriteCase) {
    switch field.fact.value.matcher {
    case .instant(let instant): tell(instant, field, item)
    case .date(let moment, let zone): tell(moment, zone, field)
    case .duration(let length): tell(length, field)
    case .equal: tell(field, item)
    case .phone: effect = "the number cannot be dialled from the record"
    default: break
    }
  }

  private mutating func tell(
    _ instant: ExpectedInstant, _ field: WriteField, _ item: WriteCase
  ) {
    effect = "the \(item.kind.noun) shows another time than that of the call"
    switch field.wanted.judgement(of: field.value, instant) {
    case .off(let distance) where distance.isOffset: lostZone(distance)
    case .off(let distance):
      let side: RedactedText = distance < .zero ? "early" : "late"
      what = otherMoment(instant, field, item) ?? "\(authored: distance.rounded) too \(side)"
    case .otherUnit(let form):
      what = "it is in \(form == .millis ? "milliseconds" : "seconds")"
      remedy = "write `as: \(authored: form.rawValue)` if the CRM means it so"
    case .withoutZone:
      what = "the time shows no zone"
      remedy = "write `zone:` with the zone that the CRM's times are in"
    case .dayOnly:
      what = "the time of day is lost"
      remedy = "write into a field that takes a time, or expect `{ date: … }`"
    case .otherOffset(let found, _):
      let shown = found.map { "offset \(Self.offset($0))" } ?? "no offset"
      what = "the instant is right, and it shows \(authored: shown)"
      remedy = "take `offset` out of the contract if only the instant matters"
    case .unreadable: what = "it is no point in time"
    case .fits, nil: break
    }
  }

  private mutating func lostZone(_ distance: Duration) {
    let nearest = Duration.seconds((distance.size.components.seconds + 450) / 900 * 900)
    let side: RedactedText = distance < .zero ? "earlier" : "later"
    what = "the time zone was lost: \(authored: nearest.spokenLength) \(side)"
    remedy = """
      send the offset with the time: {{TimeFormat .StartTimeUnix "yyyy-MM-ddTHH:mm:ss.000Zz" "1"}}, \
      or set the zone of the CRM's user to the one that is meant
      """
  }

  /// Another moment of the same call, if the value is that one.
  private func otherMoment(
    _ instant: ExpectedInstant, _ field: WriteField, _ item: WriteCase
  ) -> RedactedText? {
    let others: [CallMoment.Anchor] = [.start, .answer, .end, .now]
    for anchor in others where anchor != instant.moment.anchor {
      let other = ExpectedInstant(
        CallMoment(anchor), tolerance: instant.tolerance, zone: instant.zone, form: instant.form)
      if field.wanted.judgement(of: field.value, other) == .fits {
        return "it is \(authored: other.moment.spoken)"
      }
    }
    return nil
  }

  private mutating func tell(_ moment: CallMoment, _ zone: String, _ field: WriteField) {
    effect = "the record stands under another day"
    guard let day = field.wanted.day(moment, zone), let text = field.value?.text,
      let wanted = InstantText(day), let found = InstantText(text)
    else { return }
    let distance = found.shown.since(wanted.shown)
    if distance.size <= .seconds(86_400) {
      what = "it is the day \(distance < .zero ? "before" : "after"), as in another time zone"
      remedy = "send the day of the zone that is meant, or correct `zone` in the contract"
    } else if !found.isDay, text.hasPrefix(day) {
      what = "it shows a time of day"
      remedy = "expect `{ instant: … }`, or starts-with"
    }
  }

  private mutating func tell(_ length: ExpectedDuration, _ field: WriteField) {
    effect = "reports of the CRM count another length of calls"
    switch field.wanted.judgement(of: field.value, length) {
    case .otherUnit(let unit):
      what = "stored in \(authored: unit.spoken)"
      remedy = "convert it in the request, or write `unit: \(authored: unit.rawValue)`"
    case .otherPart(let part):
      what = "it is \(authored: part.spoken)"
      remedy = "send the length that is meant, or write `duration: \(authored: part.rawValue)`"
    case .otherRounding:
      what = "the minutes are rounded another way"
      remedy = "write `round:` as the CRM rounds"
    case .unreadable: what = "it is no length in \(authored: length.unit.spoken)"
    case .off, .fits, nil: break
    }
  }

  private mutating func tell(_ field: WriteField, _ item: WriteCase) {
    let variables = field.fact.value.variables
    let (wanted, found) = (field.wanted.spoken, field.value?.text ?? "")
    if variables.contains("ContactId") {
      what = wanted.isEmpty ? "there is a contact where none is known" : "it is another contact"
      remedy = "compare the id that the search maps with the one that the CRM links by"
      effect = "the \(item.kind.noun) stands at somebody else's record"
    } else if variables.contains("Owner") {
      what =
        wanted.isEmpty
        ? "extension without a CRM user, so no owner was sent" : "it is another owner"
      remedy = """
        see whether the integration's user may set the owner, and whether a rule of the CRM \
        changes it
        """
      effect = "the \(item.kind.noun) belongs to somebody else"
    } else if PhoneNumber.isSameNumber(wanted, found, region: item.run.pbx.contract.pbx.region) {
      what = "the same number in another spelling"
      remedy = "write { phone: … } if the spelling does not matter"
    } else if let damage = TextDamage(from: wanted, to: found) {
      what = damage.spoken(from: wanted, to: found)
      remedy = damage.remedy
    }
  }

  private static func offset(_ minutes: Int) -> String {
    let (hours, rest) = (minutes.magnitude / 60, minutes.magnitude % 60)
    return
      "\(minutes < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Duration {
  /// The length without its sign and without parts that nobody reads.
  fileprivate var rounded: String {
    size < .seconds(10) ? size.spokenLength : Duration.seconds(size.components.seconds).spokenLength
  }
}
