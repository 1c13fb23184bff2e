// SPDX-License-Identifier: Apache-2.0

public import Transports

/// One HAR 1.2 file that has been read.
public struct HARFile: Sendable {
  /// What the file says about its run; nil in files that another program wrote.
  public let header: RecordingHeader?
  /// The exchanges in the order of the file.
  public let entries: [Entry]

  /// A recorded exchange.
  public struct Entry: Sendable, Hashable {
    /// The number of the exchange in its run; in files of other programs its place, from 1.
    public let number: Int
    /// The exchange as it was recorded: what was redacted stays redacted.
    public let exchange: Exchange
  }

  /// A redacted exchange and its number in its run, to be written.
  public struct Recorded: Sendable, Hashable {
    /// The number of the exchange in plan order, from 1.
    public let number: Int
    /// The exchange.
    public let exchange: RedactedExchange

    /// An exchange to be written.
    public init(_ number: Int, _ exchange: RedactedExchange) {
      self.number = number
      self.exchange = exchange
    }
  }

  /// What a file may cost; beyond it the file is refused.
  public struct Limits: Sendable, Hashable {
    /// Bytes of the file.
    public var bytes: Int
    /// Exchanges in it.
    public var entries: Int

    /// Limits; by default 64 MiB and 20,000 exchanges.
    public init(bytes: Int = 64 << 20, entries: Int = 20_000) {
      self.bytes = bytes
      self.entries = entries
    }
  }
}
