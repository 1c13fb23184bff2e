// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Redaction
import YAMLDocuments

/// What can be wrong with the files of a contract as a whole.
extension Complaint {
  static func noContract(in folder: ContractFolder) -> Complaint {
    let other = folder.names.first { $0 == "contract.yml" || $0.lowercased() == "contract.yaml" }
    return Complaint(
      "contract-file", "'\(authored: folder.shownName(ContractLanguage.mainFile))' does not exist",
      at: nil,
      remedy: other.map { "rename \(authored: $0) to contract.yaml" }
        ?? "give the folder of a contract, or write contract.yaml with `callready: 1`")
  }

  static func emptyFile(_ file: SourceText, _ name: String) -> Complaint {
    let isMain = name == ContractLanguage.mainFile
    return Complaint(
      "contract-file", "'\(authored: file.name)' is empty", at: nil,
      remedy: isMain
        ? "write `callready: 1`, `name: …` and `environments: …`"
        : "write `endpoint: \(authored: String(name.dropLast(5)))`, or remove the file")
  }

  static func strayFile(_ name: String, endpoint: String, _ file: SourceText) -> Complaint {
    let isEndpoint = ContractLanguage.endpoints.contains(endpoint) && name.hasSuffix(".yaml")
    if isEndpoint {
      let document = YAMLDocument(reading: file)
      return Complaint(
        "contract-not-supported", "'\(authored: endpoint)' is not supported yet",
        at: document.root?["endpoint"]?.span,
        label: "\(authored: file.name)",
        remedy: "move the file out of the folder until a later version reads it")
    }
    let names = ["contract"] + ContractLanguage.endpoints
    let stem = String(name.prefix { $0 != "." })
    let near = names.contains(stem) ? stem : NearestName.of(stem, among: names)
    let list = names.map { "\($0).yaml" }.joined(separator: ", ")
    return Complaint(
      "contract-file", "'\(authored: file.name)' is no file of a contract", at: nil,
      remedy: near.map { "rename it to \(authored: $0).yaml" }
        ?? "move it out of the folder; a contract has \(authored: list)")
  }

  /// A file that is written for another reader or another place; nil if it is in its place.
  static func misplaced(_ root: YAMLNode, _ name: String) -> Complaint? {
    if name == ContractLanguage.mainFile { return version(root) }
    let expected = String(name.dropLast(5))
    guard let scalar = root["endpoint"]?.scalar, scalar.text != expected,
      ContractLanguage.endpoints.contains(scalar.text)
    else { return nil }
    return Complaint(
      "contract-endpoint",
      "\(authored: name) holds the endpoint '\(authored: scalar.text)'", at: scalar.span,
      label: "expected \(authored: expected)",
      remedy: "rename the file to \(authored: scalar.text).yaml, or correct the endpoint")
  }

  private static func version(_ root: YAMLNode) -> Complaint? {
    guard let scalar = root["callready"]?.scalar, scalar.style == .plain,
      AmbiguousText.isNumber(scalar.text), !scalar.text.contains("."), !scalar.text.contains("-"),
      scalar.text != "0", scalar.text != "\(ContractLanguage.version)"
    else { return nil }
    return Complaint(
      "contract-version",
      "the contract is written in version \(authored: scalar.text) of the language",
      at: scalar.span, label: "this CallReady reads version \(ContractLanguage.version)",
      remedy: "use a newer CallReady")
  }
}
