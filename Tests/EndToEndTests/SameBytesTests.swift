import AssayTestSupport
import Testing

/// The built program as its users run it: the same tickets give the same bytes, however they come and are worked on.
@Suite("The program: same bytes", .enabled(if: Shell.hasBinary, "assay is not built"))
struct SameBytesTests {
  static let samples = Shell.root + "/Corpora/samples/tickets.ndjson"

  /// Writes 240 tickets in several blocks of the pipeline: few, because debug builds are slow, and long.
  static let manyBlocks =
    #"assay generate --count 240 | sed "s/}$/,\"padding\":\"$(head -c 12000 /dev/zero | tr '\0' x)\"}/""#

  @Test("Any number of jobs, several blocks")
  func jobs() {
    let files = TemporaryFolder()
    let tickets = files.path("tickets.ndjson")
    #expect(Shell.run("\(Self.manyBlocks) > '\(tickets)'").status == 0)
    let one = Shell.run("assay classify --jobs 1 '\(tickets)'")
    #expect(one.status == 0)
    #expect(one.lines.count == 240)
    for jobs in [2, 5] {
      #expect(Shell.run("assay classify --jobs \(jobs) '\(tickets)'").output == one.output, "\(jobs) jobs")
    }
  }

  @Test("A file, standard input, a slow pipe")
  func waysIn() {
    let file = Shell.run("assay classify '\(Self.samples)'")
    #expect(file.status == 0)
    #expect(file.errors.isEmpty)
    #expect(file.lines.count == Shell.run("cat '\(Self.samples)'").lines.count)
    #expect(Shell.run("assay classify < '\(Self.samples)'").output == file.output)
    #expect(Shell.run("assay classify - < '\(Self.samples)'").output == file.output)
    let slow = "(head -c 3000 '\(Self.samples)'; sleep 0.2; tail -c +3001 '\(Self.samples)') | assay classify"
    #expect(Shell.run(slow).output == file.output)
    #expect(Shell.run("assay classify --output-file /dev/stdout '\(Self.samples)'").output == file.output)
  }

  @Test("The built-in pack and the folder it was built from")
  func builtIn() {
    let folder = Shell.run("assay classify --rules Rules/default --model Rules/default/model.assay '\(Self.samples)'")
    #expect(folder.output == Shell.run("assay classify '\(Self.samples)'").output)
    #expect(folder.status == 0)
  }

  @Test("From any folder")
  func anyFolder() {
    let here = Shell.run("assay classify '\(Self.samples)'")
    #expect(Shell.run("assay classify '\(Self.samples)'", in: "/tmp").output == here.output)
    #expect(Shell.run("assay classify '\(Self.samples)'", in: "/").output == here.output)
    let bare = Shell.run("env -i '\(Shell.buildFolder)/assay' classify '\(Self.samples)'", in: "/tmp")
    #expect(bare.output == here.output, "without any environment")
  }

  @Test("The same tickets as NDJSON, CSV and TSV", arguments: ["ndjson", "csv", "merged"])
  func formats(output: String) {
    let files = TemporaryFolder()
    files.write(Self.table(delimiter: ","), to: "tickets.csv")
    files.write(Self.table(delimiter: "\t"), to: "tickets.tsv")
    files.write(Self.records(), to: "tickets.ndjson")
    let csv = Shell.run("assay classify -o \(output) '\(files.path("tickets.csv"))'")
    let tsv = Shell.run("assay classify -o \(output) '\(files.path("tickets.tsv"))'")
    let json = Shell.run("assay classify -o \(output) '\(files.path("tickets.ndjson"))'")
    #expect([csv.status, tsv.status, json.status] == [0, 0, 0])
    if output == "merged" {
      // The record itself differs; each has its verdict.
      #expect(json.lines.count == Self.tickets.count)
      #expect(json.lines.allSatisfy { $0.contains(#","assay":{"ticket_id":"#) && $0.hasSuffix("}}") })
      #expect(csv.text.hasPrefix("ticket_id,title,text,stars,reporter_type,stated_reason,reported_at,assay_outcome,"))
    } else {
      #expect(csv.output == json.output)
      #expect(tsv.output == json.output)
      #expect(json.lines.count == Self.tickets.count + (output == "csv" ? 1 : 0))
    }
  }

  // MARK: One set of tickets in three formats

  private static let fields = ["ticket_id", "title", "text", "stars", "reporter_type", "stated_reason", "reported_at"]

  private static let tickets: [[String]] = [
    [
      "1", "Great", "Use code SAVE20 at checkout and thank me later!", "5", "business", "advertising",
      "2026-03-02T09:15:00Z",
    ],
    ["2", "Comma, and \"quotes\"", "Fine, \"really\" fine.\nSecond line.", "4", "consumer", "", ""],
    ["=3", "", "Ein schöner Tag im Café — naïve façade 😀", "3", "software", "spam_low_quality", "2026-03-02"],
    ["4", "Never again", "They refused my promo code. I rang 07700 900123.", "1", "", "", "2026-03-02T23:59:59+02:00"],
  ]

  private static func table(delimiter: Character) -> [UInt8] {
    let rows = [fields] + tickets
    let text = rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: String(delimiter)) + "\r\n"
    }
    return Array(text.joined().utf8)
  }

  private static func records() -> [UInt8] {
    let lines = tickets.map { ticket in
      let pairs = zip(fields, ticket).filter { !$1.isEmpty }.map { name, value in
        name == "stars" ? "\"stars\": \(value)" : "\"\(name)\": \"\(escaped(value))\""
      }
      return "{" + pairs.joined(separator: ", ") + "}\n"
    }
    return Array(lines.joined().utf8)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
