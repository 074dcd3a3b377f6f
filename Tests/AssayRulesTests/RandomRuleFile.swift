import AssayTestSupport

/// Rule files that parse, laid out as badly as can be: any spaces, line breaks and comments where the language allows them.
struct RandomRuleFile {
  private var random: RepeatableGenerator
  private(set) var text = ""
  /// The comments in order, without white space behind them.
  private(set) var comments: [String] = []

  init(seed: UInt64) {
    random = RepeatableGenerator(seed: seed)
    if random.once(in: 8) { text += "\u{FEFF}" }
    for _ in 0..<(2 + random.below(5)) {
      switch random.below(10) {
      case 0: pack()
      case 1: guideline()
      case 2: group()
      case 3, 4: list()
      case 5: extended()
      case 6: change()
      default: rule()
      }
    }
    if random.once(in: 2) { lineEnd() }
  }

  // MARK: White space

  /// A token that may stand on a line of its own.
  private mutating func put(_ token: String) {
    switch random.below(6) {
    case 0: lineEnd(); text += String(repeating: random.once(in: 5) ? "\t" : " ", count: random.below(20))
    case 1: text += String(repeating: " ", count: 1 + random.below(3))
    default: text += " "
    }
    text += token
  }

  /// A token on the same line as the one before.
  private mutating func stay(_ token: String) {
    text += String(repeating: " ", count: 1 + random.below(3)) + token
  }

  /// The first token of a declaration or clause.
  private mutating func begin(_ keyword: String) {
    if !text.isEmpty, text != "\u{FEFF}" { lineEnd() }
    if !random.once(in: 3) { text += String(repeating: " ", count: random.below(6)) }
    text += keyword
  }

  private mutating func lineEnd() {
    for _ in 0..<(1 + (random.once(in: 3) ? random.below(4) : 0)) {
      if random.once(in: 5) { comment() }
      text += random.pick(["", "", " ", "\r"]) + "\n"
      if random.once(in: 4) { text += String(repeating: " ", count: random.below(12)) }
    }
  }

  private mutating func comment() {
    let comment = random.pick([
      "#", "# why", "#rule x +1.0", "# \"a\" | (", "#  ---- ü ----", "# match  \"a\"  # twice",
    ])
    comments.append(comment)
    text += random.pick(["", " ", "   "]) + comment + random.pick(["", "  ", "\t"])
  }

  // MARK: Declarations

  private mutating func pack() {
    begin("pack"); stay("golden")
    if random.once(in: 3) { stay("extends"); stay(random.pick(["default", "\"../other\""])) }
    begin("version"); put("\"1.0\"")
    begin("languages"); put("en"); put(","); put("de")
    for name in ["clear", "insufficient_information"] where random.once(in: 2) {
      begin("outcome"); put(name); stay("route"); put("low"); stay("within"); put("5d")
    }
    if random.once(in: 3) { begin("reporter"); put("regulator"); stay("within"); put("4h") }
  }

  private mutating func guideline() {
    begin("guideline"); stay("ads")
    begin("title"); put("\"A \\\" title\"")
    if random.once(in: 2) { begin("means"); put("\"Some sentence.\"") }
    for clause in ["counts", "excludes"] where random.once(in: 2) {
      begin(clause); put("\"one thing\"")
      for _ in 0..<random.below(5) { put(","); put("\"another thing that takes more room\"") }
    }
    begin("prior"); put("-5.0")
    begin("route"); put("low"); stay("within"); put("72h")
    if random.once(in: 2) { begin("contact_first"); put("business"); put(","); put("consumer") }
    if random.once(in: 2) { begin("reasons"); put("\"spam\""); put(","); put("AD") }
  }

  private mutating func list() {
    begin("list"); stay(random.pick(["things", "matches"]))
    if random.once(in: 4) { stay("from"); put("\"a.txt\""); return }
    put("=")
    put("\"first entry\"")
    for _ in 0..<random.below(8) { put(","); put("\"free*\"") }
    if random.once(in: 4) { put(",") }
  }

  private mutating func extended() {
    begin("extend")
    if random.once(in: 2) {
      stay("list"); stay("things"); put("="); put("\"one more\""); put(","); put("\"another\"")
    } else {
      stay("guideline"); stay("ads")
      begin("threshold"); put("0.6")
    }
  }

  private mutating func change() {
    begin("change"); stay("rule"); stay("r1")
    if random.once(in: 2) { stay("+3.0") }
    status()
    if random.once(in: 2) { begin("unless"); stay("near"); put("6"); put(":"); phrases(depth: 1, most: 5) }
    if random.once(in: 2) { begin("pass"); put("\"another\"") }
  }

  private mutating func status() {
    if random.once(in: 3) { begin("version"); put("\"2\"") }
    switch random.below(4) {
    case 0: begin("status"); stay("shadow")
    case 1: begin("status"); stay("deprecated"); put("\"use r2\"")
    default: break
    }
  }

  private mutating func group() {
    begin("group"); stay("links"); stay("cap"); put("5.0")
  }

  private mutating func rule() {
    begin("rule"); stay("r\(random.below(100))"); put(random.pick(["+4.0", "-0.5", "2"]))
    if random.once(in: 3) { stay("group"); put("links") }
    begin("why"); put("\"Says so\"")
    if random.once(in: 6) { begin("tag"); put("seen") }
    status()
    begin("match")
    if random.once(in: 5) { stay("in"); put("title"); put(":") }
    phrases(depth: 2, most: random.once(in: 3) ? 12 : 3)
    for _ in 0..<random.below(3) {
      begin(random.pick(["with", "unless"]))
      switch random.below(4) {
      case 0: stay("near"); put("6"); put(":")
      case 1: stay("in"); put("comment"); put(":"); stay("before"); put("3"); put(":")
      default: break
      }
      phrases(depth: 1, most: 5)
    }
    if random.once(in: 2) { begin("where"); condition(depth: 3) }
    begin("flag"); put("\"ein Text, größer\"")
    if random.once(in: 3) {
      put("given"); put("stars"); put("="); put("1"); put(","); put("business_domains"); put("="); put("(")
      put("\"a.example\""); put(","); put("\"b.example\""); put(")")
    }
    begin("pass"); put("\"another\"")
  }

  private mutating func phrases(depth: Int, most: Int) {
    for index in 0...random.below(most) {
      if index > 0 { put("|") }
      if random.once(in: 8) {
        put(random.pick(["/fr(?:ee|33)  \\d{2,}/", "/[\"#|]\\/ (/"]))
        continue
      }
      for _ in 0...random.below(3) { element(depth: depth) }
    }
  }

  private mutating func element(depth: Int) {
    switch random.below(depth > 0 ? 7 : 5) {
    case 0: put("<url>")
    case 1: put("..3")
    case 2: stay("things")
    case 3, 4: put(random.pick(["\"a\"", "\"a rather long string of words\"", "\"it's\"", "\"#1 not a comment\""]))
    default:
      put("(")
      phrases(depth: depth - 1, most: 6)
      put(")")
      if random.once(in: 3) { put("?") }
    }
  }

  private mutating func condition(depth: Int) {
    switch depth == 0 ? 0 : random.below(5) {
    case 0:
      switch random.below(6) {
      case 0: put("stars"); put(random.pick(["<=", "<", "=", "!="])); put("3")
      case 1:
        put("count"); put("("); put("<url>"); put("not"); put("in"); put("business_domains"); put(")"); put(">=");
        put("1")
      case 2: put("has"); put("("); phrases(depth: 0, most: 4); put("in"); put("comment"); put(")")
      case 3: stay("language"); put("in"); put("("); put("de"); put(","); put("fr"); put(")")
      case 4: put("hit"); put("("); put("r1"); put(")")
      default: put("present"); put("("); stay("title"); put(")")
      }
    case 1: put("not"); condition(depth: depth - 1)
    case 2: put("("); condition(depth: depth - 1); put("or"); condition(depth: depth - 1); put(")")
    default: condition(depth: depth - 1); put(random.pick(["and", "or"])); condition(depth: depth - 1)
    }
  }
}
