/// A compiled pack as bytes: the program with everything in it, ready to run without parsing or training.
public enum PackFile {
  static let magic = "ASSAYPAK"
  static let version: UInt32 = 9

  /// The program as a file. O(size).
  public static func encode(_ program: Program) -> [UInt8] {
    var writer = SectionWriter(magic: magic, version: version)
    writer.put(program.name)
    writer.put(program.version)
    writer.put(program.hash)
    writer.put(program.languages)
    writer.put(program.words)
    writer.put(program.vocabulary.slots)
    writer.put(program.symbols)
    writer.put(program.decodable)
    writer.put(program.pronounceable)
    writer.put(program.network)
    writer.put(Int32(program.guidelines.count))
    for guideline in program.guidelines { writer.put(guideline) }
    writer.put(Int32(program.rules.count))
    for rule in program.rules { writer.put(rule) }
    writer.put(Int32(program.guards.count))
    for clause in program.guards { writer.put(clause) }
    writer.put(Int32(program.conditions.count))
    for node in program.conditions { writer.put(node) }
    writer.put(program.constants)
    writer.put(program.rulesOfPattern)
    writer.put(program.rulesOfFeature)
    writer.put(program.alwaysRules)
    writer.put(program.exonerating)
    writer.put(program.groupCaps)
    writer.put(program.routes.map(\.name))
    writer.put(program.routes.map(\.within))
    writer.put(program.tags)
    writer.put(program.outcomeRoutes)
    writer.put(program.reasons.map(\.reason))
    writer.put(program.reasons.map(\.guideline))
    writer.put(program.bayes)
    writer.put(Int32(program.fields.rawValue))
    putParts(of: program, to: &writer)
    return writer.file()
  }

  /// The program in a file. O(size), no parsing.
  public static func decode(_ bytes: [UInt8]) throws(SectionFileError) -> Program { try decode(.read(bytes)) }

  /// The same, of bytes that need not be an array.
  public static func decode(_ bytes: FileBytes) throws(SectionFileError) -> Program {
    var reader = try SectionReader(bytes, magic: magic, version: version)
    var program = Program()
    program.name = try reader.text()
    program.version = try reader.text()
    program.hash = try reader.text()
    program.languages = try reader.texts()
    program.words = try reader.stringTable()
    program.vocabulary = try vocabulary(try reader.hotTable())
    program.symbols = try reader.symbolTable()
    program.decodable = try reader.numbers()
    program.pronounceable = try reader.words()
    program.network = try reader.network()
    for _ in 0..<(try reader.count(of: 4)) { program.guidelines.append(try reader.guideline()) }
    for _ in 0..<(try reader.count(of: 4)) { program.rules.append(try reader.rule()) }
    for _ in 0..<(try reader.count(of: 4)) { program.guards.append(try reader.guardRecord()) }
    for _ in 0..<(try reader.count(of: 4)) { program.conditions.append(try reader.condition()) }
    program.constants = try reader.texts()
    program.rulesOfPattern = try reader.lists()
    program.rulesOfFeature = try reader.lists()
    program.alwaysRules = try reader.numbers()
    program.exonerating = try reader.lists()
    program.groupCaps = try reader.numbers()
    let names = try reader.texts()
    program.routes = zip(names, try reader.numbers()).map { RouteRecord(name: $0, within: $1) }
    program.tags = try reader.texts()
    program.outcomeRoutes = try reader.numbers()
    let reasons = try reader.texts()
    program.reasons = zip(reasons, try reader.numbers()).map { ReasonRecord(reason: $0, guideline: $1) }
    program.bayes = try reader.bayes()
    let fields = try reader.number()
    guard (0...31).contains(fields), program.guidelines.count <= Limits.guidelines,
      program.rulesOfFeature.count <= Feature.allCases.count
    else { throw .corrupted }
    program.fields = FieldMask(rawValue: UInt8(fields))
    try readParts(of: &program, from: &reader)
    try checkConditions(program)
    return program
  }

  static func vocabulary(_ slots: ConstantTable<UInt64>) throws(SectionFileError) -> Vocabulary {
    guard let vocabulary = Vocabulary(slots: slots) else { throw .corrupted }
    return vocabulary
  }

  static func filter(_ bits: ConstantTable<UInt64>) throws(SectionFileError) -> PairFilter {
    guard !bits.isEmpty, bits.count & (bits.count - 1) == 0 else { throw .corrupted }
    return PairFilter(bits: bits)
  }
}
