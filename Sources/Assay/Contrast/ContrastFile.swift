/// Texts with what must not matter for their verdicts: a field that is swapped, or a word.
///
///     given language en
///
///     terms people allow 0.25
///       guests, Christians, Muslims
///
///     field stars
///       5, 1
///
///     texts
///       {People} at the next table sang, and the {people} beside them joined in.
///
/// A line that begins at the margin is a heading; what belongs to it stands indented below. `given` is a field of all tickets. `terms` are what
/// a slot of that name may hold; a slot whose name is capitalised capitalises them. `field` is a field of the ticket, known to Assay or not,
/// with the values that it may have. `allow` is how many bits a verdict may move; without it none. The first term and the first value
/// are what the others are compared with. `#` begins a line that says nothing.
public struct ContrastFile: Sendable {
  /// What varies: the terms of a slot, or the values of a field.
  public struct Variable: Sendable, Equatable {
    /// The slot's name, or the field's.
    public var name: String
    /// Whether it is a field.
    public var isField: Bool
    /// At least two; the first is what the others are compared with.
    public var values: [String] = []
    /// How many 1/1024 bits a verdict may move.
    public var allowed: Int32
    /// Its heading's line, from 1.
    public var line: Int
  }

  /// A text with slots.
  public struct Text: Sendable, Equatable {
    /// What stands between slots, and the slots, in turn: always an odd number of parts, the first and last plain.
    public var parts: [Part]
    /// Its line, from 1.
    public var line: Int
  }

  /// A part of a text.
  public enum Part: Sendable, Equatable {
    case plain(String)
    /// A slot: an index into `variables`, and whether its terms are capitalised.
    case slot(Int, isCapitalised: Bool)
  }

  /// Fields that all tickets have.
  public internal(set) var givens: [(name: String, value: String)] = []
  /// What varies, in the order of the file.
  public internal(set) var variables: [Variable] = []
  /// The texts, in the order of the file.
  public internal(set) var texts: [Text] = []

  /// Reads a file. O(bytes).
  ///
  /// - Throws: `ContrastFileError` with everything that is wrong.
  public init(_ source: String) throws(ContrastFileError) {
    var parser = ContrastParser()
    parser.read(source)
    guard parser.faults.isEmpty else { throw ContrastFileError(faults: parser.faults.sorted { $0.line < $1.line }) }
    self = parser.file
  }

  init() {}

  /// A text with one value for each variable, by index.
  func text(_ text: Text, _ values: [Int]) -> String {
    text.parts.map { part in
      switch part {
      case .plain(let plain): return plain
      case .slot(let variable, let isCapitalised):
        let term = variables[variable].values[values[variable]]
        return isCapitalised ? term.prefix(1).uppercased() + term.dropFirst() : term
      }
    }.joined()
  }

  /// Whether a variable makes a difference to a text's ticket.
  func varies(_ text: Text, by variable: Int) -> Bool {
    variables[variable].isField
      || text.parts.contains { if case .slot(variable, _) = $0 { true } else { false } }
  }
}

/// What is wrong with a file of contrasts.
public struct ContrastFileError: Error, Sendable {
  /// At least one, by line.
  public var faults: [Fault]

  /// One thing that is wrong.
  public struct Fault: Sendable, Equatable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong and what to do, without a full stop.
    public var message: String
  }
}
