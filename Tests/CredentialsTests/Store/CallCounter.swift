// SPDX-License-Identifier: Apache-2.0

import Redaction
import Synchronization
import Transports

@testable import Credentials

/// Counts system calls.
final class CallCounter: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int { count.add(1, ordering: .sequentiallyConsistent).newValue }

  var total: Int { count.load(ordering: .sequentiallyConsistent) }
}

/// A token endpoint that rotates: each refresh token is good once.
final class RotatingServer: Sendable {
  private struct State {
    var good: String
    var issued = 0
  }

  private let state: Mutex<State>

  /// A server; `used` if the first refresh token has been used up already.
  init(used: Bool = false) {
    state = Mutex(State(good: used ? "nobody has it" : Sample.refreshToken.reveal()))
  }

  func answer(_ request: Request) -> AnsweringTransport.Answer {
    let token = Parameter.decoded(request.text).first { $0.name == "refresh_token" }?.value
    return state.withLock { state in
      guard token == state.good else {
        return Sample.answer(400, #"{"error":"invalid_grant"}"#)
      }
      state.issued += 1
      state.good = "rt-NEW-\(state.issued)"
      return Sample.answer(
        Sample.rotated.replacing("NEW-1", with: "NEW-\(state.issued)"))
    }
  }

  var issued: Int { state.withLock { $0.issued } }
}

/// Sessions at a rotating server.
enum Rotating {
  static func session(
    in store: TokenStore, server: RotatingServer, at seconds: Int64 = 50
  ) throws -> StoredSession {
    let transport = AnsweringTransport(at: seconds) { server.answer($0) }
    return StoredSession(TokenDesk(try Sample.service(), over: transport), in: store)
  }
}
