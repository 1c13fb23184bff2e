// SPDX-License-Identifier: Apache-2.0

public import Contracts
import GJSONPaths
import PBXLanguage
import Transports

/// One contact type as an identity sees it: a caller who is found there, and the record behind the
/// pop-up.
public struct ContactView: Sendable {
  /// The contact type.
  public let type: ContactType
  /// The type's name, if it is not the first; reports name only those.
  public let other: String?
  /// The caller who is asked for; nil if no scenario finds a record of the type here.
  public let ask: SearchAsk?

  /// The views of a contract in an environment, one a contact type, in order.
  public static func all(of contract: Contract, in environment: String) -> [ContactView] {
    guard let search = contract.contactSearch else { return [] }
    return search.types.enumerated().map { index, type in
      let isFirst = index == 0
      return ContactView(
        type: type, other: isFirst ? nil : type.name.value,
        ask: isFirst
          ? search.sampleAsk(of: contract, in: environment)
          : search.sampleAsk(ofOther: type, of: contract, in: environment))
    }
  }

  /// The id of the first record that an answer holds; nil if it holds none.
  func recordID(in exchange: Exchange, by pbx: PBX) -> String? {
    guard exchange.response?.status == 200, let body = exchange.response?.body, let ask,
      let match = try? pbx.contacts(in: body, of: type, asked: ask)
    else { return nil }
    let id = match.value(of: .contactsID, inRecord: 0)?.text ?? ""
    return id.isEmpty ? nil : id
  }
}
