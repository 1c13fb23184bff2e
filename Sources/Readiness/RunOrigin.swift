// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// From where a run asked: what a CRM answers one machine says little about another.
public struct RunOrigin: Sendable, Hashable {
  /// This machine's name.
  public var host: RedactedText
  /// Addresses it sent from.
  public var localAddresses: [RedactedText]
  /// Addresses that answered.
  public var remoteAddresses: [RedactedText]
  /// The proxy that was used, without its credentials; nil if there was none.
  public var proxy: RedactedText?
  /// Whose certificates were trusted, such as `the system's authorities`; nil without TLS.
  public var trust: RedactedText?

  /// From where a run asked.
  public init(
    host: RedactedText, localAddresses: [RedactedText] = [], remoteAddresses: [RedactedText] = [],
    proxy: RedactedText? = nil, trust: RedactedText? = nil
  ) {
    self.host = host
    self.localAddresses = localAddresses
    self.remoteAddresses = remoteAddresses
    self.proxy = proxy
    self.trust = trust
  }
}
