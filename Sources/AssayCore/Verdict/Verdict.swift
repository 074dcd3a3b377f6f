/// What Assay says of one ticket, as flat records that a worker reuses.
///
/// Names are numbers into the `Program` that made it: guideline, rule, tag and route indices. Offsets are bytes of the
/// ticket's field; writers turn them into Unicode scalars. The façade's `Verdict` is the same with strings.
public struct VerdictRecord: Sendable {
  /// What became of the ticket.
  public internal(set) var outcome = Outcome.clear
  /// The labels given, gravest first (severity, then bits, then the pack's order).
  public internal(set) var labels: [LabelRecord] = []
  /// Evidence of all labels, each label's in one run, strongest first.
  public internal(set) var evidence: [EvidenceRecord] = []
  /// Facts that evidence of rules without a phrase names.
  public internal(set) var facts: [FactRecord] = []
  /// Features that evidence of naive Bayes names: rows of `program.bayes`, see `Program.meaning(ofRow:)`.
  public internal(set) var evidenceWords: [Int32] = []
  /// Evidence of shadow rules that fired: a range of `evidence`, in the pack's order; none of it counted.
  public internal(set) var shadows: Range<Int32> = 0..<0
  /// Tags set by rules: indices into `program.tags`, ascending.
  public internal(set) var tags: [Int32] = []
  /// What was noticed about the record, from reading and classifying.
  public internal(set) var notes: Notes = []
  /// Bits of every guideline, whether labelled or not, in 1/1024 bit.
  public internal(set) var sums: [Int32] = []

  /// The memory of a verdict, before any ticket.
  public init() {}

  mutating func removeAll() {
    outcome = .clear
    labels.removeAll(keepingCapacity: true)
    evidence.removeAll(keepingCapacity: true)
    shadows = 0..<0
    facts.removeAll(keepingCapacity: true)
    evidenceWords.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    notes = []
  }
}

/// What became of a ticket.
public enum Outcome: UInt8, Sendable, CaseIterable {
  case flagged, clear, uncertain
  case insufficientInformation = 3
  case unsupportedLanguage = 4

  /// The name in verdicts and rules.
  public var name: String {
    switch self {
    case .flagged: "flagged"
    case .clear: "clear"
    case .uncertain: "uncertain"
    case .insufficientInformation: "insufficient_information"
    case .unsupportedLanguage: "unsupported_language"
    }
  }
}

/// One guideline that the ticket may break.
public struct LabelRecord: Sendable {
  /// An index into `program.guidelines`.
  public var guideline: Int32
  /// Log-odds in 1/1024 bit.
  public var bits: Int32
  /// 1 (quality) to 5 (life or child): the guideline's, or that of a graver rule that fired.
  public var severity: Int8
  /// An index into `Exposure.names`: the guideline's, or that of a graver rule that fired.
  public var exposure: Int8
  /// The route: an index into `program.routes`.
  public var route: Int32
  /// Its evidence: a range of `evidence`.
  public var evidence: Range<Int32>
}

/// One fact behind a label.
public struct EvidenceRecord: Sendable {
  /// What a piece of evidence is about.
  public enum Kind: UInt8, Sendable {
    /// A rule with a span of the text.
    case span
    /// A rule about the ticket's fields or numbers.
    case metadata
    /// Words weighed by naive Bayes.
    case words
    /// A further span of the rule before it, without bits of its own.
    case furtherSpan
  }

  /// What it is about; says which of the members below count.
  public var kind: Kind
  /// The rule, or −1 for words.
  public var rule: Int32
  /// What it added, in 1/1024 bit (after its group's cap).
  public var bits: Int32
  /// Where it stands: the field, and bytes of that field's value.
  public var field: TextField
  /// The first byte, see `field`; 0 for evidence without a span.
  public var start: Int32
  /// The byte behind the last, see `field`; 0 for evidence without a span.
  public var end: Int32
  /// The disguised word that was decoded to find it: an index into `program.words`, or −1.
  public var decoded: Int32
  /// For words: a range of `evidenceWords`.
  public var words: Range<Int32>
  /// What a rule without a phrase found of the ticket's fields and numbers: a range of `facts`.
  public var facts: Range<Int32> = 0..<0
}

/// A field or number of the ticket for which a rule's condition holds.
public struct FactRecord: Sendable, Equatable {
  /// What the fact is about.
  public enum Subject: Sendable, Equatable {
    case number(Feature)
    case text(TextField)
    case flag(FlagField)
  }

  /// What it is about. The value of a text stands in the ticket.
  public var subject: Subject
  /// The number; 1 or 0 of a flag.
  public var value = 0.0

  /// Whether it is about a text field.
  public var isText: Bool { if case .text = subject { true } else { false } }

  /// The name in rules and tickets.
  public var name: String {
    switch subject {
    case .number(let feature): feature.name
    case .text(let field): field.name
    case .flag(let field): field.name
    }
  }
}

/// What the engine noticed about a record besides its labels.
public struct Notes: OptionSet, Sendable {
  /// One bit a note.
  public let rawValue: UInt16
  /// The notes with these bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Invalid UTF-8 was replaced by U+FFFD.
  public static let repairedUTF8 = Notes(rawValue: 1)
  /// The text is longer than `Limits.tokens` or `Limits.textBytes`; only its beginning was read.
  public static let textTruncated = Notes(rawValue: 2)
  /// More phrase matches than `Limits.matches`.
  public static let matchesTruncated = Notes(rawValue: 4)
  /// A key occurred twice; the last value counts.
  public static let duplicateKey = Notes(rawValue: 8)
  /// A field has a value of the wrong type; it was ignored.
  public static let wrongType = Notes(rawValue: 16)
  /// A lone surrogate escape was replaced by U+FFFD.
  public static let loneSurrogate = Notes(rawValue: 32)

  /// All notes with their names in the verdict's `errors`.
  public static let names: [(Notes, String)] = [
    (.repairedUTF8, "repaired_utf8"), (.textTruncated, "text_truncated"), (.matchesTruncated, "matches_truncated"),
    (.duplicateKey, "duplicate_key"), (.wrongType, "wrong_type"), (.loneSurrogate, "lone_surrogate"),
  ]
}

/// Log-odds in bits, held as whole 1/1024ths.
public enum Bits {
  /// One bit as a fixed-point number.
  public static let unit: Int32 = 1024

  /// The nearest representable value, kept within the ±31 bits of an `Int16` weight.
  public static func fixed(_ bits: Double) -> Int32 { Int32((max(-31, min(31, bits)) * 1024).rounded()) }

  /// Fixed-point log-odds as bits.
  public static func bits(_ fixed: Int32) -> Double { Double(fixed) / 1024 }

  /// 1 / (1 + 2^−bits).
  public static func probability(_ fixed: Int32) -> Double { 1 / (1 + exp2(-bits(fixed))) }

  /// log2(p / (1 − p)); p must lie between 0 and 1, exclusive.
  public static func logOdds(_ probability: Double) -> Double { log2(probability / (1 - probability)) }

  /// 2^x by range reduction and a Taylor series of the fraction (terms to 2^−55), so that no C library is asked:
  /// those differ in the last digit from platform to platform, and verdicts may not.
  public static func exp2(_ x: Double) -> Double {
    let clamped = max(-1000, min(1000, x))
    let whole = clamped.rounded()
    let z = (clamped - whole) * 0.6931471805599453
    // 1 + z · (1 + z/2 · (1 + z/3 · …)). The compiler unrolls the loop and divides beforehand.
    var sum = 1.0
    var n = 13
    while n > 0 {
      sum = 1 + sum * (z * (1 / Double(n)))
      n &-= 1
    }
    // The exponent alone is the power of two: in this range neither it nor the product is beyond what a number holds.
    return sum * Double(bitPattern: UInt64(1023 + Int(whole)) << 52)
  }

  /// log2(x) for x > 0, from the exponent and the series of atanh (same reason as `exp2`; terms to 2^−60).
  public static func log2(_ x: Double) -> Double {
    // Numbers too small to have a whole significand are made larger first.
    guard x >= .leastNormalMagnitude else { return log2(x * 0x1p64) - 64 }
    let pattern = x.bitPattern
    var exponent = Double(Int(pattern >> 52) - 1023)
    var significand = Double(bitPattern: pattern & (1 << 52 - 1) | 1023 << 52)
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    let y = (significand - 1) / (significand + 1)
    let square = y * y
    // 1 + y²/3 + y⁴/5 + …, unrolled likewise.
    var sum = 0.0
    var n = 21
    while n > 0 {
      sum = sum * square + 1 / Double(n)
      n &-= 2
    }
    return exponent + 2 * y * sum * 1.4426950408889634
  }
}
