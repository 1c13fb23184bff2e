// SPDX-License-Identifier: Apache-2.0

import Contracts
import GoTemplates
import PBXEmulation
import PBXLanguage
import Redaction
import Transports

extension PBX {
  /// A request of the contract with values for what its templates use.
  ///
  /// A lookup renders its requests one after the other, as answers come; here there are none. What
  /// a lookup sends first is the same, which a test compares.
  func request(
    from template: RequestTemplate, with more: [String: String]
  ) throws(TemplateExecutionError) -> Request {
    let target = try render(template.url, with: more)
    let own = try fields(template.headers, with: more)
    let custom = try fields(contract.authentication.headers, with: more)
    var common: [HeaderField] = []
    if contract.authentication.method == .basic, custom.values(of: "Authorization").isEmpty,
      let credential = contract.authentication.credential
    {
      let text = try render(credential, with: more)
      common = [HeaderField("Authorization", "Basic " + Base64.encoded(Array(text.utf8)))]
    }
    return Request(
      method: template.method.value, url: target.hasPrefix("/") ? base + target : target,
      headers: (common + custom).filter { own.values(of: $0.name).isEmpty } + own,
      body: try template.body.map { (body) throws(TemplateExecutionError) in
        Array(try render(body, with: more).utf8)
      })
  }

  private func fields(
    _ headers: [RequestTemplate.Header], with more: [String: String]
  ) throws(TemplateExecutionError) -> [HeaderField] {
    var fields: [HeaderField] = []
    for header in headers {
      fields.append(HeaderField(header.name.value, try render(header.value, with: more)))
    }
    return fields
  }
}

extension RequestTemplate {
  /// Every template in it.
  var templates: [PBXTemplate] { [url] + headers.map(\.value) + [body].compactMap { $0 } }
}

extension VariableValues {
  /// Values of variables, and a name in the place of each secret.
  init(plain: [String: String], standingInFor declared: [SecretDeclaration]) {
    self.init(plain: plain)
    for (index, secret) in declared.enumerated() {
      let name = secret.name.value
      secrets[name] = Secret(Redactor.placeholder(number: index + 1, name: name), name: name)
    }
  }
}
