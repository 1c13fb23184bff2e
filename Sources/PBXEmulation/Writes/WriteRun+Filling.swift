// SPDX-License-Identifier: Apache-2.0

import Contracts
import GoTemplates
import PBXLanguage
import Transports

extension WriteRun {
  /// A record's way, with everything that its templates see.
  mutating func course(
    _ item: WriteItem
  ) throws(TemplateExecutionError) -> WriteCourse {
    var course = WriteCourse(item, isImagined: isImagined)
    course.pbxSearches = pbx.contract.contactSearch != nil
    let obstacle =
      item.endpoint.kind == .contactCreation
      ? fill(contact: &course.item) : try fill(call: &course.item)
    if let obstacle {
      course.give(up: obstacle)
    } else {
      try course.prepare(pbx)
    }
    return course
  }

  private mutating func fill(contact item: inout WriteItem) -> WriteItem.Obstacle? {
    let given = Dictionary(
      (item.scenario?.with ?? []).map { ($0.name.value, $0.value.text) }
    ) { _, last in last }
    var values = ["FirstName": "Test", "LastName": "Caller"].merging(given) { $1 }
    if item.reason == .sameNumber {
      let before = items.last { $0.name == item.name && $0.typeIndex == item.typeIndex }
      let first = before ?? courses.last { $0.item.name == item.name }?.item
      guard let number = first?.variables["BusinessNumber"] else { return .noFreeNumber }
      values["BusinessNumber"] = number
      values["FirstName"] = "Other"
    } else if given["BusinessNumber"] == nil {
      guard let number = numbers.takeFree() else { return .noFreeNumber }
      values["BusinessNumber"] = number
    }
    switch item.reason {
    case .hostile(let text): values["LastName"]? += " " + text.sample
    case .edge(.overLong): values["LastName"] = String(repeating: "x", count: WriteItem.overLong)
    case .edge(.missing): for name in item.emptyTexts { values[name] = "" }
    default: break
    }
    let isOfWhole = item.endpoint.cleanUp?.tag?.value == "DisplayName"
    if !isOfWhole { mark(&values, of: item, unlessEmpty: true) }
    let name = [values["FirstName"], values["LastName"]].compactMap(\.self).filter { !$0.isEmpty }
    values["DisplayName"] = values["DisplayName"] ?? name.joined(separator: " ")
    if isOfWhole { mark(&values, of: item, unlessEmpty: true) }
    values["ContactType"] = item.type.name?.value ?? ""
    values["CustomerNumber"] = values["BusinessNumber"]
    values["Tag"] = setting.tag
    item.variables = values
    if item.reason == .trace { traceNumber = values["BusinessNumber"] }
    return nil
  }

  /// The contact that a call is put to: whom a lookup has found, or the one that was just created.
  private func contact(of item: WriteItem, _ number: String?) -> Caller? {
    switch item.reason {
    case .timing(.lookupOpen): return nil
    case .timing(.early):
      let created = earlyContact
      return created.flatMap { contact in
        contact.variables["ContactId"].map {
          Caller(id: $0, type: contact.variables["ContactType"] ?? "")
        }
      }
    default: return number.flatMap { callers[$0] }
    }
  }

  /// The new contact whose journal is written before it shows itself.
  private var earlyContact: WriteItem? {
    items.last { $0.reason == .timing(.early) && $0.endpoint.kind == .contactCreation }
  }

  private mutating func fill(
    call item: inout WriteItem
  ) throws(TemplateExecutionError) -> WriteItem.Obstacle? {
    guard let call = item.call else { return nil }
    let (number, obstacle) = outside(call, item)
    if let obstacle { return obstacle }
    let caller = contact(of: item, number)
    let agent = agent(of: call, item)
    let assumptions = pbx.contract.pbx.assumptions
    let now = setting.startedAt.microseconds / 1_000_000
    // The reader has refused time zones that nobody knows.
    let start = (try? call.start(before: now, in: assumptions.timeZone)) ?? now
    let report = CallReport(
      call, start: start, outside: number ?? "", agent: agent, owner: owner(of: agent),
      contactID: caller?.id, contactType: caller?.type, recording: recording(item))
    item.report = report
    var values = report.variables(of: assumptions)
    values["CustomerNumber"] = report.outside
    values["Tag"] = setting.tag
    let ticket = ticket(of: item)
    if item.endpoint.kind == .callJournal, pbx.contract.writeEndpoint(.ticketCreation) != nil {
      values["TicketId"] = ticket ?? ""
      if ticket == nil, item.endpoint.usesTicket, item.type.onlyIf == nil { return .noTicket }
    }
    let options = item.endpoint.options
    if let subject = options.subject { values["Subject"] = try pbx.render(subject, with: values) }
    if let text = options.description {
      values["Description"] = try pbx.render(text, with: values)
    }
    switch item.reason {
    case .hostile(let text):
      let place = options.description == nil ? "Subject" : "Description"
      values[place]? += " " + text.sample
    case .edge: for name in item.emptyTexts { values[name] = "" }
    default: break
    }
    mark(&values, of: item, unlessEmpty: false)
    item.variables = values
    return nil
  }

  /// The bytes of the longest text that the mark stands behind, and not before.
  private static let mostBeforeMark = 100

  /// Puts the mark of the run where the contract has a place for it.
  private func mark(
    _ values: inout [String: String], of item: WriteItem, unlessEmpty: Bool
  ) {
    guard let name = item.endpoint.cleanUp?.tag?.value, let value = values[name] else { return }
    // A field that a scenario leaves empty has to stay so.
    if value.isEmpty, unlessEmpty { return }
    // What a CRM cuts, it cuts at the end.
    values[name] =
      value.isEmpty
      ? setting.tag
      : value.utf8.count > Self.mostBeforeMark
        ? "\(setting.tag) \(value)" : "\(value) \(setting.tag)"
  }

  private func outside(
    _ call: Call, _ item: WriteItem
  ) -> (number: String?, obstacle: WriteItem.Obstacle?) {
    if item.reason == .trace {
      guard let number = traceNumber, callers[number] != nil else { return (nil, .noContact) }
      return (number, nil)
    }
    if item.reason == .timing(.early) {
      guard let contact = earlyContact, contact.variables["ContactId"] != nil else {
        return (nil, .noContact)
      }
      return (contact.variables["BusinessNumber"], nil)
    }
    switch call.party {
    case .withheld: return (nil, nil)
    case .unknown:
      guard let number = call.outside ?? numbers.unknown else { return (nil, .noFreeNumber) }
      return (number, nil)
    case .known:
      guard let number = call.outside ?? numbers.known(for: item.endpoint) else {
        return (nil, pbx.contract.contactSearch == nil ? nil : .noCaller)
      }
      // A number that the contract names itself may be a stranger's.
      let mustBeFound = call.outside == nil && pbx.contract.contactSearch != nil
      return (number, mustBeFound && callers[number] == nil ? .noCaller : nil)
    }
  }

  private func agent(of call: Call, _ item: WriteItem) -> String {
    let agents = pbx.contract.users?.agents ?? []
    let first =
      call.agent ?? item.endpoint.agent?.value
      ?? agents.first { $0.withoutUser == nil }?.number.value ?? "1000"
    guard case .agent(let number) = item.reason else {
      let without = agents.first { $0.withoutUser != nil }?.number.value
      return call.agentHasUser ? first : without ?? first
    }
    let others = agents.map(\.number.value).filter { $0 != first }
    return others.indices.contains(number - 2) ? others[number - 2] : first
  }

  /// The CRM's user of an extension: as Get Users associated it, else as the contract says.
  private func owner(of agent: String) -> String? {
    setting.owners[agent]
      ?? pbx.contract.users?.agents.first { $0.number.value == agent }?.user?.value
  }

  private func recording(_ item: WriteItem) -> String {
    let name = item.fullName.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return "https://pbx.invalid/recordings/\(setting.tag)-\(String(name)).wav"
  }

  /// The ticket of a journal's call.
  private func ticket(of item: WriteItem) -> String? {
    let tickets = items.filter {
      $0.endpoint.kind == .ticketCreation && ($0.isAccepted || isImagined)
    }
    let own = tickets.first { $0.name == item.name && $0.reason == item.reason }
    return (own ?? tickets.first { $0.name == item.name })?.variables["TicketId"]
  }
}
