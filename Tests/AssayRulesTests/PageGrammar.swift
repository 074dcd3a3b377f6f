import AssayTestSupport

/// The grammar at the end of Documentation/Rules.md, read as such, to make files of it.
struct PageGrammar {
  private indirect enum Form {
    case word(String)
    /// A rule of the grammar, or a kind of token.
    case name(String)
    case sequence([Form])
    case alternatives([Form])
    case optional(Form)
    case repeated(Form)
  }

  private var rules: [String: Form] = [:]
  private var symbols: [Substring] = []
  private var position = 0

  /// Reads the lines `name = form`; a line that is indented goes on with the one before.
  init(_ text: Substring) {
    let lines = text.split(separator: "\n").filter { $0.first?.isLowercase == true || $0.first == " " }
    for line in lines where line.first != " " {
      guard let name = line.split(separator: " ").first else { continue }
      let rest = lines.drop { $0 != line }.dropFirst().prefix { $0.first == " " }
      symbols = ([line] + rest).flatMap { $0.matches(of: /"[^"]*"|[A-Za-z]+|[=|(){}\[\]]/).map(\.output) }
      position = 2
      rules[String(name)] = alternatives()
    }
  }

  var names: Set<String> { Set(rules.keys) }

  private mutating func alternatives() -> Form {
    var result = [sequence()]
    while position < symbols.count, symbols[position] == "|" {
      position += 1
      result.append(sequence())
    }
    return result.count == 1 ? result[0] : .alternatives(result)
  }

  private mutating func sequence() -> Form {
    var result: [Form] = []
    while position < symbols.count, !["|", ")", "]", "}"].contains(symbols[position]) {
      let symbol = symbols[position]
      position += 1
      switch symbol {
      case "(", "[", "{":
        let inner = alternatives()
        position += 1
        result.append(symbol == "(" ? inner : symbol == "[" ? .optional(inner) : .repeated(inner))
      case _ where symbol.hasPrefix("\""): result.append(.word(String(symbol.dropFirst().dropLast())))
      default: result.append(.name(String(symbol)))
      }
    }
    return .sequence(result)
  }

  /// A random file. Clauses and declarations begin lines.
  func file(seed: UInt64) -> String {
    var random = RepeatableGenerator(seed: seed)
    var text = ""
    write(.name("file"), &text, &random, depth: 0)
    return text
  }

  private static let tokens = [
    "NAME": "some_thing", "STRING": "\"a \\\" b\"", "NUMBER": "-5.0", "DURATION": "72h", "THING": "<url>", "GAP": "..3",
    "REGEX": "/a[b-d]+\\/ \"{2}#/",
  ]
  private static let lineStarts: Set<String> = [
    "pack", "guideline", "list", "rule", "extend", "change", "version", "languages", "outcome", "reporter", "title",
    "means", "counts", "excludes", "severity", "prior", "threshold", "uncertain", "exposure", "quote", "dsa",
    "contact_first", "reasons", "why", "match", "with", "unless", "where", "language", "content", "tag", "flag",
    "pass", "status",
  ]

  private func write(_ form: Form, _ text: inout String, _ random: inout RepeatableGenerator, depth: Int) {
    switch form {
    case .word(let word):
      // A group of a rule, the route of an outcome, and what is extended or changed stand on the line of what they belong to.
      let line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
      let begins =
        word == "group"
        ? !line.hasPrefix(" rule") || line.contains(" group ")
        : word == "route"
          ? !line.hasPrefix(" outcome") || line.contains(" route ")
          : PageGrammar.lineStarts.contains(word) && ![" extend", " change"].contains(line)
      text += (begins ? "\n " : " ") + word
    case .name(let name):
      if let token = PageGrammar.tokens[name] {
        text += " " + token
      } else if let rule = rules[name] {
        // A declaration of a group, not the group of the rule before.
        if name == "group" { text += "\n" }
        write(rule, &text, &random, depth: depth + 1)
      }
    case .sequence(let forms): for form in forms { write(form, &text, &random, depth: depth) }
    case .alternatives(let forms):
      // Deep down the simplest way is taken, so that every file ends: the first, or behind `not` and parentheses a later one.
      let choice = depth > 14 ? forms.firstIndex { !PageGrammar.nests($0) } ?? 0 : random.below(forms.count)
      write(forms[choice], &text, &random, depth: depth)
    case .optional(let inner): if random.once(in: 2) { write(inner, &text, &random, depth: depth) }
    case .repeated(let inner):
      for _ in 0..<random.below(depth < 4 ? 5 : 2) { write(inner, &text, &random, depth: depth) }
    }
  }

  /// Whether a form leads to itself again.
  private static func nests(_ form: Form) -> Bool {
    switch form {
    case .word: false
    case .name(let name): ["phrases", "condition", "negation"].contains(name)
    case .sequence(let forms), .alternatives(let forms): forms.contains { nests($0) }
    case .optional, .repeated: false
    }
  }
}
