// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Recordings
import Redaction
import Testing
import Transports

/// Draws the same exchanges for the same seed.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A contract's requests, with places where secrets go: what a run renders, twice.
struct Rendering {
  let values: [String]

  /// The requests of a run; the same dice give the same requests for other secrets.
  func exchanges(_ dice: inout Dice, count: Int) -> [Exchange] {
    (0..<count).map { exchange(&dice, at: $0) }
  }

  private func exchange(_ dice: inout Dice, at index: Int) -> Exchange {
    let secret = values.randomElement(using: &dice) ?? ""
    let other = values.randomElement(using: &dice) ?? ""
    var url = "https://crm.invalid/v1/\(["contacts", "token"].randomElement(using: &dice) ?? "")"
    var headers = [HeaderField("Accept", "application/json")]
    var body: [UInt8]?
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: url += "?key=\(percent(secret))&phone=%2B97150\(Int.random(in: 0..<3, using: &dice))"
    case 1: headers.append(HeaderField("X-Api-Key", secret))
    case 2:
      headers.append(HeaderField("Authorization", "Basic " + base64("\(secret):\(other)")))
    case 3:
      body = Array(#"{"client_secret":"\#(json(secret))","nested":["\#(json(other))"]}"#.utf8)
    default: body = Array("grant=x&secret=\(percent(secret))".utf8)
    }
    let request = Request(
      method: body == nil ? "GET" : "POST", url: url, headers: headers, body: body)
    let echo = #"{"you":"\#(json(secret))","basic":"\#(base64("\(other):x"))","n":\#(index)}"#
    return Exchange(
      request: request,
      startedAt: Samples.start.advanced(by: .microseconds(Int64(index) * 1_000_003)),
      timings: Timings(
        total: .microseconds(Int64.random(in: 100...9999, using: &dice)),
        nameLookup: index % 3 == 0 ? .microseconds(3) : nil, send: .microseconds(50),
        reusedConnection: index % 2 == 1),
      outcome: outcome(&dice, echo, secret), remoteAddress: "192.0.2.7:443")
  }

  private func outcome(
    _ dice: inout Dice, _ echo: String, _ secret: String
  ) -> Result<Response, TransportFailure> {
    switch Int.random(in: 0..<6, using: &dice) {
    case 0: .failure(TransportFailure(.timedOut, "no answer for key \(secret)"))
    case 1: .success(Response(status: 204, version: "HTTP/2"))
    case 2: .success(Response(status: 200, body: [0xFF] + Array(echo.utf8)))
    default:
      .success(
        Response(
          status: 401, reason: "Unauthorized",
          headers: [HeaderField("X-Echo", secret), HeaderField("Content-Type", "text/json")],
          body: Array(echo.utf8)))
    }
  }

  private func percent(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "-._~".utf8.contains(byte)
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + hex
    }.joined()
  }

  private func json(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  private func base64(_ text: String) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var bits = text.utf8.flatMap { byte in (0..<8).map { byte >> UInt8(7 - $0) & 1 } }
    while bits.count % 6 != 0 { bits.append(0) }
    let letters = stride(from: 0, to: bits.count, by: 6).map { start in
      digits[bits[start..<start + 6].reduce(0) { $0 << 1 | Int($1) }]
    }
    return String(letters) + String(repeating: "=", count: (4 - letters.count % 4) % 4)
  }
}

struct RoundTripTests {
  private static let secrets = [
    Secret("sk_live_51H8x/Zq+W==", name: "api_key"),
    Secret("integration@crm.invalid", name: "user"),
    Secret("pa\"ss\\word Ümlaut", name: "password"),
    Secret("0123456789abcdef0123456789abcdef", name: "client_secret"),
  ]

  /// Names and values in every encoding that must not stand in a file.
  private static let traces = [
    "sk_live", "integration@", "integration%40", "ss\\word", "mlaut", "0123456789abcdef",
    "aW50ZWdyYXRpb24", "c2tfbGl2ZV",
  ]

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a run is replayed with placeholders as secrets, byte for byte`(_ seed: UInt64) async throws
  {
    let redactor = Redactor(secrets: Self.secrets)
    var header = RecordingHeader(
      contract: "generated", environment: "live", seed: seed, masksPersonalData: false)
    header.placeholders = redactor.placeholders.map { RecordedPlaceholder($0) }
    var dice = Dice(state: seed)
    let live = Rendering(values: Self.secrets.map { $0.reveal() }).exchanges(&dice, count: 40)
    let redacted = live.map { redactor.redact($0) }
    let bytes = HARFile.bytes(of: redacted, header: header)
    for trace in Self.traces {
      #expect(String(decoding: bytes, as: UTF8.self).firstRange(of: trace) == nil, "\(trace)")
    }
    let file = try HARFile(parsing: SourceText(name: "a.har", utf8: bytes))
    #expect(file.header == header)
    let recording = Recording(header: file.header, endpoints: [("a", file.entries)])

    let replayRedactor = Redactor(secrets: recording.replaySecrets)
    let replay = ReplayTransport(recording, redactor: replayRedactor)
    dice = Dice(state: seed)
    let placeholders = recording.replaySecrets.map { $0.reveal() }
    let again = Rendering(values: placeholders).exchanges(&dice, count: 40)
    for (index, exchange) in again.enumerated() {
      let answer = await replay.send(exchange.request, within: SendLimits())
      #expect(replayRedactor.redact(answer) == redacted[index], "exchange \(index + 1)")
      #expect(replayRedactor.redact(exchange) == redacted[index], "rendering \(index + 1)")
    }
    #expect(replay.unused.isEmpty)
  }

  @Test func `a masked run is replayed without the people in it`() async throws {
    let people = DeclaredPeople(
      texts: ["Amira Haddad"], phoneNumbers: [.init("+971 50 123 4567", region: "AE")])
    let redactor = Redactor(secrets: Self.secrets, personalData: people)
    let request = Samples.post(
      "/search?phone=%2B971501234567", #"{"phone":"0501234567","by":"integration@crm.invalid"}"#)
    let body =
      #"{"records":[{"Name":"Amira Haddad","Phone":"+971 50 123 4567"},"#
      + #"{"Name":"Some Body","Phone":"+971509999999","Email":"some@body.invalid"}]}"#
    let redacted = redactor.redact(Samples.answer(request, body))
    var header = Samples.header
    header.masksPersonalData = true
    header.placeholders = redactor.placeholders.map { RecordedPlaceholder($0) }
    let recording = try Samples.recording(
      [Samples.answer(request, body)], by: redactor, header: header)
    let replayRedactor = Redactor(secrets: recording.replaySecrets, personalData: people)
    let replay = ReplayTransport(recording, redactor: replayRedactor)
    let asked = Samples.post(
      "/search?phone=%2B971501234567", #"{"phone":"0501234567","by":"REDACTED-2-user"}"#)
    let answer = await replay.send(asked, within: SendLimits())
    #expect(replayRedactor.redact(answer) == redacted)
    let text = String(decoding: answer.response?.body ?? [], as: UTF8.self)
    #expect(
      text == #"{"records":[{"Name":"Amira Haddad","Phone":"+971 50 123 4567"},"#
        + #"{"Name":"‹name›","Phone":"‹phone›","Email":"‹e-mail›"}]}"#)
  }
}
