// SPDX-License-Identifier: Apache-2.0

public import Redaction

/// Which dialled spelling finds a number stored in which spelling.
public struct FormatMatrix: Sendable, Hashable {
  /// The dialled spellings, in the order in which they are shown.
  public var columns: [Column]
  /// The stored numbers, in the order of the contract.
  public var rows: [Row]

  /// Which dialled spelling finds which stored one.
  public init(columns: [Column], rows: [Row]) {
    self.columns = columns
    self.rows = rows
  }

  /// A spelling in which numbers are dialled.
  public struct Column: Sendable, Hashable {
    /// The name of the spelling, such as `e164`.
    public var spelling: String
    /// Whether numbers arrive at the PBX like this, so that each has to be found.
    public var isRequired: Bool

    /// A spelling in which numbers are dialled.
    public init(spelling: String, isRequired: Bool) {
      self.spelling = spelling
      self.isRequired = isRequired
    }
  }

  /// A number of the CRM, as it is stored there.
  public struct Row: Sendable, Hashable {
    /// The number in its stored spelling.
    public var stored: RedactedText
    /// How the CRM compares, such as `exact text` or `last 9 digits`; nil if that is not clear.
    public var behaviour: RedactedText?
    /// What became of each spelling that concerns the number.
    public var cells: [Cell]

    /// A number of the CRM, as it is stored there.
    public init(stored: RedactedText, behaviour: RedactedText? = nil, cells: [Cell]) {
      self.stored = stored
      self.behaviour = behaviour
      self.cells = cells
    }

    /// The cell below a column; nil if the spelling does not concern the number.
    public func cell(below column: Column) -> Cell? {
      cells.first { $0.spelling == column.spelling }
    }
  }

  /// A stored number, dialled in one spelling.
  public struct Cell: Sendable, Hashable {
    /// The spelling, as its column names it.
    public var spelling: String
    /// What was dialled.
    public var dialled: RedactedText
    /// What the CRM answered.
    public var outcome: Outcome
    /// What the contract says about it.
    public var promise: Promise
    /// The numbers of the exchanges that show it.
    public var evidence: [Int]

    /// A stored number, dialled in one spelling.
    public init(
      spelling: String, dialled: RedactedText, outcome: Outcome, promise: Promise = .none,
      evidence: [Int] = []
    ) {
      self.spelling = spelling
      self.dialled = dialled
      self.outcome = outcome
      self.promise = promise
      self.evidence = evidence
    }
  }

  /// Whom a spelling finds.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The one record that has the number.
    case found
    /// Nobody.
    case nobody
    /// Other records, without the one that has the number.
    case others
    /// The one that has it, and others.
    case several
    /// The CRM could not be asked, or gave no answer that says who it is.
    case unanswered
    /// It was not asked.
    case notAsked = "not-asked"
  }

  /// What a contract says about a spelling of a number.
  public enum Promise: String, Sendable, Hashable, CaseIterable {
    /// It finds the number.
    case matches
    /// It does not: a gap that is admitted.
    case misses
    /// Nothing; it is tried for information.
    case none
  }
}
