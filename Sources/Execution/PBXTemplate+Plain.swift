// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage

extension PBXTemplate {
  /// Whether anything in it has to be rendered.
  var isWrittenAsTemplate: Bool { source.text.contains("{{") }
}
