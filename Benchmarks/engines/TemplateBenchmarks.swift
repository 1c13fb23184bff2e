// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates

/// Templates of the length of a call journal's body, and much longer ones.
enum TemplateBenchmarks {
  private static let data: TemplateValue = [
    "Phone": "+971500000000", "Name": "Ada \"Countess\" Lovelace", "Talk_Duration_Sec": 65,
    "Status": "ANSWERED", "Empty": "", "Agents": ["1001", "1002", "1003"],
  ]

  private static let line = """
    {"phone":"{{urlquery .Phone}}","name":"{{js .Name}}","seconds":{{.Talk_Duration_Sec}},\
    {{if eq .Status "ANSWERED"}}"result":"{{printf "%s after %d s" .Status .Talk_Duration_Sec}}"\
    {{else}}"result":"{{.Empty}}"{{end}},"agents":[{{range $i, $e := .Agents}}{{if $i}},{{end}}"{{$e}}"{{end}}]},

    """

  static func run() {
    var table = GrowthTable("reading a template; wanted: microseconds for 2 KB")
    for kilobytes in [2, 4, 8, 16, 32] {
      let slice = text(kilobytes)
      table.add(
        size: slice.text.utf8.count,
        seconds: fewestSeconds { (try? GoTemplate(parsing: slice)) == nil ? 0 : 1 })
    }
    table = GrowthTable("rendering it")
    for kilobytes in [2, 4, 8, 16, 32] {
      guard let template = try? GoTemplate(parsing: text(kilobytes)) else { continue }
      table.add(
        size: template.source.text.utf8.count,
        seconds: fewestSeconds { (try? template.renderedBytes(data))?.count ?? 0 })
    }
  }

  private static func text(_ kilobytes: Int) -> SourceSlice {
    let bytes = Documents.repeated(line, bytes: kilobytes * 1_000)
    return SourceSlice(String(decoding: bytes, as: UTF8.self), name: "t")
  }
}
