// SPDX-License-Identifier: Apache-2.0

import YAMLDocuments

/// Which variables follow-up requests fill, whether or not all of them can be read.
struct FollowUpOutline {
  /// The variables in order, each with the event behind which it is known.
  let targets: [(name: String, event: String)]

  init(_ root: YAMLNode?) {
    targets = (root?["requests"]?.entries ?? []).flatMap { entry in
      let event = entry.value.text("after") ?? "login"
      return (entry.value["mapping"]?.entries ?? []).flatMap { target in
        target.key.text.split(separator: ",").map { name in
          (String(name.drop { $0 == " " }), event)
        }
      }
    }
  }
}
