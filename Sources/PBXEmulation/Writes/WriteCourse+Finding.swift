// SPDX-License-Identifier: Apache-2.0

import Contracts
import GoTemplates
import PBXLanguage
import Transports

/// A new contact is looked up by its number, in each spelling, until it is found or time is over.
extension WriteCourse {
  /// The next question of a lookup; nil if the lookup is over.
  mutating func find(
    _ place: Int, _ attempt: Int, _ pbx: PBX
  ) throws(TemplateExecutionError) -> Question? {
    let number = item.lookups[place].number
    var delay = Question.Delay.none
    if lookup == nil {
      lookup = Lookup(.call(number), by: pbx)
      item.lookups[place].attempts.append([])
      if attempt > 1 { delay = .pause(Self.pause(before: attempt)) }
    }
    guard let (step, request) = lookup?.next() else {
      if let obstacle = lookup?.obstacle { throw obstacle }
      conclude(place, attempt, pbx)
      return nil
    }
    lookupStep = step
    let count = item.lookups[place].attempts.last?.count ?? 0
    return Question(
      "\(item.fullName): \(item.lookups[place].spelling.rawValue) \(attempt).\(count + 1)",
      of: "contact-search", request, purpose: "look \(item.fullName) up", delay: delay)
  }

  /// Looks whether the lookup that is over has found the contact, and if not, whether there is time.
  private mutating func conclude(_ place: Int, _ attempt: Int, _ pbx: PBX) {
    let answers = lookup?.answers ?? []
    lookup = nil
    pending.removeLast()
    item.lookups[place].isFound = pbx.records(in: answers, asked: .call(item.lookups[place].number))
      .contains { $0.id == item.id }
    guard !isImagined, !item.lookups[place].isFound,
      let last = item.lookups[place].attempts.last?.last, isInTime(last, before: attempt + 1)
    else { return }
    pending.append(.lookup(place, attempt: attempt + 1))
  }
}
