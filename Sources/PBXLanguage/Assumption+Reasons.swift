// SPDX-License-Identifier: Apache-2.0

extension Assumption {
  /// What it is about, as a question.
  public var question: String { reasons.question }

  /// What the vendor's pages say, and what they do not.
  public var page: String { reasons.page }

  /// What is taken to be so, and why.
  public var choice: String { reasons.choice }

  private struct Reasons {
    let question: String
    let page: String
    let choice: String
  }

  private var reasons: Reasons {
    switch self {
    case .plus:
      Reasons(
        question: "does UrlEncode escape a plus sign?",
        page: "UrlEncode makes hello%20world%21 of \"hello world!\"; that fits an encoder that "
          + "escapes + and one that keeps it, and the same holds for & = @ : $",
        choice: "all but letters, digits and - . _ ~ are escaped, so that a number arrives whole")
    case .unset:
      Reasons(
        question: "what does a variable without a value print?",
        page: "templates are Go's; Go prints <no value> unless a program sets it otherwise, and "
          + "how the PBX sets it is not said",
        choice: "<no value>, as Go does, since that is what shows a mistake")
    case .utcFlag:
      Reasons(
        question: "does TimeFormat's \"1\" ask for UTC?",
        page: "the words say that \"1\" converts to UTC, but the printed result of 1672531199 is "
          + "2023-01-01T00:59:59.000Z, which only a clock at UTC+1 shows",
        choice: "the words are right and the example is wrong: 2022-12-31T23:59:59.000Z")
    case .zone:
      Reasons(
        question: "what do Zz and -z in a time format write?",
        page: "the examples use .000Zz and -z; the first prints Z, the second shows no result, and "
          + "there is no list of letters",
        choice: "Zz writes Z for UTC and else the offset, -z and +z always write the offset, as "
          + "Go's Z07:00 and -07:00 do; .000 and every other sign are literal")
    case .quotes, .paths, .words, .names: furtherReasons
    }
  }

  private var furtherReasons: Reasons {
    switch self {
    case .quotes:
      Reasons(
        question: "are single quotes inside of {{…}} quotes around a text?",
        page: "a request body has {{TimeFormat .StartTimeUnix 'yyyy-MM-ddTHH:mm:ss-z' '1'}}, which "
          + "Go refuses",
        choice: "they are, since double quotes would have to be escaped in a JSON body")
    case .paths:
      Reasons(
        question: "may a field hold several paths, or a JSONPath?",
        page: "paths are GJSON's, but a mapping lists two with a comma and a follow-up request has "
          + "$.data.access_token, $.tokens[0].value, and GJSON knows neither",
        choice: "commas outside of quotes and brackets part a list, and $ . [0] [*] ['key'] are "
          + "read as JSONPath means them")
    case .words:
      Reasons(
        question: "which words does the PBX have for directions and results?",
        page: "the tables of variables name Communication_Type, Call_Status and Call_Log_Status, "
          + "and do not list their values",
        choice: PBXWord.allCases.map { "\($0.rawValue) \($0.usual)" }.joined(separator: ", "))
    default:
      Reasons(
        question: "what are the variables called that no page names?",
        page: "the pages name no variable for the refresh token, the end of a call and the "
          + "contact's kind, and templates in use have ContactId and ContactsId in a pop-up",
        choice: Self.assumedNames.joined(separator: ", ") + ", by analogy; a pop-up knows both "
          + "ContactId and ContactsId")
    }
  }

  /// The variables that are only assumed to exist, in the order of the catalogue.
  static let assumedNames = PBXVariable.catalogue.filter { $0.evidence == .assumed }.map(\.name)
}
