import AssayTestSupport
import Testing

/// Whatever comes in: one verdict or one rejected record for each record, in order, with the promised exit status.
@Suite("The program: hostile input", .enabled(if: Shell.hasBinary, "assay is not built"))
struct HostileInputTests {
  /// One input and what must become of it.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var input: [UInt8]
    var flags = ""
    /// The ids of the verdicts, in order.
    var verdicts: [String]
    /// The reasons of the rejected records, in order.
    var rejects: [String] = []
    var status: Int32 = 0
    /// What the verdicts' `errors` must hold.
    var notes: [String] = []
    /// What standard error must say.
    var says = ""

    var testDescription: String { name }

    init(
      _ name: String, _ input: String, flags: String = "", verdicts: [String], rejects: [String] = [],
      status: Int32 = 0, notes: [String] = [], says: String = ""
    ) {
      self.name = name
      self.input = Array(input.utf8)
      self.flags = flags
      self.verdicts = verdicts
      self.rejects = rejects
      self.status = status
      self.notes = notes
      self.says = says
    }

    /// The same with these bytes in place of `#`.
    func bytes(_ bytes: [UInt8]) -> Case {
      var copy = self
      copy.input = input.flatMap { $0 == UInt8(ascii: "#") ? bytes : [$0] }
      return copy
    }
  }

  private static func ticket(_ id: String, _ text: String = "fine") -> String {
    #"{"ticket_id":"\#(id)","text":"\#(text)"}"#
  }

  private static let good = ticket("b") + "\n"

  static let cases: [Case] = [
    Case("nothing", "", verdicts: []),
    Case("nothing, as CSV", "", flags: "-f csv", verdicts: []),
    Case("only a header", "ticket_id,text\n", flags: "-f csv", verdicts: []),
    Case("blank lines", "\n\n  \n\(ticket("a"))\n\n", verdicts: ["a"]),
    Case("no final newline", good + ticket("a"), verdicts: ["b", "a"]),
    Case("carriage returns", ticket("a") + "\r\n" + ticket("b") + "\r\n", verdicts: ["a", "b"]),
    Case("byte order mark", "#" + good, verdicts: ["b"]).bytes([0xEF, 0xBB, 0xBF]),
    Case("byte order mark, as CSV", "#ticket_id,text\r\na,fine\r\n", flags: "-f csv", verdicts: ["a"]).bytes([
      0xEF, 0xBB, 0xBF,
    ]),
    Case("a NUL byte", ticket("a", "x#y") + "\n" + good, verdicts: ["b"], rejects: ["nul_byte"]).bytes([0]),
    Case("an escaped NUL", ticket("a", "x\\u0000y") + "\n", verdicts: ["a"]),
    Case("a lone surrogate", ticket("a", "x \\ud800 y") + "\n", verdicts: ["a"], notes: ["lone_surrogate"]),
    Case(
      "surrogates the wrong way round", ticket("a", "\\udc00\\ud800") + "\n", verdicts: ["a"], notes: ["lone_surrogate"]
    ),
    Case("invalid UTF-8", ticket("a", "x # y") + "\n" + good, verdicts: ["a", "b"], notes: ["repaired_utf8"]).bytes([
      0xFF, 0xC3,
    ]),
    Case("text of another encoding", ticket("a", "caf#") + "\n", verdicts: ["a"], notes: ["repaired_utf8"]).bytes([0xE9]
    ),
    Case(
      "text that is a number", #"{"ticket_id":"a","text":5}"# + "\n" + good, verdicts: ["b"],
      rejects: ["wrong_type_text"],
      says: "1 of 2 records could not be read"),
    Case(
      "an id that is an object", #"{"ticket_id":{},"text":"x"}"# + "\n" + good, verdicts: ["b"],
      rejects: ["wrong_type_ticket_id"]),
    Case("an id that is a number", #"{"ticket_id":7,"text":"x"}"# + "\n", verdicts: ["7"]),
    Case(
      "stars that are a word", #"{"ticket_id":"a","text":"x","stars":"many"}"# + "\n", verdicts: ["a"],
      notes: ["wrong_type"]),
    Case("neither id nor text", "{}\n" + good, verdicts: ["b"], rejects: ["missing_ticket_id"]),
    Case(
      "an array, a number, a word", "[1]\n3\nhello\n" + good, verdicts: ["b"],
      rejects: ["not_an_object", "not_an_object", "*"]),
    Case(
      "two records on a line", ticket("a") + ticket("c") + "\n" + good, verdicts: ["b"],
      rejects: ["trailing_characters"]),
    Case(
      "a record that ends early", #"{"ticket_id":"a","te"# + "\n" + good, verdicts: ["b"],
      rejects: ["unterminated_string"]),
    Case(
      "cells too few", "ticket_id,text\r\na\r\nb,fine\r\n", flags: "-f csv", verdicts: ["b"], rejects: ["ragged_row"]),
    Case(
      "a quote that is never closed", "ticket_id,text\na,\"oh\nb,fine\n", flags: "-f csv", verdicts: ["b"],
      rejects: ["unterminated_quote"]),
    Case("only rubbish", "a\nb\n", verdicts: [], rejects: ["*", "*"], status: 65, says: "no record could be read"),
    Case(
      "a stop at the first", good + "{}\n" + ticket("c") + "\n", flags: "--strict", verdicts: ["b"],
      rejects: ["missing_ticket_id"], status: 65, says: "stopped:"),
    Case("UTF-16", "#", verdicts: [], status: 65, says: "UTF-16").bytes([0xFF, 0xFE, 0x7B, 0x00, 0x0A, 0x00]),
    Case("compressed", "#", verdicts: [], status: 65, says: "gzip").bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0]),
    Case(
      "a header without text", "ticket_id,words\na,fine\n", flags: "-f csv", verdicts: [], status: 65,
      says: "needs columns for ticket_id and text"),
    Case(
      "ten megabytes in a line", ticket("a", String(repeating: "word ", count: 2_000_000)) + "\n" + good,
      verdicts: ["b"],
      rejects: ["record_too_long"]),
    Case(
      "more words than are read", ticket("a", String(repeating: "word ", count: 70_000)) + "\n" + good,
      verdicts: ["a", "b"], notes: ["text_truncated"]),
    Case(
      "nesting 100,000 deep",
      #"{"ticket_id":"a","text":"x","z":"# + String(repeating: "[", count: 100_000)
        + String(repeating: "]", count: 100_000)
        + "}\n" + good, verdicts: ["b"], rejects: ["nesting_too_deep"]),
    Case(
      "a million open brackets", String(repeating: "[", count: 1_000_000) + "\n" + good, verdicts: ["b"], rejects: ["*"]
    ),
    Case("a hostile id", #"{"ticket_id":"\u001b[2J=cmd\r\nb","text":"x"}"# + "\n", verdicts: [#"\u001b[2J=cmd\r\nb"#]),
    Case("no words", ticket("a", "") + "\n" + ticket("c", "...") + "\n", verdicts: ["a", "c"]),
    Case("the same id twice", good + good, verdicts: ["b", "b"]),
  ]

  @Test("One verdict or one reject", arguments: cases)
  func hostile(_ test: Case) {
    let files = TemporaryFolder()
    let rejects = files.path("rejects.ndjson")
    let run = Shell.run("assay classify --jobs 2 --rejects '\(rejects)' \(test.flags)", input: test.input)
    #expect(run.status == test.status, "\(run.errorText)")
    #expect(run.lines.map { Self.string("ticket_id", in: $0) } == test.verdicts)
    let reasons = String(decoding: files.read("rejects.ndjson") ?? [], as: UTF8.self).split(separator: "\n").map {
      Self.string("reason", in: String($0))
    }
    #expect(reasons.count == test.rejects.count)
    for (reason, expected) in zip(reasons, test.rejects) where expected != "*" { #expect(reason == expected) }
    for note in test.notes { #expect(run.text.contains("\"\(note)\"")) }
    if test.notes.isEmpty { #expect(!run.text.contains(#""errors":["#) || run.text.contains(#""errors":[]"#)) }
    #expect(run.errorText.contains(test.says))
    #expect(run.errors.isEmpty == (test.says.isEmpty && test.rejects.isEmpty), "\(run.errorText)")
    // What strangers wrote never reaches a terminal as control characters.
    #expect(!run.errors.contains { $0 < 0x20 && $0 != 0x0A })
  }

  /// The value of the first string of this name, as it is written.
  private static func string(_ key: String, in line: String) -> String {
    guard let start = line.firstRange(of: "\"\(key)\":\"") else { return "" }
    return String(line[start.upperBound...].prefix { $0 != "\"" })
  }
}
