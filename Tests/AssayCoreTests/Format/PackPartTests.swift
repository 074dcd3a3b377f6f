import Testing

@testable import AssayCore

/// The parts of a pack file that only some packs have.
@Suite struct PackPartTests {
  private static let pack = Swift.Result {
    try TestPack(
      TestPack.rule("one", "version \"2\"\n  match \"a\""), TestPack.rule("two", "status shadow\n  where hit(one)"),
      TestPack.rule("three", "status deprecated \"use one\"\n  match \"b\"\n  where not (hit(one) and hit(four))"),
      TestPack.rule("four", "version \"1.1\"\n  match \"c\""))
  }

  private func failure(_ change: (inout Program) -> Void) throws -> SectionFileError? {
    var program = try Self.pack.get().program
    change(&program)
    do throws(SectionFileError) {
      _ = try PackFile.decode(PackFile.encode(program))
      return nil
    } catch {
      return error
    }
  }

  @Test func roundTrip() throws {
    let program = try Self.pack.get().program
    #expect(program.shadowRules == [1])
    #expect(program.ruleNotes.map(\.rule) == [0, 2, 3])
    let read = try PackFile.decode(PackFile.encode(program))
    #expect(read.shadowRules == program.shadowRules && read.ruleNotes == program.ruleNotes)
    #expect(read.note(onRule: 0)?.version == "2" && read.note(onRule: 2)?.deprecation == "use one")
    #expect(read.note(onRule: 1) == nil && read.note(onRule: 3)?.version == "1.1")
    #expect(PackFile.encode(read) == PackFile.encode(program))
  }

  /// A pack without the constructs has no byte of them.
  @Test func nothingUnused() throws {
    let plain = try TestPack(TestPack.rule("one", "match \"a\"")).program
    let bytes = PackFile.encode(plain)
    for name in ["shadow", "notes", "calibration", "fitted", "letters", "numbers", "reporters"] {
      #expect(bytes.firstRange(of: Array(name.utf8)) == nil)
    }
    #expect(Scratch(plain).hitAnswers.isEmpty && Scratch(plain).shadows.mask.isEmpty)
  }

  @Test func reporters() throws {
    var program = try Self.pack.get().program
    program.reporters = [ReporterRecord(kind: "regulator", within: 14_400), ReporterRecord(kind: "x", within: 0)]
    #expect(try PackFile.decode(PackFile.encode(program)).reporters == program.reporters)
    #expect(try failure { $0.reporters = [ReporterRecord(kind: "x", within: -1)] } == .corrupted)
  }

  @Test(arguments: [1, 77, 65_536] as [Int32])
  func lengthOfFittedModels(length: Int32) throws {
    var program = try Self.pack.get().program
    program.bayes.length = length
    program.bayes.offset = program.guidelines.map { _ in -77 }
    #expect(try PackFile.decode(PackFile.encode(program)).bayes.offset == program.bayes.offset)
    program.bayes.offset = []
    #expect(try PackFile.decode(PackFile.encode(program)).bayes.length == length)
    #expect(try failure { $0.bayes.length = Int32(Limits.tokens) + length } == .corrupted)
  }

  /// A model with two runs and a range beside a word.
  private static func addFurther(_ program: inout Program) {
    program.bayes.length = 9
    program.bayes.rowStarts = [0, 0, 0, 0, 0]
    program.bayes.meaning = [0, -1, 0, -2, 1, -2, 2, -2]
    program.bayes.rowOfWord = program.words.map { _ in -1 }
    program.bayes.further.runs =
      Vocabulary(hashes: ["spam", "pam "].map { LetterRuns.hash(ofName: $0) }) ?? Vocabulary()
    program.bayes.further.firstRunRow = 1
    program.bayes.further.isSpelt = program.words.map { _ in true }
    program.bayes.further.ranges = [NumberRange(.words, 3, .infinity)]
    program.bayes.further.rowOfRange = [3]
    program.bayes.further.names = ["one", "other", "words"]
  }

  @Test func furtherFeatures() throws {
    var program = try Self.pack.get().program
    Self.addFurther(&program)
    let read = try PackFile.decode(PackFile.encode(program))
    #expect(PackFile.encode(read) == PackFile.encode(program))
    #expect(read.bayes.further.ranges == program.bayes.further.ranges && read.meaning(ofRow: 3) == "words")
    program.bayes.further.firstRunRow = -1
    #expect(try PackFile.decode(PackFile.encode(program)).bayes.further.names.count == 3)
  }

  @Test func furtherFeaturesThatMakeNoSense() throws {
    let changes: [(inout BayesModel) -> Void] = [
      { $0.length = 0 }, { $0.further.firstRunRow = 3 }, { $0.further.names = ["one"] },
      { $0.further.isSpelt.append(true) }, { $0.further.rowOfRange = [4] }, { $0.further.rowOfRange = [-1] },
      { $0.further.rowOfRange = [1, 2] }, { $0.further.ranges[0].measure = .stars },
      { $0.further.ranges[0].low = .nan },
      { $0.further.ranges[0].high = 3 }, { $0.meaning[2] = 3 }, { $0.meaning[2] = -1 },
    ]
    for change in changes {
      #expect(
        try failure {
          Self.addFurther(&$0)
          change(&$0.bayes)
        } == .corrupted)
    }
  }

  @Test(arguments: [[-1], [4], [1, 1], [2, 1], [Int32.max]] as [[Int32]])
  func badRules(rules: [Int32]) throws {
    #expect(try failure { $0.shadowRules = rules } == .corrupted)
    #expect(
      try failure { $0.ruleNotes = rules.map { RuleNote(rule: $0, version: "1", deprecation: "") } } == .corrupted)
  }

  @Test func hits() throws {
    #expect(try failure { _ in } == nil)
    for target in [-1, 4, Int32.max] as [Int32] {
      #expect(try failure { $0.conditions[0] = ConditionNode(.hit, a: target) } == .corrupted)
    }
    // Round to itself, at once and by way of another rule.
    #expect(
      try failure {
        $0.conditions.append(ConditionNode(.hit, a: 0))
        $0.rules[0].condition = Int32($0.conditions.count - 1)
      } == .corrupted)
    #expect(
      try failure {
        $0.conditions.append(ConditionNode(.hit, a: 2))
        $0.rules[0].condition = Int32($0.conditions.count - 1)
      } == .corrupted)
  }

  @Test func depth() throws {
    func chain(_ length: Int) throws -> SectionFileError? {
      try failure { program in
        for rule in 0..<length {
          program.conditions.append(ConditionNode(.hit, a: Int32(program.rules.count - 1)))
          var record = RuleRecord()
          record.condition = Int32(program.conditions.count - 1)
          record.id = "chain\(rule)"
          program.rules.append(record)
        }
      }
    }
    #expect(try chain(Limits.hitDepth) == nil)
    #expect(try chain(Limits.hitDepth + 1) == .corrupted)
    #expect(try chain(2_000) == .corrupted)
  }

  /// Nodes that point to themselves, forward or nowhere would never end.
  @Test func nodes() throws {
    for kind in [ConditionNode.Kind.and, .or, .not] {
      for operand in [-1, 0, 1, 7, Int32.max] as [Int32] {
        #expect(try failure { $0.conditions[0] = ConditionNode(kind, a: operand, b: operand) } == .corrupted)
      }
    }
    for condition in [-2, 99] as [Int32] { #expect(try failure { $0.rules[0].condition = condition } == .corrupted) }
  }

  @Test func unknownParts() throws {
    func decode(_ parts: [UInt8]) throws -> SectionFileError? {
      let head = PackFile.magic.utf8.count + 4 + 12
      var program = try Self.pack.get().program
      program.shadowRules = []
      program.ruleNotes = []
      var writer = SectionWriter()
      let body = Array(PackFile.encode(program)[head...]) + parts
      writer.put([SectionFile.checksum(body.span)] as [UInt64])
      do throws(SectionFileError) {
        _ = try PackFile.decode(
          Array(PackFile.magic.utf8) + [UInt8(PackFile.version), 0, 0, 0] + writer.bytes + body)
        return nil
      } catch {
        return error
      }
    }
    var shadow = SectionWriter()
    shadow.put("shadow")
    shadow.put([1] as [Int32])
    var other = SectionWriter()
    other.put("future")
    #expect(try decode([]) == nil)
    #expect(try decode(shadow.bytes) == nil)
    #expect(try decode(shadow.bytes + shadow.bytes) == .corrupted)
    #expect(try decode(other.bytes) == .unknownPart("future"))
    #expect(try decode([1]) == .truncated)
    #expect(try decode(Array(shadow.bytes.dropLast())) == .truncated)
  }
}
