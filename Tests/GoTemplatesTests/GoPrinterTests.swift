// SPDX-License-Identifier: Apache-2.0

import GoTemplates
import Testing

@Suite struct GoPrinterTests {
  @Test(arguments: integers + floats + texts + others + arguments)
  func `a format prints as in Go`(_ row: (call: String, output: String)) throws {
    #expect(try GoTemplate("{{printf \(row.call)}}").render(Sample.data) == row.output)
  }

  static let integers: [(call: String, output: String)] = [
    (#""%d|%5d|%-5d|%05d" 42 42 42 42"#, "42|   42|42   |00042"),
    (#""%+d|% d|%+d" 42 42 -42"#, "+42| 42|-42"),
    (#""%x|%X|%#x|%o|%#o|%O|%b|%#b" 255 255 255 8 8 8 5 5"#, "ff|FF|0xff|10|010|0o10|101|0b101"),
    (#""%c|%q|%U|%#U" 65 65 65 65"#, "A|'A'|U+0041|U+0041 'A'"),
    (#""%q|%+q" 228 228"#, #"'ä'|'\u00e4'"#),
    (#""%.3d|%6.3d|%-6.3d|" 7 7 7"#, "007|   007|007   |"),
    (#""[%.0d]" 0"#, "[]"),
    (#""%06d|%+06d|%-06d|" -42 42 42"#, "-00042|+00042|42    |"),
    (#""%v|%#v|%T" 42 42 42"#, "42|42|int"),
    (#""%T|%T|%T" .one .half .word"#, "int64|float64|string"),
    (#""%e" 42"#, "%!e(int=42)"),
    (#""%s" .one"#, "%!s(int64=1)"),
    (#""%t" 1"#, "%!t(int=1)"),
    (#""%c" 1114112"#, "\u{FFFD}"),
    (#""%d" .big"#, "9007199254740993"),
    (#""%x" -255"#, "-ff"),
  ]

  static let floats: [(call: String, output: String)] = [
    (#""%f|%.2f|%8.3f|%-8.1f|" 1.5 1.005 3.14159 2.25"#, "1.500000|1.00|   3.142|2.2     |"),
    (#""%e|%.2e|%E" 123456.789 123456.789 0.00012"#, "1.234568e+05|1.23e+05|1.200000E-04"),
    (#""%g|%g|%g|%G" 100000.0 1000000.0 0.0001 1e-7"#, "100000|1e+06|0.0001|1E-07"),
    (#""%.3g|%.3g|%.10g" 1234.5678 0.00012345 1234.5678"#, "1.23e+03|0.000123|1234.5678"),
    (#""%#g|%#.3g|%#f|%#.0f" 1.0 2.0 1.5 3.0"#, "1.00000|2.00|1.500000|3."),
    (
      #""%+f|% f|%08.3f|%+08.3f" 1.5 1.5 -3.14159 3.14159"#, "+1.500000| 1.500000|-003.142|+003.142"
    ),
    (#""%v|%v|%v|%v" 1.0 1e6 1e20 1e21"#, "1|1e+06|1e+20|1e+21"),
    (#""%d" 1.5"#, "%!d(float64=1.5)"),
    (#""%s" .million"#, "%!s(float64=1.2500005e+06)"),
    (#""%b|%x|%X" 1.0 1.5 1.5"#, "4503599627370496p-52|0x1.8p+00|0X1.8P+00"),
    (#""%F|%6.2f%%" 2.5 99.5"#, "2.500000| 99.50%"),
    (#""%.0f|%.1f" 2.5 0.25"#, "2|0.2"),
    (#""%v" 1i"#, "(0+1i)"),
    (#""%.1f" 1+2i"#, "(1.0+2.0i)"),
  ]

  static let texts: [(call: String, output: String)] = [
    (#""%s|%8s|%-8s|%.2s" .word .word .word .word"#, "hello|   hello|hello   |he"),
    (#""%.3s|%5.3s|" .umlaut .umlaut"#, "Zoë|  Zoë|"),
    (#""%6s|" .emoji"#, "    😀!|"),
    (#""%q|%q" .quote .lines"#, #""say \"hi\""|"a\nb""#),
    (#""%+q|%#q|%#q" .umlaut .word .lines"#, "\"Zo\\u00eb\"|`hello`|\"a\\nb\""),
    (#""%q" "\x00\a\x7f\u200b\U0001F600\xff""#, "\"\\x00\\a\\x7f\\u200b😀\\xff\""),
    (
      #""%x|%X|% x|%#x|%# x" .word .word "abc" "abc" "abc""#,
      "68656c6c6f|68656C6C6F|61 62 63|0x616263|0x61 0x62 0x63"
    ),
    (#""%.2x" "abc""#, "6162"),
    (#""%05s" "ab""#, "000ab"),
    (#""%d" .digits"#, "%!d(string=42)"),
    (#""%v|%#v|%T" .word .word .word"#, "hello|\"hello\"|string"),
    (#""%p" .word"#, "%!p(string=hello)"),
  ]

  static let others: [(call: String, output: String)] = [
    (#""%t|%5t|%v" .yes .no .yes"#, "true|false|true"),
    (#""%d" .yes"#, "%!d(bool=true)"),
    (#""%s|%v|%d|%T" .nothing .nothing .missing .missing"#, "%!s(<nil>)|<nil>|%!d(<nil>)|<nil>"),
    (#""%v|%s|%q" .list .list .list"#, #"[a b c]|[a b c]|["a" "b" "c"]"#),
    (#""%d|%03d|%x" .numbers .numbers .numbers"#, "[3 1 2]|[003 001 002]|[3 1 2]"),
    (#""%s" .mixed"#, "[x %!s(int64=1) %!s(float64=1.5) %!s(bool=true) <nil> [y] map[k:v]]"),
    (#""%#v" .list"#, #"[]interface {}{"a", "b", "c"}"#),
    (
      #""%#v" .people"#,
      #"[]interface {}{map[string]interface {}{"age":30, "name":"Ann"}, "#
        + #"map[string]interface {}{"age":interface {}(nil), "name":"Bob"}, "#
        + #"map[string]interface {}{"age":5}}"#
    ),
    (
      #""%v|%+v" .object .object"#,
      "map[deep:map[d:end nothing:<nil>] k:v n:1]|map[deep:map[d:end nothing:<nil>] k:v n:1]"
    ),
    (
      #""%d" .object"#,
      "map[%!d(string=deep):map[%!d(string=d):%!d(string=end) %!d(string=nothing):<nil>] "
        + "%!d(string=k):%!d(string=v) %!d(string=n):1]"
    ),
    (
      #""%T|%T|%T" .list .object .bare"#,
      "[]interface {}|map[string]interface {}|map[string]interface {}"
    ),
    (#""%5v|" .list"#, "[    a     b     c]|"),
  ]

  static let arguments: [(call: String, output: String)] = [
    (#""no verbs""#, "no verbs"),
    (#""100%%""#, "100%"),
    (#""%""#, "%!(NOVERB)"),
    (#""%5""#, "%!(NOVERB)"),
    (#""%d %d" 1"#, "1 %!d(MISSING)"),
    (#""%d" 1 2 "x" nil"#, "1%!(EXTRA int=2, string=x, <nil>)"),
    (#""%[2]d %[1]d" 1 2"#, "2 1"),
    (#""%[3]d" 1 2"#, "%!d(BADINDEX)"),
    (#""%[x]d" 1"#, "%!d(BADINDEX)"),
    (#""%[1]d %[1]v" 7"#, "7 7"),
    (#""%*d|%-*d|" 5 42 5 42"#, "   42|42   |"),
    (#""%*d|" -5 42"#, "42   |"),
    (#""%.*f" 2 3.14159"#, "3.14"),
    (#""%*d" "x" 42"#, "%!(BADWIDTH)42"),
    (#""%[2]*[1]d" 42 5"#, "   42"),
    (#""%!" 1"#, "%!!(int=1)"),
    (#""%z|%@" 1 "s""#, "%!z(int=1)|%!@(string=s)"),
    (#""%é" 1"#, "%!é(int=1)"),
    (#""%.-3s" "abc""#, "%!-(string=)3s"),
    (#""%99999999d" 1"#, "%!(NOVERB)%!(EXTRA int=1)"),
  ]

  @Test(arguments: [
    ("{{print}}", ""), ("{{print 1 2}}", "1 2"), ("{{print \"a\" \"b\"}}", "ab"),
    ("{{print 1 \"a\" 2}}", "1a2"), ("{{print 1 2 \"a\" .yes .no}}", "1 2atrue false"),
    ("{{print .nothing .missing}}", "<nil> <nil>"), ("{{print .list 1}}", "[a b c] 1"),
    ("{{println}}", "\n"), ("{{println 1 \"a\"}}", "1 a\n"), ("{{println .nothing}}", "<nil>\n"),
    ("{{print .half .million}}", "0.5 1.2500005e+06"),
  ]) func `print sets blanks as Go does`(_ text: String, _ output: String) throws {
    #expect(try GoTemplate(text).render(Sample.data) == output)
  }
}
