// SPDX-License-Identifier: Apache-2.0

import HTTPServers

/// What faults answer instead of the CRM, and when.
struct AnswerFaults: Sendable {
  private(set) var isLogInPage = false
  private(set) var errorText: SandboxFault.ErrorText?
  private(set) var rateLimit: SandboxFault.RateLimit?
  private(set) var malformed: SandboxFault.Malformed?
  private var isCut = false
  private var troubles: [(trouble: SandboxFault.Trouble, list: SandboxFault.List)] = []
  private var status: Int?
  private var retryAfter: Int?
  private var redirect: Int?
  private var isErrorIn200 = false
  private var delay: Duration = .zero
  private var coldDelay: Duration = .zero
  private var tenthDelay: Duration = .zero

  /// Of two faults that set one thing the last counts.
  init(_ faults: [SandboxFault]) {
    for fault in faults {
      switch fault {
      case .status(let status): self.status = status
      case .retryAfter(let seconds): retryAfter = seconds
      case .html: isLogInPage = true
      case .redirect(let status): redirect = status
      case .errorIn200: isErrorIn200 = true
      case .errorText(let place): errorText = place
      case .delay(let delay): self.delay = delay
      case .slowCold(let delay): coldDelay = delay
      case .slowPercentile(let delay): tenthDelay = delay
      case .trouble(let trouble, let list): troubles.append((trouble, list))
      case .rateLimit(let limit): rateLimit = limit
      case .malformed(let malformed): self.malformed = malformed
      case .cut: isCut = true
      default: break
      }
    }
  }

  /// What every search is answered with; nil if searches work.
  var search: ServerResponse? {
    if let status { return failure(status, "the search answers \(status) because of a fault") }
    if let redirect {
      return ServerResponse(status: redirect, headers: [ServerHeader("Location", "/login")])
    }
    if isErrorIn200 { return .errorIn200 }
    return errorText == .body ? .errorText : nil
  }

  /// Whether a list has turned into a log-in page; the path is without the version.
  func isLogInPage(_ path: ArraySlice<String>) -> Bool {
    isLogInPage || troubles(at: path).contains(.html)
  }

  /// Whether the connection is closed without an answer; the path is without the version.
  func isCut(_ path: ArraySlice<String>) -> Bool { isCut || troubles(at: path).contains(.cut) }

  /// What every request about a list is answered with; nil if the list works.
  func failure(of path: [String]) -> ServerResponse? {
    for case .status(let status) in troubles(at: path[...]).reversed() {
      let words = "this list answers \(status) because of a fault"
      return failure(status, words, code: "list_failed")
    }
    return nil
  }

  /// How much later a list is answered than others.
  func lateness(of path: ArraySlice<String>) -> Duration {
    troubles(at: path).reduce(.zero) { sum, trouble in
      if case .delay(let delay) = trouble { sum + delay } else { sum }
    }
  }

  private func troubles(at path: ArraySlice<String>) -> [SandboxFault.Trouble] {
    guard !troubles.isEmpty, let name = path.first else { return [] }
    return troubles.filter { $0.list.rawValue == name }.map(\.trouble)
  }

  /// An error with a faulty status.
  func failure(
    _ status: Int, _ message: String, code: String = "search_failed"
  ) -> ServerResponse {
    var response = ServerResponse.error(status, code, message)
    if let retryAfter { response.headers.append(ServerHeader("Retry-After", String(retryAfter))) }
    return response
  }

  /// How late an answer is; searches are counted from 1, and what is none has no number.
  func lateness(of request: ServerRequest, search: Int?) -> Duration {
    var late = delay
    if request.isFirstOnConnection { late += coldDelay }
    if let search, search.isMultiple(of: 10) { late += tenthDelay }
    return late
  }
}
