// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
import GJSONPaths
public import GoTemplates
public import PBXLanguage
import Transports

/// The PBX with a contract's template filled in: it sends what a P-Series would send.
///
/// Where a behaviour comes from stands at the function that has it; what the vendor's pages leave
/// open is decided by the contract's `pbx.assume`. It never changes, and all lookups share one.
public final class PBX: Sendable {
  /// The contract whose template it has.
  public let contract: Contract
  /// Where requests that begin with `/` go; empty if the contract has no base.
  public let base: String
  private let values: [String: String]
  private let fixedPaths: FixedPaths

  /// A PBX with values for every variable of the environment.
  ///
  /// - Parameters:
  ///   - contract: the template and what is known of the PBX.
  ///   - values: variables and secrets of an environment.
  ///   - base: stands in for the contract's base, as when a sandbox answers.
  /// - Throws: if the contract's base cannot be rendered.
  public init(
    contract: Contract, values: VariableValues, base: String? = nil
  ) throws(TemplateExecutionError) {
    let all = values.revealed()
    let written =
      base == nil
      ? try contract.base?.render(with: all, assuming: contract.pbx.assumptions) : nil
    self.contract = contract
    self.values = all
    self.base = base ?? written ?? ""
    fixedPaths = FixedPaths(of: contract)
  }

  /// A template of the contract with the environment's values and more.
  ///
  /// Values of this interaction hide environment values of the same name.
  public func render(
    _ template: PBXTemplate, with more: [String: String]
  ) throws(TemplateExecutionError) -> String {
    guard !template.isPlain else { return template.source.text }
    let all = values.merging(more) { _, inner in inner }
    return try template.render(with: all, assuming: contract.pbx.assumptions)
  }

  /// The paths of a mapping, or of the pop-up's address, that templates give with these values.
  func paths(
    _ templates: [PBXTemplate], of mapping: FieldMapping?, with more: [String: String]
  ) throws(TemplateExecutionError) -> [GJSONPath] {
    if let paths = fixedPaths.paths(of: mapping) { return paths }
    var paths: [GJSONPath] = []
    for template in templates {
      paths +=
        PathList(
          splitting: try render(template, with: more), assuming: contract.pbx.assumptions
        ).paths
    }
    return paths
  }

  /// Whether a request is sent: without a condition always, else if its text renders to something.
  func holds(
    _ condition: PBXTemplate?, with more: [String: String]
  ) throws(TemplateExecutionError) -> Bool {
    guard let condition else { return true }
    return try !render(condition, with: more).isEmpty
  }

  func render(
    _ template: RequestTemplate, with more: [String: String]
  ) throws(TemplateExecutionError) -> Request {
    let target = try render(template.url, with: more)
    let own = try fields(template.headers, with: more)
    return Request(
      method: template.method.value, url: target.hasPrefix("/") ? base + target : target,
      headers: try commonHeaders(besides: own, with: more) + own,
      body: try template.body.map { (body) throws(TemplateExecutionError) in
        Array(try render(body, with: more).utf8)
      })
  }

  /// Headers of every request, less those that the request spells out itself.
  ///
  /// A header named `Authorization` among the custom ones overrides the one of the method, as the
  /// vendor's page "Configure request headers" warns.
  private func commonHeaders(
    besides own: [HeaderField], with more: [String: String]
  ) throws(TemplateExecutionError) -> [HeaderField] {
    let custom = try fields(contract.authentication.headers, with: more)
    var common: [HeaderField] = []
    if custom.values(of: "Authorization").isEmpty, let basic = try basicCredential(with: more) {
      common.append(HeaderField("Authorization", "Basic \(basic)"))
    }
    return (common + custom).filter { own.values(of: $0.name).isEmpty }
  }

  private func basicCredential(
    with more: [String: String]
  ) throws(TemplateExecutionError) -> String? {
    guard contract.authentication.method == .basic,
      let credential = contract.authentication.credential
    else { return nil }
    return Base64.encoded(Array(try render(credential, with: more).utf8))
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
