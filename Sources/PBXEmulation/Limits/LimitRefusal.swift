// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
import GJSONPaths
import PBXLanguage
public import Transports

/// An answer by which a CRM says that it was asked too often.
public struct LimitRefusal: Sendable {
  /// The status.
  public let status: Int
  /// How long it tells to wait, wherever it does; nil if it does not.
  public let wait: RateLimitReading.Wait?
  /// When the wait begins: the end of the answer.
  public let answeredAt: Timestamp
  /// Whether it tells the wait where the contract says; true if the contract says nowhere.
  public let tellsAsPromised: Bool
  /// Whether the body holds the declared text; true without one.
  public let saysAsPromised: Bool
  /// Whether the status is a declared one.
  public let isPromisedStatus: Bool

  /// Reads an answer; nil if it is none of the kind.
  ///
  /// An answer that the contract declares is one, and so is any that says so by itself. A declared
  /// 401 or 403 without a text is no more than what it says: it would hide a refused credential.
  public init?(_ exchange: Exchange, of limits: Limits, askedBy pbx: PBX) {
    guard let answered = exchange.status else { return nil }
    isPromisedStatus = limits.answer.statuses.value.contains(answered)
    guard isPromisedStatus || Self.mayRefuse(answered), let response = exchange.response,
      isPromisedStatus || Self.mayRefuse(response)
    else { return nil }
    let declared = limits.answer
    let end = exchange.endedAt
    let reading = RateLimitReading(response, at: end)
    saysAsPromised =
      declared.says.map { String(decoding: response.body, as: UTF8.self).contains($0.value) }
      ?? true
    let isVague = declared.says == nil && [401, 403].contains(response.status)
    guard reading.isRefusal || isPromisedStatus && saysAsPromised && !isVague else { return nil }
    status = response.status
    answeredAt = end
    let told = Self.told(declared.wait.value, response, reading, end, pbx)
    if case .none = declared.wait.value {
      tellsAsPromised = true
    } else {
      tellsAsPromised = told != nil
    }
    wait = told ?? reading.wait
  }

  /// Whether an answer of a status is worth reading.
  private static func mayRefuse(_ status: Int) -> Bool {
    [400, 403, 429, 503].contains(status) || (200..<300).contains(status)
  }

  /// Whether an answer is worth reading: most are good and long.
  private static func mayRefuse(_ response: Response) -> Bool {
    !(200..<300).contains(response.status)
      || response.body.count < 1024 && response.body.prefix(64).hasError
  }

  private static func told(
    _ place: Limits.Answer.Wait, _ response: Response, _ reading: RateLimitReading,
    _ now: Timestamp, _ pbx: PBX
  ) -> RateLimitReading.Wait? {
    switch place {
    case .none: return nil
    case .header(let name):
      guard let text = response.header(name).first else { return nil }
      return RateLimitReading.time(text, in: response, at: now).map { .init($0, from: name) }
    case .path(let path):
      let written = (try? pbx.render(path, with: [:])) ?? path.source.text
      let value = GJSONPath.values(of: [GJSONPath(written)], in: response.body).first
      guard let value, value.exists else { return nil }
      return RateLimitReading.time(value.text, in: response, at: now).map {
        .init($0, from: written)
      }
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the beginning of a body speaks of an error.
  fileprivate var hasError: Bool {
    // Every answer is asked, so only where the word can begin the rest of it is looked at.
    withUnsafeBufferPointer { bytes in
      var place = 0
      while place &+ 5 <= bytes.count {
        if bytes[place] == UInt8(ascii: "e"),
          bytes[place..<place &+ 5].elementsEqual("error".utf8)
        {
          return true
        }
        place &+= 1
      }
      return false
    }
  }
}
