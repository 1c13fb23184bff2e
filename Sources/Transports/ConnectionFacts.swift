// SPDX-License-Identifier: Apache-2.0

/// What is known about the connection that carried a request.
///
/// Which HTTP version was spoken stands in ``Response/version``.
public struct ConnectionFacts: Sendable, Hashable {
  /// The address that was connected to; the proxy's if there was one.
  public var remote: SocketAddress
  /// The address that the connection came from on this machine.
  public var local: SocketAddress?
  /// The proxy in between, such as `http://proxy.example:3128`; user name and password are left out.
  public var proxy: String?
  /// What TLS agreed on and who vouches for the server; nil without TLS.
  public var tls: TLSFacts?

  /// Facts about a connection.
  public init(
    remote: SocketAddress, local: SocketAddress? = nil, proxy: String? = nil, tls: TLSFacts? = nil
  ) {
    self.remote = remote
    self.local = local
    self.proxy = proxy
    self.tls = tls
  }

  /// From where the CRM's address can be reached; nil if a proxy hides which address that is.
  public var scope: AddressScope? { proxy == nil ? remote.scope : nil }
}
