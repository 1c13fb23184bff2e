// SPDX-License-Identifier: Apache-2.0

// swift-format-ignore-file

/// The documents the tables of paths are about.
enum Documents {
  static let crm = #"{"data":[{"id":"c-1","First_Name":"Lena","Last_Name":"Berg","Phone":"+49301001","Mobile":null,"tags":["vip","b2b"],"owner":{"id":7,"name":"Ito"},"score":10},{"id":"c-2","First_Name":"Omar","Phone":"+49301002","Mobile":"+49171002","tags":[],"owner":null,"score":9.50},{"id":"c-3","First_Name":"Zoë","Last_Name":"O\"Hara","Phone":"","Mobile":"+49171003","tags":["b2b"],"owner":{"id":8,"name":"Kim"},"score":0}],"info":{"count":3,"more":false,"next":null},"@odata.count":3,"a,b":1,"x.y":{"z*":2,"z":3},"$":{"a":4}}"#
  static let numbers = #"{"i":7,"n":-7,"z":0,"nz":-0,"f":1.10,"e":1e3,"E":12E-2,"big":9007199254740993,"huge":1e400,"tiny":1e-400,"list":[9007199254740993,9007199254740992,0,-1.5,100],"odd":[nan,+1,Inf,-inf],"long":123456789012345678901234567890}"#
  static let nested = #"{"m":[[1,2,[3]],[],[4],null,{"m":[5]}],"e":[],"o":{},"mix":["s",1,true,false,null,[],{},""],"dup":{"a":1,"b":{"x":1},"b":{"y":2},"a":3},"cols":{"id":[1,2,3],"name":["a","b"],"skip":1}}"#
  static let strings = ##"{"q":"say \"hi\"","u":"\u00e9\ud83d\ude00","lone":"x\ud800y","nl":"a\nb","k\u00e9y":1,"sl":"a\/b","js":"{\"in\":[1,2]}","html":"<a&b>","ctl":"a\##tb","words":["alpha","beta","al*ha","a?b","ALPHA","","ä"],"star*key":1,"star1key":2,"s*x*y":3,"sab":4}"##
  static let lines = ##"{"n":"Ann","age":61,"p":["1","2"]}\##n{"n":"Bob","age":34,"p":[]}\##n\##n{"n":"Cy","age":57}\##n"##
  static let page = #"{"total":3,"results":[{"id":1,"properties":{"firstname":"Ada","phone":"+971501112233","emails":[{"v":"a@x.test","p":true},{"v":"b@x.test","p":false}]}},{"id":2,"properties":{"firstname":"Omar","phone":null,"emails":[]}},{"id":3,"properties":{"firstname":"Zoë"}}],"paging":{"next":{"after":"3"}}}"#
  static let keys = ##"{"a.b":1,"a|b":2,"a*b":3,"a?b":4,"a\\b":5,"#":6,"@this":7,"!true":8,"[x]":9,"{x}":10,"(x)":11,"a b":12,"":13,"~":14,"0":15,"01":16,"-1":17,"a,b":18,"a:b":19,"$":20,"x":{"":21,"y z":22,"#":{"q":23}},"\u0061c":24,"é":25,"k\"q":26,"%":27,"=":28}"##
  static let mixed = #"[1,"two",null,true,false,[],{},[1,[2,[3]]],{"a":{"a":{"a":1}}},"",-1.5e3,"{\"a\":9}"]"#
}
