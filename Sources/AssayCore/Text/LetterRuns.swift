/// The runs of four letters of a word, its edges marked: of `spammy` those are `␣spa spam pamm ammy mmy␣`.
///
/// What a model knows of words that it does not know as such: parts of compounds, stems, spellings. Words of less than four letters have none.
/// A run goes by the hash of its scalars, an edge is a scalar 0 there and a space in its name; no word holds either.
public struct LetterRuns: Sendable {
  /// How many letters, edges included.
  public static let length = 4

  private var position: Int
  private let end: Int
  /// The last three scalars, 21 bits each.
  private var window: UInt64 = 0
  private var isDone = false

  private static let windowMask: UInt64 = (1 << 63) - 1

  /// The runs of the folded word `bytes[start..<end]`. O(1).
  init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    position = start
    self.end = end
    guard LetterRuns.hasRuns(bytes, start, end) else {
      isDone = true
      return
    }
    // The edge before the first letter is there already.
    for _ in 0..<2 { window = window << 21 | UInt64(take(bytes)) }
  }

  private static func hasRuns(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var letters = 0
    var position = start
    while position < end, letters < length {
      if bytes[position] & 0xC0 != 0x80 { letters &+= 1 }
      position &+= 1
    }
    return letters == length
  }

  /// The hash of the next run; nil behind the last one.
  @inline(__always)
  mutating func next(_ bytes: Span<UInt8>) -> UInt64? {
    guard !isDone else { return nil }
    var scalar: UInt64 = 0
    if position < end { scalar = UInt64(take(bytes)) } else { isDone = true }
    let hash = TokenHash.sequence(window, scalar)
    window = (window << 21 | scalar) & LetterRuns.windowMask
    return hash
  }

  @inline(__always)
  private mutating func take(_ bytes: Span<UInt8>) -> UInt32 {
    let byte = bytes[position]
    if byte < 0x80 {
      position &+= 1
      return UInt32(byte)
    }
    let scalar = bytes.scalar(at: position)
    position &+= scalar.length
    return scalar.value
  }

  // MARK: For builders

  /// The hashes of a word's runs, in order. O(letters), copies.
  public static func hashes(of word: some Sequence<UInt8>) -> [UInt64] {
    let bytes = Array(word)
    let padded = bytes + [UInt8](repeating: 0, count: 8)
    let span = padded.span
    var runs = LetterRuns(span, 0, bytes.count)
    var hashes: [UInt64] = []
    while let hash = runs.next(span) { hashes.append(hash) }
    return hashes
  }

  /// The names of a word's runs, in the same order: four scalars each, an edge a space.
  public static func names(of word: String) -> [String] {
    let edge: Unicode.Scalar = " "
    let scalars = [edge] + Array(word.unicodeScalars) + [edge]
    guard scalars.count >= length + 2 else { return [] }
    return (0...(scalars.count - length)).map { String(String.UnicodeScalarView(scalars[$0..<($0 + length)])) }
  }

  /// The name of one of a word's runs, by its index.
  public static func name(_ index: Int, of word: ArraySlice<UInt8>) -> String {
    var scalar = -1
    var bytes: [UInt8] = index == 0 ? [0x20] : []
    for byte in word {
      if byte & 0xC0 != 0x80 { scalar += 1 }
      // The edge is one of the letters before the first scalar.
      if scalar + 1 >= index, scalar + 1 < index + length { bytes.append(byte) }
    }
    if scalar + 2 < index + length { bytes.append(0x20) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a run can have this name: four scalars, a space at most at one end.
  public static func isName(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    guard scalars.count == length, !scalars[1..<(length - 1)].contains(" ") else { return false }
    return !(scalars[0] == " " && scalars[length - 1] == " ") && !scalars.contains("\0")
  }

  /// A run as people read it: `spa…` begins a word, `…pam` ends one, `…pamm…` stands anywhere.
  public static func display(_ name: String) -> String {
    let begins = name.unicodeScalars.first == " "
    let ends = name.unicodeScalars.last == " "
    let letters = String(String.UnicodeScalarView(name.unicodeScalars.filter { $0 != " " }))
    return (begins ? "" : "\u{2026}") + letters + (ends ? "" : "\u{2026}")
  }

  /// The hash of a run by its name.
  public static func hash(ofName name: String) -> UInt64 {
    let scalars = name.unicodeScalars.map { $0 == " " ? 0 : UInt64($0.value) }
    let window = scalars.dropLast().reduce(UInt64(0)) { ($0 << 21 | $1) & windowMask }
    return TokenHash.sequence(window, scalars.last ?? 0)
  }
}
