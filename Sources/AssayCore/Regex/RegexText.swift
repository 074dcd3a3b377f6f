/// What regular expressions must know of folded text when they are compiled.
public enum RegexText {
  /// What becomes of a scalar when a text is folded.
  public enum Folded: Sendable, Equatable {
    /// It stands in folded text as these symbols or scalars, one after the other.
    case scalars([UInt32])
    /// It is dropped, or becomes a space like so many others: it can't be looked for.
    case nothing
    /// It joins the letter before it.
    case mark
  }

  /// How a scalar stands in folded text.
  public static func fold(_ scalar: UInt32) -> Folded {
    if scalar < 0x80 { return .scalars([UInt32(Folder.ascii(UInt8(scalar)))]) }
    let table = ScalarTable.shared
    let record = table.record(of: scalar)
    switch table.scalarClass(record) {
    case .ignorable, .symbol: return .nothing
    case .mark: return .mark
    case .emoji, .single: return .scalars([scalar])
    case .letter, .digit, .separator:
      let folded = table.folded(record)
      if folded.isEmpty { return .scalars([scalar]) }
      return .scalars(String(decoding: table.bytes[folded], as: UTF8.self).unicodeScalars.map(\.value))
    }
  }

  /// Whether a scalar stands in folded text without a stand before it, wherever it comes from.
  public static func standsAlone(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return true }
    let table = ScalarTable.shared
    let scalarClass = table.scalarClass(table.record(of: scalar))
    return scalarClass != .emoji && scalarClass != .single
  }

  /// The bytes below a space that folded text has as characters of their own: currency signs and the line feed.
  public static let controls: [UInt32] = [
    UInt32(Stand.pound), UInt32(Stand.euro), UInt32(Stand.otherCurrency), 0x0A,
  ]
}
