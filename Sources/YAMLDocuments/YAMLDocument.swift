// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// What could be read of a YAML file, and everything that is wrong with it.
///
/// The part of YAML that is read: UTF-8, one document, mappings, sequences and scalars. Anchors,
/// aliases, merge keys, tags, directives and keys that are no plain text are refused, since they
/// hide what a change of the file changes.
public struct YAMLDocument: Sendable {
  /// The largest file that is read, in bytes.
  public static let greatestSize = 1 << 20
  /// How many mappings and sequences may stand inside each other.
  public static let greatestDepth = 64

  /// The file.
  public let source: SourceText
  /// The root; nil if the file is empty or could not be read to its end.
  public let root: YAMLNode?
  /// What is wrong, in the order of the file.
  public let complaints: [Complaint]

  /// Reads a file.
  ///
  /// After a mistake in the syntax nothing more can be said about the file, so that is the last
  /// complaint; everything else is told at once.
  public init(reading source: SourceText) {
    self.source = source
    if let complaint = Complaint.unreadableBytes(of: source) {
      root = nil
      complaints = [complaint]
      return
    }
    var builder = TreeBuilder(source)
    root = builder.build()
    complaints = builder.complaints.sorted()
  }
}
