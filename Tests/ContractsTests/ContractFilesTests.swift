// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Glibc
import Redaction
import Testing

/// A folder that goes when the test ends.
private final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/contract-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit {
    for name in ["contract.yaml", "contact-search.yaml", "contact.json", "notes.txt"] {
      unlink("\(path)/\(name)")
      rmdir("\(path)/\(name)")
    }
    rmdir(path)
  }

  func write(_ name: String, _ text: String) throws {
    let file = try #require(fopen("\(path)/\(name)", "w"))
    fputs(text, file)
    fclose(file)
  }

  /// What is said about the folder, its path written as FOLDER.
  func complaints(about name: String = "") -> [String] {
    do {
      _ = try ContractReader.read(folder: path + name)
      return []
    } catch {
      return error.complaints.map {
        "\($0.code): \($0.message.text); \($0.remedy.text)".replacing(path, with: "FOLDER")
      }
    }
  }
}

@Test func `a folder on disk reads`() throws {
  let folder = try TemporaryFolder()
  try folder.write("contract.yaml", Fixture.contract)
  try folder.write("contact-search.yaml", Fixture.search)
  try folder.write("notes.txt", "not read")
  let contract = try ContractReader.read(folder: folder.path + "/")
  #expect(
    contract.files.map(\.name) == [
      "\(folder.path)/contract.yaml", "\(folder.path)/contact-search.yaml",
    ])
}

@Test func `a folder that is none is told`() throws {
  let folder = try TemporaryFolder()
  #expect(
    folder.complaints(about: "/none") == [
      "contract-file: 'FOLDER/none' cannot be opened: it does not exist; give the folder of a contract"
    ])
  #expect(
    folder.complaints() == [
      "contract-file: 'FOLDER/contract.yaml' does not exist; give the folder of a contract, or write contract.yaml with `callready: 1`"
    ])
  try folder.write("contract.yaml", "")
  #expect(
    folder.complaints(about: "/contract.yaml") == [
      "contract-file: 'FOLDER/contract.yaml' is a file, expected the folder of a contract; give the folder it lies in: FOLDER"
    ])
  #expect(
    folder.complaints() == [
      "contract-file: 'FOLDER/contract.yaml' is empty; write `callready: 1`, `name: …` and `environments: …`"
    ])
}

@Test func `a file that cannot be read or is huge is told`() throws {
  let folder = try TemporaryFolder()
  mkdir("\(folder.path)/contract.yaml", 0o700)
  #expect(
    folder.complaints() == [
      "contract-file: 'FOLDER/contract.yaml' is no file; a contract is a folder of small text files"
    ])
  rmdir("\(folder.path)/contract.yaml")
  try folder.write("contract.yaml", String(repeating: "# filler\n", count: 150_000))
  #expect(
    folder.complaints() == [
      "contract-file: 'FOLDER/contract.yaml' is larger than 1 MiB; a contract is a folder of small text files"
    ])
}

@Test(arguments: [
  (
    "metadata.yaml", "contract-not-supported", "'metadata' is not supported yet",
    "move the file out of the folder until a later version reads it"
  ),
  (
    "contact-serch.yaml", "contract-file",
    "'Contracts/northgate/contact-serch.yaml' is no file of a contract",
    "rename it to contact-search.yaml"
  ),
  (
    "contact-search.yml", "contract-file",
    "'Contracts/northgate/contact-search.yml' is no file of a contract",
    "rename it to contact-search.yaml"
  ),
  (
    "zebra.yaml", "contract-file", "'Contracts/northgate/zebra.yaml' is no file of a contract",
    "move it out of the folder; a contract has contract.yaml, token.yaml, users.yaml, contact-search.yaml, contact-creation.yaml, call-journal.yaml, ticket-creation.yaml, follow-up.yaml, metadata.yaml"
  ),
])
func `a file of another name is told`(
  _ name: String, _ code: String, _ message: String, _ remedy: String
) throws {
  let complaints = Fixture.complaints(more: [name: "endpoint: users\n"])
  #expect(complaints.map(\.code) == [code])
  #expect(complaints.first?.message.text == message)
  #expect(complaints.first?.remedy.text == remedy)
}

@Test func `an endpoint in the file of another is told`() throws {
  let complaints = Fixture.complaints(search: "endpoint: users\nrequest: GET /users\n")
  #expect(complaints.map(\.code) == ["contract-endpoint"])
  let complaint = try #require(complaints.first)
  #expect(complaint.message.text == "contact-search.yaml holds the endpoint 'users'")
  #expect(complaint.label.text == "expected contact-search")
  #expect(
    complaint.remedy.text == "rename the file to users.yaml, or correct the endpoint")
  #expect(complaint.span?.range == 10..<15)
}

@Test func `a contract of a newer language is told, and nothing else`() throws {
  let complaints = Fixture.complaints("callready: 2\nnaem: x\n", search: nil)
  #expect(complaints.map(\.code) == ["contract-version"])
  let complaint = try #require(complaints.first)
  #expect(complaint.message.text == "the contract is written in version 2 of the language")
  #expect(complaint.label.text == "this CallReady reads version 1")
  #expect(complaint.remedy.text == "use a newer CallReady")
  #expect(complaint.span?.range == 11..<12)
}

@Test func `one file is judged as far as it can be alone`() {
  func codes(_ name: String, _ text: String) -> [String] {
    ContractReader.complaints(about: SourceText(name: name, text)).map(\.code)
  }
  #expect(codes("a/contract.yaml", Fixture.contract) == [])
  #expect(codes("a/contact-search.yaml", Fixture.search) == [])
  #expect(codes("contract.yaml", Fixture.contract + "nmae: x\n") == ["contract-unknown-key"])
  let search = Fixture.search.replacing("UrlEncode .Phone", with: "UrlEncod .nobody_knows")
  #expect(codes("contact-search.yaml", search) == ["template-syntax"])
  #expect(codes("zebra.yaml", "a: b") == ["contract-file"])
}

@Test func `hostile files never trap`() {
  var seed: UInt64 = 7
  func next(_ limit: Int) -> Int {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(seed >> 33) % limit
  }
  var read = 0
  for round in 0..<1_500 {
    let isWhole = round % 2 == 0
    var contract = Array((isWhole ? Fixture.wholeContract : Fixture.contract).utf8)
    var search = Array((isWhole ? Fixture.wholeSearch : Fixture.search).utf8)
    for _ in 0..<(1 + next(4)) {
      let bytes: [UInt8] = Array("{}[]:#-\"'|>\n .@&*\\/\u{0}é0~,".utf8)
      let byte = round % 3 == 0 ? UInt8(next(256)) : bytes[next(bytes.count)]
      if next(2) == 0 {
        contract[next(contract.count)] = byte
      } else {
        search.insert(byte, at: next(search.count))
      }
      if next(5) == 0 { search.removeSubrange(next(search.count)...) }
      if search.isEmpty { search = [byte] }
    }
    do {
      _ = try ContractReader.read(
        files: ["contract.yaml": contract, "contact-search.yaml": search], folder: "x")
      read += 1
    } catch {
      #expect(!error.complaints.isEmpty)
    }
  }
  #expect(read > 50)
}

@Test func `a file with thousands of mistakes is told in part`() throws {
  let lines = (0..<20_000).map { "k\($0): x\n" }.joined()
  let complaints = Fixture.complaints(Fixture.contract + lines, search: nil)
  #expect(complaints.count == 501)
  #expect(complaints.last?.message.text == "19500 more complaints are not shown")
}
