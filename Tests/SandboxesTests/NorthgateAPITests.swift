// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct NorthgateAPITests {
  @Test(
    arguments: [
      ("GET", "/contacts", 405, "method_not_allowed", "POST"),
      ("PUT", "/contacts/search?phone=1", 405, "method_not_allowed", "GET, HEAD"),
      ("POST", "/contacts/abc123", 405, "method_not_allowed", "GET, HEAD, DELETE"),
      ("DELETE", "/leads/l1", 405, "method_not_allowed", "GET, HEAD"),
      ("POST", "/_sandbox/state", 405, "method_not_allowed", "GET, HEAD"),
      ("GET", "/", 404, "not_found", nil),
      ("GET", "/contact/search?phone=1", 404, "not_found", nil),
      ("GET", "/v1", 404, "not_found", nil), ("GET", "/v2/contacts/abc123", 404, "not_found", nil),
      ("GET", "/leads", 404, "not_found", nil), ("GET", "/contacts/", 404, "not_found", nil),
      ("GET", "/contacts/abc123/notes", 404, "not_found", nil),
      ("GET", "/contacts/nobody", 404, "not_found", nil),
      ("DELETE", "/contacts/nobody", 404, "not_found", nil),
      ("GET", "/contacts/search", 422, "missing_parameter", nil),
      ("GET", "/contacts/search?Phone=1", 422, "missing_parameter", nil),
      ("GET", "/contacts/search?phone=%", 400, "invalid_url", nil),
      ("GET", "/contacts/search?phone=%2", 400, "invalid_url", nil),
      ("GET", "/contacts/search?phone=%FF", 400, "invalid_url", nil),
      ("GET", "/contacts/%zz", 400, "invalid_url", nil),
      ("GET", "/invoices?limit=1", 403, "forbidden", nil),
      ("GET", "/v1/api-keys", 403, "forbidden", nil),
    ] as [(String, String, Int, String, String?)])
  func `what cannot be answered is a clear error in JSON`(
    method: String, target: String, status: Int, code: String, allow: String?
  ) async throws {
    try await withSandbox { (client) throws in
      let answer = try client.send(method, target)
      #expect(answer.status == status)
      #expect(try answer.errorCode() == code)
      #expect(answer.headers.contains("Content-Type: application/json; charset=utf-8"))
      #expect(answer.headers.first { $0.hasPrefix("Allow: ") } == allow.map { "Allow: " + $0 })
    }
  }

  @Test(
    arguments: [
      (nil, 401), ("X-Api-Key: wrong", 401), ("X-Api-Key:", 401),
      ("Authorization: Bearer wrong", 401),
      ("X-Api-Key: northgate-sandbox-key", 200), ("x-api-key: northgate-sandbox-key", 200),
      ("Authorization: Bearer northgate-sandbox-key", 200),
      ("Authorization: bearer northgate-sandbox-key", 200),
      ("Authorization: Basic northgate-sandbox-key", 401), ("Authorization: Bearer", 401),
      ("Authorization: northgate-sandbox-key", 401),
      ("X-Api-Key: wrong\r\nAuthorization: Bearer northgate-sandbox-key", 401),
    ] as [(String?, Int)])
  func `a request needs the key`(key: String?, status: Int) async throws {
    try await withSandbox { (client) throws in
      var client = client
      client.key = key
      for target in ["/contacts/search?phone=1", "/v1/accounts/a1"] {
        let answer = try client.get(target)
        #expect(answer.status == status)
        let isToken = key == "Authorization: Bearer wrong"
        let code = isToken ? "invalid_token" : "invalid_api_key"
        #expect(try answer.errorCode() == (status == 401 ? code : nil))
      }
      #expect(try client.get("/nowhere").status == (status == 401 ? 401 : 404))
      #expect(try client.get("/_sandbox/state").status == 200)
    }
  }

  @Test func `a key of one's own replaces the default one`() async throws {
    var options = SandboxOptions()
    options.apiKey = "mine"
    try await withSandbox(options) { (client) throws in
      #expect(try client.get("/contacts/abc123").status == 401)
      var client = client
      client.key = "X-Api-Key: mine"
      #expect(try client.get("/contacts/abc123").status == 200)
    }
  }

  @Test(arguments: ["/contacts/abc123", "/v1/contacts/abc123", "/contacts/%61bc123"])
  func `a record is read by its id`(_ target: String) async throws {
    try await withSandbox { (client) throws in
      let record = try client.get(target).json()["data"]
      #expect(record?["full_name"]?.string == "Aisha Rahman")
      #expect(record?["company"]?.string == "North Gate Logistics")
      #expect(record?["phone"]?.string == "+971500000000")
      let url = "https://sandbox.northgate.example/app/contacts/abc123"
      #expect(record?["url"]?.string == url)
      #expect(try client.send("HEAD", target).status == 200)
    }
  }

  @Test func `the same requests get the same bytes`() async throws {
    var runs: [[String]] = []
    for _ in 0..<2 {
      try await withSandbox { (client) throws in
        let body = #"{"full_name": "Test Caller", "phone": "+971509990000"}"#
        let answers = [
          try client.send("POST", "/contacts", body: body), try client.search("+971509990000"),
          try client.get("/_sandbox/state"),
        ]
        runs.append(answers.map { "\($0.status) \($0.headers) \($0.body)" })
      }
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0].first?.contains("2026-11-20T08:00:00Z") == true)
  }
}
