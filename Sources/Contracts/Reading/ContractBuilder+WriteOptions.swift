// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import GoTemplates
import PBXLanguage
import Redaction
import YAMLDocuments

extension ContractBuilder {
  /// Texts and switches of the PBX's form.
  mutating func options(
    _ root: YAMLNode, _ types: [WriteType], _ setting: WriteSetting
  ) -> WriteOptions {
    let scope = self.scope(setting.place(.text))
    let subject = root["subject"]?.scalar.flatMap { template($0.slice, scope) }
    let description = root["description"]?.scalar.flatMap { template($0.slice, scope) }
    let extra = (root["extra-variables"]?.scalars ?? []).compactMap { extraVariable($0) }
    let name = self.setting.assumptions.names["ContactId"] ?? "ContactId"
    let texts = [subject, description].compactMap { $0 } + types.flatMap(\.templates)
    let usesContact = texts.contains { $0.references.contains { $0.name == name } }
    func flag(_ key: String) -> Bool? { root.text(key).map { $0 == "true" } }
    return WriteOptions(
      subject: subject, description: description, playsRecording: flag("play-recording"),
      skipsUnansweredAgents: flag("skip-unanswered-agents") ?? false,
      looksUpContact: flag("look-up-contact") ?? usesContact, extraVariables: extra)
  }

  /// A variable that is asked for when the integration is set up: a run fills it in.
  private mutating func extraVariable(_ scalar: YAMLScalar) -> Located<String>? {
    guard TextForm.ownVariable.accepts(scalar.text) else { return nil }
    guard variables.areKnown else { return scalar.located }
    for environment in variables.environments(without: scalar.text) {
      complain(
        "variable-without-value",
        "'\(authored: scalar.text)' has no value in the environment '\(authored: environment)'",
        at: scalar.span, label: "a run fills it in as an administrator would",
        remedy:
          "write `\(authored: scalar.text): …` under environments.\(authored: environment).variables"
      )
    }
    return scalar.located
  }
}

extension WriteType {
  /// Every text of it that the PBX reads.
  var templates: [PBXTemplate] {
    request.templates + [onlyIf].compactMap { $0 }
      + then.flatMap { $0.request.templates + [$0.onlyIf].compactMap { $0 } }
  }
}

extension RequestTemplate {
  /// Its URL, header values and body.
  var templates: [PBXTemplate] { [url] + headers.map(\.value) + [body].compactMap { $0 } }
}
