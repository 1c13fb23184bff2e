// SPDX-License-Identifier: Apache-2.0

import Contracts
import Credentials
import GoTemplates
import Transports

extension PBX {
  /// A request that must be refused.
  ///
  /// One of the contract's system begins at the host that `read` goes to, which gets the credential
  /// anyway.
  func render(
    _ forbidden: ForbiddenRequest, whereIs read: SampleRead?
  ) throws(TemplateExecutionError) -> Request {
    let request = try render(forbidden.request, with: [:])
    guard let usual = forbidden.usual, usual.start == .host else { return request }
    let near = try read?.rendered(by: self).url ?? base
    guard let origin = WebOrigin(near) else { return request }
    return Request(
      method: request.method, url: origin.text + usual.path, headers: request.headers,
      body: request.body)
  }
}
