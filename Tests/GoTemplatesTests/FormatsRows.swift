// SPDX-License-Identifier: Apache-2.0

/// What printf makes of each kind of value: as Go 1.19 answers.
enum FormatsRows {
  static let all: [RenderRow] =
    whole + negative + float + text + truth + null + list + complex + dataNumber + hexadecimalFloats
    + arguments

  static let whole: [RenderRow] = [
    RenderRow(
      #"{{printf "%v|%+v|%#v|%T" 42 42 42 42}}"#, "42|42|42|int", "whole under %v %+v %#v %T"),
    RenderRow(
      #"{{printf "%d|%5d|%-5d|%05d|%+d|% d" 42 42 42 42 42 42}}"#, "42|   42|42   |00042|+42| 42",
      "whole under %d %5d %-5d %05d %+d % d"),
    RenderRow(
      #"{{printf "%b|%o|%O|%#o|%x|%X|%#x|%#X" 42 42 42 42 42 42 42 42}}"#,
      "101010|52|0o52|052|2a|2A|0x2a|0X2A", "whole under %b %o %O %#o %x %X %#x %#X"),
    RenderRow(
      #"{{printf "%e|%E|%f|%F|%g|%G" 42 42 42 42 42 42}}"#,
      "%!e(int=42)|%!E(int=42)|%!f(int=42)|%!F(int=42)|%!g(int=42)|%!G(int=42)",
      "whole under %e %E %f %F %g %G"),
    RenderRow(
      #"{{printf "%8.2f|%-8.2f|%+.1e|%#g|%08.1f" 42 42 42 42 42}}"#,
      "%!f(int=      42)|%!f(int=42      )|%!e(int=+42)|%!g(int=42)|%!f(int=      42)",
      "whole under %8.2f %-8.2f %+.1e %#g %08.1f"),
    RenderRow(
      #"{{printf "%s|%8s|%-8s|%.2s|%q|%+q|%#q" 42 42 42 42 42 42 42}}"#,
      "%!s(int=42)|%!s(int=      42)|%!s(int=42      )|%!s(int=42)|'*'|'*'|'*'",
      "whole under %s %8s %-8s %.2s %q %+q %#q"),
    RenderRow(
      #"{{printf "%c|%U|%#U|%t|%5t" 42 42 42 42 42}}"#,
      "*|U+002A|U+002A '*'|%!t(int=42)|%!t(int=   42)", "whole under %c %U %#U %t %5t"),
    RenderRow(
      #"{{printf "%w|%z|%!|%p" 42 42 42 42}}"#, "%!w(int=42)|%!z(int=42)|%!!(int=42)|%!p(int=42)",
      "whole under %w %z %! %p"),
  ]

  static let negative: [RenderRow] = [
    RenderRow(
      #"{{printf "%v|%+v|%#v|%T" -42 -42 -42 -42}}"#, "-42|-42|-42|int",
      "negative under %v %+v %#v %T"),
    RenderRow(
      #"{{printf "%d|%5d|%-5d|%05d|%+d|% d" -42 -42 -42 -42 -42 -42}}"#,
      "-42|  -42|-42  |-0042|-42|-42", "negative under %d %5d %-5d %05d %+d % d"),
    RenderRow(
      #"{{printf "%b|%o|%O|%#o|%x|%X|%#x|%#X" -42 -42 -42 -42 -42 -42 -42 -42}}"#,
      "-101010|-52|-0o52|-052|-2a|-2A|-0x2a|-0X2A", "negative under %b %o %O %#o %x %X %#x %#X"),
    RenderRow(
      #"{{printf "%e|%E|%f|%F|%g|%G" -42 -42 -42 -42 -42 -42}}"#,
      "%!e(int=-42)|%!E(int=-42)|%!f(int=-42)|%!F(int=-42)|%!g(int=-42)|%!G(int=-42)",
      "negative under %e %E %f %F %g %G"),
    RenderRow(
      #"{{printf "%8.2f|%-8.2f|%+.1e|%#g|%08.1f" -42 -42 -42 -42 -42}}"#,
      "%!f(int=     -42)|%!f(int=-42     )|%!e(int=-42)|%!g(int=-42)|%!f(int=     -42)",
      "negative under %8.2f %-8.2f %+.1e %#g %08.1f"),
    RenderRow(
      #"{{printf "%s|%8s|%-8s|%.2s|%q|%+q|%#q" -42 -42 -42 -42 -42 -42 -42}}"#,
      #"%!s(int=-42)|%!s(int=     -42)|%!s(int=-42     )|%!s(int=-42)|'�'|'\ufffd'|'�'"#,
      "negative under %s %8s %-8s %.2s %q %+q %#q"),
    RenderRow(
      #"{{printf "%c|%U|%#U|%t|%5t" -42 -42 -42 -42 -42}}"#,
      "�|U+FFFFFFFFFFFFFFD6|U+FFFFFFFFFFFFFFD6|%!t(int=-42)|%!t(int=  -42)",
      "negative under %c %U %#U %t %5t"),
    RenderRow(
      #"{{printf "%w|%z|%!|%p" -42 -42 -42 -42}}"#,
      "%!w(int=-42)|%!z(int=-42)|%!!(int=-42)|%!p(int=-42)", "negative under %w %z %! %p"),
  ]

  static let float: [RenderRow] = [
    RenderRow(
      #"{{printf "%v|%+v|%#v|%T" 3.5 3.5 3.5 3.5}}"#, "3.5|3.5|3.5|float64",
      "float under %v %+v %#v %T"),
    RenderRow(
      #"{{printf "%d|%5d|%-5d|%05d|%+d|% d" 3.5 3.5 3.5 3.5 3.5 3.5}}"#,
      "%!d(float64=3.5)|%!d(float64=  3.5)|%!d(float64=3.5  )|%!d(float64=003.5)|%!d(float64=+3.5)|%!d(float64= 3.5)",
      "float under %d %5d %-5d %05d %+d % d"),
    RenderRow(
      #"{{printf "%b|%o|%O|%#o|%x|%X|%#x|%#X" 3.5 3.5 3.5 3.5 3.5 3.5 3.5 3.5}}"#,
      "7881299347898368p-51|%!o(float64=3.5)|%!O(float64=3.5)|%!o(float64=3.50000)|0x1.cp+01|0X1.CP+01|0x1.c000p+01|0X1.CP+01",
      "float under %b %o %O %#o %x %X %#x %#X"),
    RenderRow(
      #"{{printf "%e|%E|%f|%F|%g|%G" 3.5 3.5 3.5 3.5 3.5 3.5}}"#,
      "3.500000e+00|3.500000E+00|3.500000|3.500000|3.5|3.5", "float under %e %E %f %F %g %G"),
    RenderRow(
      #"{{printf "%8.2f|%-8.2f|%+.1e|%#g|%08.1f" 3.5 3.5 3.5 3.5 3.5}}"#,
      "    3.50|3.50    |+3.5e+00|3.50000|000003.5", "float under %8.2f %-8.2f %+.1e %#g %08.1f"),
    RenderRow(
      #"{{printf "%s|%8s|%-8s|%.2s|%q|%+q|%#q" 3.5 3.5 3.5 3.5 3.5 3.5 3.5}}"#,
      "%!s(float64=3.5)|%!s(float64=     3.5)|%!s(float64=3.5     )|%!s(float64=3.5)|%!q(float64=3.5)|%!q(float64=+3.5)|%!q(float64=3.50000)",
      "float under %s %8s %-8s %.2s %q %+q %#q"),
    RenderRow(
      #"{{printf "%c|%U|%#U|%t|%5t" 3.5 3.5 3.5 3.5 3.5}}"#,
      "%!c(float64=3.5)|%!U(float64=3.5)|%!U(float64=3.50000)|%!t(float64=3.5)|%!t(float64=  3.5)",
      "float under %c %U %#U %t %5t"),
    RenderRow(
      #"{{printf "%w|%z|%!|%p" 3.5 3.5 3.5 3.5}}"#,
      "%!w(float64=3.5)|%!z(float64=3.5)|%!!(float64=3.5)|%!p(float64=3.5)",
      "float under %w %z %! %p"),
  ]

  static let text: [RenderRow] = [
    RenderRow(
      #"{{printf "%v|%+v|%#v|%T" "héy" "héy" "héy" "héy"}}"#, #"héy|héy|"héy"|string"#,
      "text under %v %+v %#v %T"),
    RenderRow(
      #"{{printf "%d|%5d|%-5d|%05d|%+d|% d" "héy" "héy" "héy" "héy" "héy" "héy"}}"#,
      "%!d(string=héy)|%!d(string=  héy)|%!d(string=héy  )|%!d(string=00héy)|%!d(string=héy)|%!d(string=héy)",
      "text under %d %5d %-5d %05d %+d % d"),
    RenderRow(
      #"{{printf "%b|%o|%O|%#o|%x|%X|%#x|%#X" "héy" "héy" "héy" "héy" "héy" "héy" "héy" "héy"}}"#,
      "%!b(string=héy)|%!o(string=héy)|%!O(string=héy)|%!o(string=héy)|68c3a979|68C3A979|0x68c3a979|0X68C3A979",
      "text under %b %o %O %#o %x %X %#x %#X"),
    RenderRow(
      #"{{printf "%e|%E|%f|%F|%g|%G" "héy" "héy" "héy" "héy" "héy" "héy"}}"#,
      "%!e(string=héy)|%!E(string=héy)|%!f(string=héy)|%!F(string=héy)|%!g(string=héy)|%!G(string=héy)",
      "text under %e %E %f %F %g %G"),
    RenderRow(
      #"{{printf "%8.2f|%-8.2f|%+.1e|%#g|%08.1f" "héy" "héy" "héy" "héy" "héy"}}"#,
      "%!f(string=      hé)|%!f(string=hé      )|%!e(string=h)|%!g(string=héy)|%!f(string=0000000h)",
      "text under %8.2f %-8.2f %+.1e %#g %08.1f"),
    RenderRow(
      #"{{printf "%s|%8s|%-8s|%.2s|%q|%+q|%#q" "héy" "héy" "héy" "héy" "héy" "héy" "héy"}}"#,
      #"héy|     héy|héy     |hé|"héy"|"h\u00e9y"|`héy`"#, "text under %s %8s %-8s %.2s %q %+q %#q"),
    RenderRow(
      #"{{printf "%c|%U|%#U|%t|%5t" "héy" "héy" "héy" "héy" "héy"}}"#,
      "%!c(string=héy)|%!U(string=héy)|%!U(string=héy)|%!t(string=héy)|%!t(string=  héy)",
      "text under %c %U %#U %t %5t"),
    RenderRow(
      #"{{printf "%w|%z|%!|%p" "héy" "héy" "héy" "héy"}}"#,
      "%!w(string=héy)|%!z(string=héy)|%!!(string=héy)|%!p(string=héy)", "text under %w %z %! %p"),
  ]

  static let truth: [RenderRow] = [
    RenderRow(
      #"{{printf "%v|%+v|%#v|%T" true true true true}}"#, "true|true|true|bool",
      "truth under %v %+v %#v %T"),
    RenderRow(
      #"{{printf "%d|%5d|%-5d|%05d|%+d|% d" true true true true true true}}"#,
      "%!d(bool=true)|%!d(bool= true)|%!d(bool=true )|%!d(bool=0true)|%!d(bool=true)|%!d(bool=true)",
      "truth under %d %5d %-5d %05d %+d % d"),
    RenderRow(
      #"{{printf "%b|%o|%O|%#o|%x|%X|%#x|%#X" true true true true true true true true}}"#,
      "%!b(bool=true)|%!o(bool=true)|%!O(bool=true)|%!o(bool=true)|%!x(bool=true)|%!X(bool=true)|%!x(bool=true)|%!X(bool=true)",
      "truth under %b %o %O %#o %x %X %#x %#X"),
    RenderRow(
      #"{{printf "%e|%E|%f|%F|%g|%G" true true true true true true}}"#,
      "%!e(bool=true)|%!E(bool=true)|%!f(bool=true)|%!F(bool=true)|%!g(bool=true)|%!G(bool=true)",
      "truth under %e %E %f %F %g %G"),
    RenderRow(
      #"{{printf "%8.2f|%-8.2f|%+.1e|%#g|%08.1f" true true true true true}}"#,
      "%!f(bool=    true)|%!f(bool=true    )|%!e(bool=true)|%!g(bool=true)|%!f(bool=0000true)",
      "truth under %8.2f %-8.2f %+.1e %#g %08.1f"),
    RenderRow(
      #"{{printf "%s|%8s|%-8s|%.2s|%q|%+q|%#q" true true true true true true true}}"#,
      "%!s(bool=true)|%!s(bool=    true)|%!s(bool=true    )|%!s(bool=true)|%!q(bool=true)|%!q(bool=true)|%!q(bool=true)",
      "truth under %s %8s %-8s %.2s %q %+q %#q"),
    RenderRow(
      #"{{printf "%c|%U|%#U|%t|%5t" true true true true true}}"#,
      "%!c(bool=true)|%!U(bool=true)|%!U(bool=true)|true| true", "truth under %c %U %#U %t %5t"),
    RenderRow(
      #"{{printf "%w|%z|%!|%p" true true true true}}"#,
      "%!w(bool=true)|%!z(bool=true)|%!!(bool=true)|%!p(bool=true)", "truth under %w %z %! %p"),
  ]

  static let null: [RenderRow] = [
    RenderRow(
      #"{{printf "%v|%+v|%#v|%T" .nothing .nothing .nothing .nothing}}"#, "<nil>|<nil>|<nil>|<nil>",
      "null under %v %+v %#v %T"),
    RenderRow(
      #"{{printf "%d|%5d|%-5d|%05d|%+d|% d" .nothing .nothing .nothing .nothing .nothing .nothing}}"#,
      "%!d(<nil>)|%!d(<nil>)|%!d(<nil>)|%!d(<nil>)|%!d(<nil>)|%!d(<nil>)",
      "null under %d %5d %-5d %05d %+d % d"),
    RenderRow(
      #"{{printf "%b|%o|%O|%#o|%x|%X|%#x|%#X" .nothing .nothing .nothing .nothing .nothing .nothing .nothing .nothing}}"#,
      "%!b(<nil>)|%!o(<nil>)|%!O(<nil>)|%!o(<nil>)|%!x(<nil>)|%!X(<nil>)|%!x(<nil>)|%!X(<nil>)",
      "null under %b %o %O %#o %x %X %#x %#X"),
    RenderRow(
      #"{{printf "%e|%E|%f|%F|%g|%G" .nothing .nothing .nothing .nothing .nothing .nothing}}"#,
      "%!e(<nil>)|%!E(<nil>)|%!f(<nil>)|%!F(<nil>)|%!g(<nil>)|%!G(<nil>)",
      "null under %e %E %f %F %g %G"),
    RenderRow(
      #"{{printf "%8.2f|%-8.2f|%+.1e|%#g|%08.1f" .nothing .nothing .nothing .nothing .nothing}}"#,
      "%!f(<nil>)|%!f(<nil>)|%!e(<nil>)|%!g(<nil>)|%!f(<nil>)",
      "null under %8.2f %-8.2f %+.1e %#g %08.1f"),
    RenderRow(
      #"{{printf "%s|%8s|%-8s|%.2s|%q|%+q|%#q" .nothing .nothing .nothing .nothing .nothing .nothing .nothing}}"#,
      "%!s(<nil>)|%!s(<nil>)|%!s(<nil>)|%!s(<nil>)|%!q(<nil>)|%!q(<nil>)|%!q(<nil>)",
      "null under %s %8s %-8s %.2s %q %+q %#q"),
    RenderRow(
      #"{{printf "%c|%U|%#U|%t|%5t" .nothing .nothing .nothing .nothing .nothing}}"#,
      "%!c(<nil>)|%!U(<nil>)|%!U(<nil>)|%!t(<nil>)|%!t(<nil>)", "null under %c %U %#U %t %5t"),
    RenderRow(
      #"{{printf "%w|%z|%!|%p" .nothing .nothing .nothing .nothing}}"#,
      "%!w(<nil>)|%!z(<nil>)|%!!(<nil>)|%!p(<nil>)", "null under %w %z %! %p"),
  ]

  static let list: [RenderRow] = [
    RenderRow(
      #"{{printf "%v|%+v|%#v|%T" .list .list .list .list}}"#,
      #"[a b c]|[a b c]|[]interface {}{"a", "b", "c"}|[]interface {}"#, "list under %v %+v %#v %T"),
    RenderRow(
      #"{{printf "%d|%5d|%-5d|%05d|%+d|% d" .list .list .list .list .list .list}}"#,
      "[%!d(string=a) %!d(string=b) %!d(string=c)]|[%!d(string=    a) %!d(string=    b) %!d(string=    c)]|[%!d(string=a    ) %!d(string=b    ) %!d(string=c    )]|[%!d(string=0000a) %!d(string=0000b) %!d(string=0000c)]|[%!d(string=a) %!d(string=b) %!d(string=c)]|[%!d(string=a) %!d(string=b) %!d(string=c)]",
      "list under %d %5d %-5d %05d %+d % d"),
    RenderRow(
      #"{{printf "%b|%o|%O|%#o|%x|%X|%#x|%#X" .list .list .list .list .list .list .list .list}}"#,
      "[%!b(string=a) %!b(string=b) %!b(string=c)]|[%!o(string=a) %!o(string=b) %!o(string=c)]|[%!O(string=a) %!O(string=b) %!O(string=c)]|[%!o(string=a) %!o(string=b) %!o(string=c)]|[61 62 63]|[61 62 63]|[0x61 0x62 0x63]|[0X61 0X62 0X63]",
      "list under %b %o %O %#o %x %X %#x %#X"),
    RenderRow(
      #"{{printf "%e|%E|%f|%F|%g|%G" .list .list .list .list .list .list}}"#,
      "[%!e(string=a) %!e(string=b) %!e(string=c)]|[%!E(string=a) %!E(string=b) %!E(string=c)]|[%!f(string=a) %!f(string=b) %!f(string=c)]|[%!F(string=a) %!F(string=b) %!F(string=c)]|[%!g(string=a) %!g(string=b) %!g(string=c)]|[%!G(string=a) %!G(string=b) %!G(string=c)]",
      "list under %e %E %f %F %g %G"),
    RenderRow(
      #"{{printf "%8.2f|%-8.2f|%+.1e|%#g|%08.1f" .list .list .list .list .list}}"#,
      "[%!f(string=       a) %!f(string=       b) %!f(string=       c)]|[%!f(string=a       ) %!f(string=b       ) %!f(string=c       )]|[%!e(string=a) %!e(string=b) %!e(string=c)]|[%!g(string=a) %!g(string=b) %!g(string=c)]|[%!f(string=0000000a) %!f(string=0000000b) %!f(string=0000000c)]",
      "list under %8.2f %-8.2f %+.1e %#g %08.1f"),
    RenderRow(
      #"{{printf "%s|%8s|%-8s|%.2s|%q|%+q|%#q" .list .list .list .list .list .list .list}}"#,
      #"[a b c]|[       a        b        c]|[a        b        c       ]|[a b c]|["a" "b" "c"]|["a" "b" "c"]|[`a` `b` `c`]"#,
      "list under %s %8s %-8s %.2s %q %+q %#q"),
    RenderRow(
      #"{{printf "%c|%U|%#U|%t|%5t" .list .list .list .list .list}}"#,
      "[%!c(string=a) %!c(string=b) %!c(string=c)]|[%!U(string=a) %!U(string=b) %!U(string=c)]|[%!U(string=a) %!U(string=b) %!U(string=c)]|[%!t(string=a) %!t(string=b) %!t(string=c)]|[%!t(string=    a) %!t(string=    b) %!t(string=    c)]",
      "list under %c %U %#U %t %5t"),
    RenderRow(
      #"{{printf "%w|%z|%!" .list .list .list}}"#,
      "%!w([]interface {}=[a b c])|[%!z(string=a) %!z(string=b) %!z(string=c)]|[%!!(string=a) %!!(string=b) %!!(string=c)]",
      "list under %w %z %!"),
  ]

  static let complex: [RenderRow] = [
    RenderRow(
      #"{{printf "%v|%+v|%#v|%T" 1+2i 1+2i 1+2i 1+2i}}"#, "(1+2i)|(1+2i)|(1+2i)|complex128",
      "complex under %v %+v %#v %T"),
    RenderRow(
      #"{{printf "%d|%5d|%-5d|%05d|%+d|% d" 1+2i 1+2i 1+2i 1+2i 1+2i 1+2i}}"#,
      "%!d(complex128=(1+2i))|%!d(complex128=(    1   +2i))|%!d(complex128=(1    +2   i))|%!d(complex128=(00001+0002i))|%!d(complex128=(+1+2i))|%!d(complex128=( 1+2i))",
      "complex under %d %5d %-5d %05d %+d % d"),
    RenderRow(
      #"{{printf "%b|%o|%O|%#o|%x|%X|%#x|%#X" 1+2i 1+2i 1+2i 1+2i 1+2i 1+2i 1+2i 1+2i}}"#,
      "(4503599627370496p-52+4503599627370496p-51i)|%!o(complex128=(1+2i))|%!O(complex128=(1+2i))|%!o(complex128=(1.00000+2.00000i))|(0x1p+00+0x1p+01i)|(0X1P+00+0X1P+01i)|(0x1.0000p+00+0x1.0000p+01i)|(0X1.P+00+0X1.P+01i)",
      "complex under %b %o %O %#o %x %X %#x %#X"),
    RenderRow(
      #"{{printf "%e|%E|%f|%F|%g|%G" 1+2i 1+2i 1+2i 1+2i 1+2i 1+2i}}"#,
      "(1.000000e+00+2.000000e+00i)|(1.000000E+00+2.000000E+00i)|(1.000000+2.000000i)|(1.000000+2.000000i)|(1+2i)|(1+2i)",
      "complex under %e %E %f %F %g %G"),
    RenderRow(
      #"{{printf "%8.2f|%-8.2f|%+.1e|%#g|%08.1f" 1+2i 1+2i 1+2i 1+2i 1+2i}}"#,
      "(    1.00   +2.00i)|(1.00    +2.00   i)|(+1.0e+00+2.0e+00i)|(1.00000+2.00000i)|(000001.0+00002.0i)",
      "complex under %8.2f %-8.2f %+.1e %#g %08.1f"),
    RenderRow(
      #"{{printf "%s|%8s|%-8s|%.2s|%q|%+q|%#q" 1+2i 1+2i 1+2i 1+2i 1+2i 1+2i 1+2i}}"#,
      "%!s(complex128=(1+2i))|%!s(complex128=(       1      +2i))|%!s(complex128=(1       +2      i))|%!s(complex128=(1+2i))|%!q(complex128=(1+2i))|%!q(complex128=(+1+2i))|%!q(complex128=(1.00000+2.00000i))",
      "complex under %s %8s %-8s %.2s %q %+q %#q"),
    RenderRow(
      #"{{printf "%c|%U|%#U|%t|%5t" 1+2i 1+2i 1+2i 1+2i 1+2i}}"#,
      "%!c(complex128=(1+2i))|%!U(complex128=(1+2i))|%!U(complex128=(1.00000+2.00000i))|%!t(complex128=(1+2i))|%!t(complex128=(    1   +2i))",
      "complex under %c %U %#U %t %5t"),
    RenderRow(
      #"{{printf "%w|%z|%!|%p" 1+2i 1+2i 1+2i 1+2i}}"#,
      "%!w(complex128=(1+2i))|%!z(complex128=(1+2i))|%!!(complex128=(1+2i))|%!p(complex128=(1+2i))",
      "complex under %w %z %! %p"),
  ]

  static let dataNumber: [RenderRow] = [
    RenderRow(
      #"{{printf "%v|%+v|%#v|%T" .one .one .one .one}}"#, "1|1|1|int64",
      "number of the data under %v %+v %#v %T"),
    RenderRow(
      #"{{printf "%d|%5d|%-5d|%05d|%+d|% d" .one .one .one .one .one .one}}"#,
      "1|    1|1    |00001|+1| 1", "number of the data under %d %5d %-5d %05d %+d % d"),
    RenderRow(
      #"{{printf "%b|%o|%O|%#o|%x|%X|%#x|%#X" .one .one .one .one .one .one .one .one}}"#,
      "1|1|0o1|01|1|1|0x1|0X1", "number of the data under %b %o %O %#o %x %X %#x %#X"),
    RenderRow(
      #"{{printf "%e|%E|%f|%F|%g|%G" .one .one .one .one .one .one}}"#,
      "%!e(int64=1)|%!E(int64=1)|%!f(int64=1)|%!F(int64=1)|%!g(int64=1)|%!G(int64=1)",
      "number of the data under %e %E %f %F %g %G"),
    RenderRow(
      #"{{printf "%8.2f|%-8.2f|%+.1e|%#g|%08.1f" .one .one .one .one .one}}"#,
      "%!f(int64=      01)|%!f(int64=01      )|%!e(int64=+1)|%!g(int64=1)|%!f(int64=       1)",
      "number of the data under %8.2f %-8.2f %+.1e %#g %08.1f"),
    RenderRow(
      #"{{printf "%s|%8s|%-8s|%.2s|%q|%+q|%#q" .one .one .one .one .one .one .one}}"#,
      #"%!s(int64=1)|%!s(int64=       1)|%!s(int64=1       )|%!s(int64=01)|'\x01'|'\x01'|'\x01'"#,
      "number of the data under %s %8s %-8s %.2s %q %+q %#q"),
    RenderRow(
      #"{{printf "%c|%U|%#U|%t|%5t" .one .one .one .one .one}}"#,
      "\u{1}|U+0001|U+0001|%!t(int64=1)|%!t(int64=    1)",
      "number of the data under %c %U %#U %t %5t"),
    RenderRow(
      #"{{printf "%w|%z|%!|%p" .one .one .one .one}}"#,
      "%!w(int64=1)|%!z(int64=1)|%!!(int64=1)|%!p(int64=1)", "number of the data under %w %z %! %p"),
  ]

  static let hexadecimalFloats: [RenderRow] = [
    RenderRow(#"{{printf "%x" 1.0}}"#, "0x1p+00", "%x of 1.0"),
    RenderRow(#"{{printf "%x" -1.5}}"#, "-0x1.8p+00", "%x of -1.5"),
    RenderRow(#"{{printf "%X" 0.1}}"#, "0X1.999999999999AP-04", "%X of 0.1"),
    RenderRow(#"{{printf "%.x" 1e18}}"#, "0x1p+60", "%.x of 1e18"),
    RenderRow(#"{{printf "%.1x" 1.96875}}"#, "0x1.0p+01", "%.1x of 1.96875"),
    RenderRow(#"{{printf "%.3x" 3.14159}}"#, "0x1.922p+01", "%.3x of 3.14159"),
    RenderRow(#"{{printf "%x" 5e-324}}"#, "0x1p-1074", "%x of 5e-324"),
    RenderRow(#"{{printf "%.2x" 5e-324}}"#, "0x1.00p-1074", "%.2x of 5e-324"),
    RenderRow(#"{{printf "%x" 0.0}}"#, "0x0p+00", "%x of 0.0"),
    RenderRow(#"{{printf "%.2x" 0.0}}"#, "0x0.00p+00", "%.2x of 0.0"),
    RenderRow(#"{{printf "%#x" 1.5}}"#, "0x1.8000p+00", "%#x of 1.5"),
    RenderRow(#"{{printf "%#X" 1.5}}"#, "0X1.8P+00", "%#X of 1.5"),
    RenderRow(#"{{printf "%#.2x" 1.0}}"#, "0x1.00p+00", "%#.2x of 1.0"),
    RenderRow(#"{{printf "%+x" 1.0}}"#, "+0x1p+00", "%+x of 1.0"),
    RenderRow(#"{{printf "% x" 1.0}}"#, " 0x1p+00", "% x of 1.0"),
    RenderRow(#"{{printf "%20x" 1.0}}"#, "             0x1p+00", "%20x of 1.0"),
    RenderRow(#"{{printf "%-12x|" 1.0}}"#, "0x1p+00     |", "%-12x| of 1.0"),
    RenderRow(#"{{printf "%012x" 1.0}}"#, "000000x1p+00", "%012x of 1.0"),
    RenderRow(#"{{printf "%.20x" 1.5}}"#, "0x1.80000000000000000000p+00", "%.20x of 1.5"),
    RenderRow(#"{{printf "%b" 0.5}}"#, "4503599627370496p-53", "%b of 0.5"),
  ]

  static let arguments: [RenderRow] = [
    RenderRow(#"{{printf "%d" 1 2}}"#, "1%!(EXTRA int=2)", "one too many"),
    RenderRow(#"{{printf "%d"}}"#, "%!d(MISSING)", "missing"),
    RenderRow(#"{{printf "%[1]d %[1]d" 7}}"#, "7 7", "twice the same"),
    RenderRow(#"{{printf "%[2]d %[1]d" 1 2}}"#, "2 1", "in another order"),
    RenderRow(#"{{printf "%[2]d" 1 2}}"#, "2", "the first is left out"),
    RenderRow(#"{{printf "%[5]d" 1}}"#, "%!d(BADINDEX)", "beyond the last"),
    RenderRow(#"{{printf "%[0]d" 1}}"#, "%!d(BADINDEX)", "before the first"),
    RenderRow(#"{{printf "%[a]d" 1}}"#, "%!d(BADINDEX)", "no number"),
    RenderRow(#"{{printf "%[1d" 1}}"#, "%!d(BADINDEX)", "no bracket"),
    RenderRow(#"{{printf "%[]d" 1}}"#, "%!d(BADINDEX)", "nothing in brackets"),
    RenderRow(#"{{printf "%*d" 6 42}}"#, "    42", "a width"),
    RenderRow(#"{{printf "%-*d|" 6 42}}"#, "42    |", "to the left"),
    RenderRow(#"{{printf "%*d|" -6 42}}"#, "42    |", "a negative width"),
    RenderRow(#"{{printf "%.*f" 3 1.5}}"#, "1.500", "a precision"),
    RenderRow(#"{{printf "%*.*f" 9 3 1.5}}"#, "    1.500", "both"),
    RenderRow(#"{{printf "%.*d" -3 7}}"#, "%!(BADPREC)7", "a negative precision"),
    RenderRow(#"{{printf "%*d" "x" 42}}"#, "%!(BADWIDTH)42", "no number as width"),
    RenderRow(#"{{printf "%.*d" "x" 42}}"#, "%!(BADPREC)42", "no number as precision"),
    RenderRow(#"{{printf "%[3]*.[2]*[1]f" 12.0 2 6}}"#, " 12.00", "all by number"),
    RenderRow(#"{{printf "%d %s" 1}}"#, "1 %!s(MISSING)", "the second is missing"),
    RenderRow(#"{{printf "%"}}"#, "%!(NOVERB)", "a sign alone"),
    RenderRow(#"{{printf "%%"}}"#, "%", "a percent sign"),
    RenderRow(#"{{printf "%5%|"}}"#, "%|", "with a width"),
    RenderRow(#"{{printf "%-"}}"#, "%!(NOVERB)", "flags alone"),
    RenderRow(#"{{printf "%.3"}}"#, "%!(NOVERB)", "a precision alone"),
    RenderRow(#"{{printf "%." 8}}"#, "%!.(int=8)", "a dot at the end is a verb"),
    RenderRow(#"{{printf "é%dé" 1}}"#, "é1é", "text around"),
    RenderRow(#"{{printf "%é" 1}}"#, "%!é(int=1)", "a verb beyond ASCII"),
    RenderRow(
      #"{{printf "" 1 "a" nil .list}}"#, "%!(EXTRA int=1, string=a, <nil>, []interface {}=[a b c])",
      "extra ones"),
    RenderRow(#"{{printf "%.d" 0}}"#, "", "no digits for zero"),
    RenderRow(#"{{printf "%+.2d" 5}}"#, "+05", "sign and precision"),
    RenderRow(#"{{printf "%x" "hello"}}"#, "68656c6c6f", "hexadecimal text"),
    RenderRow(#"{{printf "% x" "hello"}}"#, "68 65 6c 6c 6f", "apart"),
    RenderRow(#"{{printf "%# x" "hi"}}"#, "0x68 0x69", "apart with a prefix"),
    RenderRow(#"{{printf "%08b" 5}}"#, "00000101", "binary"),
    RenderRow(#"{{printf "%3c|%-3c|" 65 66}}"#, "  A|B  |", "characters"),
    RenderRow(#"{{printf "%6.2f%%" 12.345}}"#, " 12.35%", "a percentage"),
    RenderRow("{{printf .percent}}", "50%!(NOVERB)", "a format of the data"),
    RenderRow(
      #"{{printf "%s" .object}}"#, "map[deep:map[d:end nothing:<nil>] k:v n:%!s(int64=1)]",
      "an object"),
    RenderRow(#"{{printf "%d" .numbers}}"#, "[3 1 2]", "numbers"),
    RenderRow(#"{{printf "%q" .list}}"#, #"["a" "b" "c"]"#, "quoted elements"),
    RenderRow(#"{{printf "%5.1f" .half}}"#, "  0.5", "a float of the data"),
    RenderRow(#"{{printf "%v %v" .missing .nothing}}"#, "<nil> <nil>", "nothing there"),
    RenderRow(#"{{printf "%t" .yes}}"#, "true", "truth of the data"),
    RenderRow(#"{{printf "%6.3v|" 3.14159}}"#, "  3.14|", "v of a float"),
    RenderRow(#"{{printf "%6.2v|" "hello"}}"#, "    he|", "v of a text"),
    RenderRow(#"{{printf "%03v" 7}}"#, "007", "v of a number"),
  ]
}
