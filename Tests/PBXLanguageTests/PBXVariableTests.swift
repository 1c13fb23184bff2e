// SPDX-License-Identifier: Apache-2.0

import PBXLanguage
import Testing

@Suite struct PBXVariableTests {
  @Test(arguments: [
    ("Phone", [PBXScenario.contactSearch, .typedSearch, .popup]), ("SearchValue", [.typedSearch]),
    ("ContactId", [.popup, .callJournal, .ticketCreation]), ("CustomValue", [.popup]),
    ("CallerNumber", [.callJournal]), ("LastName", [.contactCreation]),
    ("Subject", [.callJournal, .ticketCreation]), ("ContactNumber", [.ticketCreation]),
    ("AccessToken", PBXScenario.allCases), ("CallId", []), ("phone", []),
  ]) func `a variable belongs to its scenarios`(_ name: String, _ scenarios: [PBXScenario]) {
    #expect(PBXVariable.belongsTo(name) == scenarios)
  }

  @Test(arguments: [
    ("CallerNumber", "CallerNumber belongs to call journals"),
    ("Subject", "Subject belongs to call journals and ticket creations"),
    ("Phone", "Phone belongs to contact searches, typed searches and pop-ups"),
  ]) func `its home can be told in a sentence`(_ name: String, _ sentence: String) {
    #expect(PBXVariable.named(name)?.home == sentence)
  }

  @Test func `no name stands twice in the catalogue`() {
    let names = PBXVariable.catalogue.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(PBXVariable.catalogue.allSatisfy { !$0.scenarios.isEmpty && !$0.meaning.isEmpty })
  }

  @Test func `a contact search knows no variables of a call`() {
    let names = Set(PBXScenario.contactSearch.variables.map(\.name))
    #expect(names.contains("Phone"))
    #expect(names.isDisjoint(with: ["CallerNumber", "Subject", "SearchValue", "CustomValue"]))
  }

  @Test func `there are 21 contact fields, nine of them numbers`() {
    #expect(ContactField.allCases.count == 21)
    #expect(ContactField.allCases.filter(\.isPhoneNumber).count == 9)
    #expect(
      ContactField.allCases.filter(\.isRequired).map(\.rawValue) == ["ContactsId", "FirstName"])
    #expect(ContactField(rawValue: "ContactId") == nil)
  }

  @Test func `the limits are those of the manuals`() {
    #expect(PBXLimits.templates == 10)
    #expect(PBXLimits.customFields == 5)
    #expect(PBXLimits.headers == 20)
    #expect(PBXLimits.pagedRequests == 100)
    #expect(PBXLimits.logoBytes == 512_000)
  }
}
