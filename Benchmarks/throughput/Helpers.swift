import AssayCore
import AssayIO

/// What this binary does as a child of itself: the bare scan, which is measured, and two checks that need much memory.
/// (A child's peak memory is never below that of the process that started it, so that one must stay small.)
enum Helpers {
  static let names = ["scan", "digest", "compare-tokens"]

  /// Runs a helper and prints what it found.
  static func run(_ name: String, _ path: String) throws(Failure) {
    switch name {
    case "scan": print(try scan(path).line)
    case "digest": print(SHA256.hexadecimal(try Files.read(path)))
    default: print(try compareTokens(path, most: 10_000).line)
    }
  }

  /// Records and tokens as one of the tokenizers counts them; handed from process to process as a line of text.
  struct Counts: Equatable {
    var records = 0
    var tokens = 0
    /// As AssayCore counts them; 0 when it wasn't asked.
    var coreTokens = 0

    init() {}

    init?(line: String) {
      let parts = line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
      guard parts.count == 3 else { return nil }
      records = parts[0]
      tokens = parts[1]
      coreTokens = parts[2]
    }

    var line: String { "\(records) \(tokens) \(coreTokens)" }

    /// How much the bare scan's count differs, as a share of AssayCore's.
    var difference: Double { Double(tokens - coreTokens) / Double(max(coreTokens, 1)) }
  }

  /// The bare scan of a file, one worker.
  private static func scan(_ path: String) throws(Failure) -> Counts {
    var blocks = try LineBlocks(path)
    var scanner = BareScanner()
    while let range = try blocks.next() { scanner.scan(blocks.bytes.span, range) }
    var counts = Counts()
    counts.records = scanner.records
    counts.tokens = scanner.tokens
    return counts
  }

  /// Counts the tokens of the first records twice: with the bare scan and with AssayCore's tokenizer.
  private static func compareTokens(_ path: String, most: Int) throws(Failure) -> Counts {
    var blocks = try LineBlocks(path)
    var scanner = BareScanner()
    var reader = NDJSONReader()
    var ticket = Ticket()
    var reading = TokenReading()
    var counts = Counts()
    while counts.records < most, let range = try blocks.next() {
      var start = range.lowerBound
      while start < range.upperBound && counts.records < most {
        let bytes = blocks.bytes.span
        var end = start
        while end < range.upperBound, bytes[end] != 0x0A { end += 1 }
        if reader.read(bytes, start..<end, into: &ticket) == .ticket {
          scanner.scan(bytes, start..<end)
          reading.read(ticket)
          // Breaks are no tokens to the bare scan.
          counts.coreTokens += reading.tokens.count { $0.kind != .sentenceBreak && $0.kind != .fieldBreak }
          counts.records += 1
        }
        start = end + 1
      }
    }
    counts.tokens = scanner.tokens
    return counts
  }
}
