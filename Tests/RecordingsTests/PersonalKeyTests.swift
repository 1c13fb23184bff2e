// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Recordings

struct PersonalKeyTests {
  @Test(arguments: [
    "name", "Name", "FIRST_NAME", "lastName", "full-name", "DisplayName", "RealName", "surname",
    "nickname", "username", "contact_name", "Contact Name", "properties.firstname", "name_last",
    "First Name (legal)",
  ])
  func `a key of a name is known`(_ key: String) {
    #expect(PersonalKey.kind(of: key) == .name)
  }

  @Test(arguments: [
    "phone", "Phone", "contact_phone", "HomePhone", "phoneNumber", "mobilephone", "Mobile", "fax",
    "hs_call_from_number", "CallerID", "Dialed_Number", "tel", "cell",
  ])
  func `a key of a number is known`(_ key: String) {
    #expect(PersonalKey.kind(of: key) == .phone)
  }

  @Test(arguments: ["email", "E-mail", "EmailAddress", "mail", "work_email", "emails"])
  func `a key of an e-mail address is known`(_ key: String) {
    #expect(PersonalKey.kind(of: key) == .email)
  }

  @Test(arguments: ["address", "Street", "mailing_city", "ZIP", "postal-code", "address1_line2"])
  func `a key of a place is known`(_ key: String) {
    #expect(PersonalKey.kind(of: key) == .address)
  }

  @Test(arguments: ["birthday", "Date_of_Birth", "dob"])
  func `a key of a birthday is known`(_ key: String) {
    #expect(PersonalKey.kind(of: key) == .birth)
  }

  @Test(arguments: [
    "id", "status", "file_name", "filename", "api_name", "hostName", "rename", "capacity",
    "velocity", "phone_type", "email_verified", "ip_address", "unicode", "", "_", "namespace",
    "telemetry", "cellar", "faxless",
  ])
  func `a key of a thing is no key of a person`(_ key: String) {
    #expect(PersonalKey.kind(of: key) == nil)
  }
}
