// SPDX-License-Identifier: Apache-2.0

import PBXEmulation
import Testing

struct PopupTests {
  static let body = #"{"data": [{"id": "a b", "name": "Zoë"}, {"id": "c", "url": "https://x"}]}"#

  static let formats: [(String, [String])] = [
    ("https://crm/{{.ContactId}}", ["https://crm/a b", "https://crm/c"]),
    ("https://crm/{{UrlEncode .ContactsId}}", ["https://crm/a%20b", "https://crm/c"]),
    ("https://crm/{{.FirstName}}", ["https://crm/Zoë", "https://crm/"]),
    ("https://crm/?p={{UrlEncode .Phone}}", ["https://crm/?p=%2B9", "https://crm/?p=%2B9"]),
    (
      "{{.base_url}}/{{.CustomValue}}",
      ["https://crm.example/v1/<no value>", "https://crm.example/v1/<no value>"]
    ),
  ]

  @Test(arguments: formats)
  func `a format is filled with the fields of the record`(_ format: String, _ urls: [String])
    throws
  {
    let pbx = try Make.pbx(Make.contract(more: "popup: \"\(format)\""))
    let match = try pbx.contacts(in: Self.body, caller: "+9")
    for (index, url) in urls.enumerated() {
      #expect(try pbx.popupURL(for: match, record: index, caller: "+9") == url)
    }
  }

  @Test func `an unset variable is nothing if the PBX is said to do so`() throws {
    let pbx = try Make.pbx(
      Make.contract(
        more: "popup: \"https://crm/{{.CustomValue}}\"", pbx: "{ assume: { unset: empty } }"))
    let match = try pbx.contacts(in: Self.body)
    #expect(try pbx.popupURL(for: match, record: 0, caller: "1") == "https://crm/")
  }

  @Test func `an address is taken from the answer, by its place in the list`() throws {
    let pbx = try Make.pbx(Make.contract(more: "popup: { field: data.#.url }"))
    let match = try pbx.contacts(in: Self.body)
    #expect(try pbx.popupURL(for: match, record: 0, caller: "1") == "https://x")
    #expect(try pbx.popupURL(for: match, record: 1, caller: "1") == nil)
    #expect(try pbx.popupURL(for: match, record: -1, caller: "1") == nil)
  }

  @Test func `without a pop-up there is no address`() throws {
    let pbx = try Make.pbx(Make.contract())
    let match = try pbx.contacts(in: Self.body)
    #expect(try pbx.popupURL(for: match, record: 0, caller: "1") == nil)
  }
}
