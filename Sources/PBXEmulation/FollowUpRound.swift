// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
import GJSONPaths
public import GoTemplates
import PBXLanguage
public import Transports

/// The requests that the PBX sends of its own accord after an event, one after the other.
///
/// A value that knows the next request from the answers so far and sends nothing itself.
public struct FollowUpRound: Sendable {
  /// A request of the round and what came of it.
  public struct Answer: Sendable {
    /// The request's position in the contract.
    public let position: Int
    /// What was sent and what came back.
    public let exchange: Exchange

    /// A request and what came of it.
    public init(_ position: Int, _ exchange: Exchange) {
      self.position = position
      self.exchange = exchange
    }
  }

  /// What happened before it.
  public let event: FollowUpRequest.Event
  /// The answers so far, in order.
  public private(set) var answers: [Answer] = []
  /// The variables that answers have filled, for every later request.
  public private(set) var outputs: [String: String] = [:]
  /// Positions of requests that were not sent, since their condition does not hold.
  public private(set) var skipped: [Int] = []
  /// Why a request could not be rendered from what was answered before; the round ends there.
  public private(set) var obstacle: TemplateExecutionError?

  private let pbx: PBX
  var contract: Contract { pbx.contract }
  private let known: [String: String]
  private var pending: [Int]

  /// A round that has asked nothing yet.
  ///
  /// `known`: what the PBX knows of the event, such as the number that was looked up.
  public init(
    after event: FollowUpRequest.Event, by pbx: PBX, knowing known: [String: String] = [:]
  ) {
    self.event = event
    self.pbx = pbx
    self.known = known
    let requests = pbx.contract.followUp?.requests ?? []
    pending = requests.indices.reversed().filter { requests[$0].after.value == event }
  }

  /// The next request and its position in the contract; nil if the round is over.
  ///
  /// Answer it with ``receive(_:to:)`` before asking for another.
  public mutating func nextRequest() -> (position: Int, request: Request)? {
    guard let followUp = pbx.contract.followUp else { return nil }
    while obstacle == nil, let position = pending.popLast() {
      let asked = followUp.requests[position]
      do throws(TemplateExecutionError) {
        guard try pbx.holds(asked.onlyIf, with: variables) else {
          skipped.append(position)
          continue
        }
        let request = try pbx.render(
          asked.request, with: variables, isPlain: true)
        return (position, request)
      } catch {
        obstacle = error
      }
    }
    return nil
  }

  /// Takes the answer to a request, and what it fills.
  ///
  /// An answer without a promised status fills nothing: no page says that the PBX reads errors.
  public mutating func receive(_ exchange: Exchange, to position: Int) {
    answers.append(Answer(position, exchange))
    guard let asked = pbx.contract.followUp?.requests[position],
      let response = exchange.response, asked.response.statuses.value.contains(response.status)
    else { return }
    do throws(TemplateExecutionError) {
      let known = variables
      for target in asked.variables {
        let value = try pbx.value(at: target.path, in: response.body, with: known)
        guard let value, value.exists, value.kind != .null else { continue }
        outputs[target.name.value] = value.text
      }
    } catch {
      obstacle = error
    }
  }

  /// What templates of the round see besides the environment's values.
  public var variables: [String: String] { known.merging(outputs) { _, new in new } }
}
