// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Redaction
import Transports

/// A reason why the CRM could not be asked: a finding of its own kind, never a broken promise.
public struct FailureToAsk: Sendable {
  /// Code, capability, owner and layer.
  public let kind: FindingKind
  /// What happened, as a sentence without a final period.
  public let title: RedactedText
  /// What to do about it.
  public let remedy: RedactedText
  let failure: TransportFailure.Kind

  private init(
    _ failure: TransportFailure.Kind, _ code: String, layer: Layer, owner: OwnerRole,
    _ title: RedactedText, remedy: RedactedText
  ) {
    self.failure = failure
    self.title = title
    self.remedy = remedy
    kind = FindingKind(
      code, .blocker, .lookup, holds: .builderTesting, owner: owner, layer: layer)
  }

  /// Every reason.
  public static let all: [FailureToAsk] = [
    FailureToAsk(
      .badURL, "request-unsendable", layer: .template, owner: .apiDeveloper,
      "the request's URL cannot be sent",
      remedy: "correct the request or `base`: an absolute http or https URL without blanks"),
    FailureToAsk(
      .nameNotFound, "network-name", layer: .network, owner: .crmAdministrator,
      "the CRM's host name has no address",
      remedy: "check the host name in the environment's variables, and DNS from this machine"),
    FailureToAsk(
      .connectionRefused, "network-connection", layer: .network, owner: .crmAdministrator,
      "nobody answers at the CRM's address",
      remedy: "check host and port, that the CRM runs, and the firewall between it and this machine"
    ),
    FailureToAsk(
      .proxy, "network-proxy", layer: .network, owner: .operationsOwner,
      "the proxy could not be used",
      remedy: "check http_proxy, https_proxy and no_proxy in the environment of this program"),
    FailureToAsk(
      .tls, "network-tls", layer: .network, owner: .crmAdministrator,
      "no trusted TLS connection came about",
      remedy: "renew or complete the certificate chain, or name its authority with --ca-file"),
    authorityFile,
    FailureToAsk(
      .timedOut, "network-timeout", layer: .network, owner: .crmAdministrator,
      "no connection came about in time",
      remedy: "check host and port, and whether a firewall drops the packets silently"),
    FailureToAsk(
      .cancelled, "run-stopped", layer: .network, owner: .operationsOwner,
      "the run was stopped before the answer was there", remedy: "run it again"),
    FailureToAsk(
      .notRecorded, "recording-missing", layer: .contract, owner: .apiDeveloper,
      "the recording has no answer to this request",
      remedy: "record again with --record, or undo the change to the request"),
    FailureToAsk(
      .other, "request-failed", layer: .network, owner: .apiDeveloper,
      "the request could not be sent", remedy: "see what the transport says"),
  ]

  /// The one failure of TLS that is not the CRM's: whoever runs the program gave the file.
  private static let authorityFile = FailureToAsk(
    .tls, "network-authority-file", layer: .network, owner: .operationsOwner,
    "the file given with --ca-file cannot be used",
    remedy: "check the file given with --ca-file: certificates in PEM, readable, whole")

  /// The reason behind a transport's failure; nil if the CRM was asked and broke its promise.
  static func reason(for failure: TransportFailure, connected: Bool) -> FailureToAsk? {
    let reached = failure.circumstances.phase?.hasReachedServer ?? connected
    return switch failure.kind {
    case .cutOff, .notHTTP, .tooLarge, .undecodable: nil
    case .timedOut where reached: nil
    case .tls where failure.circumstances.tlsCause == .authorityFile: authorityFile
    default: all.first { $0.failure == failure.kind }
    }
  }

  /// The page of the code.
  var markdown: String {
    """
    # \(kind.code)

    *Could not ask* · exit 3 · mended by the \(kind.owner.title) · layer \(kind.layer.rawValue)

    \(title.text.prefix(1).uppercased() + title.text.dropFirst()). Nothing is known about the \
    promises that hang on it: they are *not proven*, never passed, and never counted as broken. \
    In JUnit it is an `<error>`, not a `<failure>`.

    **What to do:** \(remedy.text).

    """
  }
}
