// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

extension SandboxSeed {
  /// The people of the sandbox when no seed file is given; all of them are made up.
  ///
  /// Their numbers lie in ranges set aside for fiction or are plainly invented. Nobody has
  /// `+971509999999`.
  public static let builtIn: SandboxSeed =
    (try? SandboxSeed(parsing: builtInSource)) ?? SandboxSeed()

  /// The built-in seed as a file, to begin one's own with.
  public static let builtInSource = SourceText(name: "built-in seed", builtInText)

  private static let builtInText = #"""
    {
      "contacts": [
        {"id": "abc123", "full_name": "Aisha Rahman", "company": "North Gate Logistics",
         "email": "aisha.rahman@northgate.example", "phone": "+971500000000",
         "account_id": "a1"},
        {"id": "c2", "full_name": "Omar Haddad", "company": "North Gate Logistics",
         "email": "omar.haddad@northgate.example", "phone": "+971 50 000 0001",
         "account_id": "a1"},
        {"id": "c3", "full_name": "Priya Nair", "company": "Harbour Desk", "email": null,
         "phone": "+97144000000", "account_id": "a2", "updated_at": "2026-03-01T09:30:00Z"},
        {"id": "c4", "full_name": "Lina Khoury", "company": "Creek Dental",
         "email": "lina.khoury@creek.example", "phone": "050 000 0002"},
        {"id": "c5", "full_name": "Ben Carter", "company": "Thames Freight",
         "email": "ben.carter@thames.example", "phone": "+44 20 7946 0958"},
        {"id": "c6", "full_name": "Cara Dunn", "company": "Thames Freight", "email": null,
         "phone": "+44 (0)20 7946 0959"},
        {"id": "c7", "full_name": "Samir Fakhoury", "company": "Harbour Desk",
         "email": "samir@harbour.example", "phone": "+97144000000", "account_id": "a2",
         "updated_at": "2026-09-14T16:05:00Z"},
        {"id": "c8", "full_name": "Finn Gray", "company": null, "email": null,
         "phone": "00442079460960"},
        {"id": "c9", "full_name": "Gina Hale", "company": "Thames Freight",
         "email": "gina.hale@thames.example", "phone": "+44 20 7946 0961 ext. 12",
         "desk": "london"},
        {"id": "c10", "full_name": "Sean O'Brien \"Bob\"", "first_name": "Sean",
         "last_name": "O'Brien \"Bob\"", "company": "Liffey & Sons <Dublin>",
         "email": "sean@liffey.example", "phone": "+442079460962"},
        {"id": "c11", "full_name": "Zoë Müller-Øst", "company": "Spree GmbH",
         "email": "zoe@spree.example", "phone": "+14155550130"},
        {"id": "c12", "full_name": "عائشة الهاشمي", "company": "شركة الخليج",
         "email": "aisha@gulf.example", "phone": "+971500000003"},
        {"id": "c13", "full_name": "Dan Evans", "company": "Bay Supplies", "email": null,
         "phone": "+1 (415) 555-0132"},
        {"id": "c14", "full_name": "Eve Fox", "company": "Bay Supplies",
         "email": "eve.fox@bay.example", "phone": "+1 415-555-0133", "mobile": "+14155550134",
         "home": "+14155550135"},
        {"id": "c15", "full_name": "Zara Nasser", "company": "Palm Interiors",
         "email": "zara@palm.example", "phone": "+971500000010", "account_id": "a4",
         "updated_at": "2026-10-02T07:45:00Z"},
        {"id": "c16", "full_name": "Cher", "company": null, "email": null, "phone": null,
         "mobile": "+971500000011"},
        {"id": "c17", "full_name": "No Number", "company": "Creek Dental",
         "email": "no.number@creek.example", "phone": null},
        {"id": "c18", "full_name": "Uma Voss", "company": "Creek Dental", "email": null,
         "phone": "+971500000012", "status": "archived"},
        {"id": "c19", "full_name": "Yusuf \\ Amin", "company": "Back\\Slash\tLtd",
         "email": null, "phone": "+971500000013", "owner": {"id": "u2", "email": null}},
        {"id": "c20", "full_name": "Tara Upton", "company": "Creek Dental",
         "email": "tara.upton@creek.example", "phone": "+971500000020",
         "mobile": "+971500000021", "owner": {"id": "u2", "email": "jonas@northgate.example"}},
        {"id": "c21", "full_name": "Petra Lang", "company": "Palm Interiors", "email": null,
         "phone": "tel:+971-50-000-0014", "account_id": "a4"},
        {"id": "c22", "full_name": "Victor Voss", "company": "Creek Dental",
         "email": "victor.voss@creek.example", "phone": "+971500000012",
         "updated_at": "2026-07-01T12:00:00Z"},
        {"id": "c23", "full_name": "Amy Brook", "company": "Severn Glass",
         "email": "amy.brook@severn.example", "phone": "+441174960300"},
        {"id": "c24", "full_name": "Neil Ford", "company": "Canal Tools",
         "email": "neil.ford@canal.example", "phone": "+441214960300"},
        {"id": "1042", "full_name": "Ravi Menon", "company": "Creek Dental",
         "email": "ravi.menon@creek.example", "phone": "+971500000022"}
      ],
      "leads": [
        {"id": "l1", "full_name": "Zara Nasser", "company": "Palm Interiors",
         "email": "zara@palm.example", "phone": "+971 50 000 0010", "status": "open",
         "updated_at": "2026-06-11T13:20:00Z"},
        {"id": "l2", "full_name": "Hugo Ives", "company": null, "email": null,
         "phone": "+971500000030", "status": "open"},
        {"id": "l3", "full_name": "Ines Jones", "company": "Shared Desk Ltd", "email": null,
         "phone": "+442079460965", "status": "lost"}
      ],
      "accounts": [
        {"id": "a1", "full_name": "North Gate Logistics", "company": "North Gate Logistics",
         "email": "office@northgate.example", "phone": "+971500000040"},
        {"id": "a2", "full_name": "Harbour Desk", "company": "Harbour Desk", "email": null,
         "phone": "+97144000000"},
        {"id": "a3", "full_name": "Old Quay Trading", "company": "Old Quay Trading",
         "email": null, "phone": "+971500000041", "status": "archived"},
        {"id": "a4", "full_name": "Palm Interiors", "company": "Palm Interiors",
         "email": "office@palm.example", "phone": "050 000 0010", "status": "archived",
         "updated_at": "2026-02-20T10:00:00Z"}
      ],
      "users": [
        {"id": "u1", "first_name": "Mona", "last_name": "Saleh", "role": "administrator",
         "email": "mona.saleh@northgate.example", "extension": "1000"},
        {"id": "u17", "first_name": "Sara", "last_name": "Kaya",
         "email": "sara.kaya@northgate.example", "extension": "1001"},
        {"id": "u18", "first_name": "Ben", "last_name": "Carter",
         "email": "ben.carter@northgate.example", "extension": "1002"},
        {"id": "u19", "first_name": "Cara", "last_name": "Dunn",
         "email": "cara.dunn@northgate.example", "extension": "1003"},
        {"id": "u2", "first_name": "Jonas", "last_name": "Berg", "role": "limited",
         "email": "jonas@northgate.example", "extension": "1004"},
        {"id": "u20", "first_name": "Zoë", "last_name": "Müller-Øst",
         "email": "zoe.muller@northgate.example", "extension": "1005"},
        {"id": "u21", "first_name": "فاطمة", "last_name": "الهاشمي",
         "email": "fatima@northgate.example", "extension": "1006"},
        {"id": "u90", "first_name": "Telephone", "last_name": "System", "role": "integration",
         "email": "telephone@northgate.example"}
      ]
    }

    """#
}
