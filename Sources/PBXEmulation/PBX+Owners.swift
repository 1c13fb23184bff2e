// SPDX-License-Identifier: Apache-2.0

import Contracts
import GJSONPaths
public import Transports

extension PBX {
  /// The CRM's user of each extension, as the PBX associates them: by e-mail address, else by the id
  /// that the contract names, if the list has it.
  ///
  /// `pages`: the answers of Get Users.
  public func owners(in pages: [Exchange]) -> [String: String] {
    var byAddress: [String: String] = [:]
    var ids: Set<String> = []
    for page in pages {
      guard let body = page.response?.body, let columns = try? users(in: body) else { continue }
      let found = columns.column(of: .uniqueID)?.values ?? []
      let addresses = columns.column(of: .email)?.values ?? []
      for (index, id) in found.enumerated() where id.exists && id.kind != .null {
        ids.insert(id.text)
        guard addresses.indices.contains(index) else { continue }
        let address = addresses[index].text.lowercased()
        if byAddress[address] == nil, !address.isEmpty { byAddress[address] = id.text }
      }
    }
    var owners: [String: String] = [:]
    for agent in contract.users?.agents ?? [] {
      let byEmail = agent.email.flatMap { byAddress[$0.value.lowercased()] }
      let byID = agent.user.flatMap { ids.contains($0.value) ? $0.value : nil }
      owners[agent.number.value] = byEmail ?? byID
    }
    return owners
  }
}
