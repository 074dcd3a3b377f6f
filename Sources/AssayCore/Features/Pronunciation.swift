/// Whether a word of ASCII letters looks as if it could be spoken.
public enum Pronunciation {
  /// No vowel at all, or seven consonants in a row ("catchphrase" has six). O(length), eight letters at a time.
  static func isImpossible(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var position = start
    var hasVowel = false
    var run = 0
    while position < end {
      let length = min(8, end &- position)
      let word = bytes.load8(position)
      // The high bit of each byte that is a vowel, or no letter at all.
      var vowels =
        Lanes.same(UInt8(ascii: "a"), word) | Lanes.same(UInt8(ascii: "e"), word) | Lanes.same(UInt8(ascii: "i"), word)
      vowels |=
        Lanes.same(UInt8(ascii: "o"), word) | Lanes.same(UInt8(ascii: "u"), word) | Lanes.same(UInt8(ascii: "y"), word)
      vowels |= Lanes.below(0x61, word) | ~Lanes.below(0x7B, word) & Lanes.highs
      vowels &= UInt64.max >> UInt64((8 &- length) &* 8)
      guard vowels != 0 else {
        run &+= length
        if run >= 7 { return true }
        position &+= length
        continue
      }
      hasVowel = true
      if run &+ vowels.trailingZeroBitCount >> 3 >= 7 { return true }
      // Within eight letters that hold a vowel seven consonants fit only at one end; what stands behind the last vowel goes on.
      run = length &- 1 &- (63 &- vowels.leadingZeroBitCount) >> 3
      if run >= 7 { return true }
      position &+= length
    }
    return !hasVowel
  }

  /// One bit for each word of a vocabulary, 64 to a number: set for those that could be spoken, as far as they are plain small letters.
  /// Words are ranges of `bytes`. O(bytes).
  public static func bits(_ words: [Range<Int>], in bytes: [UInt8]) -> [UInt64] {
    var bits = Array(repeating: UInt64(0), count: (words.count + 63) / 64)
    let padded = bytes + repeatElement(0, count: 8)
    let span = padded.span
    for (number, word) in words.enumerated() {
      var isPlain = true
      for index in word { isPlain = isPlain && span[index] >= 0x61 && span[index] <= 0x7A }
      if isPlain, !isImpossible(span, word.lowerBound, word.upperBound) {
        bits[number >> 6] |= 1 << UInt64(number & 63)
      }
    }
    return bits
  }
}
