// SPDX-License-Identifier: Apache-2.0

/// What the PBX searches a CRM for.
public enum SearchAsk: Sendable, Hashable {
  /// A caller's number, as the trunk hands it over: `{{.Phone}}`.
  case call(String)
  /// A text that an agent types: `{{.SearchValue}}`.
  case typed(String)

  /// The number or the text.
  public var text: String {
    switch self {
    case .call(let text), .typed(let text): text
    }
  }

  /// What templates see of it.
  public var variables: [String: String] {
    switch self {
    case .call(let number): ["Phone": number]
    case .typed(let text): ["SearchValue": text]
    }
  }
}
