// SPDX-License-Identifier: Apache-2.0

import Readiness
import Redaction
import Reports
import Testing

/// From where it ran stands in every view for people, if anybody could say.
struct OriginTests {
  @Test func `machine, addresses, proxy and trust are named`() {
    let result = SampleResults.notReady
    let page = HTMLReport.page(of: result)
    for (name, value) in [
      ("Machine", "build-7.northgate.test"), ("Sent from", "10.0.0.7"),
      ("Answered by", "203.0.113.9, 203.0.113.10"),
      ("Proxy", "http://proxy.northgate.test:3128"), ("Trusted", "the system&#39;s authorities"),
    ] {
      #expect(page.contains("<dt>\(name)</dt><dd>\(value)</dd>"))
    }
    #expect(MarkdownReport.text(of: result).contains("Ran from: machine build-7.northgate.test,"))
    #expect(
      JUnitReport.xml(of: result)
        .contains("<property name=\"host\" value=\"build-7.northgate.test\"/>"))
  }

  @Test func `a run without a proxy says so, and many addresses are counted`() {
    var result = SampleResults.ready
    result.origin?.trust = nil
    result.origin?.localAddresses = []
    result.origin?.remoteAddresses = (1...9).map { "203.0.113.\($0)" }
    let page = HTMLReport.page(of: result)
    #expect(page.contains("<dt>Proxy</dt><dd>none</dd>"))
    #expect(page.contains("203.0.113.3, 203.0.113.4, … (9)"))
    #expect(!page.contains("<dt>Trusted</dt>"))
    #expect(!page.contains("<dt>Sent from</dt>"))
  }

  @Test func `an old result has no box, and JUnit no false name`() {
    var result = SampleResults.ready
    result.origin = nil
    #expect(!HTMLReport.page(of: result).contains("From where it ran"))
    #expect(!MarkdownReport.text(of: result).contains("Ran from"))
    #expect(JUnitReport.xml(of: result).contains("hostname=\"localhost\""))
    #expect(!JUnitReport.xml(of: result).contains("name=\"host\""))
  }
}
