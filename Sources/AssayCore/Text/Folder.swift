extension FoldedText {
  /// Appends the folded view of `source[range]` (well-formed UTF-8). O(n); ASCII goes sixteen bytes at a time.
  mutating func fold(_ source: Span<UInt8>, _ range: Range<Int>) {
    // The longest growth is a marker byte before a scalar, or a fold to three times the bytes (ŉ, ㎒ and the like).
    reserve(range.count * 3 + 1)
    // A byte that is part of nothing keeps marks, words and disguises from joining the field before.
    if count > 0 { put(UInt8(0)) }
    segments.append(Segment(folded: count, source: range.lowerBound))
    var input = range.lowerBound
    while input < range.upperBound {
      input = foldASCII(source, input, range.upperBound)
      if input < range.upperBound { input = foldScalars(source, input, range.upperBound) }
    }
    bytes.withZeroPadding(after: count)
  }

  /// Folds ASCII until the first other byte; returns where it stopped.
  private mutating func foldASCII(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var input = start
    var output = count
    var target = bytes.mutableSpan
    while input &+ 16 <= end {
      let first = source.load8(input)
      let second = source.load8(input &+ 8)
      if (first | second | Lanes.below(0x20, first) | Lanes.below(0x20, second)) & Lanes.highs != 0 { break }
      target.store8(Lanes.lowercased(first), output)
      target.store8(Lanes.lowercased(second), output &+ 8)
      input &+= 16
      output &+= 16
    }
    while input &+ 8 <= end {
      let word = source.load8(input)
      if word & Lanes.highs != 0 { break }
      if Lanes.below(0x20, word) != 0 { break }
      target.store8(Lanes.lowercased(word), output)
      input &+= 8
      output &+= 8
    }
    // The rest of the word that stopped the loop: at most eight bytes, then the caller comes back.
    let stop = min(end, input &+ 8)
    while input < stop {
      let byte = source[input]
      if byte >= 0x80 { break }
      target[output] = Folder.ascii(byte)
      input &+= 1
      output &+= 1
    }
    count = output
    return input
  }

  /// Folds scalars until the next ASCII byte that no scalar outside ASCII touches.
  private mutating func foldScalars(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let table = ScalarTable.shared
    var input = start
    while input < end, source[input] >= 0x80 {
      let scalar = source.scalar(at: input)
      let record = table.record(of: scalar.value)
      let before = count
      switch table.scalarClass(record) {
      case .ignorable:
        break
      case .symbol:
        put(UInt8(ascii: " "))
      case .emoji: putAlone(Stand.emoji, scalar.value, input)
      case .single: putAlone(Stand.single, scalar.value, input)
      case .mark:
        putMark(scalar.value, table)
      case .letter, .digit, .separator:
        let folded = table.folded(record)
        if folded.isEmpty { put(scalar.value) } else { for index in folded { put(table.bytes[index]) } }
      }
      input += scalar.length
      if count - before != scalar.length { segments.append(Segment(folded: count, source: input)) }
    }
    return input
  }

  /// Puts a scalar behind the byte that says what it stands for; the token begins behind that byte.
  private mutating func putAlone(_ stand: UInt8, _ scalar: UInt32, _ source: Int) {
    put(stand)
    segments.append(Segment(folded: count, source: source))
    put(scalar)
  }

  /// Composes a mark with the letter before it; where Unicode has no such pair the mark stays, as part of the word.
  private mutating func putMark(_ mark: UInt32, _ table: ScalarTable) {
    var letterStart = count - 1
    while letterStart > 0, bytes[letterStart] & 0xC0 == 0x80 { letterStart -= 1 }
    guard letterStart >= 0 else { return }
    let letter = bytes.span.scalar(at: letterStart).value
    if let composed = table.composed(letter, mark) {
      count = letterStart
      put(composed)
    } else if letter > 0x40 {
      put(mark)
    }
  }

  private mutating func put(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  private mutating func put(_ scalar: UInt32) {
    if scalar < 0x80 { return put(UInt8(scalar)) }
    if scalar < 0x800 {
      put(UInt8(0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        put(UInt8(0xE0 | scalar >> 12))
      } else {
        put(UInt8(0xF0 | scalar >> 18))
        put(UInt8(0x80 | scalar >> 12 & 0x3F))
      }
      put(UInt8(0x80 | scalar >> 6 & 0x3F))
    }
    put(UInt8(0x80 | scalar & 0x3F))
  }
}

enum Folder {
  /// One ASCII byte folded: lower case; control characters become a space, all kinds of line end a line feed.
  @inline(__always)
  static func ascii(_ byte: UInt8) -> UInt8 {
    if byte >= 0x41 && byte <= 0x5A { return byte | 0x20 }
    if byte >= 0x20 { return byte }
    return byte == 0x0A || byte == 0x0D || byte == 0x0B || byte == 0x0C ? 0x0A : 0x20
  }
}

extension [UInt8] {
  /// Zeroes the eight bytes after `count`, so that word-sized loads at the end read nothing stale.
  fileprivate mutating func withZeroPadding(after count: Int) {
    for index in count..<(count + 8) { self[index] = 0 }
  }
}
