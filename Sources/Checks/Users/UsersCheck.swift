// SPDX-License-Identifier: Apache-2.0

/// A check of the list of users as a whole.
public protocol UsersCheck: EndpointCheck {
  /// What the pages say, promise by promise. Pure: no clock, no network, no memory.
  static func judge(_ run: UsersRun) -> [SeriesPromise]
}

/// A check of one page of users by itself, where the contract's mapping is concerned.
protocol UserPageCheck: EndpointCheck {
  /// What a page says about the promise.
  static func judge(_ page: UserPageCase) -> Judgement
}
