// SPDX-License-Identifier: Apache-2.0

/// A switch that makes a sandbox misbehave as real systems do.
///
/// `Docs/Sandbox.md` says how they are written and how they act together.
public enum SandboxFault: Sendable, Hashable {
  // What a record looks like

  /// A key has another name in every answer; keys around the records can be renamed too.
  case rename(key: String, to: String)
  /// In lists every second record lacks a key, and so does each record that is answered alone.
  case drop(key: String)
  /// In lists of several the first, third, … record lack a key, so that values shift up.
  case missingKey(String)
  /// A key is null in every record.
  case null(String)
  /// A value has another type in every record.
  case type(key: String, FaultyType)
  /// A value stands inside an object, which is made if it is not there.
  case movedField(key: String, path: [String])
  /// Every record has birth date, passport, salary and more, under telling and untelling keys.
  case extraPersonalData

  // Who is found

  /// Every search finds everybody, as systems do that ignore a filter they do not know.
  case matchAll
  /// A search for an empty number finds everybody.
  case matchEmpty
  /// `%` and `*` in a number stand for any characters.
  case wildcard
  /// A parameter of the query is passed over, so a search by it alone finds everybody.
  case droppedFilter(String)
  /// A quote in a number reaches the database.
  case injection(Injection)
  /// A number with letters or of more than 20 digits is answered with a status.
  case oddCallers(Int)
  /// Numbers are compared in this way, whatever the options say.
  case search(SandboxSearch)
  /// A plus sign that has become a blank is treated in this way.
  case plusLost(PlusLoss)
  /// A number is stored, but not searched.
  case notSearched(PhoneField)
  /// Every search changes what it finds.
  case sideEffect

  // How a list is answered

  /// The records of a list stand in another order each time.
  case randomOrder
  /// The oldest record of a list comes first.
  case oldestFirst
  /// Archived records come first.
  case archivedFirst
  /// Every record stands in a list twice.
  case duplicateRecord
  /// A list says that there is more, though there is not.
  case morePages
  /// A search that finds nobody finds a contact named Unknown.
  case placeholder
  /// A search that finds nobody says so in this way.
  case noMatch(NoMatch)
  /// A record that is read by its id has another id than in a list.
  case otherID(OtherID)

  // What is answered instead

  /// Every search answers this status with an error in JSON.
  case status(Int)
  /// The answers with a faulty status say after how many seconds to come again.
  case retryAfter(Int)
  /// Every request gets a log-in page with 200, as after the end of a session.
  case html
  /// Every search is sent to another address with this status.
  case redirect(Int)
  /// Every search answers 200 with an error in JSON.
  case errorIn200
  /// Every search answers 200 with an error as plain words.
  case errorText(ErrorText)

  // When it is answered

  /// Every answer comes later.
  case delay(Duration)
  /// The first answer on a connection comes later.
  case slowCold(Duration)
  /// Every tenth search is answered later.
  case slowPercentile(Duration)

  // How tokens are given out

  /// Errors of the token endpoint, and refusals of the API, have the body of a real system.
  case tokenError(TokenError)
  /// `expires_in` is not what it should be; the token lives as long as it would otherwise.
  case expiresIn(Expiry)
  /// Access tokens live this long.
  case tokenLifetime(Duration)
  /// The token endpoint answers this with 200, whatever it is asked.
  case tokenAnswer(TokenAnswer)
  /// The token endpoint answers this status, whatever it is asked.
  case tokenStatus(Int)
  /// The token endpoint answers later.
  case tokenDelay(Duration)
  /// No answer has a refresh token.
  case noRefreshToken
  /// Each refresh gives out a new refresh token, and the old one is good for nothing.
  case rotate(Rotation)
  /// The second refresh is refused.
  case refreshOnce
  /// What becomes of the access token of before at a refresh.
  case oldToken(OldToken)
  /// No token is good for more than these scopes, with commas between.
  case scope(String)
  /// A user whose scopes end at contacts gets everything: the integration is an administrator.
  case grantedAdmin
  /// Parameters are read from one place only.
  case tokenParameters(ParameterPlace)
  /// Clients are recognised in one way only.
  case clientAuthentication(ClientAuthentication)
  /// Nobody is asked for consent.
  case consent(Decision)
  /// The browser takes something wrong back to the client.
  case callback(Callback)

  // Who is let in

  /// Expired tokens are accepted.
  case acceptsExpired
  /// Revoked tokens are accepted.
  case acceptsRevoked
  /// Whatever stands where a token should be is accepted as the integration's.
  case acceptsGarbage
  /// Somebody without a credential is let in.
  case anonymous(Anonymous)
  /// A wrong or missing credential gets a log-in page with 200.
  case loginPage
  /// A wrong or missing credential gets this status instead of 401.
  case refusal(Int)
  /// A wrong or missing credential gets a body that no program understands.
  case refusalText(RefusalText)
  /// After so many refusals in a minute everybody gets 403 without a body.
  case lockOut(Int)
  /// The API's clock runs ahead of the authorisation server's.
  case clockSkew(Duration)
  /// Agents see no record.
  case agentBlind
  /// The word before a token is `token` instead of `Bearer`.
  case schemeToken
  /// Requests for a change need a header `X-Requested-With`.
  case writeHeader

  // How users are listed

  /// The pages of the list of users are not what they should be.
  case page(Paging)
  /// The list states seven users more than there are.
  case totalLies
  /// The address of the next page is not an absolute one in the body.
  case links(PageLinks)
  /// Something is wrong with a user.
  case users(UserFault)

  // How contacts, calls and tickets are written

  /// Something goes wrong with what is written, to all lists or to one.
  case write(Write, to: WrittenList?)

  // What befalls one list, or everybody who asks too often

  /// What is asked about one list is answered with something else, or later.
  case trouble(Trouble, at: List)
  /// After so many requests the others are refused for a time.
  case rateLimit(RateLimit)
  /// The connection is closed without an answer, whatever is asked.
  case cut
  /// What is malformed is not refused as it should be.
  case malformed(Malformed)
}
