// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What happens when nobody reads the output any more, as in `callready plan … | head -1`.
public enum BrokenPipe {
  /// Lets writing fail instead of killing the process, so that a run still writes its results.
  ///
  /// A handler that does nothing, unlike ignoring, is not inherited by programs that are started.
  public static func survive() {
    signal(SIGPIPE) { _ in }
  }
}
