// SPDX-License-Identifier: Apache-2.0

/// What faults make of the question whom a search finds.
struct MatchFaults: Sendable {
  private(set) var matchesAll = false
  private(set) var matchesEmpty = false
  private(set) var hasWildcards = false
  private(set) var hasSideEffect = false
  private(set) var droppedFilters: Set<String> = []
  private(set) var injection: SandboxFault.Injection?
  private(set) var oddCallers: Int?
  private(set) var search: SandboxSearch?
  private(set) var plusLoss: SandboxFault.PlusLoss?
  private(set) var unsearched: Set<SandboxFault.PhoneField> = []

  /// Of two faults that set one thing the last counts.
  init(_ faults: [SandboxFault]) {
    for fault in faults {
      switch fault {
      case .matchAll: matchesAll = true
      case .matchEmpty: matchesEmpty = true
      case .wildcard: hasWildcards = true
      case .sideEffect: hasSideEffect = true
      case .droppedFilter(let name): droppedFilters.insert(name)
      case .injection(let injection): self.injection = injection
      case .oddCallers(let status): oddCallers = status
      case .search(let search): self.search = search
      case .plusLost(let loss): plusLoss = loss
      case .notSearched(let field): unsearched.insert(field)
      default: break
      }
    }
  }

  /// A number as it is compared after what becomes of a plus sign; nil if nobody can have it.
  func compared(_ phone: String) -> String? {
    switch plusLoss {
    case nil: return phone
    case .trim: return String(phone.drop { $0 == " " })
    case .keep: return phone.hasPrefix(" ") ? nil : phone
    case .twice: return phone.hasPrefix(" ") || phone.hasPrefix("+") ? nil : phone
    }
  }

  /// Whether a number finds everybody.
  func findsEverybody(_ phone: String) -> Bool {
    if matchesEmpty, phone.allSatisfy(\.isWhitespace) { return true }
    if injection == .everybody, Self.hasQuote(phone) { return true }
    return hasWildcards && !phone.isEmpty && phone.allSatisfy(Self.isWildcard)
  }

  /// Whether a number is a pattern.
  func isPattern(_ phone: String) -> Bool { hasWildcards && phone.contains(where: Self.isWildcard) }

  /// Whether a number breaks the statement that it is put into.
  func breaksStatement(_ phone: String) -> Bool { injection == .error && Self.hasQuote(phone) }

  /// The status that a number is answered with if no telephone could have sent it.
  func statusOfOddCaller(_ phone: String) -> Int? {
    guard let oddCallers else { return nil }
    var number = phone.lowercased()[...]
    if number.hasPrefix("tel:") { number = number.dropFirst(4) }
    let digits = number.filter { ("0"..."9").contains($0) }
    return Self.main(of: number).contains(where: \.isLetter) || digits.count > 20
      ? oddCallers : nil
  }

  /// What stands before an extension.
  private static func main(of number: Substring) -> Substring {
    let starts = ["ext", "x"].compactMap { number.firstRange(of: $0)?.lowerBound }
    guard let start = starts.min(), number[..<start].contains(where: \.isNumber) else {
      return number
    }
    return number[..<start]
  }

  private static func isWildcard(_ character: Character) -> Bool {
    character == "%" || character == "*"
  }

  private static func hasQuote(_ text: String) -> Bool {
    text.contains { $0 == "'" || $0 == "\"" }
  }
}
