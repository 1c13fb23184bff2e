// SPDX-License-Identifier: Apache-2.0

import Testing
import Transports

@testable import Credentials

@Suite struct ParameterFormTests {
  static let forms: [(String, String?, ParameterForm)] = [
    ("POST", "application/x-www-form-urlencoded", .form),
    ("POST", "Application/X-WWW-Form-Urlencoded; charset=utf-8", .form),
    ("POST", "application/json", .json), ("POST", "application/vnd.crm+json; v=1", .json),
    // Zoho and Bitrix24 take the parameters in the query.
    ("POST", nil, .query), ("POST", "text/plain", .query),
    ("GET", "application/x-www-form-urlencoded", .query),
  ]

  @Test(arguments: forms)
  func `the content type says how parameters travel`(
    _ method: String, _ type: String?, _ form: ParameterForm
  ) {
    #expect(ParameterForm(method: method, contentType: type) == form)
  }

  static let parameters = [Parameter("a", "1 &=+é"), Parameter("b", "\"")]

  static let written: [(ParameterForm, String, String)] = [
    (.form, "https://x.example/t", "a=1%20%26%3D%2B%C3%A9&b=%22"),
    (.json, "https://x.example/t", #"{"a":"1 &=+é","b":"\""}"#),
    (.query, "https://x.example/t?a=1%20%26%3D%2B%C3%A9&b=%22", ""),
  ]

  @Test(arguments: written)
  func `parameters are written so that nothing breaks out`(
    _ form: ParameterForm, _ url: String, _ body: String
  ) {
    let request = form.request(
      Request(method: "POST", url: "https://x.example/t"), with: Self.parameters)
    #expect(request.url == url)
    #expect(request.text == body)
  }

  static let urls = [
    ("https://x.example", "https://x.example?k=v"), ("https://x.example?", "https://x.example?k=v"),
    ("https://x.example?a=b", "https://x.example?a=b&k=v"),
    ("https://x.example/#part", "https://x.example/?k=v#part"),
  ]

  @Test(arguments: urls)
  func `a query is added before the fragment`(_ url: String, _ whole: String) {
    #expect(url.adding(query: "k=v") == whole)
  }

  static let queries: [(String, [Parameter])] = [
    ("code=a%2Fb&state=x+y", [Parameter("code", "a/b"), Parameter("state", "x y")]),
    ("code", [Parameter("code", "")]), ("", []), ("&&", []), ("a=b=c", [Parameter("a", "b=c")]),
    ("a=%zz%4", [Parameter("a", "%zz%4")]), ("a=%FF", [Parameter("a", "\u{FFFD}")]),
  ]

  @Test(arguments: queries)
  func `a query is read as browsers write it`(_ query: String, _ parameters: [Parameter]) {
    #expect(Parameter.decoded(query) == parameters)
  }
}
