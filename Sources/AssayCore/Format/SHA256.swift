/// SHA-256 (FIPS 180-4): names the content of a pack. Not on the hot path.
public enum SHA256 {
  /// The digest of the bytes as 64 hexadecimal digits. O(n).
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    digest(bytes).map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// The digest as eight words.
  public static func digest(_ bytes: [UInt8]) -> [UInt32] {
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    let whole = bytes.count / 64 * 64
    compress(&state, bytes.span.extracting(..<whole))
    var rest = bytes[whole...] + [0x80]
    while rest.count % 64 != 56 { rest.append(0) }
    let bits = UInt64(bytes.count) * 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) { rest.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    compress(&state, rest.span)
    return state
  }

  /// Takes in blocks of 64 bytes.
  private static func compress(_ state: inout [UInt32], _ message: Span<UInt8>) {
    var schedule = [UInt32](repeating: 0, count: 64)
    for block in stride(from: 0, to: message.count, by: 64) {
      fill(&schedule, message, block)
      compress(&state, schedule.span, constants.span)
    }
  }

  /// The message schedule of the block of 64 bytes that begins at `start`.
  private static func fill(_ schedule: inout [UInt32], _ message: Span<UInt8>, _ start: Int) {
    var words = schedule.mutableSpan
    for index in 0..<8 {
      let both = message.load8(start &+ index &* 8).byteSwapped
      words[index &* 2] = UInt32(truncatingIfNeeded: both >> 32)
      words[index &* 2 &+ 1] = UInt32(truncatingIfNeeded: both)
    }
    for index in 16..<64 {
      let early = words[index &- 15]
      let late = words[index &- 2]
      let small = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3
      let large = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10
      words[index] = words[index &- 16] &+ small &+ words[index &- 7] &+ large
    }
  }

  /// One round for each word of the schedule; its eight variables have the standard's names. Eight rounds at a time, so that the
  /// variables change roles and not places.
  private static func compress(_ state: inout [UInt32], _ schedule: Span<UInt32>, _ constants: Span<UInt32>) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in stride(from: 0, to: 64, by: 8) {
      @inline(__always) func word(_ offset: Int) -> UInt32 { constants[index &+ offset] &+ schedule[index &+ offset] }
      round(a, b, c, &d, e, f, g, &h, word(0))
      round(h, a, b, &c, d, e, f, &g, word(1))
      round(g, h, a, &b, c, d, e, &f, word(2))
      round(f, g, h, &a, b, c, d, &e, word(3))
      round(e, f, g, &h, a, b, c, &d, word(4))
      round(d, e, f, &g, h, a, b, &c, word(5))
      round(c, d, e, &f, g, h, a, &b, word(6))
      round(b, c, d, &e, f, g, h, &a, word(7))
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
    _ word: UInt32
  ) {
    let choice = g ^ e & (f ^ g)
    let first = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choice &+ word
    let majority = a & b ^ c & (a ^ b)
    d &+= first
    h = first &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
  }

  @inline(__always)
  private static func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 { value &>> count | value &<< (32 &- count) }

  /// The fractional parts of the cube roots of the first 64 primes, computed in whole numbers: floor(2^32 · p^(1/3)) mod 2^32.
  private static let constants: [UInt32] = {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      // The largest r with r³ ≤ p · 2^96, by bisection; r < 7 · 2^32.
      var low: UInt64 = 0
      var high: UInt64 = 7 << 32
      while high - low > 1 {
        let middle = (low + high) / 2
        let square = middle.multipliedFullWidth(by: middle)
        // middle³ / 2^64 compared with p · 2^32; the square's high word is below 2^6.
        let upper = middle.multipliedFullWidth(by: square.low).high + middle * UInt64(square.high)
        if upper < prime << 32 { low = middle } else { high = middle }
      }
      return UInt32(truncatingIfNeeded: low)
    }
  }()
}
