/// A set of symbols that may answer yes wrongly, but never no: one of 62 bits for each, in a single word.
///
/// Asked of a token's neighbours before a match is grown from it. Bit 62 is set in each filter: it stands for what is only known while
/// reading. Bit 63 is set in the filter of anything alone: it stands for what no phrase accepts.
public struct SymbolFilter: Sendable, Equatable {
  /// One bit for each symbol, as `place` says.
  public private(set) var bits: UInt64

  /// Passes only what can't be told.
  public static let nothing = SymbolFilter(bits: 1 << open)
  /// Passes whatever stands there, the end of the field too.
  public static let anything = SymbolFilter(bits: .max)

  private static let open: UInt64 = 62
  private static let closed: UInt64 = 63

  /// The filter with these bits.
  public init(bits: UInt64) { self.bits = bits }

  /// Passes a symbol of the program's from now on.
  public mutating func insert(_ symbol: UInt32) { bits |= 1 << SymbolFilter.hash(symbol) }

  /// Passes what another filter passes, too.
  public mutating func formUnion(_ other: SymbolFilter) { bits |= other.bits }

  /// The bit of a token's symbol. Symbols from `known` on are the worker's own, or ends of sentences, behind which stands we don't know what.
  @inline(__always)
  static func place(_ symbol: UInt32, known: Int) -> UInt64 {
    if symbol == 0 || symbol == SymbolTable.fieldBreak { return closed }
    return Int(symbol) < known ? hash(symbol) : open
  }

  /// 1 if the filter has the bit, else 0.
  @inline(__always)
  func has(_ place: UInt64) -> UInt64 { bits &>> place & 1 }

  @inline(__always)
  private static func hash(_ symbol: UInt32) -> UInt64 { (UInt64(symbol &* 0x9E37_79B1) &* open) >> 32 }
}
