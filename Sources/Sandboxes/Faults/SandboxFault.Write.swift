// SPDX-License-Identifier: Apache-2.0

extension SandboxFault {
  /// What goes wrong when a contact, a call or a ticket is written.
  public enum Write: Sendable, Hashable {
    // What is stored

    /// The record is owned by nobody.
    case nullOwner
    /// The start of a call is read as if its time of day were that of UTC+4.
    case wrongZone
    /// The duration of a call is stored in minutes.
    case minutes
    /// Texts are cut after so many characters.
    case cutText(Int)
    /// A field is accepted and stored as null.
    case swallow(String)
    /// A field always holds the same value.
    case fixed(field: String, value: String)
    /// Texts come back escaped for HTML.
    case escapeText
    /// Characters above U+FFFF become question marks.
    case noEmoji
    /// Line breaks become blanks.
    case oneLine
    /// The call or ticket belongs to another contact.
    case wrongContact
    /// The call or ticket belongs to no contact.
    case unattached
    /// The call or ticket of a contact that readers do not see yet belongs to nobody.
    case earlyContact
    /// A call that is reported after one that began later changes that one.
    case lateCall

    // Whether and when it is stored

    /// The record can be read and searched only after this time.
    case visibleAfter(Duration)
    /// Two records are stored instead of one.
    case silentDuplicate
    /// A second copy of a call or ticket is not stored.
    case deduplicate(Deduplication)
    /// Nothing is stored, and the answer says that it was.
    case phantom
    /// A field changes after a time.
    case workflow(field: String, value: String, after: Duration)
    /// Deleting changes nothing, and the answer says that it did.
    case keepDeleted
    /// Nothing can be deleted.
    case noDelete

    // What is answered

    /// The record is stored, and the answer is 500.
    case storedError
    /// The record is stored, and the connection is closed without an answer.
    case cutAfterCommit
    /// Nothing is stored, and the answer is 200 with an error in it.
    case hiddenFailure
    /// Nothing is stored, and the answer is 201 with an error for each record in it.
    case perRecordFailure
    /// The answer has no body, and the id stands in a header only.
    case idInHeader(String)

    // What is refused

    /// A field is required.
    case validation(String)
    /// No refusal says what is wrong.
    case vagueRefusal
    /// What is wrong with a request is answered with 500.
    case refuse500
    /// Nothing is checked.
    case acceptAnything
  }

  /// What a second copy of a call or ticket is answered with.
  public enum Deduplication: String, Sendable, Hashable, CaseIterable {
    /// 409.
    case refused
    /// 200 and the first one.
    case same
  }
}
