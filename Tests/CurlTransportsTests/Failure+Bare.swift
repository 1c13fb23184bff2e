// SPDX-License-Identifier: Apache-2.0

import Transports

extension TransportFailure {
  /// Kind and words alone.
  var bare: TransportFailure { TransportFailure(kind, detail) }
}
