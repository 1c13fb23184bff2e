// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Readiness
import Redaction
import Transports

/// The head of the page: whose contract, the verdict, why, and what was run.
enum VerdictSection {
  static func html(of result: RunResult) -> HTMLText {
    """
    <header class="head"><h1>\(result.contract.name.shownText)</h1>
    <p>Readiness report</p></header>
    <section class="verdict \(authored: result.verdict.rawValue)" aria-labelledby="verdict">
    <h2 id="verdict">\(authored: result.verdict.title.capitalisedFirst)</h2>
    <p class="reason">\(VerdictReason.sentence(for: result))</p>
    \(counts(result.counts))
    \(stages(result))
    </section>
    \(facts(result))
    \(OriginSection.html(of: result))
    \(notes(result))
    """
  }

  private static func counts(_ counts: VerdictCounts) -> HTMLText {
    let rows: [(Int, RedactedText, RedactedText)] = [
      (counts.blockers, "blocker", "blocker"), (counts.majors, "major", "major"),
      (counts.minors, "minor", "minor"), (counts.notProven, "not proven", "unasked"),
    ]
    let items = rows.map { count, name, style in
      let style: RedactedText = count == 0 ? "none" : style
      return "<li class=\"\(style)\"><b>\(count)</b> \(name)</li>" as HTMLText
    }
    return "<ul class=\"counts\">\(items)</ul>"
  }

  /// The stages of the roll-out in order, each with its state.
  private static func stages(_ result: RunResult) -> HTMLText {
    let items = Gate.allCases.map { gate -> HTMLText in
      let standing = result.standing(of: gate)
      return """
        <li class="\(standing.style)"><span>\(authored: gate.title.capitalisedFirst)\
        </span> <b>\(standing.title)</b></li>
        """
    }
    return "<ol class=\"stages\" aria-label=\"Stages of the roll-out\">\(items)</ol>"
  }

  private static func facts(_ result: RunResult) -> HTMLText {
    let contract = result.contract
    let version: RedactedText =
      contract.version.isEmpty ? "" : ", version \(contract.version.shownText)"
    let base: RedactedText = result.base.isEmpty ? "" : ", \(result.base.shown())"
    let rows: [(RedactedText, RedactedText)] = [
      ("Asked", result.world.title.capitalised + base),
      ("Environment", result.environment.shownText),
      ("Contract", contract.folder.shownText + version),
      ("When", result.startedAt.forPeople),
      ("Requests sent", "\(result.exchanges.count)"),
    ]
    return DefinitionList.html(rows)
  }

  private static func notes(_ result: RunResult) -> HTMLText {
    HTMLText(result.notes.map { "<p class=\"note\"><b>Note</b> \($0.shown())</p>\n" })
  }
}

/// Names with their values, side by side as far as there is room.
enum DefinitionList {
  static func html(_ rows: [(RedactedText, RedactedText)]) -> HTMLText {
    let items = rows.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>" as HTMLText }
    return "<dl class=\"facts\">\(items)</dl>"
  }
}

extension Timestamp {
  /// Day and minute: `2026-11-21 10:15 UTC`.
  var forPeople: RedactedText {
    let text = rfc3339
    return "\(authored: text.prefix(10) + " " + text.dropFirst(11).prefix(5)) UTC"
  }
}
