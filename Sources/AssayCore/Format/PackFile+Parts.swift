// Parts of a pack file that only some packs have. Each begins with its name, stands at most once and in this order; a pack
// without them has the same bytes as before there were any.

extension PackFile {
  private enum Part: String, CaseIterable {
    case shadow, notes, regexes, calibration, fitted, letters, numbers, reporters
  }

  static func putParts(of program: Program, to writer: inout SectionWriter) {
    if !program.shadowRules.isEmpty {
      writer.put(Part.shadow.rawValue)
      writer.put(program.shadowRules)
    }
    if !program.ruleNotes.isEmpty {
      writer.put(Part.notes.rawValue)
      writer.put(program.ruleNotes.map(\.rule))
      writer.put(program.ruleNotes.map(\.version))
      writer.put(program.ruleNotes.map(\.deprecation))
    }
    if let regexes = program.regexes {
      writer.put(Part.regexes.rawValue)
      writer.put(regexes)
    }
    if !program.bayes.offset.isEmpty {
      writer.put(Part.calibration.rawValue)
      writer.put(program.bayes.offset)
    }
    if program.bayes.length > 0 {
      writer.put(Part.fitted.rawValue)
      writer.put(program.bayes.length)
    }
    putFurther(program.bayes.further, to: &writer)
    if !program.reporters.isEmpty {
      writer.put(Part.reporters.rawValue)
      writer.put(program.reporters.map(\.kind))
      writer.put(program.reporters.map(\.within))
    }
  }

  private static func putFurther(_ further: FurtherFeatures, to writer: inout SectionWriter) {
    if further.firstRunRow >= 0 {
      writer.put(Part.letters.rawValue)
      writer.put(further.runs.slots)
      writer.put(further.firstRunRow)
      writer.put(further.isSpelt)
      writer.put(further.names)
    }
    guard !further.ranges.isEmpty else { return }
    writer.put(Part.numbers.rawValue)
    writer.put(further.ranges.map { Int32($0.measure.rawValue) })
    writer.put(further.ranges.map { $0.low.bitPattern })
    writer.put(further.ranges.map { $0.high.bitPattern })
    writer.put(further.rowOfRange)
    // With runs, their names are there already.
    if further.firstRunRow < 0 { writer.put(further.names) }
  }

  static func readParts(of program: inout Program, from reader: inout SectionReader) throws(SectionFileError) {
    var left = Part.allCases[...]
    while !reader.isAtEnd {
      let name = try reader.text()
      guard let part = Part(rawValue: name) else { throw .unknownPart(name) }
      guard let place = left.firstIndex(of: part) else { throw .corrupted }
      left = left[(place + 1)...]
      switch part {
      case .shadow:
        program.shadowRules = try reader.numbers()
        guard areRules(program.shadowRules, program) else { throw .corrupted }
      case .notes:
        let rules = try reader.numbers()
        let versions = try reader.texts()
        let deprecations = try reader.texts()
        guard areRules(rules, program), versions.count == rules.count, deprecations.count == rules.count else {
          throw .corrupted
        }
        program.ruleNotes = rules.indices.map {
          RuleNote(rule: rules[$0], version: versions[$0], deprecation: deprecations[$0])
        }
      case .regexes:
        program.regexes = try reader.regexes(patterns: program.network.patternCount)
      case .calibration:
        program.bayes.offset = try reader.numbers()
        guard program.bayes.offset.count == program.guidelines.count else { throw .corrupted }
      case .fitted:
        program.bayes.length = try reader.number()
        guard (1...Int32(Limits.tokens)).contains(program.bayes.length) else { throw .corrupted }
      case .letters: try reader.letters(into: &program.bayes)
      case .numbers: try reader.numberRanges(into: &program.bayes)
      case .reporters:
        let kinds = try reader.texts()
        let times = try reader.numbers()
        guard kinds.count == times.count, times.allSatisfy({ $0 >= 0 }) else { throw .corrupted }
        program.reporters = zip(kinds, times).map { ReporterRecord(kind: $0, within: $1) }
      }
    }
    guard program.bayes.hasNamesOfAll else { throw .corrupted }
  }

  /// Whether they are rules of the program, ascending, at least one.
  private static func areRules(_ numbers: [Int32], _ program: Program) -> Bool {
    guard let first = numbers.first, let last = numbers.last, first >= 0, last < program.rules.count else {
      return false
    }
    return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }

  // MARK: Conditions

  /// Refuses conditions that would never end or nest without bound, through other rules too. O(conditions).
  static func checkConditions(_ program: Program) throws(SectionFileError) {
    let rules = program.rules.count
    let nodes = program.conditions
    for (index, node) in nodes.enumerated() {
      // Children come before their parents.
      let children: ClosedRange<Int32> = -1...Int32(index - 1)
      let isRight =
        switch node.kind {
        case .and, .or: node.a >= 0 && node.b >= 0 && children.contains(node.a) && children.contains(node.b)
        case .not: node.a >= 0 && children.contains(node.a)
        case .hit: node.a >= 0 && node.a < rules
        default: true
        }
      guard isRight else { throw .corrupted }
    }
    guard program.rules.allSatisfy({ $0.condition >= -1 && $0.condition < nodes.count }) else { throw .corrupted }
    guard nodes.contains(where: { $0.kind == .hit }) else { return }
    // Rounds instead of recursion: a hostile file may hold a chain of any length. In each round hits see one rule further.
    var deep = Array(repeating: false, count: nodes.count)
    for round in 0...Limits.hitDepth {
      let before = deep
      for (index, node) in nodes.enumerated() {
        deep[index] =
          switch node.kind {
          case .and, .or: deep[Int(node.a)] || deep[Int(node.b)]
          case .not: deep[Int(node.a)]
          case .hit: round == 0 || isDeep(program.rules[Int(node.a)].condition, before)
          default: false
          }
      }
    }
    guard !deep.contains(true) else { throw .corrupted }
  }

  private static func isDeep(_ condition: Int32, _ deep: [Bool]) -> Bool { condition >= 0 && deep[Int(condition)] }
}
