// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics

/// What a static check has to say about itself; its examples run as tests.
public struct StaticPage: Sendable {
  /// What is promised, as a sentence without a final period.
  public let title: String
  /// How it is judged and why it matters; paragraphs of Markdown.
  public let about: String
  /// A contract that keeps the promise.
  public let passing: StaticExample
  /// A contract that breaks it.
  public let failing: StaticExample

  /// A page.
  public init(
    _ title: String, about: String, passing: StaticExample, failing: StaticExample
  ) {
    self.title = title
    self.about = about
    self.passing = passing
    self.failing = failing
  }
}

/// A file of an example contract; the other file is that of the smallest contract.
public struct StaticExample: Sendable {
  /// Which file a text is.
  public enum File: String, Sendable, Hashable {
    case contract = "contract.yaml"
    case contactSearch = "contact-search.yaml"
    case followUp = "follow-up.yaml"
    case token = "token.yaml"
    case callJournal = "call-journal.yaml"
  }

  /// Which file it is.
  public let file: File
  /// Its text.
  public let text: String
  /// The day of the examples.
  static let today = "2027-01-01"

  /// The smallest contract, with one text of a file changed.
  public init(_ file: File, _ old: String = "", _ new: String = "") {
    self.file = file
    let whole =
      switch file {
      case .contract: ExampleContract.contract
      case .contactSearch: ExampleContract.contactSearch
      case .followUp: ExampleContract.followUp
      case .token: TokenExampleContract.token
      case .callJournal: ExampleContract.callJournal
      }
    text = old.isEmpty ? whole : whole.replacing(old, with: new)
  }

  /// Reads the contract and lets every static check judge it.
  public func findings() throws(ContractUnreadable) -> [Finding] {
    let usual = file == .token ? TokenExampleContract.contract("") : ExampleContract.contract
    let contract = file == .contract ? text : usual
    let search = file == .contactSearch ? text : ExampleContract.contactSearch
    var files = ["contract.yaml": Array(contract.utf8), "contact-search.yaml": Array(search.utf8)]
    if [.followUp, .token, .callJournal].contains(file) { files[file.rawValue] = Array(text.utf8) }
    let read = try ContractReader.read(files: files, folder: "example")
    return StaticJudge.findings(in: read, today: CalendarDay(Self.today))
  }
}
