/// Two to fifteen small ASCII letters with something else behind them: nearly every word, read with one or two loads.
struct PlainWord {
  /// In bytes.
  let length: Int
  /// The byte behind it.
  let stop: UInt8
  /// Its `TokenHash`.
  let hash: UInt64

  /// The word that begins at `start`; nil for all others, single letters included, which the decoder may want.
  ///
  /// Sixteen bytes from `start` on must be readable, or the first eight hold something else than letters.
  @inline(__always)
  init?(_ bytes: Span<UInt8>, _ start: Int) {
    let word = bytes.load8(start)
    let others = Lanes.notSmallLetters(word)
    if others != 0 {
      let length = others.trailingZeroBitCount >> 3
      guard length > 1 else { return nil }
      self.length = length
      stop = UInt8(truncatingIfNeeded: word >> UInt64(truncatingIfNeeded: length &* 8))
      hash = TokenHash.mix(TokenHash.seed ^ UInt64(truncatingIfNeeded: length) ^ word & PlainWord.before(others))
      return
    }
    let second = bytes.load8(start &+ 8)
    let behind = Lanes.notSmallLetters(second)
    guard behind != 0 else { return nil }
    let length = behind.trailingZeroBitCount >> 3
    self.length = length &+ 8
    stop = UInt8(truncatingIfNeeded: second >> UInt64(truncatingIfNeeded: length &* 8))
    let first = TokenHash.mix(TokenHash.seed ^ UInt64(truncatingIfNeeded: length &+ 8) ^ word)
    hash = length == 0 ? first : TokenHash.mix(first ^ second & PlainWord.before(behind))
  }

  /// All bits of the bytes before the first that is marked in `marks`, which has one mark at least.
  @inline(__always)
  private static func before(_ marks: UInt64) -> UInt64 { (marks & (0 &- marks)) >> 7 &- 1 }

  /// Whether what stands behind the word can neither belong to it nor make it suspect.
  @inline(__always)
  func endsQuietly(_ bytes: Span<UInt8>, _ start: Int, _ classes: Span<UInt8>) -> Bool {
    if classes[Int(stop)] & (ByteClass.word | ByteClass.joint | ByteClass.mask) == 0 { return true }
    return (stop == UInt8(ascii: ".") || stop == UInt8(ascii: ",")) && bytes[start &+ length &+ 1] == 0x20
  }
}
