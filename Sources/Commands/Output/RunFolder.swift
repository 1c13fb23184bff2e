// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Glibc
import JSONValues
import Readiness
import Redaction
import Transports

/// The folder that a run writes its results into, made before anything is asked.
struct RunFolder {
  private let folder: OutputFolder
  private let formats: [ReportFormat]

  /// Makes the folder that was named, or a new one under `.callready/runs`.
  init(_ path: String?, reports formats: [ReportFormat]) throws {
    self.formats = formats
    do throws(OutputError) {
      if let path {
        folder = try OutputFolder(creating: path)
      } else {
        folder = try Self.unused()
      }
    } catch {
      throw Ending.message(
        error.message, help: "choose a folder that can be written with --out", Ending.couldNotRun)
    }
  }

  /// The folder.
  var path: String { folder.path }

  /// What a person opens first.
  var page: String {
    folder.path + "/" + (formats.contains(.html) ? "report.html" : "results.json")
  }

  /// Writes the results and their views.
  ///
  /// Views of an older run do not stay beside new results.
  func write(_ result: RunResult) throws {
    var result = result
    // Reports look at the exchanges again and again; the file alone takes one after the other.
    if !formats.isEmpty { result.exchanges = ReportedList(result.exchanges.list) }
    do {
      try folder.write(to: "results.json") { file in
        result.json.write(pretty: true) { file.append($0) }
        file.append([UInt8(ascii: "\n")].span)
      }
      for format in ReportFormat.allCases {
        guard formats.contains(format) else {
          folder.remove(format.fileName)
          continue
        }
        try folder.write(Array(format.text(of: result).utf8), to: format.fileName)
      }
    } catch {
      throw Ending.message(error.message, help: error.help, Ending.couldNotRun)
    }
  }

  /// `.callready/runs/2026-11-21T10-15-30Z`, with a number behind it if there is one already.
  ///
  /// Two runs of one second never share a folder.
  private static func unused() throws(OutputError) -> OutputFolder {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let now = Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000)
    let name = String(now.rfc3339.prefix(19).map { $0 == ":" ? "-" : $0 }) + "Z"
    let runs = try OutputFolder(creating: ".callready/runs")
    for number in 1...1000 {
      let path = "\(runs.path)/\(name)" + (number == 1 ? "" : "-\(number)")
      if mkdir(path, 0o755) == 0 { return try OutputFolder(creating: path) }
      guard errno == EEXIST else { throw OutputError(path: path, reason: errno) }
    }
    throw OutputError(path: runs.path, reason: EEXIST)
  }
}

/// The folder that the traffic of a run is recorded into, made before anything is asked.
struct RecordingFolder {
  let path: String

  init(_ path: String) throws {
    self.path = path
    do {
      _ = try OutputFolder(creating: path)
    } catch {
      throw Ending.message(
        error.message, help: "choose a folder that can be written with --record",
        Ending.couldNotRun)
    }
  }
}
