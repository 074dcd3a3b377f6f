import Assay
import AssayCore
import AssayIO
import AssayRules
import AssayTestSupport

/// Packs and tickets drawn from a seed: few words, so that rules hit often and meet in groups, guards and thresholds.
struct RandomHistory {
  private var random: RepeatableGenerator
  private static let words = ["ash", "bay", "cob", "dew", "elm", "fig", "gum", "hop"]
  static let guidelines = ["one", "two", "three"]

  /// A rule as it is written, and its guideline.
  struct Rule {
    var guideline: Int
    var text: String
  }

  /// The rules in the order of the pack.
  private(set) var rules: [Rule] = []
  private var heads: [String] = []

  /// `isOpen`: every hit leads to a label, and nothing speaks against one.
  init(seed: UInt64, isOpen: Bool = false) {
    random = RepeatableGenerator(seed: seed)
    for guideline in Self.guidelines {
      heads.append(
        """
        guideline \(guideline)
          title    "T"
          severity \(1 + random.below(5))
          prior    \(isOpen ? "5.0" : "-\(1 + random.below(4)).0")
          threshold \(isOpen ? "0.5" : random.pick(["0.5", "0.7", "0.4"]))
          route    desk within 24h
          exposure none

        group \(guideline)_group cap \(isOpen ? 16 : 3 + random.below(3))

        """)
    }
    for number in 0..<12 { rules.append(rule(number, isOpen: isOpen)) }
    rules.sort { $0.guideline < $1.guideline }
  }

  private mutating func rule(_ number: Int, isOpen: Bool) -> Rule {
    let guideline = random.below(3)
    var weight = random.pick(["+1.0", "+2.0", "+2.5", "+3.0", "+4.0", "-1.0", "-2.0", "+0.0"])
    if isOpen { weight = "+1.0" }
    let group = random.once(in: 2) && !weight.hasPrefix("-") ? " group \(Self.guidelines[guideline])_group" : ""
    var text = "rule r\(number) \(weight)\(group)\n  why \"W\"\n"
    if random.once(in: 6) {
      text += "  where words >= \(3 + random.below(4))\n"
    } else {
      text += "  match \"\(random.pick(Self.words))\""
      text += random.once(in: 2) ? " ..2 \"\(random.pick(Self.words))\"\n" : " | \"\(random.pick(Self.words))\"\n"
      if random.once(in: 3) { text += "  unless near 2: \"\(random.pick(Self.words))\"\n" }
    }
    return Rule(guideline: guideline, text: text + "  flag \"x\"\n  pass \"y\"\n\n")
  }

  /// The pack, without some of its rules.
  func program(without removed: Set<Int> = []) -> Program {
    var text = """
      pack random
        version   "1"
        languages en
        outcome   clear                     route low within 7d
        outcome   uncertain                 route desk within 24h
        outcome   insufficient_information  route desk within 24h
        outcome   unsupported_language      route desk within 48h


      """
    for (guideline, head) in heads.enumerated() {
      text += head
      for (number, rule) in rules.enumerated() where rule.guideline == guideline && !removed.contains(number) {
        text += rule.text
      }
    }
    let compilation = PackCompiler.compile(
      PackSource(rules: [SourceFile(path: "pack.rules", text: text)], wordLists: []))
    guard let program = compilation.program else {
      fatalError(compilation.diagnostics.map { DiagnosticRenderer.text($0, compilation.files) }.joined() + text)
    }
    return program
  }

  /// Tickets of a few words each; some with labels, some of these optional. A few are empty or in another language.
  mutating func tickets(_ count: Int) -> [Ticket] {
    (0..<count).map { number in
      var ticket = Ticket()
      ticket.set(.ticketID, "t\(number)")
      ticket.set(.text, (0..<random.below(7)).map { _ in random.pick(Self.words) }.joined(separator: " "))
      if random.once(in: 10) { ticket.set(.language, random.pick(["en", "xx"])) }
      for guideline in Self.guidelines {
        if random.once(in: 4) { ticket.add(.labels, guideline) }
        if random.once(in: 8) { ticket.add(.optionalLabels, guideline) }
      }
      return ticket
    }
  }

  /// The tickets as NDJSON; every third lacks the key `labels`, and with it its labels.
  static func records(_ tickets: [Ticket]) -> [UInt8] {
    Array(
      tickets.enumerated().map { number, ticket in
        func list(_ field: ListField) -> String { ticket.strings(field).map { "\"\($0)\"" }.joined(separator: ",") }
        let language = ticket.has(.language) ? ",\"language\":\"\(ticket.string(.language))\"" : ""
        let labels =
          isLabelled(number) ? ",\"labels\":[\(list(.labels))],\"labels_optional\":[\(list(.optionalLabels))]" : ""
        return
          "{\"ticket_id\":\"\(ticket.string(.ticketID))\",\"text\":\"\(ticket.string(.text))\"\(language)\(labels)}\n"
      }.joined().utf8)
  }

  static func isLabelled(_ number: Int) -> Bool { number % 3 != 2 }

  static func input(_ tickets: [Ticket]) -> RecordInput {
    RecordInput(MemoryInput(records(tickets), name: "history"), format: .ndjson)
  }
}

extension Verdict {
  /// The ids of its labels.
  var labelSet: Set<String> { Set(labels.map(\.id)) }
}
