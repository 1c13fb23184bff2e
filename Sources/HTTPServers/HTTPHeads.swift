// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1

extension ServerRequest {
  init(_ head: HTTPRequestHead, body: [UInt8]) {
    self.init(
      method: head.method.rawValue, target: head.uri,
      headers: head.headers.map { ServerHeader($0.name, $0.value) }, body: body)
  }
}

extension HTTPRequestHead {
  /// Whether NIO reads no further request on the connection: it takes what follows for the
  /// protocol that the client would like to change to.
  var leavesHTTP: Bool {
    method == .CONNECT || !headers[canonicalForm: "upgrade"].isEmpty
  }
}

extension HTTPResponseHead {
  /// The head of a response: ours are the length and whether the connection stays.
  init(_ response: ServerResponse, to request: HTTPRequestHead, closing: Bool) {
    let status = HTTPResponseStatus(statusCode: response.status)
    var headers = HTTPHeaders()
    headers.reserveCapacity(response.headers.count + 2)
    for header in response.headers where !Self.ownHeaders.contains(where: header.isNamed) {
      headers.add(name: header.name, value: header.value)
    }
    if status.mayHaveResponseBody {
      headers.add(name: "Content-Length", value: String(response.body.count))
    }
    if closing {
      headers.add(name: "Connection", value: "close")
    } else if request.version == .http1_0 {
      headers.add(name: "Connection", value: "keep-alive")
    }
    self.init(version: request.version, status: status, headers: headers)
  }

  private static let ownHeaders = ["content-length", "transfer-encoding", "connection"]
}

extension TimeAmount {
  /// The time in nanoseconds, the longest possible one if it does not fit.
  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let (nanoseconds, over) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, beyond) = nanoseconds.addingReportingOverflow(attoseconds / 1_000_000_000)
    // A deadline is the time now and this: half of the range leaves room for both.
    self = .nanoseconds(over || beyond ? Int64.max / 2 : min(sum, Int64.max / 2))
  }
}
