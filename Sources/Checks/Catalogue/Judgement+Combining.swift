// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import Readiness

extension Judgement {
  /// What becomes of the promise; nil if there is none.
  public var outcome: PromiseResult.Outcome? {
    switch self {
    case .kept: .kept
    case .broken: .broken
    case .couldNotAsk: .couldNotAsk
    case .notProven(let code): .notProven(because: .code(code))
    case .leftOpen(let reason): .notProven(because: .policy(reason))
    case .notPromised: nil
    }
  }

  /// What was found, a failure to ask included.
  public var findings: [Finding] {
    switch self {
    case .broken(let findings): findings
    case .couldNotAsk(let finding): [finding]
    case .kept, .notProven, .leftOpen, .notPromised: []
    }
  }

  /// Broken by what was found; otherwise not proven if something stands before it, else kept.
  static func found(_ findings: [Finding], unless code: String? = nil) -> Judgement {
    if !findings.isEmpty { return .broken(findings) }
    return code.map { .notProven(because: $0) } ?? .kept
  }

  /// The same without what another contact type's answer has shown already: one cause.
  func besides(_ others: [Finding]) -> Judgement {
    guard case .broken(let findings) = self, let code = findings.first?.kind.code else {
      return self
    }
    let new = findings.filter { finding in
      !others.contains {
        $0.kind == finding.kind && $0.subject.name == finding.subject.name
          && $0.actual == finding.actual
      }
    }
    return new.isEmpty ? .notProven(because: code) : .broken(new)
  }

  /// One judgement of several answers: the worst of them.
  static func all(_ judgements: [Judgement]) -> Judgement {
    guard judgements.count != 1 else { return judgements[0] }
    let broken = judgements.filter { if case .broken = $0 { true } else { false } }
    if !broken.isEmpty { return .broken(broken.flatMap(\.findings)) }
    func first(_ matches: (Judgement) -> Bool) -> Judgement? { judgements.first(where: matches) }
    return first { if case .couldNotAsk = $0 { true } else { false } }
      ?? first { if case .notProven = $0 { true } else { false } }
      ?? first { if case .leftOpen = $0 { true } else { false } }
      ?? first { $0 == .kept } ?? .notPromised
  }
}
