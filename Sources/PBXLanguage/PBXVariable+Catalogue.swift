// SPDX-License-Identifier: Apache-2.0

extension PBXVariable {
  private static let everywhere = Set(PBXScenario.allCases)
  private static let texts: Set<PBXScenario> = [.callJournal, .ticketCreation]

  /// Every variable that is known, by the vendor's pages or by templates in use.
  public static let catalogue: [PBXVariable] =
    authentication + contacts + creation + calls + callDetails

  private static let authentication = [
    PBXVariable("AccessToken", everywhere, "what the last token request brought"),
    PBXVariable("RefreshToken", [.token], "what renews the access token", .assumed),
    PBXVariable(
      "basic_string", everywhere, "user name and password, or the API key, in Base64"),
    PBXVariable("redirect_uri", [.token], "the address that the login returns to"),
    PBXVariable("client_id", everywhere, "the application's id, as the user entered it"),
    PBXVariable("client_secret", everywhere, "the application's secret, as the user entered it"),
    PBXVariable("username", everywhere, "the user name, as the user entered it"),
    PBXVariable("password", everywhere, "the password, as the user entered it"),
    PBXVariable("api_key", everywhere, "the API key, as the user entered it"),
  ]

  private static let contacts = [
    PBXVariable(
      "Phone", [.contactSearch, .typedSearch, .popup],
      "the number of the call, or the number that was typed"),
    PBXVariable("SearchValue", [.typedSearch], "the text that was typed", .observed),
    PBXVariable("ContactsId", [.popup], "the contact's id, as the search found it", .observed),
    PBXVariable("CustomValue", [.popup], "the value that is mapped for the pop-up alone"),
  ]

  private static let creation = [
    PBXVariable("FirstName", [.contactCreation], "the new contact's first name"),
    PBXVariable("LastName", [.contactCreation], "the new contact's last name"),
    PBXVariable("BusinessNumber", [.contactCreation], "the new contact's number"),
    PBXVariable("DisplayName", [.contactCreation], "the new contact's full name", .observed),
    PBXVariable(
      "ContactType", [.contactCreation, .callJournal],
      "the kind of contact, as the template names it", .assumed),
  ]

  private static let calls = [
    PBXVariable("Subject", texts, "the subject, rendered from its own template"),
    PBXVariable("Description", texts, "the description, rendered from its own template"),
    PBXVariable("Time", texts, "when the call was, in words"),
    PBXVariable("Communication_Type", texts, "the direction, in a word"),
    PBXVariable("Call_Status", texts, "the result, in a word"),
    PBXVariable("Call_From", texts, "who called"),
    PBXVariable("Call_To", texts, "who was called"),
    PBXVariable("Talk_Duration", texts, "how long they talked, in words"),
    PBXVariable("ContactId", [.popup, .callJournal, .ticketCreation], "the contact's id"),
  ]

  private static let callDetails = [
    PBXVariable("Call_Log_Status", [.callJournal], "the result, in a word of the call log"),
    PBXVariable("StartTimeUnix", texts, "when the call began, in Unix seconds"),
    PBXVariable("EndTimeUnix", [.callJournal], "when the call ended, in Unix seconds", .assumed),
    PBXVariable("Talk_Duration_Sec", texts, "how long they talked, in seconds"),
    PBXVariable("CallerNumber", [.callJournal], "the number that called", .observed),
    PBXVariable("CalleeNumber", [.callJournal], "the number that was called", .observed),
    PBXVariable(
      "CallerDisplayName", [.callJournal], "the name that came with the number", .assumed),
    PBXVariable("RecordPath", [.callJournal], "where the recording is; empty without one"),
    PBXVariable("Owner", texts, "the CRM's user that belongs to the extension"),
    PBXVariable("WhoModule", [.callJournal], "the contact's kind, as the CRM names it"),
    PBXVariable(
      "TicketId", [.callJournal, .ticketCreation], "the ticket of this call", .observed),
    PBXVariable("ContactNumber", [.ticketCreation], "the contact's number"),
  ]
}
