import Assay
import AssayIO
import AssayTestSupport
import Testing

@testable import AssayBench
@testable import AssayCore
@testable import assay_cli

@Suite("What ratios are taken of")
struct ScannerTests {
  static func tickets(_ count: Int) -> [[UInt8]] {
    var generator = TicketGenerator(seed: 3)
    return (0..<count).map { _ in
      var line: [UInt8] = []
      generator.appendTicket(to: &line)
      return line
    }
  }

  @Test("The bare scan finds the tickets, and AssayCore's tokens but for two in a hundred")
  func tokens() throws {
    let lines = Self.tickets(200)
    let files = AssayTestSupport.TemporaryFolder()
    files.write(Array(lines.joined()), to: "tickets")
    var scanner = BareScanner()
    try scanner.scan(file: files.path("tickets"))
    #expect(scanner.records == 200)

    var reader = NDJSONReader()
    var ticket = Ticket()
    var reading = TokenReading()
    var expected = 0
    for line in lines {
      #expect(reader.read(line.span, 0..<line.count - 1, into: &ticket) == .ticket)
      reading.read(ticket)
      // Breaks are no tokens to the bare scan.
      expected += reading.tokens.count { $0.kind != .sentenceBreak && $0.kind != .fieldBreak }
    }
    #expect(abs(Double(scanner.tokens - expected)) <= 0.02 * Double(expected))
  }

  @Test("Stages are the parts of the way: up to matching, all is as on the whole way")
  func stages() throws {
    let program = try DefaultPack.program()
    var whole = Scratch(program)
    var part = Scratch(program)
    var reader = NDJSONReader()
    var ticket = Ticket()
    for line in Self.tickets(60) {
      #expect(reader.read(line.span, 0..<line.count - 1, into: &ticket) == .ticket)
      program.classify(ticket, &whole)
      program.classify(ticket, upTo: .match, &part)
      #expect(part.buffer.count == whole.buffer.count && part.baseCount == whole.baseCount)
      #expect(part.triggered == whole.triggered)
      program.classify(ticket, upTo: .score, &part)
      #expect(part.verdict.sums == whole.verdict.sums && part.verdict.labels.count == whole.verdict.labels.count)
      program.classify(ticket, upTo: .tokenise, &part)
      #expect(part.baseCount == whole.baseCount && part.verdict.labels.isEmpty)
    }
  }

  @Test("A run up to a stage reads every ticket", arguments: BenchStage.allCases.filter { $0 != .bare })
  func runs(stage: BenchStage) throws {
    let input = RecordInput(MemoryInput(Array(Self.tickets(20).joined()), name: "memory"), format: .ndjson)
    #expect(try StageRun(try DefaultPack.program(), upTo: stage.extent).run([input]).tickets == 20)
  }
}
