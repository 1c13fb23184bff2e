// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
import Redaction

/// A run asks no more than the environment allows.
public enum LimitBudget {
  /// A failure to ask: the contract itself forbids the questions.
  public static let kind = FindingKind(
    "limit-budget", .blocker, .lookup, holds: .builderTesting, owner: .operationsOwner,
    layer: .contract)

  /// What a plan costs.
  public struct Cost: Sendable, Hashable {
    /// The requests that are sent in any case.
    public let least: Int
    /// The requests if every record that is found is followed up.
    public let most: Int

    /// A cost.
    public init(least: Int, most: Int) {
      self.least = least
      self.most = most
    }
  }

  /// The plan needs more than the budget: nothing was sent.
  public static func refusal(_ cost: Cost, in environment: Environment) -> Finding {
    var finding = make(
      "the plan needs more requests than the budget of '\(authored: environment.name.value)' allows",
      in: environment)
    finding.actual =
      cost.least == cost.most
      ? "a plan of \(cost.least.spoken("request"))"
      : "a plan of \(cost.least) to \(cost.most) requests"
    finding.remedy = """
      allow more with budget: { requests: \(cost.most) }, or promise fewer scenarios and formats \
      here; `callready plan` lists what would be asked
      """
    return finding
  }

  /// The plan would write more than the budget allows: nothing was sent.
  public static func refusal(writes: Int, in environment: Environment) -> Finding {
    var finding = make(
      "the plan writes more than the budget of '\(authored: environment.name.value)' allows",
      in: environment)
    finding.expected = "at most \(environment.budget.writes.spoken("write")) in one run"
    finding.actual = "a plan of at most \(writes.spoken("write")), removals among them"
    finding.remedy = """
      allow more with budget: { writes: \(writes) }, or name fewer calls and scenarios here; \
      `callready plan` lists what would be written
      """
    return finding
  }

  /// The budget was used up by what followed the records that were found.
  public static func exhaustion(sent: Int, _ cost: Cost, in environment: Environment) -> Finding {
    var finding = make(
      "the budget of '\(authored: environment.name.value)' is used up before the end of the plan",
      in: environment)
    finding.actual = "\(sent.spoken("request")) sent, of a plan of \(cost.least) to \(cost.most)"
    finding.remedy = "allow more with budget: { requests: \(cost.most) }"
    return finding
  }

  private static func make(_ message: RedactedText, in environment: Environment) -> Finding {
    var finding = Finding(
      kind,
      about: FindingSubject(
        endpoint: "contract", interaction: environment.name.value, name: "budget"),
      message, at: environment.budget.span ?? environment.name.span)
    let isDefault = environment.budget.span == nil
    if isDefault { finding.label = "the language's default" }
    finding.expected = "at most \(environment.budget.requests.spoken("request")) in one run"
    return finding
  }

  /// What happened.
  static let title = "the environment's budget forbids the questions"

  /// The page of the code.
  static let markdown = """
    # limit-budget

    *Could not ask* · exit 3 · mended by the operations owner · layer contract

    The environment's budget forbids the questions. Real systems count requests, some sell them, \
    and a run must not use up what the PBX needs on the day: `budget` in an environment says how \
    many requests one run may send, 1,000 if nothing is written, and how many records it may create, \
    change or remove, 200 if nothing is written. A plan that needs more is refused \
    before anything is sent; `callready plan` says so too, and ends with 3. Where only what follows \
    each record that is found would go beyond, the run begins, and stops at the budget. Nothing is \
    known about the promises behind it: they are *not proven*, never passed, and never counted as \
    broken. A replay and the sandbox have no budget, for they cost nobody anything.

    ```yaml
    environments:
      production:
        budget: { requests: 60, writes: 0 }
    ```

    **What to do:** allow more requests, or promise fewer scenarios and formats there with `only`.

    """
}
