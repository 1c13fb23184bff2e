// SPDX-License-Identifier: Apache-2.0

/// Why there is no answer to judge.
public struct TransportFailure: Error, Sendable, Hashable {
  /// What kind of thing went wrong; the remedy depends on it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The URL cannot be sent: no host, another scheme than http and https, blanks in it.
    case badURL = "bad-url"
    /// The host's name has no address.
    case nameNotFound = "name-not-found"
    /// Nobody listens there, or no route leads there.
    case connectionRefused = "connection-refused"
    /// The proxy could not be used.
    case proxy
    /// The handshake failed, or the certificate is not trusted, expired or for another name.
    case tls
    /// No answer within the deadline.
    case timedOut = "timed-out"
    /// The connection ended before the answer did.
    case cutOff = "cut-off"
    /// What came back is not HTTP.
    case notHTTP = "not-http"
    /// The answer's decoded body or its header is larger than the limit.
    case tooLarge = "too-large"
    /// The content encoding could not be decoded.
    case undecodable
    /// The run was stopped.
    case cancelled
    /// The recording has no answer to this request.
    case notRecorded = "not-recorded"
    /// Anything else, with its text.
    case other
  }

  /// How far the exchange had come, and what stopped it.
  ///
  /// A transport tells what it knows: a recording made by another program knows nothing.
  public struct Circumstances: Sendable, Hashable {
    /// What was under way; nil if nothing had begun or nobody knows.
    public var phase: ExchangePhase?
    /// Bytes of the answer's header that had come, in whole lines, interim answers included.
    public var headerBytes: Int
    /// Bytes of the answer's body that had come, decoded.
    public var bodyBytes: Int
    /// The limit that was reached.
    public var limit: SendLimits.Limit?
    /// Why TLS failed.
    public var tlsCause: TLSCause?

    /// Circumstances; by default nothing is known.
    public init(
      phase: ExchangePhase? = nil, headerBytes: Int = 0, bodyBytes: Int = 0,
      limit: SendLimits.Limit? = nil, tlsCause: TLSCause? = nil
    ) {
      self.phase = phase
      self.headerBytes = headerBytes
      self.bodyBytes = bodyBytes
      self.limit = limit
      self.tlsCause = tlsCause
    }
  }

  /// What kind of thing went wrong.
  public let kind: Kind
  /// What the transport says about it.
  ///
  /// Raw text: it may name hosts or repeat what a server sent.
  public let detail: String
  /// How far the exchange had come, and what stopped it.
  public var circumstances: Circumstances

  /// A failure and what the transport says about it.
  public init(_ kind: Kind, _ detail: String, _ circumstances: Circumstances = Circumstances()) {
    self.kind = kind
    self.detail = detail
    self.circumstances = circumstances
  }
}
