// SPDX-License-Identifier: Apache-2.0

public import Transports

/// Which request of a walk over users it is.
public struct UserStep: Sendable, Hashable {
  /// The page, from 1.
  public let page: Int
  /// Why it is asked for.
  public let purpose: Purpose

  /// Why a page is asked for.
  public enum Purpose: String, Sendable, Hashable {
    /// The PBX asks for it.
    case walk
    /// The page before it was empty although the stated total is not reached; no PBX asks for it.
    case beyond
    /// It has been asked for before: does it hold the same? No PBX asks for it.
    case again
    /// The first page with twice the users: does it show one that fell between two pages? No PBX
    /// asks for it.
    case wider
  }

  /// A page and why it is asked for.
  public init(page: Int, _ purpose: Purpose) {
    self.page = page
    self.purpose = purpose
  }
}

/// A page that was asked for, and what came back.
public struct UserAnswer: Sendable {
  /// The page.
  public let step: UserStep
  /// What was sent and what came back.
  public let exchange: Exchange
  /// The ids of its users in order; empty if the answer is not as promised.
  public let ids: [String]
  /// The number of users that it states; nil if it states none.
  public let total: Int?
  /// Where it says that the next page is, as it is written; nil if it does not say.
  public let next: String?

  /// A page and what came back.
  public init(
    _ step: UserStep, _ exchange: Exchange, ids: [String], total: Int?, next: String?
  ) {
    self.step = step
    self.exchange = exchange
    self.ids = ids
    self.total = total
    self.next = next
  }
}
