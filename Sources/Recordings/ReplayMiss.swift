// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// Why a recording has no answer to a request.
public struct ReplayMiss: Error, Sendable, Hashable {
  /// What kind of miss it is.
  public enum Reason: Sendable, Hashable {
    /// Nothing at all is recorded.
    case emptyRecording
    /// No recorded request is the same.
    case unmatched
    /// The request was recorded, but asked more often than recorded.
    case exhausted
  }

  /// What kind of miss it is.
  public let reason: Reason
  /// How often the request was recorded, if it was.
  public let recordings: Int
  /// The most similar recorded exchange, or the last one that matched.
  public let nearest: RecordedPlace?
  /// In what the request differs from the nearest one; empty if it does not.
  public let differences: [RequestDifference]

  /// What is wrong, the nearest request and the remedy, in one line.
  public var message: RedactedText {
    guard let nearest else { return "the recording is empty; record the run again" }
    switch reason {
    case .emptyRecording: return "the recording is empty; record the run again"
    case .exhausted:
      return """
        the request was recorded \(recordings == 1 ? "once" : "\(recordings) times"), last as \
        \(nearest.description), and every answer has been used; record the run again
        """
    case .unmatched:
      let list = differences.map(\.message).joined(separator: "; ")
      return """
        the recording has no answer to this request; nearest is \(nearest.description), which \
        differs in \(list); record the run again, or undo the change
        """
    }
  }
}

/// Where a recorded exchange stands: in which endpoint's file and under which number.
public struct RecordedPlace: Sendable, Hashable, Comparable {
  /// The endpoint, such as `contact-search`.
  public let endpoint: String
  /// The number of the exchange in its run.
  public let number: Int

  /// A place in a recording.
  public init(endpoint: String, number: Int) {
    self.endpoint = endpoint
    self.number = number
  }

  /// By endpoint, then by number.
  public static func < (left: RecordedPlace, right: RecordedPlace) -> Bool {
    (left.endpoint, left.number) < (right.endpoint, right.number)
  }

  /// The place in words; endpoints are named by authors of contracts.
  public var description: RedactedText { "exchange \(number) of '\(authored: endpoint)'" }
}
