// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Redaction

extension RecordingHeader {
  /// The content of `log._callready`.
  var json: JSONOutput {
    [
      "formatVersion": .int(Self.formatVersion),
      "contract": .string(contract),
      "environment": .string(environment),
      // A string, because most readers of JSON lose digits of whole numbers beyond 2^53.
      "seed": .string(String(seed)),
      "masksPersonalData": .bool(masksPersonalData),
      "variables": .array(
        variables.map { ["name": .string($0.name), "value": .string($0.value.text)] }),
      "placeholders": .array(placeholders.map(\.json)),
    ]
  }
}

extension RecordedPlaceholder {
  fileprivate var json: JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("number", .int(number)), .init("name", .string(name)), .init("text", .string(text)),
      .init("length", .int(length)), .init("alphabet", .string(alphabet.rawValue)),
    ]
    if let token { members.append(.init("token", token.json)) }
    return .object(members)
  }
}

extension RecordedPlaceholder.Token {
  fileprivate var json: JSONOutput {
    var members: [JSONOutput.Member] = []
    if let algorithm { members.append(.init("algorithm", .string(algorithm))) }
    if let type { members.append(.init("type", .string(type))) }
    if let expires { members.append(.init("expires", .int(expires))) }
    if let issued { members.append(.init("issued", .int(issued))) }
    return .object(members)
  }
}
