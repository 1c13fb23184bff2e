// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
import GJSONPaths
public import GoTemplates
public import PBXLanguage
public import Redaction
public import Transports

/// The PBX with a contract's template filled in: it sends what a P-Series would send.
///
/// Where a behaviour comes from stands at the function that has it; what the vendor's pages leave
/// open is decided by the contract's `pbx.assume`. It never changes, and all lookups share one.
public final class PBX: Sendable {
  /// The contract whose template it has.
  public let contract: Contract
  /// Where requests that begin with `/` go; empty if the contract has no base.
  public let base: String
  /// What it was given: variables and secrets of an environment.
  public let given: VariableValues
  /// What its log-in brought; a stand-in until it has logged in.
  public let session: Session
  private let values: [String: String]
  private let learned: [String: String]
  private let ownBase: String?
  private let fixedPaths: FixedPaths

  /// A PBX with values for every variable of the environment.
  ///
  /// - Parameters:
  ///   - contract: the template and what is known of the PBX.
  ///   - values: variables and secrets of an environment.
  ///   - base: stands in for the contract's base, as when a sandbox answers.
  /// - Throws: if the contract's base cannot be rendered.
  public convenience init(
    contract: Contract, values: VariableValues, base: String? = nil
  ) throws(TemplateExecutionError) {
    try self.init(
      contract: contract, values: values, base: base, session: Self.standIn(for: contract))
  }

  private init(
    contract: Contract, values: VariableValues, base: String?, session: Session
  ) throws(TemplateExecutionError) {
    var all = values.revealed()
    if contract.needsSession {
      all.merge(session.variables) { $1 }
      all["AccessToken"] = session.accessToken.reveal()
      all["RefreshToken"] = session.refreshToken?.reveal() ?? ""
    }
    let written =
      base == nil
      ? try contract.base?.render(with: all, assuming: contract.pbx.assumptions) : nil
    self.contract = contract
    self.values = all
    self.base = base ?? written ?? ""
    learned = [:]
    given = values
    self.session = session
    ownBase = base
    fixedPaths = FixedPaths(of: contract)
  }

  /// Another PBX with the same template and paths.
  private init(
    like other: PBX, values: [String: String], learned: [String: String]
  ) {
    contract = other.contract
    base = other.base
    given = other.given
    session = other.session
    ownBase = other.ownBase
    fixedPaths = other.fixedPaths
    self.values = values
    self.learned = learned
  }

  /// The same PBX with other tokens.
  func with(_ session: Session) throws(TemplateExecutionError) -> PBX {
    try PBX(contract: contract, values: given, base: ownBase, session: session).knowing(learned)
  }

  /// The same PBX with other values of secrets, as another identity has them.
  public func with(
    secrets: [String: Secret]
  ) throws(TemplateExecutionError) -> PBX {
    var values = given
    values.secrets.merge(secrets) { $1 }
    return try PBX(contract: contract, values: values, base: ownBase, session: session)
      .knowing(learned)
  }

  /// The same PBX when follow-up requests have filled variables, for every later request.
  public func knowing(_ more: [String: String]) -> PBX {
    PBX(
      like: self, values: values.merging(more) { _, new in new },
      learned: learned.merging(more) { _, new in new })
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

  /// Whether a variable has a value in the environment.
  func hasValue(of name: String) -> Bool { values[name] != nil }

  /// Whether a request is sent: without a condition always, else if its text renders to something.
  func holds(
    _ condition: PBXTemplate?, with more: [String: String]
  ) throws(TemplateExecutionError) -> Bool {
    guard let condition else { return true }
    return try !render(condition, with: more).isEmpty
  }

  /// A request of the contract as it is sent.
  ///
  /// `isPlain`: without the headers of the contract and without its credential, as token and
  /// follow-up requests are sent (the vendor's page "Configure request headers").
  public func render(
    _ template: RequestTemplate, with more: [String: String], isPlain: Bool = false
  ) throws(TemplateExecutionError) -> Request {
    let target = try render(template.url, with: more)
    let own = try fields(template.headers, with: more)
    return Request(
      method: template.method.value, url: target.hasPrefix("/") ? base + target : target,
      headers: isPlain ? own : try commonHeaders(besides: own, with: more) + own,
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
    if custom.values(of: "Authorization").isEmpty, let own = try credential(with: more) {
      common.append(HeaderField("Authorization", own))
    }
    return (common + custom).filter { own.values(of: $0.name).isEmpty }
  }

  /// What the method itself sends; nil if it sends nothing.
  private func credential(
    with more: [String: String]
  ) throws(TemplateExecutionError) -> String? {
    if contract.needsSession {
      let scheme = contract.token?.scheme.value ?? "Bearer"
      return "\(scheme) \(session.accessToken.reveal())"
    }
    guard contract.authentication.method == .basic,
      let credential = contract.authentication.credential
    else { return nil }
    return "Basic \(Base64.encoded(Array(try render(credential, with: more).utf8)))"
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
