import AssayIO
import AssayTestSupport
import Testing

@testable import AssayBench

@Suite("Recorded figures")
struct ThresholdTests {
  static let hash = String(repeating: "0a", count: 32)
  static let other = String(repeating: "1b", count: 32)

  static func record() throws -> Thresholds {
    try Thresholds(
      """
      # comment
      tickets 300
      generated_verdicts \(hash)
      allocations_per_ticket 0.5
      instructions_per_byte 100
      peak_megabytes 20
      growth_megabytes -0.2
      """, file: "x")
  }

  @Test("They are written as they are read")
  func roundTrip() throws {
    let record = try Self.record()
    #expect(record.tickets == 300 && record.values.count == 5)
    #expect(try Thresholds(record.text, file: "x") == record)
  }

  @Test("Those of the repository can be read, and are complete")
  func committed() throws {
    let text = try Folder.contents(of: Shell.root + "/Benchmarks/thresholds.txt")
    let record = try Thresholds(String(decoding: text, as: UTF8.self), file: "thresholds.txt")
    #expect(record.values.count == GuardedFigure.allCases.count)
  }

  @Test(
    "What is wrong is said, with its line",
    arguments: [
      ("", "does not say `tickets N`"), ("tickets 0", "x:1: `tickets` is one number above 0"),
      ("tickets 5\ntickets 6", "x:2: `tickets` is one number above 0"), ("tickets", "x:1: write `NAME VALUE`"),
      ("tickets 5\ninstructions 7", "x:2: there is no figure `instructions`; there are tickets, generated_verdicts"),
      ("tickets 5\npeak_megabytes 7\npeak_megabytes 8", "x:3: `peak_megabytes` is given twice"),
      ("tickets 5\npeak_megabytes much", "x:2: \"much\" is no number"),
      ("tickets 5\npeak_megabytes nan", "x:2: \"nan\" is no number"),
      ("tickets 5\nsample_verdicts 0a", "x:2: `sample_verdicts` is a SHA-256"),
    ])
  func complains(text: String, complaint: String) {
    let failure = #expect(throws: BenchFailure.self) { try Thresholds(text, file: "x") }
    #expect(failure?.message.contains(complaint) == true, "\(failure?.message ?? "")")
  }

  @Test(
    "A figure that has moved says from what to what, and by how much",
    arguments: [
      (GuardedFigure.instructions, 102.0, false, "102.00, recorded 100.00 (+2.0 %)"),
      (.instructions, 102.1, true, "102.10, recorded 100.00 (+2.1 %), allowed +2 %"),
      (.instructions, 99, false, "99.00, recorded 100.00 (−1.0 %)"),
      (.instructions, 50, false, "50.00, recorded 100.00 (−50.0 %): better, record it with --update"),
      (.instructions, 100, false, "100.00, recorded 100.00"),
      (.allocations, 0.505, false, "0.505, recorded 0.500 (+1.0 %)"),
      (.allocations, 1.5, true, "1.500, recorded 0.500 (+200.0 %), allowed +0.01"),
      (.allocations, 0, false, "0.000, recorded 0.500 (−100.0 %): better, record it with --update"),
      (.growth, 0, false, "0.0, recorded -0.2 (+0.2)"), (.growth, -0.2, false, "-0.2, recorded -0.2"),
      (.growth, 3.1, true, "3.1, recorded -0.2 (+3.3), allowed +3.0"),
      (.peak, 23.1, true, "23.1, recorded 20.0 (+15.5 %), allowed +15 %"),
    ] as [(GuardedFigure, Double, Bool, String)])
  func judges(figure: GuardedFigure, value: Double, hasMoved: Bool, text: String) throws {
    let judgement = try Self.record().judge(figure, .value(.number(value)))
    #expect(judgement == Thresholds.Judgement(text: text, hasMoved: hasMoved))
  }

  @Test("Other verdicts, figures not recorded and figures not measured")
  func others() throws {
    let record = try Self.record()
    #expect(!record.judge(.generatedVerdicts, .value(.checksum(Self.hash))).hasMoved)
    let moved = record.judge(.generatedVerdicts, .value(.checksum(Self.other)))
    #expect(moved.hasMoved && moved.text.contains("recorded 0a0a0a0a0a0a0a0a…"))
    #expect(record.judge(.sampleVerdicts, .value(.checksum(Self.hash))).hasMoved)
    let missing = record.judge(.instructions, .missing("valgrind is not installed"))
    #expect(missing == Thresholds.Judgement(text: "not measured: valgrind is not installed"))
  }

  @Test("Renewing keeps what could not be measured")
  func renews() throws {
    var record = try Self.record()
    record.renew([
      .instructions: .missing("no valgrind"), .allocations: .value(.number(0.25)),
      .generatedVerdicts: .value(.checksum(Self.other)),
    ])
    #expect(record.values[.instructions] == .number(100))
    #expect(record.values[.allocations] == .number(0.25))
    #expect(record.values[.generatedVerdicts] == .checksum(Self.other))
  }

  @Test("Numbers are found in what valgrind says")
  func valgrind() {
    let text = "==7== Events    : Ir\n==7== Collected : 181321"
    #expect(Valgrind.number(behind: "Collected :", in: text) == 181_321)
    #expect(Valgrind.number(behind: "Collected :", in: "valgrind: failed") == nil)
  }
}
