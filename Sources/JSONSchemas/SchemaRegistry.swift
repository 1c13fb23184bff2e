// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// Knows the documents that a schema is made of, and every schema in them by URI and anchor.
struct SchemaRegistry {
  /// The depth of subschemas beyond which a document is refused.
  static let greatestDepth = 256

  let options: SchemaOptions
  /// The URIs that the documents were asked for by; the first is the schema's own.
  private(set) var documents: [String] = []
  /// The reference in the schema's own document that first led to each document.
  private var entries: [JSONValue] = []
  var resources: [SchemaResource] = []
  /// The resource of every place where a schema stands.
  var owners: [SchemaSite.Key: Int] = [:]
  var resourcesByURI: [String: Int] = [:]
  private(set) var errors: [JSONSchemaError] = []
  /// The members of objects that references lead through, so that many references cost no more.
  private var members: [SchemaSite.Key: [[UInt8]: JSONValue]] = [:]
  /// What was found for each URI, so that nothing is asked for twice.
  private var lookups: [String: SchemaLookup] = [:]

  init(_ document: JSONDocument, options: SchemaOptions) {
    self.options = options
    let uri = SchemaURI(options.baseURI).resource
    add(document.root, uri: uri, entry: document.root)
  }

  @discardableResult
  private mutating func add(_ root: JSONValue, uri: String, entry: JSONValue) -> Int {
    let site = SchemaSite(value: root, document: documents.count)
    documents.append(uri)
    entries.append(entry)
    let resource = resources.count
    resources.append(SchemaResource(root: site, uri: uri, dialect: .standard))
    resourcesByURI[uri] = resource
    index(site, in: resource)
    return resource
  }

  /// Notes a fault; one in another document is told at the reference that led there.
  mutating func report(_ site: SchemaSite, _ message: String, _ remedy: String) {
    guard site.document > 0 else {
      errors.append(
        JSONSchemaError(
          range: site.value.range, pointer: site.value.pointer, foreign: nil, message: message,
          remedy: remedy))
      return
    }
    let place = place(of: site)
    let entry = entries[site.document]
    errors.append(
      JSONSchemaError(
        range: entry.range, pointer: entry.pointer, foreign: place,
        message: "in '\(place.uri)' at '#\(place.pointer)': \(message)", remedy: remedy))
  }

  func place(of site: SchemaSite) -> SchemaPlace {
    SchemaPlace(
      uri: documents[site.document], pointer: site.value.pointer, range: site.value.range)
  }

  /// The document of a URI, which is asked for once.
  private mutating func lookup(_ uri: String) -> SchemaLookup {
    if let known = lookups[uri] { return known }
    let lookup = Metaschemas.document(at: uri).map { .found($0) } ?? options.find(uri)
    lookups[uri] = lookup
    return lookup
  }

  /// The resource that a URI without fragment names; `nil` after a fault.
  private mutating func resource(_ uri: String, from site: SchemaSite) -> Int? {
    if let known = resourcesByURI[uri] { return known }
    switch lookup(uri) {
    case .found(let document):
      let entry = site.document == 0 ? site.value : entries[site.document]
      return add(document.root, uri: uri, entry: entry)
    case .missing:
      let isRemote = uri.hasPrefix("http://") || uri.hasPrefix("https://")
      report(
        site, "there is no schema '\(uri)'",
        isRemote
          ? "nothing is fetched: keep a copy beside this schema and refer to that"
          : "write it, or correct the reference")
    case .unreadable(let reason):
      report(site, "the schema '\(uri)' cannot be read: \(reason)", "correct that document")
    }
    return nil
  }

  /// The dialect that `$schema` names; `nil` after a fault.
  mutating func dialect(named name: String, at site: SchemaSite) -> SchemaDialect? {
    let uri = SchemaURI(name).resource
    if uri == Metaschemas.draft { return .standard }
    guard !uri.hasPrefix("http://json-schema.org/"), !uri.hasPrefix("https://json-schema.org/"),
      case .found(let document) = lookup(uri)
    else {
      report(site, "'$schema' names another draft", "write \"\(Metaschemas.draft)\"")
      return nil
    }
    guard let declared = document.root["$vocabulary"] else { return .standard }
    var dialect = SchemaDialect(vocabularies: [.core])
    for (name, isRequired) in declared.members {
      if let vocabulary = SchemaVocabulary(uri: name) {
        dialect.vocabularies.insert(vocabulary)
      } else if isRequired.bool == true {
        report(
          site, "the metaschema requires the vocabulary '\(name)', which is not known",
          "write \"\(Metaschemas.draft)\"")
      }
    }
    return dialect
  }

  // MARK: References

  /// The schema that a reference means; `nil` after a fault.
  mutating func target(
    of reference: String, at site: SchemaSite, in resource: Int
  ) -> SchemaTarget? {
    let uri = SchemaURI(reference).resolved(against: SchemaURI(resources[resource].uri))
    guard let found = self.resource(uri.resource, from: site) else { return nil }
    guard let fragment = SchemaURI.decodingPercents(uri.fragment ?? "") else {
      report(site, "the fragment of '\(reference)' cannot be read", "write % as %25")
      return nil
    }
    if fragment.isEmpty { return SchemaTarget(site: resources[found].root, resource: found) }
    if fragment.utf8.first == UInt8(ascii: "/") {
      return target(pointer: fragment, at: site, in: found)
    }
    if let anchor = resources[found].anchors[fragment] {
      return SchemaTarget(
        site: anchor.site, resource: found, dynamicAnchor: anchor.isDynamic ? fragment : nil)
    }
    let names = resources[found].anchors.keys.sorted()
    report(site, "there is no anchor '\(fragment)'", Self.choice(names, none: "add '$anchor'"))
    return nil
  }

  private mutating func target(
    pointer: String, at site: SchemaSite, in resource: Int
  ) -> SchemaTarget? {
    var place = resources[resource].root
    var resource = resource
    for token in pointer.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .dropFirst()
    {
      let key = Self.unescaped(token)
      guard let next = content(key, of: place) else {
        report(
          site, "'\(pointer)' leads nowhere: there is no '\(key)'",
          Self.choice(place.value.members.map(\.key), none: "correct the reference"))
        return nil
      }
      place = place.at(next)
      resource = owners[place.key] ?? resource
    }
    // A place that no keyword makes a schema becomes one by being referred to.
    if owners[place.key] == nil { index(place, in: resource) }
    return SchemaTarget(site: place, resource: owners[place.key] ?? resource)
  }

  private mutating func content(_ key: String, of place: SchemaSite) -> JSONValue? {
    if place.value.kind == .array { return Self.position(key).flatMap { place.value[$0] } }
    if let known = members[place.key] { return known[Array(key.utf8)] }
    let pairs = place.value.entries.map { (Array(($0.key.string ?? "").utf8), $0.value) }
    let found = Dictionary(pairs) { first, _ in first }
    members[place.key] = found
    return found[Array(key.utf8)]
  }

  private static func choice(_ names: [String], none: String) -> String {
    if names.isEmpty { return none }
    let more = names.count > 8 ? ", …" : ""
    return "write one of " + names.prefix(8).map { "'\($0)'" }.joined(separator: ", ") + more
  }

  /// A token of a JSON Pointer as a key.
  private static func unescaped(_ token: Substring.UTF8View) -> String {
    var bytes: [UInt8] = []
    var rest = token
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "~"), let next = rest.first, [0x30, 0x31].contains(next) {
        bytes.append(next == 0x30 ? UInt8(ascii: "~") : UInt8(ascii: "/"))
        rest = rest.dropFirst()
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func position(_ key: String) -> Int? {
    let isPlain = key.utf8.allSatisfy { $0 &- 0x30 < 10 }
    return isPlain && (key == "0" || key.utf8.first != 0x30) ? Int(key) : nil
  }
}
