import Testing

@testable import AssayIO

@Suite struct ScannerTests {
  /// A plain string is copied as it is; what takes the slow way gives the same bytes, so only this shows it.
  @Test(arguments: [
    ("\"\"", true), ("\"a\"", true), ("\"ticket_id\"", true), ("\"exactly8\"", true),
    ("\"some longer text, quite plain\"", true),
    ("\"café\"", false), ("\"a longer text with a café in it\"", false), ("\"tab\\tstop\"", false),
    ("\"plain at first, then \\\"quoted\\\"\"", false),
  ])
  func plainStrings(text: String, isPlain: Bool) throws {
    let bytes = Array((text + ": 1, \"größer\"").utf8)
    var scanner = JSONScanner()
    scanner.end = bytes.count
    let token = try scanner.scanString(bytes.span)
    #expect(token.isPlain == isPlain)
    #expect(token.range == 1..<(text.utf8.count - 1))
  }
}
