// SPDX-License-Identifier: Apache-2.0

extension Exchange {
  /// Bytes of the smallest body that is worth looking for its like.
  private static let large = 1 << 16

  /// The same exchange, with the body of an earlier one if that is the same byte for byte.
  ///
  /// What is asked a second time is nearly always answered alike, and a large answer should not be
  /// kept twice.
  public func sharingBody(with earlier: some Sequence<Exchange>) -> Exchange {
    guard let response, response.body.count >= Self.large else { return self }
    for other in earlier {
      guard let body = other.response?.body, body == response.body else { continue }
      return Exchange(
        request: request, startedAt: startedAt, timings: timings,
        outcome: .success(response.with(body: body)), peer: peer)
    }
    return self
  }
}
