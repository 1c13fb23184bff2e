// SPDX-License-Identifier: Apache-2.0

public import Redaction
import Diagnostics

/// A recorded run that has been read: a folder with one `<endpoint>.har` each.
public struct Recording: Sendable {
  /// What the recording says about its run; nil if another program wrote it.
  public let header: RecordingHeader?
  /// The exchanges of each endpoint, by the endpoint's name.
  public let endpoints: [Endpoint]

  /// The recorded exchanges of an endpoint.
  public struct Endpoint: Sendable {
    /// The name of the endpoint, such as `contact-search`.
    public let name: String
    /// The exchanges in the order of the file.
    public let entries: [HARFile.Entry]
  }

  /// A recording made of files that have been read.
  public init(header: RecordingHeader?, endpoints: [(name: String, entries: [HARFile.Entry])]) {
    self.header = header
    self.endpoints = endpoints.map { Endpoint(name: $0.name, entries: $0.entries) }
  }

  /// The secrets that a replay uses: the placeholders themselves.
  public var replaySecrets: [Secret] {
    header?.placeholders.map { Secret($0.text, name: $0.name) } ?? []
  }
}

extension Recording {
  /// Reads every `.har` file of a folder.
  ///
  /// - Throws: what is wrong with all of the files; also if there is none, and if the files are of
  ///   different recordings.
  public static func read(
    folder: String, within limits: HARFile.Limits = HARFile.Limits()
  ) throws(RecordingError) -> Recording {
    let files = FolderFiles(path: folder)
    let names = try files.names(endingWith: ".har")
    guard !names.isEmpty else {
      throw .file(
        .init(
          path: folder, action: "read", reason: "it holds no '.har' file",
          remedy: "give the folder that '--record' wrote"))
    }
    var complaints: [Complaint] = []
    var read: [(source: SourceText, file: HARFile)] = []
    for name in names {
      let bytes = try files.read(name, most: limits.bytes)
      let source = SourceText(name: folder + "/" + name, utf8: bytes)
      do {
        read.append((source, try HARFile(parsing: source, within: limits)))
      } catch {
        guard case .unreadable(let more) = error else { throw error }
        complaints += more
      }
    }
    for (source, file) in read.dropFirst() where file.header != read[0].file.header {
      complaints.append(strangers(source, read[0].source))
    }
    guard complaints.isEmpty else { throw .unreadable(complaints.sorted()) }
    return Recording(
      header: read.first?.file.header,
      endpoints: zip(names, read).map { (String($0.dropLast(4)), $1.file.entries) })
  }

  private static func strangers(_ source: SourceText, _ first: SourceText) -> Complaint {
    Complaint(
      "recording-mixed", "the file is of another recording than '\(authored: first.name)'",
      at: SourceSpan(0..<0, in: source), label: "its 'log._callready' differs",
      remedy: "remove what an older run left behind, or record into an empty folder",
      hiding: [SourceSpan(source.lineRange(1), in: source)])
  }
}
