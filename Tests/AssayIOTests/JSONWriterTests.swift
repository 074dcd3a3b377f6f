import AssayIO
import AssayTestSupport
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  private func written(_ body: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    body(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), ("a\"b\\c/d", #""a\"b\\c/d""#), ("\n\t\r\u{8}\u{C}", #""\n\t\r\b\f""#),
    ("\u{0}\u{1F}\u{1B}", #""\u0000\u001f\u001b""#), ("größer 😀\u{7F}\u{2028}", "\"größer 😀\u{7F}\u{2028}\""),
  ])
  func strings(text: String, json: String) { #expect(written { $0.append(jsonString: text) } == json) }

  @Test func stringsReadBackAsTheyWere() throws {
    var random = RepeatableGenerator(seed: 7)
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<random.below(40) {
        text.unicodeScalars.append(Unicode.Scalar(UInt32(random.below(random.pick([0x60, 0x60, 0xD7FF])))) ?? "x")
      }
      let json = written { $0.append(jsonString: text) }
      #expect(try NaiveJSONReader.read(Array(json.utf8), nesting: 1) == .string(text))
    }
  }

  @Test(arguments: [(0, "0"), (-7, "-7"), (1234567890, "1234567890"), (Int.min, "-9223372036854775808")])
  func integers(value: Int, json: String) { #expect(written { $0.append(integer: value) } == json) }

  @Test(arguments: [
    (0.97, 4, false, "0.9700"), (1, 4, false, "1.0000"), (0.00004, 4, false, "0.0000"), (0.00005, 4, false, "0.0001"),
    (5.1, 3, true, "5.1"), (4, 3, true, "4"), (-0.0001, 3, true, "0"), (-1.6, 3, true, "-1.6"), (0.05, 3, true, "0.05"),
    (1234.5678, 0, false, "1235"), (-2.5, 0, true, "-3"), (.nan, 2, false, "null"), (.infinity, 2, true, "null"),
    (1e300, 2, false, "null"),
  ])
  func decimals(value: Double, decimals: Int, isTrimmed: Bool, json: String) {
    #expect(written { $0.append(decimal: value, decimals: decimals, isTrimmed: isTrimmed) } == json)
  }

  @Test func keys() { #expect(written { $0.append(key: "ticket_id") } == "\"ticket_id\":") }
}
