// SPDX-License-Identifier: Apache-2.0

import Contracts
import Diagnostics
import Glibc
import Redaction
import Testing

/// The folder of the language's examples; nil if it is not there.
private let examples: String? = {
  let package = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let shared = getenv("CALLREADY_SHARED").map { String(cString: $0) } ?? "\(package)/../shared"
  let folder = "\(shared)/contract-language/examples"
  return access("\(folder)/northgate/contract.yaml", R_OK) == 0 ? folder : nil
}()

/// What is said about an example, less what is said of keys and files that are not read yet.
private func complaints(_ name: String) throws -> (later: [String], others: [String]) {
  let folder = try #require(examples)
  do {
    _ = try ContractReader.read(folder: "\(folder)/\(name)")
    return ([], [])
  } catch {
    let later = error.complaints.filter { $0.code == "contract-not-supported" }
    let others = error.complaints.filter { $0.code != "contract-not-supported" }
    return (
      later.map { "\($0.message.text)".replacing(" is not supported yet", with: "") },
      others.map { "\($0.span?.description ?? ""): \($0.code): \($0.message.text)" }
    )
  }
}

@Test(arguments: ["northgate", "request-tracker"])
func `our own contracts read`(_ name: String) throws {
  let package = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let contract = try ContractReader.read(folder: "\(package)/Contracts/\(name)")
  #expect(contract.contactSearch?.scenarios.isEmpty == false)
}

@Test(
  .enabled(if: examples != nil),
  arguments: [
    (
      "northgate",
      "attestations waivers recordings"
    ),
    (
      "request-tracker",
      "attestations waivers"
    ),
    (
      "salesforce",
      "metadata callback attestations waivers recordings"
    ),
  ])
func `of the language's examples only what is to come is refused`(
  _ name: String, _ later: String
) throws {
  let found = try complaints(name)
  #expect(found.others == [])
  var seen = Set<String>()
  let names = found.later.map { $0.filter { $0 != "'" } }.filter { seen.insert($0).inserted }
  #expect(names.sorted() == later.split(separator: " ").map(String.init).sorted())
}
