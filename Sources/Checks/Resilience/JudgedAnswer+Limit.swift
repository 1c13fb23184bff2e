// SPDX-License-Identifier: Apache-2.0

import Contracts
import PBXEmulation
import Transports

extension JudgedAnswer {
  /// Whether the CRM refuses since it was asked too often, and for no other reason.
  var isLimitRefusal: Bool {
    guard let status = response?.status, status >= 400 else { return false }
    return LimitRefusal(exchange, of: pbx.contract.limits, askedBy: pbx) != nil
  }
}
