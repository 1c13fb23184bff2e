// SPDX-License-Identifier: Apache-2.0

/// The exchanges of a run as the results file has them, in plan order.
///
/// A run has thousands, and the file is written one exchange after the other. So they need not be
/// there all at once: each is made when it is asked for.
public struct ReportedExchanges: Sendable {
  private var storage: Storage

  private enum Storage: Sendable {
    case list([ReportedExchange])
    case made(count: Int, @Sendable (Int) -> ReportedExchange)
  }

  /// Exchanges that are there.
  public init(_ exchanges: [ReportedExchange]) { storage = .list(exchanges) }

  /// As many exchanges, each made when it is asked for by its place, from 0.
  ///
  /// `make`: gives the same for the same place each time.
  public init(count: Int, _ make: @escaping @Sendable (Int) -> ReportedExchange) {
    storage = .made(count: count, make)
  }

  /// The exchanges as a list, each made once: for who looks at them again and again.
  public var list: [ReportedExchange] {
    switch storage {
    case .list(let exchanges): exchanges
    case .made(let count, let make): (0..<count).map(make)
    }
  }

  /// Adds an exchange at the end.
  public mutating func append(_ exchange: ReportedExchange) {
    var exchanges = list
    // Let go of before it grows, so that the list is not copied.
    storage = .list([])
    exchanges.append(exchange)
    storage = .list(exchanges)
  }
}

extension ReportedExchanges: RandomAccessCollection {
  /// The first place.
  public var startIndex: Int { 0 }

  /// The place behind the last.
  public var endIndex: Int {
    switch storage {
    case .list(let exchanges): exchanges.count
    case .made(let count, _): count
    }
  }

  /// The exchange at a place.
  public subscript(place: Int) -> ReportedExchange {
    switch storage {
    case .list(let exchanges): exchanges[place]
    case .made(_, let make): make(place)
    }
  }
}

extension ReportedExchanges: ExpressibleByArrayLiteral {
  /// Exchanges that are there.
  public init(arrayLiteral exchanges: ReportedExchange...) { self.init(exchanges) }
}

extension ReportedExchanges: Hashable {
  /// Whether the exchanges are the same, however they are held.
  public static func == (left: ReportedExchanges, right: ReportedExchanges) -> Bool {
    left.elementsEqual(right)
  }

  /// Hashes every exchange.
  public func hash(into hasher: inout Hasher) {
    for exchange in self { hasher.combine(exchange) }
  }
}
