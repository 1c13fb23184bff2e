// SPDX-License-Identifier: Apache-2.0

import JSONValues

extension SchemaValidator {
  /// Judges an array by one keyword about arrays.
  mutating func judgeArray(
    _ value: JSONValue, by rule: SchemaRule, _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    let elements = value.elements
    guard spend(elements.count / 8) else { return .undecided }
    switch rule.test {
    case .prefix(let nodes):
      return judgeEach(elements.indices.prefix(nodes.count)) { position, validator in
        judged.addElement(position)
        return validator.validateContent(elements[position], against: nodes[position])
      }
    case .items(let node, let start):
      judged.addAllElements()
      return judgeEach(elements.indices.dropFirst(start)) { position, validator in
        validator.validateContent(elements[position], against: node)
      }
    case .unevaluatedItems(let node):
      let before = judged
      judged.addAllElements()
      return judgeEach(elements.indices) { position, validator in
        before.hasElement(position)
          ? .valid : validator.validateContent(elements[position], against: node)
      }
    case .contains(let rule): return judge(elements, of: value, contain: rule, &judged)
    case .uniqueItems: return judgeUnique(elements, of: value)
    default: return .valid
    }
  }

  /// Judges contents in turn until nothing more is to be found out.
  mutating func judgeEach(
    _ positions: Range<Int>,
    _ judge: (_ position: Int, _ validator: inout SchemaValidator) -> SchemaVerdict
  ) -> SchemaVerdict {
    var verdict = SchemaVerdict.valid
    for position in positions {
      verdict = verdict.and(judge(position, &self))
      if isOver || (isQuiet && verdict == .invalid) { break }
    }
    return verdict
  }

  private mutating func judge(
    _ elements: [JSONValue], of value: JSONValue, contain wanted: SchemaRule.Containing,
    _ judged: inout JudgedContents
  ) -> SchemaVerdict {
    var (fitting, undecided) = (0, 0)
    let wasQuiet = isQuiet
    isQuiet = true
    for (position, element) in elements.enumerated() where obstacle == nil {
      switch validateContent(element, against: wanted.schema) {
      case .valid:
        fitting += 1
        judged.addElement(position)
      case .undecided: undecided += 1
      case .invalid: break
      }
    }
    isQuiet = wasQuiet
    let range = (JSONNumber(fitting), JSONNumber(fitting + undecided))
    let least = Self.accepts(wanted.least, range)
    let most = wanted.most.map { Self.accepts($0, range) } ?? .valid
    let isUndecided = undecided > 0 && judged.isNeeded
    if least != .invalid, most != .invalid, isUndecided || least.and(most) == .undecided {
      return reportUndecided(value, rule?.expectation ?? "")
    }
    var verdict = SchemaVerdict.valid
    if least == .invalid {
      verdict = report(value, fitting, broken: wanted.least, wanted.sites.least)
    }
    if most == .invalid, let most = wanted.most {
      verdict = report(value, fitting, broken: most, wanted.sites.most)
    }
    return verdict
  }

  /// Whether a bound accepts a count that lies between two numbers.
  private static func accepts(
    _ bound: SchemaBound, _ range: (JSONNumber, JSONNumber)
  ) -> SchemaVerdict {
    let (low, high) = (bound.accepts(range.0), bound.accepts(range.1))
    return low && high ? .valid : low || high ? .undecided : .invalid
  }

  private mutating func report(
    _ value: JSONValue, _ fitting: Int, broken bound: SchemaBound, _ site: JSONValue?
  ) -> SchemaVerdict {
    let keyword: SchemaKeyword =
      site == nil ? .contains : bound.relation == .atLeast ? .minContains : .maxContains
    let limit = site?.raw ?? "1"
    let words = FailureWords(
      "\(bound.relation.rawValue) \(limit) \(bound.measure.rawValue)", "\(fitting) of them")
    return report(value, words, keyword: keyword, at: site)
  }

  private mutating func judgeUnique(_ elements: [JSONValue], of value: JSONValue) -> SchemaVerdict {
    guard spend(value.range.count / 32) else { return .undecided }
    var positions: [HashedValue: Int] = [:]
    for (position, element) in elements.enumerated() {
      if let first = positions.updateValue(position, forKey: HashedValue(element)) {
        let actual = "elements \(first) and \(position), counted from 0, are equal"
        return report(value, FailureWords("elements that all differ", actual))
      }
    }
    return .valid
  }
}
