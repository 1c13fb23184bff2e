// SPDX-License-Identifier: Apache-2.0

import Contracts
public import Diagnostics
import GJSONPaths
import PBXLanguage
import Redaction

/// The paths of a mapping are GJSON.
public enum TemplateJSONPath: StaticCheck {
  /// A blocker: what GJSON does not know selects nothing.
  public static let kind = FindingKind(
    "template-jsonpath", .blocker, .lookup, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "the paths of a mapping are GJSON, not JSONPath",
    about: """
      The PBX's form takes GJSON for the fields of a contact: `data.#.id`, `data.0.id`. JSONPath's \
      `$.data[*].id` or `data[0].id` is a path to keys called `$` or `data[0]` there, which no \
      answer has, and the PBX shows an empty field and says nothing. A run walks such a path as \
      its author means it, so that what else is wrong is found too.
      """,
    passing: StaticExample(.contactSearch),
    failing: StaticExample(.contactSearch, "data.#.full_name", "$.data[*].full_name"))

  /// Every contract with a contact search, users, or something that is written.
  public static func concerns(_ reading: StaticCase) -> Bool {
    reading.contract.contactSearch != nil || reading.contract.users != nil
      || !reading.contract.writes.isEmpty
  }

  /// Looks at the mapping of each type and at the pop-up's path.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    reading.contract.pbxPaths.filter { !$0.isFollowUp }.flatMap { path in
      path.findings(kind, because: "the PBX reads GJSON here").map { finding in
        var finding = finding
        finding.effect =
          path.interaction == "users" && path.name == "next"
          ? "the first page of users alone"
          : path.isWrite
            ? "later requests without \(RedactedText(authored: path.name))"
            : path.name == "popup"
              ? "no page opens" : "a contact without \(RedactedText(authored: path.name))"
        return finding
      }
    }
  }
}

/// The paths of requests that follow are GJSON, which no page contradicts.
public enum TemplateJSONPathFollowUp: StaticCheck {
  /// Minor: the vendor's own page writes JSONPath there.
  public static let kind = FindingKind(
    "template-jsonpath-follow-up", .minor, .lookup, holds: .builderTesting, owner: .apiDeveloper,
    layer: .template)

  /// What the check says about itself.
  public static let page = StaticPage(
    "the paths of requests that follow are GJSON, not JSONPath",
    about: """
      The vendor's page on follow-up requests writes `$.data.access_token` and \
      `$.tokens[0].value`, and calls paths GJSON everywhere else. JSONPath is understood in the \
      mapping of a follow-up request and of a step of `then`, and told: GJSON says the same, and nothing contradicts it.
      """,
    passing: StaticExample(
      .contactSearch, "  Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}",
      Self.types("emails.0.value")),
    failing: StaticExample(
      .contactSearch, "  Contacts: GET /contacts/search?phone={{UrlEncode .Phone}}",
      Self.types("$.emails[0].value")))

  private static func types(_ path: String) -> String {
    """
      Contacts:
        request: GET /contacts/search?phone={{UrlEncode .Phone}}
        then:
          details:
            request: GET /contacts/{{UrlEncode .ContactsId}}
            mapping: { Email: "\(path)" }
    """
  }

  /// Every contract with a request that follows.
  public static func concerns(_ reading: StaticCase) -> Bool {
    reading.contract.followUp != nil
      || reading.contract.contactSearch?.types.contains { !$0.chained.isEmpty } ?? false
      || reading.contract.writes.contains { $0.types.contains { !$0.then.isEmpty } }
  }

  /// Looks at the mapping of each step and of each follow-up request.
  public static func judge(_ reading: StaticCase) -> [Finding] {
    reading.contract.pbxPaths.filter(\.isFollowUp).flatMap {
      $0.findings(kind, because: "the vendor's pages disagree on it")
    }
  }
}

extension PBXPath {
  /// The parts that are JSONPath.
  fileprivate func findings(_ kind: FindingKind, because label: RedactedText) -> [Finding] {
    let text = template.source.text
    let bytes = Array(text.utf8)
    return PathList(splitting: text).parts.filter(\.isJSONPath).map { part in
      let written = String(decoding: bytes[part.range], as: UTF8.self)
      var finding = Finding(
        kind, about: subject, "'\(authored: written)' is JSONPath; paths are GJSON",
        at: template.source.span(part.range))
      finding.label = label
      finding.remedy =
        part.path.text == written
        ? "write a path such as data.#.name" : "write \(authored: part.path.text)"
      return finding
    }
  }
}
