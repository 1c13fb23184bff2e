// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction
import YAMLDocuments

/// Makes a contract of YAML trees whose shape has been checked.
///
/// What the shape does not say is judged here: templates, requests, paths, schemas, and what one
/// part must say for another. Where the shape is broken, the part is passed over in silence, since
/// the complaint has been made.
struct ContractBuilder {
  var complaints: [Complaint] = []
  var variables = ContractVariables()
  var setting = ContractSetting()
  /// Values that may be secrets.
  var secrets: [SourceSpan] = []
  /// Files that were read beside the YAML files.
  var moreFiles: [SourceText] = []
  let folder: ContractFolder?
  /// Complaints about missing values that have been made, as `name` and environment.
  private var missing: Set<String> = []

  init(folder: ContractFolder?) {
    self.folder = folder
  }

  mutating func complain(
    _ code: String, _ message: RedactedText, at span: SourceSpan?, label: RedactedText = "",
    remedy: RedactedText = ""
  ) {
    complaints.append(
      Complaint(code, message, at: span?.firstLine, label: label, remedy: remedy))
  }

  /// Reads a template and complains about its syntax and its variables.
  mutating func template(_ slice: SourceSlice, _ scope: TemplateScope) -> PBXTemplate? {
    let template: PBXTemplate
    do {
      template = try PBXTemplate(parsing: slice, assuming: setting.assumptions)
    } catch {
      complaints.append(.templateSyntax(error))
      return nil
    }
    for reference in template.references {
      if let complaint = scope.complaint(about: reference) {
        complaints.append(complaint)
      } else {
        checkValue(of: reference.name, at: reference.span, scope)
      }
    }
    return template
  }

  /// A variable needs a value in every environment; fields are judged where they are declared.
  private mutating func checkValue(
    of name: String, at span: SourceSpan, _ scope: TemplateScope
  ) {
    guard variables.declared.contains(name), !variables.fields.contains(name),
      !scope.place.variables.contains(name), !scope.place.isOptional
    else { return }
    for environment in variables.environments(without: name)
    where missing.insert("\(name)\n\(environment)").inserted {
      complain(
        "variable-without-value",
        "{{.\(authored: name)}} has no value in the environment '\(authored: environment)'",
        at: span, label: "used here",
        remedy:
          "write `\(authored: name): …` under environments.\(authored: environment).variables")
    }
  }

  /// Reads a path, which is a template too; `remedy` says what to do about several in one text.
  ///
  /// A path that the PBX walks is read as the contract assumes that a PBX does.
  mutating func path(
    _ slice: SourceSlice, _ scope: TemplateScope, ifSeveral remedy: PathListRemedy = .onePath,
    isOfPBX: Bool = false
  ) -> PBXTemplate? {
    guard !slice.text.isEmpty else { return nil }
    complaints += Complaint.pathSyntax(
      slice, ifSeveral: remedy, asPBX: isOfPBX ? setting.assumptions : nil)
    return template(slice, scope)
  }

  /// Reads a request with all its templates.
  mutating func request(
    _ scalar: YAMLScalar, hasBase: Bool, _ scope: TemplateScope
  ) -> RequestTemplate? {
    let head = scalar.slice.headOfRequest
    guard !scalar.text.isEmpty, !hasUserinfo(head) else { return nil }
    var reader = RequestReader(scalar, hasBase: hasBase)
    let parts = reader.read()
    complaints += reader.complaints
    guard let parts, !hasUserinfo(parts.url) else { return nil }
    for header in parts.headers {
      checkHeader(header.name, header.value, whole: header.value.span.toLineEnd)
    }
    let url = template(parts.url, scope)
    let headers = parts.headers.compactMap { header in
      template(header.value, scope).map { RequestTemplate.Header(name: header.name, value: $0) }
    }
    let body = parts.body.flatMap { template($0, scope) }
    guard let url, headers.count == parts.headers.count, (body == nil) == (parts.body == nil)
    else { return nil }
    return RequestTemplate(
      method: parts.method, url: url, headers: headers, body: body, span: scalar.span)
  }
}

extension SourceSlice {
  /// The lines of a request before its body.
  fileprivate var headOfRequest: SourceSlice {
    let bytes = Array(text.utf8)
    let end = bytes.indices.dropFirst().first { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
    return subslice(0..<(end ?? bytes.count))
  }
}

extension YAMLNode {
  /// The text under a key of a map.
  func text(_ key: String) -> String? { self[key]?.scalar?.text }

  /// A whole number, or a list of them.
  var integers: [Int]? {
    if let scalar { return Int(scalar.text).map { [$0] } }
    let numbers = items?.compactMap { $0.scalar.flatMap { Int($0.text) } }
    return numbers?.isEmpty == false && numbers?.count == items?.count ? numbers : nil
  }

  /// The scalar, or the scalars of a list.
  var scalars: [YAMLScalar] { scalar.map { [$0] } ?? items?.compactMap(\.scalar) ?? [] }
}

extension YAMLScalar {
  /// The text and its place.
  var located: Located<String> { Located(text, at: span) }
}
