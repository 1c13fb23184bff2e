// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension TraceWholeCall {
  /// What is promised.
  static let title = "one whole call hangs together, from the unknown number to its journal"

  /// The page of the code.
  static var markdown: String {
    """
    # \(kind.code)

    **\(kind.severity.rawValue)** · \(kind.capability.rawValue) · holds *\(kind.gate.title)* · \
    mended by the \(kind.owner.title) · layer \(kind.layer.rawValue)

    Promised: \(title).

    A number that nobody has calls; the agent enters the contact; the number is looked up again, as \
    at the next ring; the call is answered, and its ticket and its journal are written with what \
    that lookup brought. Each step stands on the one before it, as in a PBX, and none on an id that \
    only the contract knows.

    The call hangs together if the extension has a user of the CRM, if the lookup finds the new \
    contact, if ticket and journal are accepted, and if their read-backs show that contact. The \
    finding names the first link that breaks. Where a single check has found it already, such as \
    `create-found` or `journal-accepted`, this promise is *not proven* because of that code: one \
    cause gives one finding.

    It needs `contact-search.yaml`, `contact-creation.yaml` with a clean-up, and one of \
    `call-journal.yaml` and `ticket-creation.yaml`.

    """
  }
}
