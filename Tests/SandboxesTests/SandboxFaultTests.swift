// SPDX-License-Identifier: Apache-2.0

import JSONValues
import Sandboxes
import Testing

struct SandboxFaultTests {
  @Test(
    arguments: [
      ("rename=full_name:name", .rename(key: "full_name", to: "name")),
      ("drop=email", .drop(key: "email")),
      ("status=500", .status(500)), ("html", .html), ("match-all", .matchAll),
      ("placeholder", .placeholder), ("delay=1500ms", .delay(.milliseconds(1_500))),
      ("delay=2s", .delay(.seconds(2))), ("delay=0ms", .delay(.zero)),
      ("delay=600s", .delay(.seconds(600))), ("missing-key=email", .missingKey("email")),
      ("null=company", .null("company")), ("type=phone:number", .type(key: "phone", .number)),
      ("moved-field=phone:details.phone", .movedField(key: "phone", path: ["details", "phone"])),
      ("extra-personal-data", .extraPersonalData), ("match-empty", .matchEmpty),
      ("wildcard", .wildcard), ("dropped-filter=q", .droppedFilter("q")),
      ("injection", .injection(.error)), ("injection=everybody", .injection(.everybody)),
      ("odd-callers=500", .oddCallers(500)), ("search=exact", .search(.exact)),
      ("search=digits=7", .search(.lastDigits(7))), ("search=contains", .search(.contains)),
      ("plus-lost=keep", .plusLost(.keep)), ("not-searched=home", .notSearched(.home)),
      ("side-effect", .sideEffect), ("random-order", .randomOrder), ("oldest-first", .oldestFirst),
      ("archived-first", .archivedFirst), ("duplicate-record", .duplicateRecord),
      ("more-pages", .morePages), ("no-match=404", .noMatch(.notFound)),
      ("no-match=empty-body", .noMatch(.emptyBody)), ("other-id", .otherID(.prefixed)),
      ("other-id=number", .otherID(.number)), ("retry-after=0", .retryAfter(0)),
      ("redirect", .redirect(302)), ("redirect=307", .redirect(307)),
      ("error-in-200", .errorIn200), ("error-text", .errorText(.body)),
      ("error-text=name", .errorText(.name)), ("slow-cold=300ms", .slowCold(.milliseconds(300))),
      ("slow-percentile=2s", .slowPercentile(.seconds(2))),
      ("token-error=hubspot-nested", .tokenError(.hubspotNested)),
      ("expires-in=missing", .expiresIn(.missing)),
      ("token-lifetime=60s", .tokenLifetime(.seconds(60))),
      ("token-lifetime=2h", .tokenLifetime(.seconds(7_200))),
      ("token-lifetime=90d", .tokenLifetime(.seconds(7_776_000))),
      ("token-answer=not-json", .tokenAnswer(.notJSON)), ("token-status=500", .tokenStatus(500)),
      ("token-delay=5s", .tokenDelay(.seconds(5))), ("no-refresh-token", .noRefreshToken),
      ("rotate", .rotate(.reuseRefused)), ("rotate=reuse-kills", .rotate(.reuseKills)),
      ("refresh-once", .refreshOnce), ("old-token=dies", .oldToken(.dies)),
      ("scope=contacts.read,users.read", .scope("contacts.read,users.read")),
      ("granted-admin", .grantedAdmin), ("token-parameters=json", .tokenParameters(.json)),
      ("client-authentication=body", .clientAuthentication(.body)), ("consent", .consent(.skipped)),
      ("callback=no-state", .callback(.noState)), ("accepts-expired", .acceptsExpired),
      ("accepts-revoked", .acceptsRevoked), ("accepts-garbage", .acceptsGarbage),
      ("anonymous", .anonymous(.data)), ("login-page", .loginPage), ("refusal=403", .refusal(403)),
      ("refusal-text", .refusalText(.plain)), ("lock-out=10", .lockOut(10)),
      ("clock-skew=5min", .clockSkew(.seconds(300))), ("agent-blind", .agentBlind),
      ("scheme-token", .schemeToken), ("write-header", .writeHeader), ("page=loop", .page(.loop)),
      ("page=404-past-end", .page(.notFoundPastEnd)), ("total-lies", .totalLies),
      ("links=header", .links(.header)), ("users=name-as-id", .users(.nameAsID)),
      ("status=503:calls", .trouble(.status(503), at: .calls)),
      ("html=tickets", .trouble(.html, at: .tickets)),
      ("delay=2s:users", .trouble(.delay(.seconds(2)), at: .users)),
      ("phantom", .write(.phantom, to: nil)), ("phantom=calls", .write(.phantom, to: .calls)),
      ("cut-text=9:tickets", .write(.cutText(9), to: .tickets)),
      ("enum=status:busy", .write(.fixed(field: "status", value: "busy"), to: nil)),
      ("enum=source:calls", .write(.fixed(field: "source", value: "calls"), to: nil)),
      ("visible-after=90d", .write(.visibleAfter(.seconds(7_776_000)), to: nil)),
      ("visible-after=20ms:calls", .write(.visibleAfter(.milliseconds(20)), to: .calls)),
      (
        "workflow=status:open:2min:tickets",
        .write(.workflow(field: "status", value: "open", after: .seconds(120)), to: .tickets)
      ),
      ("deduplicate", .write(.deduplicate(.refused), to: nil)),
      ("deduplicate=same", .write(.deduplicate(.same), to: nil)),
      ("deduplicate=tickets", .write(.deduplicate(.refused), to: .tickets)),
      ("deduplicate=same:calls", .write(.deduplicate(.same), to: .calls)),
      ("id-in-header=X-Id:calls", .write(.idInHeader("X-Id"), to: .calls)),
    ] as [(String, SandboxFault)])
  func `a fault is read from text`(text: String, fault: SandboxFault) throws {
    #expect(try SandboxFault(parsing: text) == fault)
  }

  @Test(arguments: [
    ("", "the fault '' is unknown; known are rename, drop,"),
    ("slow", "the fault 'slow' is unknown; did you mean 'slow-cold=300ms'? known are rename,"),
    ("HTML", "the fault 'HTML' is unknown; did you mean 'html'?"),
    ("random", "did you mean 'random-order'?"), ("match_all", "did you mean 'match-all'?"),
    ("nonsense", "is unknown; known are rename"),
    ("rename", "the fault 'rename' cannot be read; write rename=full_name:name"),
    ("rename=a", "write rename=KEY:NEW-KEY"), ("rename=:b", "write rename=KEY:NEW-KEY"),
    ("rename=a:", "write rename=KEY:NEW-KEY"), ("rename=a:b:c", "write rename=KEY:NEW-KEY"),
    ("drop=", "write drop=email"), ("html=1", "write html"), ("status=99", "write status=NUMBER"),
    ("status=600", "from 200 to 599"), ("status=+50", "write status"),
    ("status", "write status=500"),
    ("delay=1500", "with the unit ms or s"), ("delay=ms", "with the unit"),
    ("delay=-1s", "with the unit"), ("delay=1m", "with the unit"), ("delay=601s", "at most 600 s"),
    ("delay=99999999999999999999ms", "at most 600 s"), ("delay=1.5s", "with the unit"),
    ("slow-cold=1", "write slow-cold=NUMBER with the unit ms or s"),
    ("slow-percentile", "write slow-percentile=900ms"),
    ("null=", "write null=company"), ("null=a:b", "write null=KEY"),
    ("type=phone", "write type=KEY:TYPE, a TYPE of number, text, list or object"),
    ("type=phone:int", "a TYPE of number"), ("moved-field=phone", "write moved-field=KEY:PATH"),
    ("moved-field=phone:a..b", "write moved-field=KEY:PATH"),
    ("moved-field=phone:a.b.c.d.e.f.g.h.i", "write moved-field=KEY:PATH"),
    ("dropped-filter", "write dropped-filter=phone"),
    ("dropped-filter=fax", "write dropped-filter=phone, name or q"),
    ("injection=none", "write injection=error or everybody"),
    ("odd-callers=5", "a number from 200 to 599"),
    ("search=fuzzy", "write search=exact, normalised, digits=9 or contains"),
    ("search=digits=0", "write search=exact"), ("plus-lost", "write plus-lost=keep"),
    ("plus-lost=gone", "write plus-lost=trim, keep or twice"),
    ("not-searched=fax", "write not-searched=phone, mobile or home"),
    ("no-match", "write no-match=404"), ("no-match=405", "no-list, null, bare-list or zero-total"),
    ("other-id=x", "write other-id=number or prefixed"), ("random-order=1", "write random-order"),
    ("retry-after=soon", "write retry-after=SECONDS"), ("retry-after=86401", "at most 86400"),
    ("redirect=304", "write redirect=301, 302, 303, 307 or 308"),
    ("token-error", "write token-error=salesforce"), ("token-error=sap", "zoho, pipedrive,"),
    ("token-lifetime=60", "write token-lifetime=NUMBER with the unit s, min, h or d, at most 90 d"),
    ("token-lifetime=0s", "write token-lifetime=NUMBER"), ("token-lifetime=91d", "at most 90 d"),
    ("clock-skew=5m", "write clock-skew=NUMBER with the unit s, min, h or d"),
    ("rotate=never", "write rotate=reuse-refused or reuse-kills"),
    ("scope=", "write scope=contacts"),
    ("scope=everything", "write scope=one of contacts.read,"), ("lock-out=0", "1 to 1000"),
    ("page=2", "write page=loop, overlap, lost, ignored, 404-past-end,"),
    ("users=none", "write users=duplicate-id,"), ("anonymous=1", "write anonymous=data or empty"),
    ("redirect=", "write redirect"), ("error-text=x", "write error-text=body or name"),
    ("status=500:fax", "a LIST of contacts, leads, accounts, calls, tickets, users"),
    ("html=fax", "a LIST of contacts,"), ("delay=5:calls", "with the unit ms or s"),
    ("phantom=users", "write phantom, or phantom=contacts, calls or tickets"),
    ("cut-text=0", "write cut-text=NUMBER"), ("cut-text", "write cut-text=40"),
    ("swallow=notes:users", "a LIST of contacts, calls or tickets"),
    ("enum=status", "write enum=FIELD:VALUE"), ("enum=status::calls", "write enum=FIELD:VALUE"),
    ("visible-after=5", "with the unit ms, s, min, h or d, at most 90 d"),
    ("workflow=status:5s", "write workflow=FIELD:VALUE:TIME"),
    ("deduplicate=contacts", "write deduplicate, deduplicate=same"),
    ("deduplicate=never", "write deduplicate, deduplicate=same"),
    ("id-in-header=X Id", "write id-in-header=NAME"), ("rate-limit=5", "write rate-limit=NUMBER"),
    ("rate-limit=5:0", "write rate-limit=NUMBER:SECONDS"),
    ("rate-limit=5:10:soon", "retry-after, retry-date, reset, ietf, body, none, 403"),
  ])
  func `what is no fault is refused with what can be written`(text: String, message: String) {
    let error = #expect(throws: SandboxFaultError.self) { try SandboxFault(parsing: text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    #expect(error?.text == text)
  }

  @Test(arguments: SandboxFault.known)
  func `every fault that is said to be known can be read`(_ text: String) throws {
    #expect(throws: Never.self) { try SandboxFault(parsing: text) }
  }

  @Test func `every fault has a name of its own, a line of help, and a place in the manual`() throws
  {
    let names = SandboxFault.known.map { String($0.prefix { $0 != "=" }) }
    #expect(Set(names).count == names.count)
    #expect(SandboxFault.summaries.count == names.count)
    #expect(SandboxFault.summaries.allSatisfy { (10...44).contains($0.count) })
    let manual = try text(ofFile: "Docs/Sandbox.md")
    for name in names { #expect(manual.contains("`\(name)"), "\(name)") }
  }
}
