import AssayCore
import Testing

@testable import AssayIO

/// What is left of records when a member or columns are cut out.
struct MergedRecordTests {
  @Test(
    "Members of an object without those of a key",
    arguments: [
      (#"{"a":1,"b":2}"#, #""a":1,"b":2"#), (#"{"x":1,"a":1}"#, #""a":1"#), (#"{"a":1,"x":{"a":[1,2]}}"#, #""a":1"#),
      (#"{"a":"\"x\":,}","x":"\\","b":[{"x":1}]}"#, #""a":"\"x\":,}","b":[{"x":1}]"#),
      (#" { "x" : 1 , "a" : 1 } "#, #" "a" : 1 "#), (#"{"xx":1,"x":2}"#, #""xx":1"#),
    ])
  func members(object: String, left: String) {
    var output: [UInt8] = []
    JSONMembers.append(Array(object.utf8), 0..<object.utf8.count, without: ["x"], to: &output)
    #expect(String(decoding: output, as: UTF8.self) == left)
  }

  @Test(
    "What is no UTF-8 is replaced as in fields",
    arguments: [
      [0x61, 0xFF, 0x62], [0xE2, 0x82], [0xE2, 0x82, 0xAC], [0xED, 0xA0, 0x80], [0x80], [],
      [0xF0, 0x9F, 0x98, 0x80, 0xC3],
    ] as [[UInt8]])
  func repaired(bytes: [UInt8]) {
    var output: [UInt8] = []
    output.append(repairing: [0x20] + bytes + [0xFF], 1..<(bytes.count + 1))
    #expect(output == Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  @Test("Rows without some columns, wherever these stand")
  func columns() {
    func left(_ names: Set<String>, _ row: String) -> String {
      let head = Array("a,b,c".utf8)
      let header = CSVHeader(head.span, 0..<head.count, delimiter: UInt8(ascii: ","), tree: .standard)
      var output: [UInt8] = []
      CSVColumns(of: header, delimiter: UInt8(ascii: ","), without: names)
        .append(Array(row.utf8), 0..<row.utf8.count, to: &output)
      return String(decoding: output, as: UTF8.self)
    }
    #expect(left([], "1, 2 ,") == "1, 2 ,")
    #expect(left(["a"], "1,\"2,\"\"\",3") == "\"2,\"\"\",3")
    #expect(left(["b"], "1,\"2\n,\",") == "1,")
    #expect(left(["c"], "1,\"2\",3") == "1,\"2\"")
    #expect(left(["a", "b", "c"], "1,2,3") == "")
  }
}
