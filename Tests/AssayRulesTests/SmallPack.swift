import AssayCore
import AssayRules
import Testing

/// A pack of one guideline and some rules, for asking what fires.
struct SmallPack {
  let program: Program

  struct DoesNotCompile: Error, CustomStringConvertible {
    var description: String
  }

  static let guideline = """
    guideline tested
      title    "Tested"
      severity 2
      prior    -5.0
      route    standard within 24h
      exposure none

    """

  /// `body` stands behind the guideline: lists, groups and rules.
  init(_ body: String, wordLists: [SourceFile] = []) throws {
    let rules = [
      SourceFile(path: "pack.rules", text: Goldens.packClause),
      SourceFile(path: "tested.rules", text: SmallPack.guideline + body),
    ]
    let compilation = PackCompiler.compile(PackSource(rules: rules, wordLists: wordLists))
    guard let program = compilation.program else {
      let shown = compilation.diagnostics.map { DiagnosticRenderer.text($0, compilation.files) }
      throw DoesNotCompile(description: shown.joined() + body)
    }
    self.program = program
  }

  /// One rule for each of some clauses, named `r0`, `r1` and so on.
  init(rules: [String], lists: String = "") throws {
    let rules = rules.enumerated().map { "rule r\($0) +4.0\n  \($1)\n  why \"W\"\n  flag \"x\"\n  pass \"y\"\n" }
    try self.init(lists + rules.joined())
  }

  /// The ids of the rules that fire on a ticket.
  func fired(_ ticket: Ticket) -> [String] {
    var scratch = Scratch(program)
    program.classify(ticket, &scratch)
    return scratch.firedRules.map { program.rules[Int($0)].id }
  }

  func fired(_ text: String, title: String? = nil) -> [String] {
    var ticket = Ticket()
    ticket.set(.ticketID, "t")
    ticket.set(.text, text)
    if let title { ticket.set(.title, title) }
    return fired(ticket)
  }
}
