import AssayCore

/// What a guideline does to a ticket, as rows of a table in Markdown.
struct GuideFacts {
  private let program: Program
  private let index: Int
  private let guideline: GuidelineRecord
  private let rules: [RuleRecord]

  init(_ program: Program, _ index: Int, _ rules: [Int]) {
    self.program = program
    self.index = index
    guideline = program.guidelines[index]
    self.rules = rules.map { program.rules[$0] }
  }

  /// `reviewer_contact` within 72h; nil for no route.
  static func route(_ number: Int32, _ program: Program) -> String? {
    guard number >= 0 else { return nil }
    let route = program.routes[Int(number)]
    return "\(Markdown.code(route.name)) within \(RuleWords.duration(route.within))"
  }

  /// Names and values, both Markdown.
  var rows: [(String, String)] {
    var rows = [("severity", severity), ("route", route), ("exposure", exposure)]
    rows.append(("starts from", start))
    let label = Percent.text(guideline.threshold)
    rows.append(("label", "from a probability of \(label), uncertain from \(Percent.text(guideline.uncertain))"))
    rows.append(("evidence is quoted", quote))
    if !guideline.dsaCategory.isEmpty {
      let names = [guideline.dsaCategory, guideline.dsaKeyword].filter { !$0.isEmpty }
      rows.append(("DSA category · keyword", names.map(Markdown.code).joined(separator: " · ")))
    }
    if !guideline.contactFirst.isEmpty {
      let kinds = guideline.contactFirst.map { Markdown.escaped(program.constants[Int($0)]) }
      rows.append(("writes to the reviewer first", "who reports as \(kinds.joined(separator: ", "))"))
    }
    let reasons = program.reasons.filter { $0.guideline == Int32(index) }.map { Markdown.escaped($0.reason) }
    if !reasons.isEmpty { rows.append(("reporters’ reasons", reasons.joined(separator: ", "))) }
    return rows
  }

  private var severity: String {
    raised("\(guideline.severity) of 5", rules.filter { $0.severity > guideline.severity }) { "\($0.severity)" }
  }

  private var route: String {
    raised(
      GuideFacts.route(guideline.route, program) ?? "none",
      rules.filter { $0.route >= 0 && $0.route != guideline.route }
    ) { GuideFacts.route($0.route, program) ?? "" }
  }

  private var exposure: String {
    raised(
      Exposure.names[Int(guideline.exposure)], rules.filter { $0.exposure > guideline.exposure }
    ) { Exposure.names[Int($0.exposure)] }
  }

  /// A value with what some rules make of it, each once, in the order of the rules.
  private func raised(_ own: String, _ rules: [RuleRecord], _ value: (RuleRecord) -> String) -> String {
    var values: [String] = []
    for rule in rules where !values.contains(value(rule)) { values.append(value(rule)) }
    guard !values.isEmpty else { return own }
    let askers = rules.count == 1 ? "a rule" : "one of \(rules.count) rules"
    return "\(own); \(values.joined(separator: " or ")) where \(askers) asks for it"
  }

  /// As written, without what a model adds.
  private var start: String {
    let offsets = program.bayes.offset
    let prior = guideline.prior &- (index < offsets.count ? offsets[index] : 0)
    let odds = Decimal.fixed(1 / Bits.probability(prior), 0)
    return "\(Decimal.signed(Bits.bits(prior), 1)) bits, one ticket in \(odds)"
  }

  private var quote: String {
    switch guideline.quote {
    case .plain: "as it stands"
    case .masked: "masked, first letters of words left"
    case .hidden: "not at all, and no examples are shown here"
    }
  }
}
