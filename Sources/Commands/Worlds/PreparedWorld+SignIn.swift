// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Credentials
import Execution
import PBXEmulation
import Redaction
import Transports

extension PreparedWorld {
  /// The PBX with a token, if its contract needs one, and the tokens, which must not be shown.
  ///
  /// A refresh token is used, and its successor stored, as in a run.
  func signedIn(_ pbx: PBX) async throws -> (PBX, [Secret]) {
    guard pbx.contract.needsSession else { return (pbx, []) }
    guard let wayIn = pbx.wayIn else { throw Ending.noWayIn(pbx.contract, environment) }
    var signIn = try SignIn(wayIn, by: pbx, in: environment)
    while let question = signIn.next().first {
      let exchange = await transport.send(question.request, within: SendLimits())
      await keeper?.hear(exchange, question)
      signIn.receive(exchange, to: question)
    }
    // A successor that could not be stored is worth more than one answer.
    if let problem = keeper?.problem { throw Ending.problem(problem) }
    switch signIn.outcome {
    case .success(let session):
      let tokens = [session.accessToken] + (session.refreshToken.map { [$0] } ?? [])
      return (try pbx.signedIn(session), tokens)
    case .failure(let fault):
      if let held = keeper?.held { throw Ending.problem(held.problem(after: fault)) }
      let (message, help) = fault.message(redactedBy: Redactor(secrets: secrets))
      throw Ending.message(message, help: help, Ending.couldNotRun)
    case nil: return (pbx, [])
    }
  }
}
