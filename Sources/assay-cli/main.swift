import Assay
import AssayCore
import AssayRules
import Foundation

// A temporary frame: the real command line is being merged.
let arguments = CommandLine.arguments
guard arguments.count >= 4, arguments[1] == "rules" else { exit(2) }
func read(_ folder: String, _ ending: String) -> [SourceFile] {
  let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(ending) }.sorted()
  return names.map { name in
    SourceFile(path: folder + "/" + name, text: (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? "")
  }
}
let source = PackSource(rules: read(arguments[3], ".rules"), wordLists: read(arguments[3] + "/lists", ".txt"))
let compilation = PackCompiler.compile(source)
for diagnostic in compilation.diagnostics { print(DiagnosticRenderer.text(diagnostic, compilation.files)) }
guard let program = compilation.program else {
  print("\(compilation.diagnostics.count(where: \.isError)) errors")
  exit(1)
}
print("\(program.guidelines.count) guidelines, \(program.rules.count) rules, \(program.network.patterns.count) patterns, \(program.network.atoms.count) positions, \(program.words.count) words, \(program.symbols.count) symbols")
if arguments[2] == "test" {
  let failures = RuleTester.failures(program, compilation.examples)
  for failure in failures { print(RuleTester.text(failure, program, compilation.files)) }
  print("\(compilation.examples.count - failures.count) passed, \(failures.count) failed")
}
if arguments[2] == "bench" {
  var tickets: [Ticket] = []
  var bytes = 0
  for line in (try! String(contentsOfFile: arguments[4], encoding: .utf8)).split(separator: "\n").prefix(30000) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { continue }
    var ticket = Ticket()
    ticket.set(.ticketID, object["id"] as? String ?? "")
    if let title = object["title"] as? String { ticket.set(.title, title) }
    ticket.set(.text, object["text"] as? String ?? "")
    if let lang = object["lang"] as? String { ticket.set(.language, lang) }
    bytes += ticket.range(of: .text).count + ticket.range(of: .title).count
    tickets.append(ticket)
  }
  var scratch = Scratch(program)
  var flagged = 0
  var counts: [String: Int] = [:]
  for round in 0..<3 {
    let start = Date()
    flagged = 0
    for ticket in tickets {
      program.classify(ticket, &scratch)
      if !scratch.verdict.labels.isEmpty {
        flagged += 1
        if round == 0 { for label in scratch.verdict.labels { counts[program.guidelines[Int(label.guideline)].id, default: 0] += 1 } }
        if round == 0, arguments.count > 5 {
          let l = scratch.verdict.labels[0]
          let rules = scratch.verdict.evidence[Int(l.evidence.lowerBound)..<Int(l.evidence.upperBound)].map { $0.rule < 0 ? "words" : program.rules[Int($0.rule)].id }
          print(program.guidelines[Int(l.guideline)].id, Bits.bits(l.bits), rules, ticket.string(.title), "|", ticket.string(.text).prefix(400))
        }
      }
    }
    let t = Date().timeIntervalSince(start)
    print(tickets.count, "tickets", bytes, "bytes", Double(bytes) / t / 1e6, "MB/s", "flagged", flagged)
  }
  for (k, v) in counts.sorted(by: { $0.value > $1.value }) { print(k, v) }
}
if arguments[2] == "always" {
  for r in program.alwaysRules { print(program.rules[Int(r)].id, program.guidelines[Int(program.rules[Int(r)].guideline)].id) }
}
