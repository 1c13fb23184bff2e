// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import PBXEmulation

extension Scenario {
  /// What the PBX searches for.
  public var searchAsk: SearchAsk {
    switch ask {
    case .call(let number): .call(number.value)
    case .search(let text): .typed(text.value)
    }
  }

  /// Whether one known record, or several that share a number, are expected.
  public var expectsRecord: Bool {
    switch finds {
    case .record, .records: true
    case .nothing: false
    }
  }

  /// Whether several records share the number.
  var isShared: Bool {
    if case .records = finds { true } else { false }
  }

  /// What one contact type's answer should hold.
  enum Expectation {
    case record, nobody, either
  }

  /// What the answer of a contact type should hold.
  ///
  /// `count`: how many contact types are searched.
  func expectation(of type: ContactType, among count: Int) -> Expectation {
    switch finds {
    case .nothing: return .nobody
    case .record:
      guard let named = self.type?.value else { return count == 1 ? .record : .either }
      return named == type.name.value ? .record : .nobody
    case .records(let records, _):
      let types = records.map(\.type)
      if types.contains(type.name.value) { return .record }
      guard types.contains(nil) else { return .nobody }
      return count == 1 ? .record : .either
    }
  }
}
