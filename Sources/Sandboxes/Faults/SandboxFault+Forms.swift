// SPDX-License-Identifier: Apache-2.0

extension SandboxFault {
  /// What a value is turned into.
  public enum FaultyType: String, Sendable, Hashable, CaseIterable {
    /// The digits of a text as a number, 0 if it has none.
    case number
    /// The value as text.
    case text
    /// A list with the value in it.
    case list
    /// An object with the value under `value`.
    case object
  }

  /// What a quote in a number does to the database.
  public enum Injection: String, Sendable, Hashable, CaseIterable {
    /// It answers 500 with the statement in it.
    case error
    /// It finds everybody.
    case everybody
  }

  /// What is made of a number that begins with a blank where a plus sign was.
  public enum PlusLoss: String, Sendable, Hashable, CaseIterable {
    /// The blank is taken away and the digits are compared.
    case trim
    /// The blank is kept, and nobody's number begins with one.
    case keep
    /// The query is decoded twice, so an encoded plus sign is lost too, and the blank is kept.
    case twice
  }

  /// The numbers that a record has.
  public enum PhoneField: String, Sendable, Hashable, CaseIterable {
    case phone, mobile, home
  }

  /// How nobody is answered; each form was seen in a real system.
  public enum NoMatch: String, Sendable, Hashable, CaseIterable {
    /// 404 with an error in JSON.
    case notFound = "404"
    /// 204 without a body.
    case noContent = "204"
    /// 200 with a body of no bytes.
    case emptyBody = "empty-body"
    /// The list's key is missing.
    case noList = "no-list"
    /// Null in place of the list.
    case null
    /// `[]` is all there is.
    case bareList = "bare-list"
    /// An empty list among counts that are spelled oddly, such as `0.0`.
    case zeroTotal = "zero-total"
  }

  /// How the id of a record that is read differs from the one in a list.
  public enum OtherID: String, Sendable, Hashable, CaseIterable {
    /// The digits of the id as a number: `"42"` becomes 42.
    case number
    /// Another text: `42` becomes `12x42`.
    case prefixed
  }

  /// Where the plain words of an error stand.
  public enum ErrorText: String, Sendable, Hashable, CaseIterable {
    /// They are the body, as text/plain.
    case body
    /// They are the name of the one record that is found.
    case name
  }
}
