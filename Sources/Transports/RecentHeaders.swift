// SPDX-License-Identifier: Apache-2.0

/// The headers of the answers that came last, so that the next answers share what is the same.
///
/// From answer to answer the values change, and the names hardly ever do.
public struct RecentHeaders: Sendable {
  /// Endpoints that take turns answer with fields of their own each.
  private static let most = 8

  /// The lists of names, the one that was used last at the front.
  private var names: [PackedTexts] = []
  private var texts = PackedTexts([])

  /// Nothing has come yet.
  public init() {}

  /// The same answer, with names and values of earlier ones where these are the same byte for byte.
  public mutating func sharing(_ answer: Response) -> Response {
    texts = answer.texts.shared(with: texts)
    var known = answer.names
    if let place = names.firstIndex(where: { $0.isSame(as: known) }) {
      known = names[place]
      names.swapAt(place, 0)
    } else {
      if names.count == Self.most { names.removeLast() }
      names.insert(known, at: 0)
    }
    return answer.with(names: known, texts: texts)
  }
}
