/// A set of symbols that may answer yes wrongly, but never no: one bit of a word for each, as its lowest six bits say.
///
/// Asked of a token's neighbours before a match is grown from it. Bit 0 is that of unknown words, which only the filter of anything
/// has; bit 63, which every filter has, is that of what can't be told. So the table's symbols have neither (see `isReserved`).
public struct SymbolFilter: BitwiseCopyable, Sendable, Equatable {
  /// One bit for each symbol.
  public private(set) var bits: UInt64

  /// Passes only what can't be told.
  public static let nothing = SymbolFilter(bits: open)
  /// Passes whatever stands there, the end of the field too.
  public static let anything = SymbolFilter(bits: .max)

  /// The bit of what can't be told: a symbol of the worker's own, or a break, behind which stands we don't know what.
  static let open: UInt64 = 1 << 63

  /// The filter with these bits.
  public init(bits: UInt64) { self.bits = bits }

  /// Passes a symbol of the program's from now on.
  public mutating func insert(_ symbol: UInt32) { bits |= 1 << UInt64(symbol & 63) }

  /// Passes what another filter passes, too.
  public mutating func formUnion(_ other: SymbolFilter) { bits |= other.bits }

  /// Whether a number can't be that of a symbol with atoms, since its bit means something else.
  public static func isReserved(_ symbol: UInt32) -> Bool { symbol & 63 == 0 || symbol & 63 == 63 }

  /// The bit of a token's symbol. The program has the symbols below `known`.
  @inline(__always)
  static func bit(_ symbol: UInt32, known: UInt32) -> UInt64 { 1 &<< UInt64(symbol < known ? symbol : 63) }
}
