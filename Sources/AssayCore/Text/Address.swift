/// Finds URLs, bare domains and e-mail addresses.
enum Address {
  struct Found {
    var kind: TokenKind
    var end: Int
  }

  /// The longest address looked at, in bytes; longer ones are cut there.
  static let longest = 256

  /// The address that begins at `start`, if one does. O(length), at most `longest` bytes.
  ///
  /// An address is `scheme://…`, `www.…`, `local@domain` or a bare domain whose last label is a known top-level
  /// domain (RFC 1034 labels; the list is in `TopLevelDomains`). Two-letter domains that are also common words, as in
  /// "was good.it came", count only with a path or a third label.
  static func scan(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Found? {
    let limit = min(end, start + longest)
    var stop = start
    while stop < limit, isAddressByte(bytes[stop]) { stop += 1 }
    while stop > start, isTrailing(bytes[stop - 1]) { stop -= 1 }
    guard stop - start >= 4 else { return nil }

    var at: Int?
    var slash: Int?
    var scheme: Int?
    for index in start..<stop {
      switch bytes[index] {
      case UInt8(ascii: "@"): if at == nil && slash == nil { at = index }
      case UInt8(ascii: "/"):
        if slash == nil {
          if index > start, bytes[index - 1] == UInt8(ascii: ":"), index + 1 < stop,
            bytes[index + 1] == UInt8(ascii: "/")
          {
            if scheme == nil { scheme = index - 1 }
          } else if bytes[index - 1] != UInt8(ascii: "/") {
            slash = index
          }
        }
      case UInt8(ascii: "?"), UInt8(ascii: "#"): if slash == nil { slash = index }
      default: break
      }
    }
    if let scheme {
      guard scheme - start >= 3, scheme - start <= 5, stop > scheme + 5 else { return nil }
      return Found(kind: .url, end: stop)
    }
    let hostStart = at.map { $0 + 1 } ?? start
    var hostEnd = slash ?? stop
    if let colon = (hostStart..<hostEnd).first(where: { bytes[$0] == UInt8(ascii: ":") }) {
      guard colon + 1 < hostEnd, Tokenizer.isDigit(bytes[colon + 1]) else {
        return domain(bytes, start, at, hostStart, colon, false, colon)
      }
      hostEnd = colon
    }
    return domain(bytes, start, at, hostStart, hostEnd, slash != nil, at == nil ? stop : hostEnd)
  }

  private static func domain(
    _ bytes: Span<UInt8>, _ start: Int, _ at: Int?, _ hostStart: Int, _ hostEnd: Int, _ hasPath: Bool, _ stop: Int
  ) -> Found? {
    var labels = 0
    var labelStart = hostStart
    var lastLabel = hostStart
    for index in hostStart...hostEnd {
      if index == hostEnd || bytes[index] == UInt8(ascii: ".") {
        guard index > labelStart else { return nil }
        labels += 1
        lastLabel = labelStart
        labelStart = index + 1
      } else if !(Tokenizer.isWord(bytes[index]) || bytes[index] == UInt8(ascii: "-")) {
        return nil
      }
    }
    let topLength = hostEnd - lastLabel
    guard labels >= 2, topLength >= 2, topLength <= 8 else { return nil }
    let top = bytes.load8(lastLabel) & (UInt64.max >> UInt64((8 - topLength) * 8))
    if let at {
      guard at > start, !Tokenizer.isDigit(bytes[lastLabel]) else { return nil }
      return Found(kind: .email, end: hostEnd)
    }
    if bytes[start] == UInt8(ascii: "w"), labels >= 3, hostStart + 4 < hostEnd,
      bytes.load8(start) & 0xFFFF_FFFF == packed("www.")
    {
      return Found(kind: .url, end: stop)
    }
    guard TopLevelDomains.known.contains(top) else { return nil }
    if TopLevelDomains.words.contains(top), !hasPath, labels < 3 { return nil }
    return Found(kind: .url, end: stop)
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    Tokenizer.isWord(byte) || ByteSet.address.contains(byte)
  }

  private static func isTrailing(_ byte: UInt8) -> Bool { ByteSet.addressEnd.contains(byte) }

  /// The first eight bytes in one word, the first in the lowest bits.
  static func packed(_ text: some StringProtocol) -> UInt64 {
    var result: UInt64 = 0
    for (index, byte) in text.utf8.enumerated() where index < 8 { result |= UInt64(byte) << UInt64(index * 8) }
    return result
  }
}

/// The top-level domains that make a bare name an address (names from the IANA root zone list; the frequent ones).
enum TopLevelDomains {
  static let known = PackedWords("\(generic) \(countries) \(commonWords)")

  /// Those that are common words as well.
  static let words = PackedWords(commonWords)

  private static let generic = """
    com net org info biz edu gov mil int name pro mobi app dev shop store online site website web xyz top club vip live \
    life world today news blog cloud tech digital agency studio design media group company email link click page space fun \
    win bid loan bet casino poker dating sale deals discount gift gifts promo coupons review reviews support help services \
    solutions expert academy school finance money cash credit bank fund trade trading markets exchange crypto \
    travel tours holiday hotel cafe pizza restaurant bar beer wine fit fitness health care dental clinic doctor \
    eu asia africa london berlin paris nyc wales scot cymru example test invalid
    """
  private static let countries = """
    uk de fr es nl dk se fi pl cz sk hu ro bg gr pt ie ch lu li hr si rs ba lt lv ee ru ua by kz tr il ae sa eg za ng ke gh \
    in pk bd lk cn jp kr tw hk sg th vn ph id au nz br ar cl co pe mx ca gg je im tv fm ly gl cc ws la ai io sh tk ml ga cf gq
    """
  private static let commonWords = "it is at be no so to me my us am do as pm in la id de es im go"
}
