// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Redaction

import Glibc

/// Why a recording could not be read or written.
public enum RecordingError: Error, Sendable, Hashable {
  /// A file or folder could not be used.
  case file(FileFailure)
  /// Files were read and cannot be understood: all that is wrong with them, in order of the places.
  case unreadable([Complaint])

  /// What could not be done with a file, and why.
  public struct FileFailure: Sendable, Hashable {
    /// The path as it was given, with the file's name behind it.
    public let path: String
    /// What was tried: `read`, `write`, `create`.
    public let action: RedactedText
    /// The reason, as the system or this program words it.
    public let reason: RedactedText
    /// What to do about it.
    public let remedy: RedactedText
  }
}

extension RecordingError: CustomStringConvertible {
  /// One line for each thing that is wrong.
  public var description: String {
    switch self {
    case .file(let failure): failure.message.text
    case .unreadable(let complaints):
      complaints.map { complaint in
        let place = complaint.span.map { $0.description + ": " } ?? ""
        return "\(place)\(complaint.message): \(complaint.remedy)"
      }.joined(separator: "\n")
    }
  }
}

extension RecordingError.FileFailure {
  /// What is wrong, with path, reason and remedy.
  public var message: RedactedText {
    "cannot \(action) '\(authored: path)': \(reason); \(remedy)"
  }

  /// The failure that `errno` tells about.
  init(_ path: String, _ action: RedactedText, errno code: Int32) {
    // The words come from the C library; there is nothing of an exchange in them.
    let reason = RedactedText(authored: String(cString: strerror(code)).lowercased())
    self.init(path: path, action: action, reason: reason, remedy: Self.remedy(for: code))
  }

  private static func remedy(for code: Int32) -> RedactedText {
    switch code {
    case ENOENT: "check the path"
    case EACCES, EPERM, EROFS: "check the permissions"
    case ENOSPC, EDQUOT: "free space on the disk"
    case ENOTDIR, EISDIR, EEXIST: "choose another path"
    default: "try another place"
    }
  }
}
