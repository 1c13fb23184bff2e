// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Redaction

/// Everything in a recording is asked for.
public enum RecordingUnused {
  /// A minor finding of the contract.
  public static let kind = FindingKind(
    "recording-unused", .minor, .lookup, holds: .operationalHandover, owner: .apiDeveloper,
    layer: .contract)

  /// The finding about one recorded exchange that nobody asked for.
  ///
  /// - Parameters:
  ///   - request: method and URL, as they stand in the recording.
  ///   - endpoint: the endpoint whose file holds it.
  ///   - number: its number in the recording, from 1.
  /// - Returns: a finding without a place in the contract.
  public static func finding(
    _ request: RedactedText, endpoint: String, number: Int
  ) -> Finding {
    var finding = Finding(
      kind, about: FindingSubject(endpoint: endpoint, interaction: "recording", name: request.text),
      "a recorded exchange was not asked for", at: nil)
    finding.actual = "exchange \(number) of \(authored: endpoint).har: \(request)"
    finding.expected = "a contract that asks for everything that was recorded"
    finding.remedy = "record again, or restore the scenario that asked for it"
    return finding
  }

  /// What is promised.
  static let title = "everything in a recording is asked for"

  /// The page of the code.
  static let markdown = """
    # recording-unused

    **minor** · lookup · holds *operational handover* · mended by the API developer · layer contract

    Everything in a recording is asked for. A recorded exchange that no scenario asked for is a \
    scenario that was dropped, or a request that changed: what the recording proved once is proved \
    no longer. Record again, or restore what asked for it.

    """
}
