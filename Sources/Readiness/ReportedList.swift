// SPDX-License-Identifier: Apache-2.0

/// What a run has thousands of, as the results file has it: exchanges, entries of the phonebook.
///
/// The file is written one after the other. So they need not be there all at once: each is made when
/// it is asked for.
public struct ReportedList<Element: Sendable>: Sendable {
  private var storage: Storage

  private enum Storage: Sendable {
    case list([Element])
    case made(count: Int, @Sendable (Int) -> Element)
  }

  /// Elements that are there.
  public init(_ elements: [Element]) { storage = .list(elements) }

  /// As many elements, each made when it is asked for by its place, from 0.
  ///
  /// `make`: gives the same for the same place each time.
  public init(count: Int, _ make: @escaping @Sendable (Int) -> Element) {
    storage = .made(count: count, make)
  }

  /// The elements, each made once: for who looks at them again and again.
  public var list: [Element] {
    switch storage {
    case .list(let elements): elements
    case .made(let count, let make): (0..<count).map(make)
    }
  }

  /// Adds an element at the end.
  public mutating func append(_ element: Element) {
    var elements = list
    // Let go of before it grows, so that the list is not copied.
    storage = .list([])
    elements.append(element)
    storage = .list(elements)
  }
}

extension ReportedList: RandomAccessCollection {
  /// The first place.
  public var startIndex: Int { 0 }

  /// The place behind the last.
  public var endIndex: Int {
    switch storage {
    case .list(let elements): elements.count
    case .made(let count, _): count
    }
  }

  /// The element at a place.
  public subscript(place: Int) -> Element {
    switch storage {
    case .list(let elements): elements[place]
    case .made(_, let make): make(place)
    }
  }
}

extension ReportedList: ExpressibleByArrayLiteral {
  /// Elements that are there.
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension ReportedList: Equatable where Element: Equatable {
  /// Whether the elements are the same, however they are held.
  public static func == (left: ReportedList, right: ReportedList) -> Bool {
    left.elementsEqual(right)
  }
}

extension ReportedList: Hashable where Element: Hashable {
  /// Hashes every element.
  public func hash(into hasher: inout Hasher) {
    for element in self { hasher.combine(element) }
  }
}
