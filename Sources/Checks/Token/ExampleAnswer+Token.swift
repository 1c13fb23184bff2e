// SPDX-License-Identifier: Apache-2.0

extension ExampleAnswer {
  /// A token answer whose `Date` header says this.
  static func dated(_ date: String) -> ExampleAnswer {
    var answer = ExampleAnswer.token
    answer.date = date
    return answer
  }

  /// A token answer as it should be.
  static let token = ExampleAnswer(
    #"{"access_token": "a1b2c3d4e5f6", "token_type": "Bearer", "expires_in": 3600}"#)

  /// A refusal of the grant.
  static let badGrant = ExampleAnswer(#"{"error": "invalid_grant"}"#, status: 400)
}
