// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction

/// What the PBX would keep of the known callers, and whom it would show when they call again.
enum PhonebookSection {
  /// Callers that are shown; the results file has the others.
  private static let rowsShown = 60

  static func html(of result: RunResult) -> HTMLText {
    guard !result.phonebook.isEmpty else { return "" }
    let rows = result.phonebook.prefix(rowsShown).map(row)
    return """
      <section aria-labelledby="phonebook"><h2 id="phonebook">Phonebook of the PBX</h2>
      <p>What the PBX would keep of each known caller, and which name a telephone shows when the \
      number calls again.</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="phonebook">
      <table class="phonebook"><thead><tr><th scope="col">Kept</th><th scope="col">Numbers</th>\
      <th scope="col">Match of the whole number</th>\
      <th scope="col">Match of the last digits</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      \(LeftOut.html(result.phonebook.count - rows.count, of: "caller"))
      </section>
      """
  }

  private static func row(_ entry: PhonebookEntry) -> HTMLText {
    let numbers = entry.numbers.prefix(6).map {
      "<code>\($0.shown(upTo: 80))</code>" as HTMLText
    }
    let more: RedactedText = entry.numbers.count > 6 ? "… (\(entry.numbers.count))" : ""
    return """
      <tr><th scope="row" class="named">\(entry.name.shown(upTo: 120)) \
      <span class="soft">\(entry.scenario.shownText)</span></th>\
      <td data-head="Numbers">\(numbers)\(more)</td>\
      <td data-head="Match of the whole number">\(display(entry.exact))</td>\
      <td data-head="Match of the last digits">\(display(entry.lastDigits))</td></tr>

      """
  }

  private static func display(_ display: PhonebookEntry.Display) -> HTMLText {
    let name = display.name.map { "<br>\($0.shown(upTo: 120))" as HTMLText } ?? ""
    return switch display.outcome {
    case .thisName: "<span class=\"tag ready\">✓ this name</span>"
    case .anotherName: "<span class=\"tag blocker\">✗ another name</span>\(name)"
    case .nothing: "<span class=\"tag\">– no name</span>"
    }
  }
}
