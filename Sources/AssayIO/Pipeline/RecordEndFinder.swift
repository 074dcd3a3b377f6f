/// Finds the ends of records in a buffer that fills bit by bit.
///
/// For NDJSON each newline ends a record. For CSV it must stand outside quoted cells, by the same rules as in
/// `RowScanner`; no cells need be seen for that, only the quotes that stand first in one and those that close them.
struct RecordEndFinder {
  private let delimiter: UInt8?
  private let recordLimit: Int
  /// How far the bytes were looked at.
  private var at = 0
  /// Behind the last newline that ends a record; 0 if there is none yet.
  private(set) var lastEnd = 0
  /// The opening quote of the cell that the bytes looked at end in.
  private(set) var openQuote: Int?
  /// Whether the next newline ends a record whatever the quotes say, because one of them was never closed.
  private var ignoresQuotes = false

  init(_ format: RecordFormat, recordLimit: Int) {
    delimiter = format.delimiter
    self.recordLimit = recordLimit
  }

  /// Looks at the bytes up to `end`. Unless they are the last, a quote at the very end waits for what follows it.
  mutating func advance(_ bytes: Span<UInt8>, to end: Int, isLast: Bool, stopsAtFirstEnd: Bool = false) {
    while at < end {
      let quote = delimiter == nil || ignoresQuotes ? nil : bytes.firstIndex(of: UInt8(ascii: "\""), in: at..<end)
      guard let open = openQuote else {
        let known = lastEnd
        passUnquoted(bytes, to: quote ?? end, stopsAtFirstEnd)
        if stopsAtFirstEnd && lastEnd > known { return }
        if let quote { passOpening(bytes, quote) }
        continue
      }
      if let quote, quote - open <= recordLimit {
        if quote + 1 == end && !isLast {
          at = quote
          return
        }
        let isDoubled = quote + 1 < end && bytes[quote + 1] == UInt8(ascii: "\"")
        if !isDoubled { openQuote = nil }
        at = quote + (isDoubled ? 2 : 1)
      } else if quote != nil || isLast || end - open > recordLimit {
        // Never closed: only the line on which the cell begins is given up.
        openQuote = nil
        ignoresQuotes = true
        at = open + 1
      } else {
        at = end
      }
    }
  }

  /// Passes bytes outside quoted cells, noting the last newline, or the first if that is where to stop.
  private mutating func passUnquoted(_ bytes: Span<UInt8>, to end: Int, _ stopsAtFirstEnd: Bool) {
    let newline = UInt8(ascii: "\n")
    let isFirst = stopsAtFirstEnd || ignoresQuotes
    guard let hit = isFirst ? bytes.firstIndex(of: newline, in: at..<end) : bytes.lastIndex(of: newline, in: at..<end)
    else {
      at = end
      return
    }
    lastEnd = hit + 1
    at = isFirst ? lastEnd : end
    ignoresQuotes = false
  }

  /// Looks at a quote outside quoted cells: it opens one if it stands first.
  private mutating func passOpening(_ bytes: Span<UInt8>, _ quote: Int) {
    let before = quote == 0 ? UInt8(ascii: "\n") : bytes[quote - 1]
    if before == UInt8(ascii: "\n") || before == delimiter { openQuote = quote }
    at = quote + 1
  }

  /// Behind the first record end that was not looked at yet, if the bytes up to `end` hold one.
  mutating func firstEnd(_ bytes: Span<UInt8>, to end: Int, isLast: Bool) -> Int? {
    let known = lastEnd
    advance(bytes, to: end, isLast: isLast, stopsAtFirstEnd: true)
    return lastEnd > known ? lastEnd : nil
  }

  /// Says how many bytes at the start of the buffer are not needed any more, and counts from behind them from now on.
  ///
  /// What stays is the last byte looked at, which tells whether a quote behind it opens a cell, and what follows it;
  /// or a whole open cell, whose first line ends the record if it is never closed.
  mutating func forget() -> Int {
    let judged = max(0, (openQuote ?? at) - 1)
    at -= judged
    lastEnd = 0
    openQuote = openQuote.map { $0 - judged }
    return judged
  }
}
