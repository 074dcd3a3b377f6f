internal import AssayCore

/// Puts a program together: words, the symbols that they have for the phrases, the network of these, the model.
enum Linker {
  struct Collision: Error {
    var message: String
  }

  /// The program with vocabulary, symbols, network and model in place. Throws when two words have the same hash.
  ///
  /// The graph of phrases is built beside what words and regular expressions need.
  static func link(
    _ unlinked: Program, _ network: NetworkBuilder, _ phrases: PhraseTable, _ regexes: RegexTable,
    model: TrainedModel?, _ workers: some Workers
  ) throws(Collision) -> Program {
    let parts = workers.map(2) { part in
      part == 0
        ? Part.graph(PhraseGraph(network, phrases))
        : .words(
          PackWords(phrases, network.trees, model),
          regexes.program(IndexLists(network.trees.map { phrases.regexes($0) })))
    }
    guard case .graph(let graph) = parts[0], case .words(let words, let regexProgram) = parts[1] else {
      preconditionFailure("two parts in their order")
    }
    var program = try link(unlinked, graph, words, phrases, model: model)
    program.regexes = regexProgram
    return program
  }

  /// What is made side by side.
  private enum Part: Sendable {
    case graph(PhraseGraph)
    case words(PackWords, RegexProgram?)
  }

  private static func link(
    _ unlinked: Program, _ graph: PhraseGraph, _ words: PackWords, _ phrases: PhraseTable, model: TrainedModel?
  ) throws(Collision) -> Program {
    var program = unlinked
    program.words = StringTable(words.texts)
    guard let vocabulary = words.vocabulary else { throw collision(words.texts, words.hashes) }
    program.vocabulary = vocabulary
    program.pronounceable = words.pronounceable
    program.decodable = words.decodable
    let atoms = AtomsOfTerms(graph.atoms.leaves, phrases)
    var interner = SymbolInterner()
    var symbols: [UInt32] = []
    atoms.forEach(of: words) { symbols.append(interner.symbol($0)) }
    program.symbols.symbolOfWord = ConstantTable(symbols)
    try addSymbols(&program.symbols, &interner, atoms, words.table)
    program.symbols.setAtoms(interner.atomsOfSymbol, count: graph.atoms.leaves.count)
    program.network = NetworkLayout(graph).network(
      program.symbols, AskingLanguages.ofPatterns(program, count: graph.longest.count))
    if let model {
      program.bayes = try bayes(model, program)
      for (guideline, offset) in program.bayes.offset.enumerated() { program.guidelines[guideline].prior &+= offset }
    }
    return program
  }

  private static func collision(_ words: [String], _ hashes: [UInt64]) -> Collision {
    // 40 bits and the place in the table are compared; name the first pair that agrees in the bits.
    var seen: [UInt64: String] = [:]
    for (word, hash) in zip(words, hashes) {
      if let other = seen[hash >> 24] {
        return Collision(message: "the words `\(other)` and `\(word)` have the same hash")
      }
      seen[hash >> 24] = word
    }
    return Collision(message: "two words have the same hash")
  }

  // MARK: Symbols

  /// The symbols of what is no known word.
  private static func addSymbols(
    _ table: inout SymbolTable, _ interner: inout SymbolInterner, _ atoms: AtomsOfTerms, _ words: borrowing WordTable
  ) throws(Collision) {
    for kind in TokenKind.allCases {
      table.symbolOfKind[Int(kind.rawValue)] = interner.symbol(atoms.ofKind(kind.rawValue))
    }
    table.codeSymbol = interner.symbol(atoms.ofKind(Leaf.code))
    table.nameSymbol = interner.symbol(atoms.ofKind(Leaf.name))
    table.prefixes = try affixes(atoms.ofAffixes(atEnd: false), atEnd: false, &interner, words)
    table.suffixes = try affixes(atoms.ofAffixes(atEnd: true), atEnd: true, &interner, words)
  }

  private static func affixes(
    _ affixes: [(word: Int32, atoms: [Int32])], atEnd: Bool, _ interner: inout SymbolInterner,
    _ words: borrowing WordTable
  ) throws(Collision) -> AffixTable {
    let lengths = affixes.map { Int32(words.range($0.word).count) }
    let hashes = affixes.map { words.hashes[Int($0.word)] }
    var symbols: [UInt32] = []
    for affix in affixes { symbols.append(interner.symbol(affix.atoms)) }
    // The edge that all affixes have: as many bytes as the shortest.
    let shortest = Int(min(8, lengths.min() ?? 8))
    let edges = affixes.map { affix in
      let bytes = words.bytes[words.range(affix.word)]
      return (atEnd ? bytes.suffix(shortest) : bytes.prefix(shortest)).reversed()
        .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    guard let table = AffixTable(lengths: lengths, hashes: hashes, symbols: symbols, edges: edges) else {
      throw collision(affixes.map { words.text($0.word) }, hashes)
    }
    return table
  }

  // MARK: The model

  /// The model's rows in the program's numbers. Lanes are moved from the model's guidelines to the pack's; a guideline that
  /// the model does not know gets no words' opinion.
  static func bayes(_ model: TrainedModel, _ program: Program) throws(Collision) -> BayesModel {
    var bayes = BayesModel()
    let lanes = program.guidelines.map { guideline in model.guidelines.firstIndex(of: guideline.id) }
    bayes.limit = model.limit
    if model.offset.contains(where: { $0 != 0 }) {
      bayes.offset = lanes.map { lane in lane.map { model.offset[$0] } ?? 0 }
    }
    bayes.length = model.length
    bayes.shrink = lanes.map { lane in lane.map { model.shrink[$0] } ?? 0 }
    bayes.rowOfWord = Array(repeating: -1, count: program.words.count)
    func number(_ word: String) -> Int32 { program.vocabulary.find(TokenHash.hash(Array(word.utf8))) }

    var pairHashes: [UInt64] = []
    var runHashes: [UInt64] = []
    // Pairs last, so that pair i has row `firstPairRow + i`.
    let order =
      model.features.indices.filter { !model.features[$0].isPair }
      + model.features.indices.filter { model.features[$0].isPair }
    for index in order {
      for (guideline, lane) in lanes.enumerated() {
        guard let lane, model.weights[index][lane] != 0 else { continue }
        bayes.weights.append(BayesModel.Weight(guideline: Int32(guideline), bits: Int32(model.weights[index][lane])))
      }
      let rowNumber = Int32(bayes.rowCount)
      switch model.features[index] {
      case .word(let word):
        bayes.rowOfWord[Int(number(word))] = rowNumber
        bayes.meaning += [number(word), -1]
      case .kind(let kind):
        bayes.rowOfKind[Int(kind.rawValue)] = rowNumber
        bayes.meaning += [-2 - Int32(kind.rawValue), -1]
      case .run(let run):
        if runHashes.isEmpty { bayes.further.firstRunRow = rowNumber }
        runHashes.append(LetterRuns.hash(ofName: run))
        bayes.meaning += [Int32(bayes.further.names.count), -2]
        bayes.further.names.append(LetterRuns.display(run))
      case .number(let range):
        bayes.further.ranges.append(range)
        bayes.further.rowOfRange.append(rowNumber)
        bayes.meaning += [Int32(bayes.further.names.count), -2]
        bayes.further.names.append(range.display)
      case .pair(let first, let second):
        if pairHashes.isEmpty { bayes.firstPairRow = rowNumber }
        pairHashes.append(TokenHash.pair(number(first), number(second)))
        bayes.meaning += [number(first), number(second)]
      }
      bayes.rowStarts.append(Int32(bayes.weights.count))
    }
    guard let pairs = Vocabulary(hashes: pairHashes) else {
      throw Collision(message: "two word pairs of the model have the same hash")
    }
    bayes.pairs = pairs
    guard !runHashes.isEmpty else { return bayes }
    guard let runs = Vocabulary(hashes: runHashes) else {
      throw Collision(message: "two runs of letters of the model have the same hash")
    }
    bayes.further.runs = runs
    // Only what the model knows well enough is not spelt.
    bayes.further.isSpelt = Array(repeating: true, count: program.words.count)
    for (index, feature) in model.features.enumerated() {
      if case .word(let word) = feature { bayes.further.isSpelt[Int(number(word))] = model.tickets[index] < model.rare }
    }
    return bayes
  }
}

/// Numbers sets of atoms; the empty set is 0.
private struct SymbolInterner {
  private var starts: [Int32] = [0, 0]
  private var atoms: [Int32] = []
  private var sets = ListTable<Int32>()
  /// The symbol of each of `sets`.
  private var symbols: [UInt32] = []

  var atomsOfSymbol: IndexLists { IndexLists(starts: starts, values: atoms) }

  mutating func symbol(_ set: [Int32]) -> UInt32 {
    guard let first = set.first else { return 0 }
    let number = Int(sets.number(first, set.dropFirst()))
    if number < symbols.count { return symbols[number] }
    while SymbolFilter.isReserved(UInt32(starts.count - 1)) { starts.append(Int32(atoms.count)) }
    symbols.append(UInt32(starts.count - 1))
    atoms += set
    starts.append(Int32(atoms.count))
    return symbols[number]
  }
}

extension TrainedModel.Feature {
  fileprivate var isPair: Bool { if case .pair = self { true } else { false } }
}
