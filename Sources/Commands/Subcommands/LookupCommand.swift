// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Checks
import Contracts
import Execution
import PBXEmulation
import Redaction
import Transports

/// `callready lookup`: shows the pop-up an agent would see for a number.
struct LookupCommand: Command {
  static let name = "lookup"

  static var summary: CommandSummary {
    CommandSummary(
      "Shows the pop-up an agent would see for a number, and where each field came from.",
      discussion: """
        Exit status: 0 the CRM gave answers the PBX can look into; 3 for one of the numbers it gave \
        none, refused the credential, failed, or sent what is not JSON. People whom the contract does not declare are \
        shown on a terminal only.
        """)
  }

  let contract: ContractOptions
  let numbers: [String]
  let world: WorldOptions

  init(_ line: inout ArgumentReader) throws(UsageError) {
    contract = ContractOptions(&line)
    numbers = line.requiredTexts(
      .argument(
        "number",
        help: """
          The callers' numbers as the PBX hands them over, such as +971500000000. Write -- in front \
          of those that begin with a minus, and options in front of that.
          """))
    world = try WorldOptions(&line)
  }

  func run() async throws {
    let contract = try contract.read()
    guard let search = contract.contactSearch else {
      throw Ending.message(
        "the contract has no contact search", help: "write contact-search.yaml", Ending.unreadable)
    }
    let prepared = try await world.prepare(contract, self.contract)
    let isPrivate = !Console.isTerminal
    var isUsable = true
    var hidesPeople = false
    do {
      let (pbx, tokens) = try await prepared.signedIn(
        try PBX(contract: contract, values: prepared.values, base: prepared.base))
      for (index, number) in numbers.enumerated() {
        let redactor = Redactor(
          secrets: prepared.secrets + tokens,
          personalData: isPrivate
            ? contract.declaredPeople(in: prepared.values.plain, caller: number)
            : KeepsPersonalData())
        let answers = try await answers(to: number, from: pbx, prepared)
        let view = LookupView(
          pbx: pbx,
          lookup: ProbedLookup(
            Probe(.call(number), in: .scenarios), answers, firstNumber: 1, scenario: nil,
            of: search, askedBy: pbx, redactor: redactor),
          redactor: redactor)
        let text = view.text
        if numbers.count > 1 { Console.print(title(number, isFirst: index == 0, redactor)) }
        Console.print(text)
        isUsable = isUsable && view.isUsable
        hidesPeople = hidesPeople || isPrivate && text.text.contains("‹")
      }
    } catch let error as ExitCode {
      await prepared.close()
      throw error
    } catch {
      await prepared.close()
      throw Ending.message(
        "the request cannot be rendered",
        help: "callready lint \(authored: self.contract.contract)",
        Ending.unreadable)
    }
    await prepared.close()
    if hidesPeople {
      Console.complain("note: people the contract does not declare are shown on a terminal only")
    }
    if !isUsable { throw Ending.couldNotRun }
  }

  /// The line between the pop-ups of several callers.
  private func title(_ number: String, isFirst: Bool, _ redactor: Redactor) -> RedactedText {
    let line = "# \(redactor.redact(value: number))" as RedactedText
    return isFirst ? line : "\n" + line
  }

  /// The searches of each contact type, and what follows each record.
  private func answers(
    to number: String, from pbx: PBX, _ world: PreparedWorld
  ) async throws -> [LookupAnswer] {
    var lookup = Lookup(.call(number), by: pbx)
    while let (step, request) = lookup.next() {
      lookup.receive(await world.transport.send(request, within: SendLimits()), to: step)
    }
    if let obstacle = lookup.obstacle { throw obstacle }
    return lookup.answers
  }
}
