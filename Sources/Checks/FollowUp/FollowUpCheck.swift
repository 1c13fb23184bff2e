// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A check of the answer to one follow-up request.
public protocol FollowUpCheck: EndpointCheck {
  /// What an answer says about the promise. Pure: no clock, no network, no memory.
  static func judge(_ answer: FollowUpCase) -> Judgement
}
