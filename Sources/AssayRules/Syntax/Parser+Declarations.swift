extension Parser {
  /// The name of a declaration, or an empty one after a fault; its clauses are read all the same.
  private mutating func headerName(_ keyword: SourceSpan, _ what: String) -> Located<String> {
    do {
      let name = try newName(what)
      endOfHeader("the end of the line")
      return name
    } catch {
      skipToNextLine()
      return Located(value: "", span: keyword)
    }
  }

  mutating func pack(_ keyword: SourceSpan) -> PackSyntax {
    var pack = packHeader(keyword)
    pack.written = clauses(of: "pack", Parser.packClauses) { parser, keyword throws(Abandoned) in
      switch keyword.value {
      case "version":
        parser.once(keyword, pack.version != nil)
        pack.version = try parser.string("the version in quotes")
      case "languages": pack.languages += try parser.names("a language code such as en")
      case "reporter": pack.reporters.append((try parser.name("a kind of reporter"), try parser.within()))
      default:
        let outcome = try parser.name("an outcome")
        guard parser.takeWord("route") else { throw parser.unexpected("`route`", suggestions: ["route"]) }
        pack.outcomes.append((outcome, try parser.route()))
      }
    }
    return pack
  }

  /// `pack NAME`, with `extends default` or `extends "FOLDER"` behind it in an overlay.
  private mutating func packHeader(_ keyword: SourceSpan) -> PackSyntax {
    var pack = PackSyntax(name: Located(value: "", span: keyword))
    do {
      pack.name = try newName("the pack's name")
      if takeWord("extends") {
        if case .string(let folder) = current.kind {
          pack.base = Located(value: folder, span: current.span)
          advance()
        } else {
          pack.base = try name("`default`, or a folder in quotes")
        }
      }
      endOfHeader("`extends` or the end of the line", suggestions: ["extends"])
    } catch {
      skipToNextLine()
    }
    return pack
  }

  /// `extend guideline ID` or `extend list NAME …`, behind the first word.
  mutating func extended(_ keyword: SourceSpan) throws(Abandoned) -> Declaration {
    if takeWord("list") { return .extendList(try list()) }
    if takeWord("guideline") { return .extendGuideline(guideline(keyword)) }
    throw unexpected(
      "`guideline` or `list`", suggestions: ["guideline", "list"],
      help: "a rule of the pack below is changed with `change rule NAME`")
  }

  /// `change rule NAME [WEIGHT] …`, behind the first word.
  mutating func change(_ keyword: SourceSpan) throws(Abandoned) -> Declaration {
    guard takeWord("rule") else {
      throw unexpected(
        "`rule`", suggestions: ["rule"],
        help: "guidelines and lists of the pack below are extended: `extend list NAME = …`")
    }
    var change = ChangeSyntax(
      rule: RuleSyntax(name: try name("the rule's name"), weight: Located(value: 0, span: keyword)))
    if case .number = current.kind, !current.isFirstOnLine { change.weight = try number("the rule's weight") }
    endOfHeader("a weight or the end of the line")
    readClauses(of: &change.rule, "change", Parser.changeClauses)
    change.rule.span = keyword.joined(with: previousSpan)
    return .changeRule(change)
  }

  mutating func guideline(_ keyword: SourceSpan) -> GuidelineSyntax {
    var guideline = GuidelineSyntax(name: headerName(keyword, "the guideline's id"))
    guideline.written = clauses(of: "guideline", Parser.guidelineClauses) { parser, keyword throws(Abandoned) in
      switch keyword.value {
      case "title":
        parser.once(keyword, guideline.title != nil)
        guideline.title = try parser.string("a title in quotes")
      case "means":
        parser.once(keyword, guideline.means != nil)
        guideline.means = try parser.string("a definition in quotes")
      case "counts":
        parser.once(keyword, !guideline.counts.isEmpty)
        guideline.counts = try parser.strings("what counts, in quotes")
      case "excludes":
        parser.once(keyword, !guideline.excludes.isEmpty)
        guideline.excludes = try parser.strings("what does not count, in quotes")
      case "severity":
        parser.once(keyword, guideline.severity != nil)
        guideline.severity = try parser.number("a severity from 1 to 5")
      case "prior":
        parser.once(keyword, guideline.prior != nil)
        guideline.prior = try parser.number("a prior in bits such as -5.0")
      case "threshold":
        parser.once(keyword, guideline.threshold != nil)
        guideline.threshold = try parser.number("a probability")
      case "uncertain":
        parser.once(keyword, guideline.uncertain != nil)
        guideline.uncertain = try parser.number("a probability")
      case "route":
        parser.once(keyword, guideline.route != nil)
        guideline.route = try parser.route()
      case "exposure":
        parser.once(keyword, guideline.exposure != nil)
        guideline.exposure = try parser.name("an exposure class")
      case "quote":
        parser.once(keyword, guideline.quote != nil)
        guideline.quote = try parser.name("`plain`, `masked` or `hidden`")
      case "dsa":
        parser.once(keyword, !guideline.dsa.isEmpty)
        guideline.dsa = [try parser.name("a category")]
        if case .name = parser.current.kind, !parser.current.isFirstOnLine {
          guideline.dsa.append(try parser.name("a keyword"))
        }
      case "contact_first": guideline.contactFirst += try parser.names("a kind of reporter")
      default: guideline.reasons += try parser.reasons()
      }
    }
    return guideline
  }

  private mutating func reasons() throws(Abandoned) -> [Located<String>] {
    var result: [Located<String>] = []
    repeat {
      if case .string = current.kind {
        result.append(try string("a reason"))
      } else {
        result.append(try name("a reason"))
      }
    } while take(",")
    return result
  }

  mutating func list() throws(Abandoned) -> ListSyntax {
    var list = ListSyntax(name: try newName("the list's name"))
    do {
      if takeWord("from") {
        list.file = try string("a file name in quotes")
        endOfHeader("the end of the line")
        return list
      }
      guard take("=") else { throw unexpected("`=` or `from`", suggestions: ["from"]) }
      repeat {
        if startsDeclaration { break }  // a comma after the last entry
        list.entries.append(try string("a phrase in quotes"))
      } while take(",")
      if !startsDeclaration { throw unexpected("`,` or the next declaration") }
    } catch {
      list.isFaulty = true
      while !startsDeclaration { advance() }
    }
    return list
  }

  mutating func group() throws(Abandoned) -> GroupSyntax {
    let name = try newName("the group's name")
    var group = GroupSyntax(name: name, cap: Located(value: 0, span: name.span), isFaulty: true)
    do {
      guard takeWord("cap") else { throw unexpected("`cap`", suggestions: ["cap"]) }
      group.cap = try number("the most that the group adds, in bits")
      group.isFaulty = false
      endOfHeader("the end of the line")
    } catch {
      skipToNextLine()
    }
    return group
  }

  mutating func rule(_ keyword: SourceSpan) -> RuleSyntax {
    var rule = RuleSyntax(name: Located(value: "", span: keyword), weight: Located(value: 0, span: keyword))
    do {
      rule.name = try newName("the rule's name")
      rule.weight = try number("the rule's weight in bits, such as +4.0")
      if takeWord("group") { rule.group = try name("the group's name") }
      endOfHeader("`group` or the end of the line", suggestions: ["group"])
    } catch {
      skipToNextLine()
    }
    readClauses(of: &rule, "rule", Parser.ruleClauses)
    rule.span = keyword.joined(with: previousSpan)
    return rule
  }

  private mutating func readClauses(of rule: inout RuleSyntax, _ what: String, _ known: [String]) {
    isInRule = true
    defer { isInRule = false }
    rule.written = clauses(of: what, known) { parser, keyword throws(Abandoned) in
      switch keyword.value {
      case "why":
        parser.once(keyword, rule.why != nil)
        rule.why = try parser.string("a sentence in quotes")
      case "match":
        parser.once(keyword, rule.match != nil)
        rule.match = try parser.phraseClause()
      case "with", "unless": rule.guards.append(try parser.guardClause(forbids: keyword.value == "unless"))
      case "where":
        parser.once(keyword, rule.condition != nil)
        rule.condition = try parser.condition()
      case "language": rule.languages += try parser.names("a language code such as en")
      case "content": rule.contentTypes += try parser.names("a content type")
      case "severity":
        parser.once(keyword, rule.severity != nil)
        rule.severity = try parser.number("a severity from 1 to 5")
      case "route":
        parser.once(keyword, rule.route != nil)
        rule.route = try parser.route()
      case "exposure":
        parser.once(keyword, rule.exposure != nil)
        rule.exposure = try parser.name("an exposure class")
      case "tag":
        parser.once(keyword, rule.tag != nil)
        rule.tag = try parser.name("a tag")
      case "version":
        parser.once(keyword, rule.version != nil)
        rule.version = try parser.string("the rule's version in quotes")
      case "status":
        parser.once(keyword, rule.status != nil)
        rule.status = try parser.status()
      default: rule.examples.append(try parser.example(mustFire: keyword.value == "flag"))
      }
    }
  }

  mutating func status() throws(Abandoned) -> StatusSyntax {
    let names = RuleStatus.allCases.map(\.rawValue)
    guard case .name(let word) = current.kind, let status = RuleStatus(rawValue: word) else {
      throw unexpected(names.map { "`\($0)`" }.joined(separator: ", "), suggestions: names)
    }
    let located = Located(value: status, span: current.span)
    advance()
    guard status == .deprecated else { return StatusSyntax(status: located) }
    return StatusSyntax(status: located, reason: try string("what to use instead, in quotes"))
  }

  private mutating func example(mustFire: Bool) throws(Abandoned) -> ExampleSyntax {
    var example = ExampleSyntax(mustFire: mustFire, text: try string("an example in quotes"))
    // `given` may stand on a line of its own.
    guard current.kind == .name("given") else {
      if case .name(let word) = current.kind, !current.isFirstOnLine {
        throw unexpected("`given` or the end of the line", suggestions: word == "given" ? [] : ["given"])
      }
      return example
    }
    advance()
    repeat {
      let field = try name("a field")
      try expect("=")
      example.given.append((field, try value()))
    } while take(",")
    return example
  }

  /// One value, or several texts in parentheses.
  private mutating func value() throws(Abandoned) -> Located<ExampleValue> {
    let span = current.span
    guard take("(") else { return try simpleValue() }
    let items = try strings("a string")
    try expect(")")
    return Located(value: .list(items.map(\.value)), span: span)
  }
}
