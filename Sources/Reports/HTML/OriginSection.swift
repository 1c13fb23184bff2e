// SPDX-License-Identifier: Apache-2.0

import Readiness

/// From where it ran: the same CRM may answer another machine otherwise.
enum OriginSection {
  static func html(of result: RunResult) -> HTMLText {
    guard let origin = result.origin else { return "" }
    return """
      <section class="origin" aria-labelledby="origin"><h2 id="origin">From where it ran</h2>
      \(DefinitionList.html(origin.rows))</section>
      """
  }
}
