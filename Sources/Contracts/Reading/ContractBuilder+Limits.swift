// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import PBXLanguage
import YAMLDocuments

extension ContractBuilder {
  /// How often the CRM may be asked, and how it says no.
  mutating func limits(_ node: YAMLNode?) -> Limits {
    let rates = (node?["rates"]?.scalars ?? []).compactMap { scalar in
      RateText(scalar.text).map {
        Located(
          Limits.Rate(requests: $0.requests, window: $0.window, text: scalar.text),
          at: scalar.span)
      }
    }
    let answer = node?["answer"]
    let statuses = answer?["status"].flatMap { value in
      value.integers.map { Defaulted($0, at: value.span) }
    }
    return Limits(
      rates: rates,
      answer: Limits.Answer(
        statuses: statuses ?? Defaulted([429], at: nil),
        says: answer?["says"]?.scalar.flatMap { $0.text.isEmpty ? nil : $0.located },
        wait: toldWait(answer?["wait"]?.scalar)))
  }

  private mutating func toldWait(_ scalar: YAMLScalar?) -> Defaulted<Limits.Answer.Wait> {
    guard let scalar, let written = ToldWaitText(scalar.text) else {
      return Defaulted(.header("Retry-After"), at: nil)
    }
    let slice = scalar.slice.subslice(written.range)
    switch written.place {
    case .none: return Defaulted(.none, at: scalar.span)
    case .header: return Defaulted(.header(slice.text), at: scalar.span)
    case .path:
      return Defaulted(
        path(slice, scope(.commonAnswer)).map { .path($0) } ?? .none, at: scalar.span)
    }
  }
}
