// SPDX-License-Identifier: Apache-2.0

/// The results file of a run, as `Docs/Results.md` describes it.
///
/// Equal results give equal bytes.
public struct ResultsFile: Sendable {
  /// Takes the next bytes of a file.
  public typealias Drain = (Span<UInt8>) -> Void

  let result: RunResult

  /// Appends the file to bytes, without a final line break.
  ///
  /// - Parameters:
  ///   - bytes: what the file is appended to.
  ///   - pretty: whether it is laid out for people, with each promise on one line; else there are
  ///     neither line breaks nor blanks.
  public func write(into bytes: inout [UInt8], pretty: Bool) {
    var writer = ResultsWriter(isPretty: pretty)
    result.write(to: &writer)
    writer.bytes.write(into: &bytes)
  }

  /// Hands the file to a drain, piece by piece, as ``write(into:pretty:)`` writes it.
  public func write(pretty: Bool, to drain: @escaping Drain) {
    var writer = ResultsWriter(isPretty: pretty, drain: drain)
    result.write(to: &writer)
    writer.bytes.drainAll()
  }

  /// The file as text, as ``write(into:pretty:)`` appends it.
  public func text(pretty: Bool) -> String {
    var bytes: [UInt8] = []
    write(into: &bytes, pretty: pretty)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension RunResult {
  /// Name of the results format.
  public static let formatName = "callready-results"
  /// Version of the results format; a version only ever gains members.
  public static let formatVersion = 1

  /// The results file.
  public var json: ResultsFile { ResultsFile(result: self) }
}
