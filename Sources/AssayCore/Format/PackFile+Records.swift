// How the parts of a program stand in a pack file: each `put` has its reader beside it, in the same order.

extension SectionWriter {
  mutating func put(_ table: SymbolTable) {
    put(table.symbolOfWord)
    put(table.symbolOfKind)
    put([table.codeSymbol, table.nameSymbol])
    put(table.starts)
    put(table.atoms)
    put(table.prefixes)
    put(table.suffixes)
    put(table.filter.bits)
  }

  private mutating func put(_ table: AffixTable) {
    put(table.lengths)
    put(table.hashes)
    put(table.symbols)
    put(table.edges)
  }

  mutating func put(_ lists: IndexLists) {
    put(lists.starts)
    put(lists.values)
  }

  private mutating func put(_ anchors: [Anchor]) {
    put(anchors.map(\.position))
    put(anchors.map(\.after.bits))
    put(anchors.map(\.secondAfter.bits))
    put(anchors.map(\.before.bits))
    put(anchors.map(\.secondBefore.bits))
  }

  mutating func put(_ network: PatternNetwork) {
    put(network.atoms)
    put(network.staysInSentence)
    put(network.begins)
    put(network.completes)
    put(network.patternOf)
    put(network.followers)
    put(network.predecessors)
    put(network.firsts)
    put(network.beginnings.bits)
    put(network.anchors)
    put(network.anchorsOfSymbol)
    put(network.anchorsOfAtom)
    put(network.longest)
  }

  mutating func put(_ guideline: GuidelineRecord) {
    put(guideline.id)
    put(guideline.title)
    put(Int32(guideline.severity))
    put(Int32(guideline.exposure))
    put(Int32(guideline.quote.rawValue))
    put(guideline.prior)
    put(guideline.threshold)
    put(guideline.uncertain)
    put(guideline.route)
    put(guideline.contactFirst)
    put(guideline.dsaCategory)
    put(guideline.dsaKeyword)
  }

  mutating func put(_ rule: RuleRecord) {
    put(rule.id)
    put(rule.why)
    put(rule.guideline)
    put(rule.weight)
    put(rule.group)
    put(rule.pattern)
    put(Int32(rule.fields.rawValue))
    put(rule.guards)
    put(rule.condition)
    put(Int32(bitPattern: rule.languages))
    put(rule.contentTypes)
    put(Int32(rule.severity))
    put(Int32(rule.exposure))
    put(rule.route)
    put(rule.tag)
  }

  mutating func put(_ clause: GuardRecord) {
    put(clause.pattern)
    put(Int32(clause.forbids ? 1 : 0))
    put(Int32(clause.reach.rawValue))
    put(clause.distance)
    put(Int32(clause.fields.rawValue))
  }

  mutating func put(_ node: ConditionNode) {
    put(Int32(node.kind.rawValue))
    put(Int32(node.comparison.rawValue))
    put(node.a)
    put(node.b)
    put(node.c)
    put(node.value)
  }

  mutating func put(_ model: BayesModel) {
    put(model.rowStarts)
    put(model.weights.map(\.guideline))
    put(model.weights.map(\.bits))
    put(model.rowOfWord)
    put(model.rowOfKind)
    put(model.pairs.slots)
    put(model.firstPairRow)
    put(model.shrink)
    put(model.limit)
    put(model.meaning)
  }
}

extension SectionReader {
  mutating func symbolTable() throws(SectionFileError) -> SymbolTable {
    var table = SymbolTable()
    table.symbolOfWord = try symbols()
    table.symbolOfKind = try symbols()
    let flags = try symbols()
    guard flags.count == 2, table.symbolOfKind.count == TokenKind.allCases.count else { throw .corrupted }
    table.codeSymbol = flags[0]
    table.nameSymbol = flags[1]
    table.starts = try numbers()
    table.atoms = try numbers()
    guard SectionReader.areStarts(table.starts, of: table.atoms.count) else { throw .corrupted }
    table.prefixes = try affixes()
    table.suffixes = try affixes()
    table.filter = try PackFile.filter(try words())
    return table
  }

  private mutating func affixes() throws(SectionFileError) -> AffixTable {
    guard
      let table = AffixTable(lengths: try numbers(), hashes: try words(), symbols: try symbols(), edges: try words())
    else { throw .corrupted }
    return table
  }

  /// Whether list i may be `values[starts[i]..<starts[i + 1]]`.
  private static func areStarts(_ starts: [Int32], of count: Int) -> Bool {
    guard let first = starts.first, let last = starts.last, first >= 0, last <= count else { return false }
    return zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
  }

  mutating func lists() throws(SectionFileError) -> IndexLists {
    var lists = IndexLists()
    lists.starts = try numbers()
    lists.values = try numbers()
    return lists
  }

  private mutating func anchors() throws(SectionFileError) -> [Anchor] {
    let positions = try numbers()
    let after = try filters(positions.count)
    let secondAfter = try filters(positions.count)
    let before = try filters(positions.count)
    let secondBefore = try filters(positions.count)
    return positions.indices.map {
      Anchor(
        position: positions[$0], after: after[$0], secondAfter: secondAfter[$0], before: before[$0],
        secondBefore: secondBefore[$0])
    }
  }

  private mutating func filters(_ count: Int) throws(SectionFileError) -> [SymbolFilter] {
    let bits = try words()
    guard bits.count == count else { throw .corrupted }
    return bits.map { SymbolFilter(bits: $0) }
  }

  mutating func network() throws(SectionFileError) -> PatternNetwork {
    var network = PatternNetwork()
    network.atoms = try numbers()
    network.staysInSentence = try flags()
    network.begins = try flags()
    network.completes = try flags()
    network.patternOf = try numbers()
    network.followers = try lists()
    network.predecessors = try lists()
    network.firsts = try lists()
    network.beginnings = try PackFile.filter(try words())
    network.anchors = try anchors()
    let anchorsOfSymbol = try lists()
    guard anchorsOfSymbol.values.allSatisfy({ network.anchors.indices.contains(Int($0)) }) else { throw .corrupted }
    network.anchorsOfSymbol = anchorsOfSymbol
    network.anchorsOfAtom = try lists()
    network.longest = try numbers()
    return network
  }

  mutating func guideline() throws(SectionFileError) -> GuidelineRecord {
    var guideline = GuidelineRecord()
    guideline.id = try text()
    guideline.title = try text()
    guideline.severity = Int8(truncatingIfNeeded: try number())
    guideline.exposure = Int8(truncatingIfNeeded: try number())
    guard let quote = QuoteStyle(rawValue: try byte()) else { throw .corrupted }
    guideline.quote = quote
    guideline.prior = try number()
    guideline.threshold = try number()
    guideline.uncertain = try number()
    guideline.route = try number()
    guideline.contactFirst = try numbers()
    guideline.dsaCategory = try text()
    guideline.dsaKeyword = try text()
    return guideline
  }

  mutating func rule() throws(SectionFileError) -> RuleRecord {
    var rule = RuleRecord()
    rule.id = try text()
    rule.why = try text()
    rule.guideline = try number()
    rule.weight = try number()
    rule.group = try number()
    rule.pattern = try number()
    rule.fields = FieldMask(rawValue: try byte())
    rule.guards = try range()
    rule.condition = try number()
    rule.languages = UInt32(bitPattern: try number())
    rule.contentTypes = try numbers()
    rule.severity = Int8(truncatingIfNeeded: try number())
    rule.exposure = Int8(truncatingIfNeeded: try number())
    rule.route = try number()
    rule.tag = try number()
    return rule
  }

  mutating func guardRecord() throws(SectionFileError) -> GuardRecord {
    let pattern = try number()
    let forbids = try number() != 0
    guard let reach = GuardRecord.Reach(rawValue: try byte()) else { throw .corrupted }
    let distance = try number()
    return GuardRecord(
      pattern: pattern, forbids: forbids, reach: reach, distance: distance, fields: FieldMask(rawValue: try byte()))
  }

  mutating func condition() throws(SectionFileError) -> ConditionNode {
    guard let kind = ConditionNode.Kind(rawValue: try byte()),
      let comparison = ConditionNode.Comparison(rawValue: try byte())
    else { throw .corrupted }
    let a = try number()
    let b = try number()
    let c = try number()
    return ConditionNode(kind, a: a, b: b, c: c, comparison: comparison, value: try double())
  }

  mutating func bayes() throws(SectionFileError) -> BayesModel {
    var model = BayesModel()
    model.rowStarts = try numbers()
    let guidelines = try numbers()
    let bits = try numbers()
    guard guidelines.count == bits.count else { throw .corrupted }
    model.weights = zip(guidelines, bits).map { BayesModel.Weight(guideline: $0, bits: $1) }
    model.rowOfWord = try numbers()
    model.rowOfKind = try numbers()
    model.pairs = try PackFile.vocabulary(try words())
    model.firstPairRow = try number()
    model.shrink = try numbers()
    model.limit = try number()
    model.meaning = try numbers()
    guard model.rowOfKind.count == TokenKind.allCases.count else { throw .corrupted }
    return model
  }
}
