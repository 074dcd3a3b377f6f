/// The states of all regular expressions of a pack, for one direction of reading (Thompson's construction, CACM 1968).
///
/// The alphabet are **symbols**: the bytes of the folded text, with those of emoji told apart, so that one symbol says whether it
/// belongs to a word. There is no way from one expression's states to another's.
public struct RegexNetwork: Sendable {
  /// What a state does, and what its operands `a` and `b` mean.
  public enum Kind: UInt8, Sendable {
    /// Takes one symbol: the transitions in the range `a ..< b`.
    case symbols
    /// Goes on at `a` and at `b` without taking anything.
    case split
    /// Goes on at `b` where `Assertion` `a` holds.
    case assertion
    /// Regular expression `a` matches.
    case match
  }

  /// What may be asked of a place between two symbols.
  public enum Assertion: Int32, Sendable {
    case fieldStart, fieldEnd, wordBoundary, noWordBoundary
  }

  /// A state; see `Kind`.
  public struct State: Sendable, Equatable {
    /// What it does.
    public var kind: Kind
    /// The first operand, see `Kind`.
    public var a: Int32
    /// The second operand; −1 where there is none.
    public var b: Int32

    /// A state with its operands.
    public init(_ kind: Kind, _ a: Int32, _ b: Int32 = -1) {
      self.kind = kind
      self.a = a
      self.b = b
    }
  }

  /// What a state of kind `symbols` takes (both bounds included) and where it leads.
  public struct Transition: Sendable, Hashable {
    /// The first symbol that it takes.
    public var low: UInt16
    /// The last one.
    public var high: UInt16
    /// A state.
    public var next: Int32

    /// From `low` through `high` to the state `next`.
    public init(_ low: UInt16, _ high: UInt16, _ next: Int32) {
      self.low = low
      self.high = high
      self.next = next
    }
  }

  /// All states.
  public var states: [State] = []
  /// See `Kind.symbols`.
  public var transitions: [Transition] = []
  /// Where each regular expression begins, by its number.
  public var starts: [Int32] = []

  /// A network without states.
  public init() {}

  /// Whether every number in it leads somewhere: files may be damaged or forged.
  func isSound(regexes: Int) -> Bool {
    func isState(_ number: Int32) -> Bool { number >= 0 && Int(number) < states.count }
    for state in states {
      let isRight =
        switch state.kind {
        case .symbols: state.a >= 0 && state.a <= state.b && Int(state.b) <= transitions.count
        case .split: isState(state.a) && isState(state.b)
        case .assertion: Assertion(rawValue: state.a) != nil && isState(state.b)
        case .match: state.a >= 0 && Int(state.a) < regexes
        }
      if !isRight { return false }
    }
    // Nothing may take the symbol at a field's edge: no match crosses it.
    return starts.count == regexes && starts.allSatisfy(isState)
      && transitions.allSatisfy {
        isState($0.next) && $0.low > RegexSymbol.edge && $0.low <= $0.high && $0.high < RegexSymbol.count
      }
  }
}

/// The alphabet of regular expressions: bytes of the folded text below 256, bytes of emoji above.
public enum RegexSymbol {
  /// How many there are.
  public static let count: UInt16 = 384
  /// Stands between fields, and before the first and behind the last.
  public static let edge: UInt16 = 0
  /// Stands before each emoji.
  public static let emojiStand = UInt16(Stand.emoji)
  /// Stands before each scalar of a script that is written without spaces.
  public static let singleStand = UInt16(Stand.single)
  /// What is added to a byte from 0x80 on that is part of an emoji.
  public static let emoji: UInt16 = 128

  /// Whether it belongs to a word: ASCII letters (folded), digits, `_`, and all that is left of other scripts in folded text.
  static func isOfWord(_ symbol: UInt16) -> Bool {
    switch symbol {
    case 0x30...0x39, 0x5F, 0x61...0x7A, singleStand, 0x80...0xFF: true
    default: false
    }
  }

  /// The symbol at a place of folded text. O(1); asks how a scalar began where it has several bytes.
  @inline(__always)
  static func at(_ position: Int, _ bytes: Span<UInt8>) -> Int {
    let byte = bytes[position]
    return byte < 0x80 ? Int(byte) : ofScalar(position, bytes)
  }

  private static func ofScalar(_ position: Int, _ bytes: Span<UInt8>) -> Int {
    var lead = position
    while lead > 0, bytes[lead] & 0xC0 == 0x80 { lead &-= 1 }
    let isEmoji = lead > 0 && bytes[lead &- 1] == Stand.emoji
    return Int(bytes[position]) &+ (isEmoji ? Int(emoji) : 0)
  }
}

/// Symbols that no state of a pack tells apart share a class, so that rows of the automaton are short.
struct SymbolClasses: Sendable {
  /// The class of each symbol.
  private(set) var of: [UInt16] = []
  /// A symbol of each class.
  private(set) var symbols: [UInt16] = []

  var count: Int { symbols.count }

  /// No classes.
  init() {}

  /// The coarsest classes that the networks allow. O(distinct ranges · symbols).
  init(_ networks: RegexNetwork...) {
    // To begin with by what they mean to assertions.
    var classes = (0..<RegexSymbol.count).map { symbol -> UInt16 in
      symbol <= 3 ? symbol : RegexSymbol.isOfWord(symbol) ? 4 : 5
    }
    var seen: Set<UInt32> = []
    for network in networks {
      for transition in network.transitions
      where seen.insert(UInt32(transition.low) << 16 | UInt32(transition.high)).inserted {
        SymbolClasses.split(&classes, Int(transition.low)...Int(transition.high))
      }
    }
    var numbers: [UInt16: UInt16] = [:]
    of = classes
    for (symbol, old) in classes.enumerated() {
      let number = numbers[old] ?? UInt16(symbols.count)
      if numbers.updateValue(number, forKey: old) == nil { symbols.append(UInt16(symbol)) }
      of[symbol] = number
    }
  }

  /// Splits the classes that stand partly inside the range.
  private static func split(_ classes: inout [UInt16], _ range: ClosedRange<Int>) {
    var outside = Array(repeating: false, count: classes.count)
    for (symbol, old) in classes.enumerated() where !range.contains(symbol) { outside[Int(old)] = true }
    var next = (classes.max() ?? 0) + 1
    var moved: [UInt16: UInt16] = [:]
    for symbol in range where outside[Int(classes[symbol])] {
      let number = moved[classes[symbol]] ?? next
      if moved.updateValue(number, forKey: classes[symbol]) == nil { next += 1 }
      classes[symbol] = number
    }
  }
}
