import AssayCore
import AssayIO
import AssayTestSupport
import Testing

@Suite("CSV and TSV")
struct CSVReaderTests {
  /// Text and what comes out of it, line by line.
  static let accepted: [(text: String, output: [String])] = [
    ("ticket_id,text\na,x\n", ["ticket_id=a, text=x"]),
    ("\u{FEFF}id,body\r\na,x\r\nb,y", ["ticket_id=a, text=x", "ticket_id=b, text=y"]),
    ("Ticket ID,Review Text,Stars,junk\na,x,4,z\n", ["ticket_id=a, text=x, stars=4.0"]),
    ("id,text\n\"a\",\"x, \"\"y\"\"\nz\"\n", ["ticket_id=a, text=x, \"y\"\nz"]),
    ("id,text\n\n\r\na,\n", ["ticket_id=a, text="]),
    ("id,text\na,5\" pipe \"x\"\nb,y\n", ["ticket_id=a, text=5\" pipe \"x\"", "ticket_id=b, text=y"]),
    ("id,text,labels,business_names\na,x,p|q; r,\n", ["ticket_id=a, text=x, labels=p¦q¦r"]),
    ("id,text,author.review_count,consumer.id\na,x,3,u\n", ["ticket_id=a, text=x, author_id=u, review_count=3.0"]),
    (
      "id,text,verified,stars\na,x,TRUE,\nb,y,no,3\n",
      ["ticket_id=a, text=x, verified=true", "ticket_id=b, text=y, stars=3.0, verified=false"]
    ),
    ("id,text\n\"\"\"\",\"\"\n", ["ticket_id=\", text="]),
  ]

  @Test(arguments: accepted)
  func accepts(text: String, output: [String]) throws {
    let run = try RunResult(text, .csv)
    #expect(run.output == lines(output))
    #expect(run.rejects == [])
    // The same with tabs.
    let tabbed = text.replacing(",", with: "\t")
    #expect(try RunResult(tabbed, .tsv).output == lines(output.map { $0.replacing("x, \"y", with: "x\t \"y") }))
  }

  private func lines(_ output: [String]) -> String {
    var bytes: [UInt8] = []
    for line in output {
      bytes.append(jsonString: line)
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Text, and the line and reason of each rejected record.
  static let rejected: [(text: String, rejects: [String], tickets: Int)] = [
    ("id,text\na\nb,y\nc,z,1\n", ["2 ragged_row", "4 ragged_row"], 1),
    ("id,text\n\"a\"b,x\nb,y\n", ["2 stray_quote"], 1),
    ("id,text\n,x\nb,y\n", ["2 missing_ticket_id"], 1),
    ("id,text\na,\u{0}\n", ["2 nul_byte"], 0),
    ("id,text\na,\"x\ny\nz\"\nb\n", ["5 ragged_row"], 1),
    // A quote that is never closed costs its own line, not the rest of the file.
    ("id,text\na,x\nb,\"y\nc,z\nd,z\n", ["3 unterminated_quote"], 3),
    ("id,text\n\"a\nb\",\"y\nc,z\nd,z\n", ["2 unterminated_quote"], 2),
    ("id,text\na,x\nb,\"y", ["3 unterminated_quote"], 1),
  ]

  @Test(arguments: rejected)
  func rejects(text: String, rejects: [String], tickets: Int) throws {
    let run = try RunResult(text, .csv)
    #expect(run.rejects.map { "\($0.line) \($0.reason.name)" } == rejects)
    #expect(run.progress.tickets == tickets)
  }

  @Test func headerMustBeComplete() throws {
    #expect(throws: IOFailure.incompleteHeader(name: "memory", columns: ["id", "x"])) {
      _ = try RunResult("id,x\na,b\n", .csv)
    }
    #expect(try RunResult("", .csv).progress == Progress())
  }

  @Test(arguments: 0..<6)
  func givesTheSameTicketsAsJSON(seed: Int) throws {
    var random = RepeatableGenerator(seed: UInt64(seed) + 100)
    let fields = RecordField.all
    func value(_ field: RecordField) -> String {
      switch field {
      case .number: return String(random.below(100))
      case .flag: return random.pick(["true", "false"])
      default:
        if field != .text(.ticketID) && random.once(in: 4) { return "" }
        let pieces = ["a", "ü", "😀", "word", ",", "\"", "\n", "\r\n", "'", "\t", "x y", "\\"]
        var text = "v"
        for _ in 0..<random.below(6) { text += random.pick(pieces) }
        return text
      }
    }
    var csv = fields.map(\.name).joined(separator: ",") + "\n"
    var json: [UInt8] = []
    for _ in 0..<40 {
      let row = fields.map { (field: $0, value: value($0)) }
      csv +=
        row.map { cell in
          let mustQuote = cell.value.contains { ",\"\n\r\r\n".contains($0) } || random.once(in: 3)
          return mustQuote ? "\"" + cell.value.replacing("\"", with: "\"\"") + "\"" : cell.value
        }.joined(separator: ",") + random.pick(["\n", "\r\n"])
      json.append(UInt8(ascii: "{"))
      for cell in row where !cell.value.isEmpty || cell.field == .text(.text) {
        if json.last != UInt8(ascii: "{") { json.append(UInt8(ascii: ",")) }
        json.append(jsonString: cell.field.name)
        json.append(UInt8(ascii: ":"))
        if case .list = cell.field {
          let isNested = cell.field == .list(.raters)
          json.append(contentsOf: (isNested ? "[[" : "[").utf8)
          json.append(jsonString: String(trimming: cell.value))
          json.append(contentsOf: (isNested ? "]]" : "]").utf8)
        } else {
          json.append(jsonString: cell.value)
        }
      }
      json.append(UInt8(ascii: "}"))
      json.append(UInt8(ascii: "\n"))
    }
    let fromCSV = try RunResult(csv, .csv)
    let fromJSON = try RunResult(String(decoding: json, as: UTF8.self))
    #expect(fromCSV.rejects == [])
    #expect(fromCSV.output == fromJSON.output)
    #expect(fromCSV.progress.tickets == 40)
  }
}

extension String {
  /// Without spaces and tabs at the ends.
  fileprivate init(trimming text: String) {
    var text = text
    while text.unicodeScalars.first == " " || text.unicodeScalars.first == "\t" { text.unicodeScalars.removeFirst() }
    while text.unicodeScalars.last == " " || text.unicodeScalars.last == "\t" { text.unicodeScalars.removeLast() }
    self = text
  }
}
