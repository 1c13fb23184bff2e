// SPDX-License-Identifier: Apache-2.0

import Redaction

extension Recording {
  /// The redacted exchanges of an endpoint, to be written.
  public struct Draft: Sendable, Hashable {
    /// The name of the endpoint, such as `contact-search`.
    public let endpoint: String
    /// The exchanges in plan order, each with its number in the run.
    public let exchanges: [HARFile.Recorded]

    /// The exchanges of an endpoint.
    public init(endpoint: String, exchanges: [HARFile.Recorded]) {
      self.endpoint = endpoint
      self.exchanges = exchanges
    }
  }

  /// Writes one `<endpoint>.har` for each endpoint into a folder, which is created if need be.
  ///
  /// Each file is replaced in one step; nothing else in the folder is touched. Files that an
  /// earlier run left for other endpoints make ``read(folder:within:)`` complain.
  public static func write(
    _ drafts: [Draft], header: RecordingHeader, to folder: String
  ) throws(RecordingError) {
    for draft in drafts where !isFileName(draft.endpoint) {
      throw .file(
        .init(
          path: folder + "/" + draft.endpoint + ".har", action: "write",
          reason: "the endpoint's name is no file name",
          remedy: "name the endpoint with letters, digits and '-'"))
    }
    let files = FolderFiles(path: folder)
    try files.create()
    try files.write(
      drafts.map {
        ($0.endpoint + ".har", HARFile.bytes(of: $0.exchanges, header: header))
      })
  }

  private static func isFileName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "."), name.utf8.count <= 200 else {
      return false
    }
    return name.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != 0x7F }
  }
}
