import AssayCore
import AssayIO
import Testing

@Suite("What several people said of a ticket")
struct RatersTests {
  static func record(_ raters: String) -> String { "{\"ticket_id\":\"a\",\"text\":\"x\",\"raters\":\(raters)}" }

  @Test(
    "Lists of lists of labels",
    arguments: [
      ("[[\"spam\"],[\"spam\",\"scam\"],[]]", [["spam"], ["spam", "scam"], []]), ("[]", []), ("[[]]", [[]]),
      (" [ [ \"a\\u0062\" ] , [ ] ] ", [["ab"], []]), ("null", []), ("[[],[]],\"raters\":[[\"x\"]]", [["x"]]),
    ] as [(String, [[String]])])
  func read(raters: String, expected: [[String]]) {
    var reader = NDJSONReader()
    var ticket = Ticket()
    let line = Array(Self.record(raters).utf8)
    #expect(reader.read(line.span, 0..<line.count, into: &ticket) == .ticket)
    #expect(ticket.ratings == expected && ticket.strings(.raters) == expected.flatMap { $0 })
    #expect(!reader.notes.contains(.wrongType))
  }

  static let malformed = [
    "[\"spam\"]", "[[\"spam\"],\"spam\"]", "[[\"spam\"],null]", "[[1]]", "[[[\"spam\"]]]", "[{\"id\":\"spam\"}]",
    "\"spam\"", "3", "true",
    "{\"a\":[\"spam\"]}", "[[\"spam\",null]]",
  ]

  @Test("Anything else is left out as a whole, with a note", arguments: malformed)
  func leftOut(raters: String) {
    let record = OneRecord(Self.record(raters))
    #expect(record.outcome == .ticket && record.fields == ["ticket_id=a", "text=x"])
    #expect(record.notes.contains(.wrongType))
  }

  /// Counts what it gets; refuses what it can't read of raters.
  struct Worker: BlockWorker {
    var reader: RecordReader
    var ticket = Ticket()

    init(_ reader: RecordReader, refuses: Bool) {
      self.reader = reader
      self.reader.refusesWrongRaters = refuses
    }

    mutating func process(_ block: Block, into output: inout BlockOutput) {
      reader.begin(block)
      while reader.next(block, into: &ticket, output: &output) {}
    }
  }

  @Test("Where it is measured, such a record is rejected, with line and reason", arguments: malformed)
  func rejected(raters: String) throws {
    let records = Self.record("[[]]") + "\n" + Self.record(raters) + "\n" + Self.record("null") + "\n"
    for refuses in [true, false] {
      let rejects = RejectList()
      let progress = try Pipeline.small.run(
        [RecordInput(MemoryInput(records), format: .ndjson)], to: MemoryOutput(),
        makeWorker: { Worker($0, refuses: refuses) }, onReject: { (record) throws(IOFailure) in rejects.append(record) }
      )
      #expect(progress.tickets == (refuses ? 2 : 3) && progress.rejects == (refuses ? 1 : 0))
      #expect(rejects.all.map(\.reason) == (refuses ? [.wrongTypeOfRaters] : []))
      #expect(rejects.all.map(\.line) == (refuses ? [2] : []))
    }
    #expect(RejectReason.wrongTypeOfRaters.explanation.contains("[[\"spam\"],[\"spam\",\"scam\"],[]]"))
  }

  @Test(
    "In CSV a semicolon separates raters, a bar their labels",
    arguments: [
      ("spam;spam|scam;", "[spam][spam¦scam][]"), (";", "[][]"), ("spam", "[spam]"),
      (" spam | scam ; ", "[spam¦scam][]"),
    ])
  func csv(cell: String, expected: String) throws {
    let result = try RunResult("ticket_id,text,raters\na,x,\(cell)\n", .csv)
    #expect(result.output.contains("raters=" + expected))
    let empty = try RunResult("ticket_id,text,raters\na,x,\n", .csv)
    #expect(!empty.output.contains("raters"))
  }
}
