// How the parts of a program stand in a pack file: each `put` has its reader beside it, in the same order.

extension SectionWriter {
  mutating func put(_ table: SymbolTable) {
    put(table.symbolOfWord)
    put(table.symbolOfKind)
    put([table.codeSymbol, table.nameSymbol])
    put(table.atomsOfSymbol)
    put(table.symbolsOfAtom)
    put(table.prefixes)
    put(table.suffixes)
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

  mutating func put(_ network: PatternNetwork) {
    put(network.graph.atoms)
    put(network.graph.targets)
    put(network.graph.ends)
    put(network.beginningOfPattern)
    put(network.beginnings.bits)
    put(network.patternOfAnchor)
    put(network.nodeBehindAnchor)
    put(network.nodeBeforeAnchor)
    put(network.anchorsOfSymbol)
    put(network.neighbours)
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
    table.symbolOfWord = try self.hotTable()
    table.symbolOfKind = try symbols()
    let flags = try symbols()
    guard flags.count == 2, table.symbolOfKind.count == TokenKind.allCases.count else { throw .corrupted }
    table.codeSymbol = flags[0]
    table.nameSymbol = flags[1]
    let atomsOfSymbol = try lists()
    let symbolsOfAtom = try lists()
    guard isTrusted || atomsOfSymbol.turned(count: symbolsOfAtom.count) == symbolsOfAtom else { throw .corrupted }
    table.setAtoms(atomsOfSymbol, symbolsOfAtom)
    table.prefixes = try affixes()
    table.suffixes = try affixes()
    return table
  }

  private mutating func affixes() throws(SectionFileError) -> AffixTable {
    guard
      let table = AffixTable(lengths: try numbers(), hashes: try words(), symbols: try symbols(), edges: try words())
    else { throw .corrupted }
    return table
  }

  mutating func lists() throws(SectionFileError) -> IndexLists {
    let lists = IndexLists(starts: try table(), values: try table())
    guard isTrusted || lists.isSound else { throw .corrupted }
    return lists
  }

  mutating func network() throws(SectionFileError) -> PatternNetwork {
    var network = PatternNetwork()
    network.graph.atoms = try lists()
    network.graph.targets = try table()
    network.graph.ends = try table()
    network.beginningOfPattern = try table()
    network.beginnings = try PackFile.filter(try hotTable())
    network.patternOfAnchor = try hotTable()
    network.nodeBehindAnchor = try table()
    network.nodeBeforeAnchor = try table()
    network.anchorsOfSymbol = try lists().copied()
    network.neighbours = try hotTable()
    network.longest = try table()
    guard network.beginningOfPattern.count == network.patternCount,
      network.nodeBehindAnchor.count == network.patternOfAnchor.count,
      network.nodeBeforeAnchor.count == network.patternOfAnchor.count,
      network.neighbours.count == network.anchorsOfSymbol.values.count, isTrusted || network.isSound
    else { throw .corrupted }
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
    model.pairs = try PackFile.vocabulary(try table())
    model.firstPairRow = try number()
    model.shrink = try numbers()
    model.limit = try number()
    model.meaning = try numbers()
    guard model.rowOfKind.count == TokenKind.allCases.count else { throw .corrupted }
    return model
  }
}
