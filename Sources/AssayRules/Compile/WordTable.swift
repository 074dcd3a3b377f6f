internal import AssayCore

/// Words, or other texts, each once, by number: their bytes stand one behind the other and are found by their hash, which is worked
/// out once.
struct WordTable {
  private(set) var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  /// The `TokenHash` of each word.
  private(set) var hashes: [UInt64] = []
  private var slots = HashSlots()

  /// Makes room for words to come.
  mutating func reserve(count: Int) {
    starts.reserveCapacity(count)
    hashes.reserveCapacity(count)
    bytes.reserveCapacity(count * 16)
    slots.reserve(count)
  }

  /// How many words there are.
  var count: Int { hashes.count }

  var numbers: Range<Int32> { 0..<Int32(count) }

  /// The bytes of a word: a range of `bytes`.
  func range(_ number: Int32) -> Range<Int> { Int(starts[Int(number)])..<Int(starts[Int(number) + 1]) }

  func text(_ number: Int32) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  /// The number of the word in a range of `source`, which is added if it is new. O(its bytes).
  mutating func number(_ source: Span<UInt8>, _ range: Range<Int>) -> Int32 {
    let hash = TokenHash.hash(source, in: range)
    let word = source.extracting(range)
    var probe = slots.probe(hash)
    while let known = slots.next(&probe) { if isSame(known, word) { return known } }
    for index in word.indices { bytes.append(word[index]) }
    starts.append(Int32(bytes.count))
    hashes.append(hash)
    return slots.fill(probe)
  }

  /// The same of a text.
  mutating func number(_ text: String) -> Int32 {
    let span = text.utf8.span
    return number(span, 0..<span.count)
  }

  /// The number of a text that stands in the table. O(its bytes).
  func find(_ text: String) -> Int32? {
    let span = text.utf8.span
    return find(TokenHash.hash(span, in: 0..<span.count), span)
  }

  /// The number of a word that another table has under some number.
  func find(_ other: borrowing WordTable, _ number: Int32) -> Int32? {
    find(other.hashes[Int(number)], other.bytes.span.extracting(other.range(number)))
  }

  private func find(_ hash: UInt64, _ word: Span<UInt8>) -> Int32? {
    var probe = slots.probe(hash)
    while let known = slots.next(&probe) { if isSame(known, word) { return known } }
    return nil
  }

  /// Whether a word of the table has these bytes.
  private func isSame(_ number: Int32, _ word: Span<UInt8>) -> Bool {
    let own = range(number)
    return own.count == word.count && isSame(own.lowerBound, word)
  }

  /// Whether other bytes stand in `bytes` from some place on.
  private func isSame(_ first: Int, _ other: Span<UInt8>) -> Bool {
    let own = bytes.span.extracting(first..<first &+ other.count)
    for offset in other.indices where own[offset] != other[offset] { return false }
    return true
  }

  /// Whether a word begins with other bytes.
  func begins(_ number: Int32, with edge: Span<UInt8>) -> Bool {
    let range = range(number)
    return edge.count <= range.count && isSame(range.lowerBound, edge)
  }

  // MARK: Order

  /// Some of its words in the order of their bytes, or of their bytes from the end. O(n · log(n)).
  func sorted(_ numbers: some Sequence<Int32>, fromEnd: Bool = false) -> [Int32] {
    // Most words differ in their first eight bytes.
    var keys = numbers.map { (edge: edge($0, fromEnd: fromEnd), number: $0) }
    keys.sort { one, other in
      one.edge != other.edge ? one.edge < other.edge : precedes(one.number, other.number, fromEnd: fromEnd)
    }
    return keys.map(\.number)
  }

  /// The first eight bytes, or the last ones turned round, as a number that orders as they do.
  private func edge(_ number: Int32, fromEnd: Bool) -> UInt64 {
    let range = range(number)
    var edge: UInt64 = 0
    for offset in 0..<min(8, range.count) {
      edge |=
        UInt64(bytes[fromEnd ? range.upperBound - 1 - offset : range.lowerBound + offset]) << UInt64(56 - offset * 8)
    }
    return edge
  }

  func precedes(_ one: Int32, _ other: Int32, fromEnd: Bool) -> Bool {
    let (first, second) = (range(one), range(other))
    return fromEnd
      ? bytes[first].reversed().lexicographicallyPrecedes(bytes[second].reversed())
      : bytes[first].lexicographicallyPrecedes(bytes[second])
  }

  /// Whether a word begins, or ends, as another does.
  func begins(_ number: Int32, with other: Int32, atEnd isAtEnd: Bool) -> Bool {
    let (own, edge) = (range(number), range(other))
    guard edge.count <= own.count else { return false }
    let first = isAtEnd ? own.upperBound - edge.count : own.lowerBound
    return isSame(first, bytes.span.extracting(edge))
  }
}
