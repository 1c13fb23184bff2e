// SPDX-License-Identifier: Apache-2.0

extension Fixture {
  /// A contract that uses every key that is read.
  static let wholeContract = """
    callready: 1
    name: Palm Desk
    base: "{{.base_url}}"
    pbx:
      edition: cloud
      region: AE
      time-zone: Asia/Dubai
      delivers: [e164, national-digits, outside-line]
      outside-line: "9"
      extension-length: 4
    environments:
      test: { variables: { base_url: https://test.palm.example } }
      live:
        data: own
        variables: { base_url: https://palm.example }
        budget: { requests: 60, writes: 0 }
    response: { status: [200, 206], headers: { X-Version: { starts-with: "2." } } }

    """

  /// Its contact search.
  static let wholeSearch = """
    endpoint: contact-search
    types:
      Contact:
        request: GET /contacts?phone={{UrlEncode .Phone}}
        only-if: ne .Phone "anonymous"
        search: GET /contacts?q={{UrlEncode .SearchValue}}
        mapping: { MobileNumber: [data.#.mobile, data.#.cell] }
        then:
          details: GET /contacts/{{UrlEncode .ContactsId}}
          account:
            request: GET /contacts/{{UrlEncode .ContactId}}/account
            only-if: .FirstName
            mapping: { Company: data.name, account_id: data.id }
            response: { within: 3 s, fields: { data.count: { at-most: 10 } } }
        read: { request: "GET /contacts/{{UrlEncode .RecordId}}", id: data.id }
        response: { status: 200, no-match: 404, size: 64 KB }
      Lead: GET /leads?phone={{UrlEncode .Phone}}
    mapping:
      ContactsId: data.#.id
      FirstName: data.#.name
      BusinessNumber: data.#.phone
      Email: data.#.mail
    disabled: [Email]
    popup: https://palm.example/{{.ContactId}}
    optional: [MobileNumber]
    when-several: ask
    response:
      within: 800 ms
      content-type: application/json
      fields: { success: true, data.kinds: { unordered: [a, 1] }, "#.id": { present: true } }
      schema: { type: object }
    scenarios:
      known:
        call: "+971500000000"
        in: Contact
        finds: { ContactsId: [c1], FirstName: { one-of: [a] }, MobileNumber: { phone: "{{.Phone}}" } }
        opens: https://palm.example/c1
      shared: { call: "+97144000000", finds: [c7, Lead/l3], only: [test, live] }
      typed: { search: Aisha, finds: { FirstName: { matches: "A[a-z]+" } } }
      nobody: { call: "1001", finds: nothing }
    formats:
      "+971 50 000 0001": { finds: c2, matches: all }
      "(020) 7946 0959": { finds: c3, region: GB, matches: [e164], misses: [digits], only: [live] }
    volatile: [data.#.views]
    allowed-personal-data: { data.#.birth_date: agents greet callers by it }

    """
}
