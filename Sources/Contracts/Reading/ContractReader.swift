// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
import Redaction
import YAMLDocuments

/// Reads contracts.
public struct ContractReader {
  private let folder: ContractFolder
  private var complaints: [Complaint] = []
  private var files: [SourceText] = []
  private var secrets: [SourceSpan] = []

  private init(_ folder: ContractFolder) {
    self.folder = folder
  }

  /// Reads the contract in a folder.
  ///
  /// - Throws: everything that is wrong in all of its files, by file and place.
  public static func read(folder: String) throws(ContractUnreadable) -> Contract {
    var reader = ContractReader(try ContractFolder(path: folder))
    return try reader.read()
  }

  /// Reads a contract that is not on disk.
  ///
  /// `files` holds the bytes of each file by its name in the folder; `folder` is the path under
  /// which they are shown.
  public static func read(
    files: [String: [UInt8]], folder: String
  ) throws(ContractUnreadable) -> Contract {
    var reader = ContractReader(ContractFolder(path: folder, files: files))
    return try reader.read()
  }

  /// What is wrong with one file, as far as it can be told without the others.
  ///
  /// What a file is follows from the last part of its name. Variables of templates and files beside
  /// it are not judged.
  public static func complaints(about file: SourceText) -> [Complaint] {
    let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
    var reader = ContractReader(ContractFolder(path: "", files: [:]))
    guard reader.isFile(name, file) else { return reader.complaints }
    if let root = reader.root(of: file, name) {
      _ = reader.build([name: root])
    }
    return reader.finished()
  }

  private mutating func read() throws(ContractUnreadable) -> Contract {
    var roots: [String: YAMLNode] = [:]
    let contractName = ContractLanguage.mainFile
    let isYAML = { (name: String) in name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
    for name in [contractName] + folder.names.filter({ isYAML($0) && $0 != contractName }) {
      guard let file = source(name), isFile(name, file) else { continue }
      roots[name] = root(of: file, name)
    }
    let contract = build(roots)
    guard let contract, complaints.isEmpty else {
      if complaints.isEmpty {
        complaints.append(
          Complaint("contract-file", "the contract cannot be read", at: nil, remedy: ""))
      }
      throw ContractUnreadable(complaints: finished(), files: files)
    }
    return contract
  }

  /// Makes a contract of the roots of its files; nil if it lacks one without which there is none.
  private mutating func build(_ roots: [String: YAMLNode]) -> Contract? {
    var builder = ContractBuilder(folder: folder.names.isEmpty ? nil : folder)
    let contract = builder.contract(EndpointRoots(roots), files: files)
    complaints += builder.complaints
    secrets += builder.secrets
    files += builder.moreFiles
    return contract
  }

  private mutating func source(_ name: String) -> SourceText? {
    guard name != ContractLanguage.mainFile || folder.names.contains(name) else {
      complaints.append(.noContract(in: folder))
      return nil
    }
    switch folder.read(name) {
    case .success(let file):
      files.append(file)
      return file
    case .failure(let problem):
      complaints.append(problem.complaint("a contract is a folder of small text files"))
      return nil
    }
  }

  /// Whether this version reads a file of the name; if not, the complaint is made.
  private mutating func isFile(_ name: String, _ file: SourceText) -> Bool {
    if name == ContractLanguage.mainFile { return true }
    let endpoint = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    if ContractLanguage.supportedEndpoints[endpoint] != nil { return true }
    complaints.append(.strayFile(name, endpoint: endpoint, file))
    return false
  }

  /// The root of a file whose shape has been checked; nil if there is none.
  private mutating func root(of file: SourceText, _ name: String) -> YAMLNode? {
    let document = YAMLDocument(reading: file)
    complaints += document.complaints.map { SecretLines.masked($0, in: file) }
    if name == ContractLanguage.mainFile { secrets += SecretLines.spans(in: file) }
    guard let root = document.root else {
      if document.complaints.isEmpty { complaints.append(.emptyFile(file, name)) }
      return nil
    }
    guard let complaint = Complaint.misplaced(root, name) else {
      let endpoint = String(name.dropLast(5))
      let shape = ContractLanguage.supportedEndpoints[endpoint] ?? ContractLanguage.contract
      var checker = ShapeChecker(shape)
      checker.check(root)
      complaints += checker.complaints
      secrets += checker.secrets
      return root
    }
    complaints.append(complaint)
    return nil
  }

  /// How many complaints are told; who has more mends those first.
  private static let mostComplaints = 500

  /// The complaints in order; wherever a secret stands in the line it is hidden.
  private func finished() -> [Complaint] {
    var seen = Set<Complaint>()
    let all = withoutQuotes(complaints).filter { seen.insert($0).inserted }.sorted()
    var shown = all.prefix(Self.mostComplaints).map(hidingSecrets)
    if all.count > shown.count {
      shown.append(
        Complaint(
          "contract-complaints", "\(all.count - shown.count) more complaints are not shown",
          at: nil,
          remedy: "mend these first"))
    }
    return shown
  }

  /// The complaints without those that would write a secret out: how YAML reads the bare text.
  private func withoutQuotes(_ complaints: [Complaint]) -> [Complaint] {
    let found = complaints.filter { $0.code == "secret-in-contract" }.flatMap(\.hidden)
    return complaints.filter { complaint in
      guard complaint.code == "contract-ambiguous-text", let span = complaint.span else {
        return true
      }
      return !found.contains {
        $0.source == span.source && $0.start.line == span.start.line
      }
    }
  }

  private func hidingSecrets(_ complaint: Complaint) -> Complaint {
    guard let span = complaint.span else { return complaint }
    let line = span.source.lineRange(span.start.line)
    let hidden = secrets.filter {
      $0.source == span.source && $0.range.lowerBound <= line.upperBound
        && $0.range.upperBound >= line.lowerBound && !complaint.hidden.contains($0)
    }
    return Complaint(
      complaint.code, complaint.message, at: span, label: complaint.label,
      remedy: complaint.remedy, hiding: complaint.hidden + hidden)
  }
}
