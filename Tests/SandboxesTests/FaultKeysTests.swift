// SPDX-License-Identifier: Apache-2.0

import Sandboxes
import Testing

struct FaultKeysTests {
  @Test(
    arguments: [
      ["rename=full_name:name", "rename=name:title"], ["rename=data:items"],
      ["rename=has_more:more", "rename=total:count", "rename=paging:pages"], ["drop=email"],
      ["rename=details:more", "moved-field=phone:details.phone"], ["rename=number:value"],
      ["extra-personal-data", "drop=iban"], ["side-effect", "null=view_count"],
      ["status=429", "retry-after=30"], ["retry-after=30", "odd-callers=429"],
      ["status=429:calls", "retry-after=30"], ["null=recording_url", "rename=assignee_id:owner"],
      ["swallow=custom.desk", "validation=external_id:tickets", "enum=status:x:contacts"],
    ])
  func `faults that go together are read`(_ texts: [String]) throws {
    #expect(try SandboxFault.read(texts).count == texts.count)
  }

  @Test(arguments: [
    (
      ["rename=fullname:name"],
      "the fault 'rename=fullname:name' names the key 'fullname', which no answer has; "
        + "did you mean 'full_name'? known are id, full_name,"
    ),
    (["html", "drop=fax"], "names the key 'fax', which no answer has; known are id,"),
    (["null=data"], "names the key 'data'"), (["type=iban:number"], "names the key 'iban'"),
    (["rename=name:title", "rename=full_name:name"], "names the key 'name'"),
    (["moved-field=telephone:a.b"], "names the key 'telephone'"),
    (["missing-key=view_count"], "names the key 'view_count'"),
    (["moved-field=phone:details.phone", "null=details"], "names the key 'details'"),
    (["retry-after=30"], "does nothing alone; add status=429"),
    (
      ["swallow=note"],
      "names the field 'note', which no list takes; did you mean 'notes'? known are full_name,"
    ),
    (
      ["enum=agent:u1:tickets"],
      "names the field 'agent', which no record among the tickets has; known are subject,"
    ),
    (["workflow=fax:1:5s"], "names the field 'fax'"), (["validation=fax"], "the field 'fax'"),
    (["html", "nonsense"], "the fault 'nonsense' is unknown"),
  ])
  func `a fault that would do nothing is refused with what is known`(
    texts: [String], words: String
  ) {
    let error = #expect(throws: SandboxFaultError.self) { try SandboxFault.read(texts) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }
}
