/// Joins tokens into the things they make together: phone numbers, cards, IBANs, dates, prices, postcodes.
///
/// Runs only over fields that have digits. One pass, O(tokens); each joining looks at a bounded number of them.
struct ThingRecognizer {
  /// The digits of the run of numbers at hand, 0–9, and where each token's digits end in it.
  private var digits: [UInt8] = []
  private var digitEnds: [Int] = []
  private var letters: [UInt8] = []

  /// At most so many tokens make one thing (an IBAN printed in groups has nine).
  static let longest = 10

  /// Replaces `buffer`'s tokens from `first` on by the things they make.
  mutating func join(_ buffer: inout TokenBuffer, from first: Int, _ bytes: Span<UInt8>) {
    var read = first
    var write = first
    var suspect = buffer.suspects.firstIndex { $0 >= Int32(first) } ?? buffer.suspects.count
    var kept = suspect
    while read < buffer.count {
      let plain = buffer.plainRun(from: read)
      let found = plain == 0 ? thing(buffer, read, bytes) : nil
      let next = found?.next ?? read + max(1, plain)
      // Suspects move with their tokens; what became part of a thing is none.
      while suspect < buffer.suspects.count, buffer.suspects[suspect] < Int32(next) {
        if found == nil {
          buffer.suspects[kept] = buffer.suspects[suspect] - Int32(read - write)
          kept += 1
        }
        suspect += 1
      }
      if let found {
        var token = buffer.tokens[read]
        token.kind = found.kind
        token.end = buffer.tokens[next - 1].end
        if found.kind == .phone, token.start > 0, bytes[Int(token.start) - 1] == UInt8(ascii: "+") { token.start -= 1 }
        buffer.tokens[write] = token
        buffer.hashes[write] = buffer.hashes[read]
        write += 1
      } else if buffer.tokens[read].kind != .currency {  // a currency without its number is dropped
        buffer.move(read..<next, to: write)
        write += next - read
      }
      read = next
    }
    buffer.suspects.removeLast(buffer.suspects.count - kept)
    buffer.count = write
  }

  private struct Thing {
    var kind: TokenKind
    /// The index of the token behind it.
    var next: Int
  }

  private mutating func thing(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    let token = buffer.tokens[index]
    switch token.kind {
    case .number:
      gatherDigits(buffer, index, bytes)
      return dateInDigits(buffer, index, bytes) ?? card(buffer, index, bytes) ?? phone(buffer, index, bytes)
        ?? dayAndMonth(buffer, index, bytes) ?? amount(buffer, index, bytes) ?? dutchPostcode(buffer, index, bytes)
        ?? zipPlusFour(buffer, index, bytes)
    case .currency:
      guard index + 1 < buffer.count, buffer.tokens[index + 1].kind == .number, gap(buffer, index, bytes) <= 1 else {
        return nil
      }
      return Thing(kind: .money, next: index + 2)
    case .word where token.flags.contains(.hasDigit):
      return iban(buffer, index, bytes) ?? postcode(buffer, index, bytes) ?? ordinalAndMonth(buffer, index, bytes)
    case .word:
      return monthAndDay(buffer, index, bytes)
    default:
      return nil
    }
  }

  /// How many bytes lie between a token and the next.
  private func gap(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Int {
    Int(buffer.tokens[index + 1].start) - Int(buffer.tokens[index].end)
  }

  // MARK: Rows of digits

  /// Collects the digits of the numbers from `index` on that are set apart by spaces, hyphens, dots, slashes or brackets alone.
  private mutating func gatherDigits(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) {
    digits.removeAll(keepingCapacity: true)
    digitEnds.removeAll(keepingCapacity: true)
    var current = index
    while current < buffer.count, buffer.tokens[current].kind == .number, digitEnds.count < ThingRecognizer.longest {
      let token = buffer.tokens[current]
      if current > index {
        let start = Int(buffer.tokens[current - 1].end)
        let isJoined =
          token.start - UInt32(start) <= 3
          && (start..<Int(token.start)).allSatisfy { ByteSet.digitGap.contains(bytes[$0]) }
        guard isJoined else { return }
      }
      for position in token.range where Tokenizer.isDigit(bytes[position]) { digits.append(bytes[position] - 48) }
      digitEnds.append(digits.count)
      guard digits.count <= 24 else { return }
      current += 1
    }
  }

  private func card(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    for groups in stride(from: digitEnds.count, to: 0, by: -1) where (13...19).contains(digitEnds[groups - 1]) {
      guard digits[0] >= 3, digits[0] <= 6 else { return nil }
      if Checksums.luhn(digits[0..<digitEnds[groups - 1]]) { return Thing(kind: .card, next: index + groups) }
    }
    return nil
  }

  private func phone(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    let start = Int(buffer.tokens[index].start)
    let hasPlus = start > 0 && bytes[start - 1] == UInt8(ascii: "+")
    if !hasPlus, isReference(buffer, index, bytes) { return nil }
    for groups in stride(from: min(digitEnds.count, 8), to: 0, by: -1) {
      let number = digits[0..<digitEnds[groups - 1]]
      let isPhone: Bool
      if hasPlus {
        isPhone =
          Checksums.internationalPhoneIsPlausible(number)
          || (number.contains(0) && Checksums.internationalPhoneIsPlausible(withoutTrunkZero(number)))
      } else if number.starts(with: [0, 0]) {
        isPhone = Checksums.internationalPhoneIsPlausible(number.dropFirst(2))
      } else if number[0] == 0 {
        isPhone = (9...12).contains(number.count) && !isDecimal(buffer.tokens[index], bytes)
      } else {
        let shape = groupShape(buffer, index..<(index + groups), bytes)
        isPhone = isNorthAmerican(shape) || groups == digitEnds.count && isDanishOrSpanish(shape)
      }
      if isPhone { return Thing(kind: .phone, next: index + groups) }
    }
    return nil
  }

  /// `+44 (0)7700 …`: the zero in brackets is not dialled.
  private func withoutTrunkZero(_ number: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let zero = number.prefix(4).firstIndex(of: 0), digitEnds.contains(zero) else { return number }
    return number[..<zero] + number[(zero + 1)...]
  }

  private func isDecimal(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
    token.range.count > 1 && !Tokenizer.isDigit(bytes[Int(token.start) + 1])
  }

  /// How many digits each group has, a hexadecimal digit a group; 0 for what no number without prefix is.
  private func groupShape(_ buffer: borrowing TokenBuffer, _ indices: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    var groups = 0
    for index in indices {
      groups <<= 4
      for position in buffer.tokens[index].range {
        if Tokenizer.isDigit(bytes[position]) {
          groups += 1
        } else if bytes[position] == UInt8(ascii: ".") {
          groups <<= 4  // 555.123.4567 is one token
        } else {
          return 0
        }
        if groups > 0xFFFF || groups & 0xF > 7 { return 0 }
      }
    }
    return groups
  }

  /// 3-3-4 digits, a 1 before them or not, or 3-4 alone when it begins with 555.
  private func isNorthAmerican(_ shape: Int) -> Bool {
    switch shape {
    case 0x34: digits.starts(with: [5, 5, 5])
    case 0x334, 0x37: true
    case 0x1334, 0x137: digits[0] == 1
    default: false
    }
  }

  /// Four pairs, as in Denmark, or nine digits from 6 on in the groups of Spain. Rows such as `36 38 40 42` are sizes.
  private func isDanishOrSpanish(_ shape: Int) -> Bool {
    switch shape {
    case 0x2222:
      let pairs = stride(from: 0, to: 8, by: 2).map { Int(digits[$0]) * 10 + Int(digits[$0 + 1]) }
      return digits[0] >= 2 && Set(zip(pairs.dropFirst(), pairs).map { $0 - $1 }).count > 1
    case 0x333, 0x3222, 0x2322: return (6...9).contains(digits[0])
    default: return false
    }
  }

  /// Whether the words before a number call it an order, an invoice and the like.
  private func isReference(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Bool {
    let start = Int(buffer.tokens[index].start)
    if start > 0, bytes[start - 1] == UInt8(ascii: "#") { return true }
    for before in max(0, index - 2)..<index {
      let token = buffer.tokens[before]
      guard token.kind == .word, token.range.count <= 8 else { continue }
      let keep = UInt64.max >> UInt64((8 - token.range.count) * 8)
      if ThingRecognizer.referenceWords.contains(bytes.load8(Int(token.start)) & keep) { return true }
    }
    return false
  }

  private static let referenceWords = PackedWords(
    "order ref invoice tracking booking ticket policy case parcel serial model isbn item sku claim")

  private func zipPlusFour(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    guard digitEnds.count >= 2, digitEnds[0] == 5, digitEnds[1] == 9, gap(buffer, index, bytes) == 1,
      bytes[Int(buffer.tokens[index].end)] == UInt8(ascii: "-")
    else { return nil }
    return Thing(kind: .postcode, next: index + 2)
  }

  // MARK: Dates and amounts

  private func dateInDigits(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    let token = buffer.tokens[index]
    var parts = (0, 0, 0)
    var next = index + 1
    var lastLength = 0
    if token.range.contains(where: { bytes[$0] == UInt8(ascii: ".") }) {
      guard let (numbers, length) = dotted(token, bytes) else { return nil }
      parts = numbers
      lastLength = length
    } else {
      guard digitEnds.count >= 3, index + 2 < buffer.count else { return nil }
      let separator = bytes[Int(token.end)]
      guard separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-") || separator == UInt8(ascii: ".") else {
        return nil
      }
      for offset in 0..<3 {
        let part = buffer.tokens[index + offset]
        guard part.range.count <= 4 else { return nil }
        parts = (parts.1, parts.2, part.range.reduce(0) { $0 * 10 + Int(bytes[$1] &- 48) })
        if offset < 2, gap(buffer, index + offset, bytes) != 1 || bytes[Int(part.end)] != separator { return nil }
        lastLength = part.range.count
      }
      next = index + 3
      // 06-12-34-56-78 is no date.
      if digitEnds.count > 3, gap(buffer, index + 2, bytes) == 1, bytes[Int(buffer.tokens[index + 2].end)] == separator
      {
        return nil
      }
    }
    func isDayAndMonth(_ one: Int, _ other: Int) -> Bool {
      (1...31).contains(one) && (1...12).contains(other) || (1...12).contains(one) && (1...31).contains(other)
    }
    func isYear(_ value: Int) -> Bool { (1900...2100).contains(value) || lastLength == 2 }
    let isDate =
      (1900...2100).contains(parts.0)
      ? isDayAndMonth(parts.1, parts.2) : isDayAndMonth(parts.0, parts.1) && isYear(parts.2)
    return isDate ? Thing(kind: .date, next: next) : nil
  }

  /// The three numbers of `12.03.2026` in one token, and how many digits the last has.
  private func dotted(_ token: Token, _ bytes: Span<UInt8>) -> (numbers: (Int, Int, Int), lastLength: Int)? {
    var numbers = (0, 0, 0)
    var count = 1
    var length = 0
    for position in token.range {
      if bytes[position] == UInt8(ascii: ".") {
        count += 1
        length = 0
        numbers = (numbers.1, numbers.2, 0)
        guard count <= 3 else { return nil }
      } else {
        length += 1
        numbers.2 = numbers.2 * 10 + Int(bytes[position] &- 48)
        guard numbers.2 < 10_000 else { return nil }
      }
    }
    return count == 3 ? (numbers, length) : nil
  }

  /// "12 March 2026", "12. März", "12 de marzo".
  private func dayAndMonth(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    guard digits.count >= 1, digitEnds[0] <= 2, isDay(digits[0..<digitEnds[0]]) else { return nil }
    var next = index + 1
    // The full stop of "12." ends no sentence when a month follows.
    if next < buffer.count, isWord(buffer.tokens[next], "de", bytes) || buffer.tokens[next].kind == .sentenceBreak {
      next += 1
    }
    guard next < buffer.count, isMonth(buffer.tokens[next], bytes) else { return nil }
    return Thing(kind: .date, next: yearEnd(buffer, next + 1, bytes))
  }

  /// "12th March 2026", "12th of March".
  private func ordinalAndMonth(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    let token = buffer.tokens[index]
    guard token.range.count >= 3, token.range.count <= 4 else { return nil }
    let day = token.range.dropLast(2)
    guard day.allSatisfy({ Tokenizer.isDigit(bytes[$0]) }), isDay(day.map { bytes[$0] - 48 }[...]),
      ThingRecognizer.ordinalEndings.contains(UInt16(bytes[day.upperBound]) << 8 | UInt16(bytes[day.upperBound + 1]))
    else { return nil }
    var next = index + 1
    if next < buffer.count, isWord(buffer.tokens[next], "of", bytes) { next += 1 }
    guard next < buffer.count, isMonth(buffer.tokens[next], bytes) else { return nil }
    return Thing(kind: .date, next: yearEnd(buffer, next + 1, bytes))
  }

  /// st, nd, rd, th.
  private static let ordinalEndings: Set<UInt16> = [0x7374, 0x6E64, 0x7264, 0x7468]

  /// "March 12, 2026", "March 12th".
  private func monthAndDay(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    // The next token is looked at first: few words stand before a number.
    guard index + 1 < buffer.count, buffer.tokens[index + 1].flags.contains(.hasDigit) else { return nil }
    let day = buffer.tokens[index + 1]
    guard day.range.count <= 4, Tokenizer.isDigit(bytes[Int(day.start)]), isMonth(buffer.tokens[index], bytes) else {
      return nil
    }
    let value = day.range.filter { Tokenizer.isDigit(bytes[$0]) }.map { bytes[$0] - 48 }
    guard value.count <= 2 ? isDay(value[...]) : value.count == 4 else { return nil }
    return Thing(kind: .date, next: value.count == 4 ? index + 2 : yearEnd(buffer, index + 2, bytes))
  }

  private func isDay(_ digits: ArraySlice<UInt8>) -> Bool {
    (1...31).contains(digits.reduce(0) { $0 * 10 + Int($1) })
  }

  private func yearEnd(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Int {
    guard index < buffer.count, buffer.tokens[index].kind == .number, buffer.tokens[index].range.count == 4,
      bytes[Int(buffer.tokens[index].start)] == UInt8(ascii: "1")
        || bytes[Int(buffer.tokens[index].start)] == UInt8(ascii: "2")
    else { return index }
    return index + 1
  }

  /// A number followed by a currency or "percent".
  private func amount(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    let end = Int(buffer.tokens[index].end)
    if bytes[end] == 0x20, bytes[end + 1] == UInt8(ascii: "%") { return Thing(kind: .percent, next: index + 1) }
    guard index + 1 < buffer.count, gap(buffer, index, bytes) <= 1 else { return nil }
    let next = buffer.tokens[index + 1]
    if next.kind == .currency { return Thing(kind: .money, next: index + 2) }
    guard next.kind == .word, next.range.count <= 8 else {
      return nil
    }
    let word = bytes.load8(Int(next.start)) & (UInt64.max >> UInt64((8 - next.range.count) * 8))
    if ThingRecognizer.currencyWords.contains(word) { return Thing(kind: .money, next: index + 2) }
    if ThingRecognizer.percentWords.contains(word) { return Thing(kind: .percent, next: index + 2) }
    if isWord(next, "per", bytes), index + 2 < buffer.count, isWord(buffer.tokens[index + 2], "cent", bytes) {
      return Thing(kind: .percent, next: index + 3)
    }
    return nil
  }

  private static let currencyWords = PackedWords(
    """
    usd gbp eur euro euros dollar dollars pound pounds quid bucks kr kroner kronor chf francs sek dkk nok cad aud inr \
    rupees zloty
    """)
  private static let percentWords = PackedWords("percent pct prozent procent")

  /// Month names and their usual short forms in English, German, French, Spanish, Italian and Danish, by their first eight bytes.
  private static let months = PackedWords(
    """
    january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec \
    januar februar märz juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre \
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile giugno luglio \
    settembre ottobre dicembre marts maj
    """)

  private func isMonth(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
    guard token.kind == .word, token.range.count >= 3, token.range.count <= 10 else { return false }
    let keep = token.range.count >= 8 ? UInt64.max : UInt64.max >> UInt64((8 - token.range.count) * 8)
    return ThingRecognizer.months.contains(bytes.load8(Int(token.start)) & keep)
  }

  private func isWord(_ token: Token, _ word: StaticString, _ bytes: Span<UInt8>) -> Bool {
    guard token.kind == .word, token.range.count == word.utf8CodeUnitCount, token.range.count <= 8 else { return false }
    return bytes.load8(Int(token.start)) & (UInt64.max >> UInt64((8 - token.range.count) * 8))
      == Address.packed(word.description)
  }

  // MARK: Letters and digits

  private mutating func iban(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    let first = buffer.tokens[index]
    guard first.range.count >= 4, !Tokenizer.isDigit(bytes[Int(first.start)]),
      !Tokenizer.isDigit(bytes[Int(first.start) + 1]),
      Tokenizer.isDigit(bytes[Int(first.start) + 2]), Tokenizer.isDigit(bytes[Int(first.start) + 3])
    else { return nil }
    letters.removeAll(keepingCapacity: true)
    var current = index
    while current < buffer.count, current - index < ThingRecognizer.longest, letters.count < 34 {
      let token = buffer.tokens[current]
      guard token.kind == .word || token.kind == .number else { return nil }
      if current > index, gap(buffer, current - 1, bytes) != 1 { return nil }
      for position in token.range { letters.append(bytes[position]) }
      current += 1
      if Checksums.ibanIsValid(letters[...]) { return Thing(kind: .iban, next: current) }
    }
    return nil
  }

  /// British ("SW1A 1AA") and Canadian ("K1A 0B1") postcodes, in one token or two.
  private mutating func postcode(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    let first = buffer.tokens[index]
    guard first.range.count <= 8, !Tokenizer.isDigit(bytes[Int(first.start)]) else { return nil }
    letters.removeAll(keepingCapacity: true)
    for position in first.range { letters.append(bytes[position]) }
    if isPostcode(split: letters.count - 3) { return Thing(kind: .postcode, next: index + 1) }
    guard index + 1 < buffer.count, buffer.tokens[index + 1].range.count == 3, gap(buffer, index, bytes) == 1,
      buffer.tokens[index + 1].kind == .word
    else { return nil }
    let split = letters.count
    for position in buffer.tokens[index + 1].range { letters.append(bytes[position]) }
    return isPostcode(split: split) ? Thing(kind: .postcode, next: index + 2) : nil
  }

  /// Whether `letters` is an outward part of `split` characters and an inward part of three.
  private func isPostcode(split: Int) -> Bool {
    guard (2...4).contains(split), letters.count == split + 3 else { return false }
    func isDigit(_ index: Int) -> Bool { Tokenizer.isDigit(letters[index]) }
    if split == 3, !isDigit(0), isDigit(1), !isDigit(2), isDigit(3), !isDigit(4), isDigit(5) { return true }
    guard isDigit(split), !isDigit(split + 1), !isDigit(split + 2), !isDigit(0) else { return false }
    // Royal Mail's PAF guide: letters that no inward part has, areas of one letter, letters that no area begins with.
    guard !"cikmov".utf8.contains(letters[split + 1]), !"cikmov".utf8.contains(letters[split + 2]) else { return false }
    let hasOneLetter = isDigit(1)
    guard hasOneLetter ? "beglmnsw".utf8.contains(letters[0]) : !"qvx".utf8.contains(letters[0]) else { return false }
    switch split {
    case 2: return isDigit(1)
    case 3: return isDigit(1) || isDigit(2)
    default: return !isDigit(1) && isDigit(2)
    }
  }

  private func dutchPostcode(_ buffer: borrowing TokenBuffer, _ index: Int, _ bytes: Span<UInt8>) -> Thing? {
    guard buffer.tokens[index].range.count == 4, digits[0] > 0, index + 1 < buffer.count else { return nil }
    let letters = buffer.tokens[index + 1]
    guard letters.kind == .word, letters.range.count == 2, letters.flags.contains(.allCapitals),
      gap(buffer, index, bytes) <= 1
    else { return nil }
    return Thing(kind: .postcode, next: index + 2)
  }
}
