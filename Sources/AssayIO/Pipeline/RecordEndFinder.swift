/// Finds the ends of records in a buffer that fills bit by bit.
///
/// For NDJSON each newline ends a record. For CSV it must stand outside quoted cells, by the same rules as in
/// `RowScanner`; no cells need be seen for that, only the quotes that stand first in one and those that close them.
struct RecordEndFinder {
  private let delimiter: UInt8?
  /// How far the bytes were looked at.
  private var at = 0
  /// Behind the last newline that ends a record; 0 if there is none yet.
  private(set) var lastEnd = 0
  /// The opening quote of the cell that the bytes looked at end in.
  private(set) var openQuote: Int?

  init(_ format: RecordFormat) { delimiter = format.delimiter }

  /// Looks at the bytes up to `end`. Unless they are the last, a quote at the very end waits for what follows it.
  mutating func advance(_ bytes: Span<UInt8>, to end: Int, isLast: Bool) {
    while at < end {
      guard delimiter != nil, let quote = bytes.firstIndex(of: UInt8(ascii: "\""), in: at..<end) else {
        passUnquoted(bytes, to: end)
        at = end
        return
      }
      if openQuote == nil {
        passUnquoted(bytes, to: quote)
        let before = quote == 0 ? UInt8(ascii: "\n") : bytes[quote - 1]
        if before == UInt8(ascii: "\n") || before == delimiter { openQuote = quote }
        at = quote + 1
      } else if quote + 1 == end && !isLast {
        at = quote
        return
      } else if quote + 1 < end && bytes[quote + 1] == UInt8(ascii: "\"") {
        at = quote + 2
      } else {
        openQuote = nil
        at = quote + 1
      }
    }
  }

  /// Notes the last newline before `end`, unless a quoted cell is open.
  private mutating func passUnquoted(_ bytes: Span<UInt8>, to end: Int) {
    guard openQuote == nil, let newline = bytes.lastIndex(of: UInt8(ascii: "\n"), in: at..<end) else { return }
    lastEnd = newline + 1
  }

  /// Behind the first record end that was not looked at yet, if the bytes up to `end` hold one.
  mutating func firstEnd(_ bytes: Span<UInt8>, to end: Int, isLast: Bool) -> Int? {
    let known = lastEnd
    var next = at
    while let newline = bytes.firstIndex(of: UInt8(ascii: "\n"), in: next..<end) {
      advance(bytes, to: newline + 1, isLast: false)
      if lastEnd > known { return lastEnd }
      next = newline + 1
    }
    advance(bytes, to: end, isLast: isLast)
    return nil
  }

  /// Says how many bytes at the start of the buffer are not needed any more, and counts from behind them from now on.
  ///
  /// What stays is the last byte looked at, which tells whether a quote behind it opens a cell, and what follows it.
  mutating func forget(_ filled: Int) -> Int {
    let judged = max(0, at - 1)
    at -= judged
    lastEnd = 0
    if openQuote != nil { openQuote = 0 }
    return judged
  }
}
