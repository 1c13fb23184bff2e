// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import conformance

@Suite struct XMLAttributeTests {
  @Test(arguments: [
    (#"<P Value="a"/>"#, "a"), (#"<P Value='a"b'/>"#, #"a"b"#), (#"<P V="1" Value="2"/>"#, "2"),
    (#"<P Value="&amp;amp;&lt;&gt;&quot;&apos;"/>"#, #"&amp;<>"'"#),
    (#"<P Value="&#65;&#x1F600;&#xA;"/>"#, "A😀\n"), ("<P Value=\"a\n\tb\"/>", "a  b"),
    (#"<P Value=""/>"#, ""),
  ]) func `references are decoded and line breaks become blanks`(_ tag: String, _ value: String) {
    #expect(XMLAttribute.value(named: "Value", in: tag) == value)
  }

  @Test(arguments: [
    "", "<P/>", #"<P Value=a/>"#, #"<P Value="a/>"#, #"<P Value="&nbsp;"/>"#, #"<P Value="a&b"/>"#,
    #"<P Value="&#xD800;"/>"#, #"<P Value="&#;"/>"#, #"<P MyValue="a"/>"#,
  ]) func `what is no such attribute has no value`(_ tag: String) {
    #expect(XMLAttribute.value(named: "Value", in: tag) == nil)
  }
}
