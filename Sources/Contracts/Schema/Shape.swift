// SPDX-License-Identifier: Apache-2.0

import JSONValues

/// What may stand at a place of a contract.
///
/// One tree of shapes describes the language. The reader's complaints and the schema that editors
/// use both come from it, so that they cannot differ.
indirect enum Shape: Sendable {
  /// Text of a form.
  case text(TextForm)
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// A number as JSON spells it.
  case number
  /// True or false.
  case flag
  /// One of a few words; the second list holds words of the language that cannot be used yet, and
  /// the last is what the words are called.
  case choice([String], later: [String] = [], of: String = "words")
  /// An expected value: text, number, true or false.
  case value
  /// A list, or a single item for a list of one.
  case oneOrMore(Shape)
  /// A list, with what its items are called, and how many there are at least.
  case list(Shape, of: String, least: Int = 0)
  /// A map with keys of the language.
  case map(MapShape)
  /// A map whose keys are names.
  case names(NamesShape)
  /// A text or a map or a list, told apart by YAML itself.
  case variants(Variants)
  /// A JSON Schema: a map, or the name of a file.
  case schema
  /// Known to the language, but not read by this version.
  case later(String)
}

/// A map with keys of the language.
struct MapShape: Sendable {
  /// What the map is, with its article: `a scenario`.
  let noun: String
  /// The keys in canonical order.
  let keys: [Key]
  /// Keys that exclude each other: those of exactly one group must stand in the map.
  var groups: [[String]] = []
  /// Keys that mean something beside one of others only: options of a matcher.
  var options: [(name: String, of: [String])] = []
  /// Keys that another one cannot do without.
  var demands: [Demand] = []
  /// Keys of a map like this one in other places, with what to say about them here.
  var elsewhere: Elsewhere?

  /// That beside a key, always or where it has a value, another one stands, with any value or with one.
  struct Demand: Sendable {
    let key: String
    var value: String?
    let needs: String
    var needed: String?
  }

  /// Keys that stand in other places.
  struct Elsewhere: Sendable {
    let names: [String]
    /// What they are about: `a telephone call`.
    let subject: String
    /// Where they stand: `read-back and except`.
    let home: String
  }

  /// A key of a map.
  struct Key: Sendable {
    let name: String
    let shape: Shape
    /// What it means, for editors.
    let description: String
    /// How it is written, after the key and a blank; stands in remedies.
    var example = ""
    var isRequired = false
    var standard: JSONOutput?

    init(_ name: String, _ shape: Shape, _ description: String) {
      self.name = name
      self.shape = shape
      self.description = description
    }

    /// The same key, which cannot be left out.
    func required(_ example: String) -> Key {
      var key = self
      key.isRequired = true
      key.example = example
      return key
    }

    /// The same key with the value it has if it is left out.
    func standard(_ value: JSONOutput) -> Key {
      var key = self
      key.standard = value
      return key
    }

    /// Whether this version reads it.
    var isSupported: Bool {
      if case .later = shape { return false }
      return true
    }
  }

  subscript(name: String) -> Key? { keys.first { $0.name == name } }

  /// The names of the keys that this version reads, in canonical order.
  var names: [String] { keys.filter(\.isSupported).map(\.name) }
}

/// A map whose keys are names that the author chooses, or some of a closed list.
struct NamesShape: Sendable {
  /// What a key is, with its article: `an environment`.
  let noun: String
  /// The same in the plural: `environments`.
  let plural: String
  let value: Shape
  var form: TextForm = .name
  /// A name that may stand here.
  var example = ""
  /// The names that may be used; nil if the author chooses.
  var allowed: [String]?
  /// What the author may choose besides those names.
  var free: FreeNames?
  var least = 0
  var most: Int?
  /// Who sets that limit, as a clause that `at most` goes on with.
  var limit = "a PBX template has"

  /// Names of the author's own beside those of a closed list.
  struct FreeNames: Sendable {
    /// What such a name is, with its article.
    let noun: String
    let form: TextForm
    let value: Shape
  }

  /// The shape of the value under a name.
  func value(of name: String) -> Shape {
    guard let free, allowed?.contains(name) != true, free.form.accepts(name) else { return value }
    return free.value
  }
}

/// Shapes told apart by the kind of the node.
struct Variants: Sendable {
  /// What may stand here, as a complaint names it: `nothing or a map of fields`.
  let noun: String
  var scalar: Shape?
  var map: Shape?
  var list: Shape?
  /// The key of the map that somebody has left out who wrote a text that cannot stand here.
  var likelyKey: String?
  /// The name under which the schema holds it once; nil if it is written out at each place.
  var definition: String?
}
