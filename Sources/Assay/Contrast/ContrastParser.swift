internal import AssayCore
internal import AssayRules

/// Reads a file of contrasts line by line, and goes on behind what is wrong.
struct ContrastParser {
  var file = ContrastFile()
  var faults: [ContrastFileError.Fault] = []
  private var line = 0
  private var block = Block.none
  /// Texts are understood at the end, when all slots are known.
  private var texts: [(text: String, line: Int)] = []

  /// What indented lines belong to.
  private enum Block {
    case none
    case values(Int)
    case texts
    /// Of a heading that was not understood: passed over.
    case lost
  }

  mutating func read(_ source: String) {
    for raw in source.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      let text = ContrastParser.trimmed(raw)
      if text.isEmpty || text.hasPrefix("#") { continue }
      if raw.first == " " || raw.first == "\t" { readItem(text) } else { readHeading(text) }
    }
    for variable in file.variables where variable.values.count < 2 {
      fault(
        "\(variable.name) has \(variable.values.isEmpty ? "no" : "one") value; a contrast needs two or more, indented below it",
        variable.line)
    }
    for (text, line) in texts { readText(text, line) }
    if texts.isEmpty, faults.isEmpty {
      fault("there are no texts; they stand indented below a line `texts`", max(line, 1))
    }
  }

  // MARK: Headings

  private mutating func readHeading(_ text: Substring) {
    let words = text.split { $0 == " " || $0 == "\t" }
    block = .lost
    switch words[0] {
    case "texts" where words.count == 1: block = .texts
    case "given" where words.count >= 3:
      let value = ContrastParser.trimmed(text.dropFirst(5)).dropFirst(words[1].count)
      readGiven(String(words[1]), String(ContrastParser.trimmed(value)))
    case "terms", "field":
      guard words.count == 2 || (words.count == 4 && words[2] == "allow") else {
        return fault("write `\(words[0]) NAME` or `\(words[0]) NAME allow BITS`")
      }
      addVariable(String(words[1]), isField: words[0] == "field", allowed: words.count == 4 ? words[3] : nil)
    default:
      fault(
        "a line at the margin is `given NAME VALUE`, `terms NAME`, `field NAME` or `texts`; indent what belongs to one")
    }
  }

  private mutating func readGiven(_ name: String, _ value: String) {
    block = .none
    guard checkField(name) else { return }
    guard !file.givens.contains(where: { $0.name == name }) else { return fault("\(name) is given twice") }
    file.givens.append((name, value))
  }

  private mutating func addVariable(_ name: String, isField: Bool, allowed: Substring?) {
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }), name.first?.isLowercase == true
    else { return fault("\"\(name)\" is no name: a small letter, then letters, digits and _") }
    if isField, !checkField(name) { return }
    guard !file.variables.contains(where: { $0.name == name }) else { return fault("\(name) stands here twice") }
    var bits: Int32 = 0
    if let allowed {
      guard let number = Double(allowed), number >= 0, number <= 31 else {
        return fault("allow takes bits from 0 to 31, not \"\(allowed)\"")
      }
      bits = Bits.fixed(number)
    }
    block = .values(file.variables.count)
    file.variables.append(ContrastFile.Variable(name: name, isField: isField, allowed: bits, line: line))
  }

  private mutating func checkField(_ name: String) -> Bool {
    let isReserved = name == "ticket_id" || name == "text"
    if isReserved { fault("\(name) can't be set: the texts are what is tried") }
    return !isReserved
  }

  // MARK: What is indented

  private mutating func readItem(_ text: Substring) {
    switch block {
    case .lost: break
    case .none: fault("nothing begins here; an indented line stands below `terms`, `field` or `texts`")
    case .texts: texts.append((String(text), line))
    case .values(let variable):
      for value in text.split(separator: ",").map(ContrastParser.trimmed) where !value.isEmpty {
        if file.variables[variable].values.contains(String(value)) {
          fault("\"\(value)\" is one of \(file.variables[variable].name) already")
        } else {
          file.variables[variable].values.append(String(value))
        }
      }
    }
  }

  private mutating func readText(_ text: String, _ line: Int) {
    var parts: [ContrastFile.Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { return fault("a slot is not closed with }", line) }
      let name = rest[rest.index(after: open)..<close]
      let lower = name.prefix(1).lowercased() + name.dropFirst()
      guard let variable = file.variables.firstIndex(where: { !$0.isField && $0.name == lower }) else {
        let known = file.variables.filter { !$0.isField }.map(\.name)
        let guess = RuleCatalog.nearest(lower, among: known).map { "; did you mean {\($0)}?" } ?? ""
        return fault("no terms are named \(lower.isEmpty ? "so" : lower)\(guess)", line)
      }
      parts.append(.plain(String(rest[..<open])))
      parts.append(.slot(variable, isCapitalised: name != lower))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.plain(String(rest)))
    file.texts.append(ContrastFile.Text(parts: parts, line: line))
  }

  private mutating func fault(_ message: String, _ line: Int? = nil) {
    faults.append(ContrastFileError.Fault(line: line ?? self.line, message: message))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
