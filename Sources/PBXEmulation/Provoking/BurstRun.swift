// SPDX-License-Identifier: Apache-2.0

import Contracts
public import GoTemplates
public import Transports

/// The same harmless search again and again, as fast as the CRM answers, until it refuses; and once
/// more when it says that it may be asked again.
public struct BurstRun: Conversation {
  /// How the names of its questions begin.
  public static let question = "burst"
  /// The name of the last one.
  public static let behind = "behind the wait"
  /// The most requests of a burst, whatever the contract declares.
  public static let most = 200
  /// The requests of a burst where the contract declares no rate.
  public static let usual = 30
  /// A rate in a longer time is not tried.
  public static let longestWindow = Duration.seconds(60)

  /// Why a question could not be rendered; it ends there.
  public private(set) var obstacle: TemplateExecutionError?

  private let pbx: PBX
  private let count: Int
  private var request: Request?
  private var asked = 0
  private var refusal: LimitRefusal?
  private var isOver = false

  /// A burst.
  ///
  /// - Parameters:
  ///   - pbx: who asks, logged in.
  ///   - environment: the environment's name; nothing is asked where it does not allow it.
  ///   - budget: requests that are left, of which the last is kept for the time behind the wait.
  public init(by pbx: PBX, in environment: String, budget: Int) {
    self.pbx = pbx
    let place = pbx.contract.environment(named: environment)
    count = min(Self.wanted(by: pbx.contract), max(0, budget - 1))
    guard place?.allows(.rateLimit) == true, count > 0 else {
      isOver = true
      return
    }
    let scenarios = pbx.contract.contactSearch?.scenarios ?? []
    let calls = scenarios.filter { $0.only.isEmpty || $0.only.contains { $0.value == environment } }
      .compactMap { if case .call(let number) = $0.ask { number.value } else { nil } }
    guard let number = calls.first else {
      isOver = true
      return
    }
    var lookup = Lookup(.call(number), by: pbx)
    let first = lookup.next()?.request
    obstacle = lookup.obstacle
    // A POST may search too, but nobody knows that it does no more.
    request = first?.method == "GET" ? first : nil
    isOver = request == nil
  }

  /// A few more requests than the lowest rate allows.
  static func wanted(by contract: Contract) -> Int {
    let rates = contract.limits.rates.map(\.value).filter { $0.window <= longestWindow }
    guard let lowest = rates.map(\.requests).min() else { return usual }
    return min(most, lowest + contract.concurrency + 1)
  }

  /// How long nothing is asked behind a refusal where neither it nor the contract tells.
  static let usualWait = Duration.seconds(10)

  /// The time of the lowest rate.
  private static func window(of contract: Contract) -> Duration? {
    contract.limits.rates.map(\.value).filter { $0.window <= longestWindow }
      .min { $0.requests < $1.requests }?.window
  }

  /// As many questions as the PBX may have under way; behind a refusal the last one.
  public mutating func next() -> [Question] {
    guard !isOver, obstacle == nil, let request else { return [] }
    if let refusal {
      isOver = true
      let time = refusal.wait?.time ?? Self.window(of: pbx.contract) ?? Self.usualWait
      let instant = refusal.answeredAt.advanced(by: min(time, Self.longestWindow))
      return [
        Question(
          Self.behind, of: "contact-search", request,
          purpose: "search when the CRM may be asked again",
          imagined: .answer(#"{"data": []}"#), delay: .until(instant))
      ]
    }
    let next = min(pbx.contract.concurrency, count - asked)
    guard next > 0 else {
      isOver = true
      return []
    }
    defer { asked += next }
    return (1...next).map { place in
      Question(
        "\(Self.question) \(asked + place)", of: "contact-search", request,
        purpose: "search until the CRM refuses", imagined: .answer(#"{"data": []}"#))
    }
  }

  /// Ends the burst at a refusal.
  public mutating func receive(_ exchange: Exchange, to question: Question) {
    if refusal == nil {
      refusal = LimitRefusal(exchange, of: pbx.contract.limits, askedBy: pbx)
    }
  }
}
