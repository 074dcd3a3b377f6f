/// What became of a file of contrasts.
public struct ContrastResult: Sendable, Equatable {
  /// How many texts were tried.
  public var texts: Int
  /// How many pairs of tickets were compared.
  public internal(set) var pairs = 0
  /// The pairs whose verdicts moved more than they may, in the order of the file.
  public internal(set) var moved: [Move] = []
  /// Of the others, the pair that moved most; nil when nothing moved at all.
  public internal(set) var largestAllowed: Move?

  init(texts: Int) { self.texts = texts }

  mutating func add(_ move: Move) {
    if move.isFinding { return moved.append(move) }
    if move.most > largestAllowed?.most ?? 0 { largestAllowed = move }
  }
}

/// A pair of tickets that differ in one thing, and how their verdicts do.
public struct Move: Sendable, Equatable {
  /// The line of the text.
  public var line: Int
  /// The text as it was judged the second time.
  public var text: String
  /// What was swapped: a slot or a field.
  public var name: String
  /// The value that the ticket was compared with.
  public var from: String
  /// The value that it had.
  public var to: String
  /// How many 1/1024 bits it may move.
  public var allowed: Int32
  /// The guidelines whose sums moved, in the pack's order.
  public var changes: [Change]
  /// What else of the verdict is not the same.
  public var differences: [Difference]

  /// Whether it moved more than it may: by bits, or to another verdict.
  public var isFinding: Bool { !differences.isEmpty || most > UInt32(allowed) }

  /// The largest change, in 1/1024 bits.
  var most: UInt32 { changes.map(\.bits.magnitude).max() ?? 0 }

  /// A guideline whose sum moved.
  public struct Change: Sendable, Equatable {
    /// Its id.
    public var guideline: String
    /// By how much, in 1/1024 bit.
    public var bits: Int32
    /// What did it, the strongest first. Words can come to more than they moved, where the model's limit holds them.
    public var causes: [Cause]
  }

  /// A rule or a word that one of the two has more of.
  public struct Cause: Sendable, Equatable {
    /// The rule's id; nil for a word.
    public var rule: String?
    /// The word, pair or kind of thing; nil for a rule.
    public var word: String?
    /// What it moved, in 1/1024 bit.
    public var bits: Int32

    /// The rule or the word.
    public var name: String { rule ?? word ?? "" }
  }

  /// A part of the verdict that is not the same: the outcome, the labels, the route …
  public struct Difference: Sendable, Equatable {
    /// Its key in verdicts.
    public var name: String
    /// What it was.
    public var from: String
    /// What it became.
    public var to: String
  }
}
