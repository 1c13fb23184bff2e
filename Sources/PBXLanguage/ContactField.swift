// SPDX-License-Identifier: Apache-2.0

/// The fields of a contact that a search can fill: the outputs of the PBX's contact search.
public enum ContactField: String, Sendable, Hashable, CaseIterable {
  /// The contact's id; `ContactId`, without the s, everywhere else.
  case contactsID = "ContactsId"
  /// The first name.
  case firstName = "FirstName"
  /// The last name.
  case lastName = "LastName"
  /// The company.
  case company = "Company"
  /// The e-mail address.
  case email = "Email"
  /// The first business number.
  case businessNumber = "BusinessNumber"
  /// The second business number.
  case businessNumber2 = "BusinessNumber2"
  /// The business fax.
  case businessFaxNumber = "BusinessFaxNumber"
  /// The first mobile number.
  case mobileNumber = "MobileNumber"
  /// The second mobile number.
  case mobileNumber2 = "MobileNumber2"
  /// The first home number.
  case homeNumber = "HomeNumber"
  /// The second home number.
  case homeNumber2 = "HomeNumber2"
  /// The fax at home.
  case homeFaxNumber = "HomeFaxNumber"
  /// Any other number.
  case otherNumber = "OtherNumber"
  /// The postal code.
  case zipCode = "ZipCode"
  /// The street.
  case street = "Street"
  /// The city.
  case city = "City"
  /// The state or province.
  case state = "State"
  /// The country.
  case country = "Country"
  /// A remark.
  case remark = "Remark"
  /// A value for the pop-up's address only; agents never see it.
  case customValue = "CustomValue"

  /// Whether it holds a telephone or fax number; a mapping needs at least one of them.
  public var isPhoneNumber: Bool {
    switch self {
    case .businessNumber, .businessNumber2, .businessFaxNumber, .mobileNumber, .mobileNumber2,
      .homeNumber, .homeNumber2, .homeFaxNumber, .otherNumber:
      true
    default: false
    }
  }

  /// Whether every mapping needs it: the id and the first name.
  public var isRequired: Bool { self == .contactsID || self == .firstName }
}
