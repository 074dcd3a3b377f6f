import Testing

@testable import AssayCore

/// Regular expressions in pack files: nothing is lost, nothing damaged or forged is run.
@Suite struct RegexFileTests {
  private static let phrases = [
    #""a" | /fr[e3]+ v-?bucks/"#, #"/\b\d{2,}\b/"#, #"/[а-я]+👍/"#, #""only words""#, #"/^x|y$/"#,
    #"/free\s+(?:my\s+)?money/"#,
  ]

  private static func pack() throws -> TestPack {
    try TestPack(phrases.enumerated().map { TestPack.rule("r\($0.offset)", "match \($0.element)") }.joined())
  }

  private static let texts = [
    "get FR3E V-bucks", "free my money", "free", "room 42, а👍", "x marks", "only words y", "", "👍👍 привет👍 12",
  ]

  @Test func roundTrip() throws {
    let pack = try Self.pack()
    let bytes = PackFile.encode(pack.program)
    let read = try PackFile.decode(bytes)
    #expect(PackFile.encode(read) == bytes)
    var scratch = Scratch(read)
    for text in Self.texts {
      let ticket = Ticket(text: text)
      read.classify(ticket, &scratch)
      #expect(Result(ticket, scratch, read).fired == pack.classify(ticket, isExhaustive: false).fired)
    }
  }

  /// A pack without expressions is written as it always was.
  @Test func absent() throws {
    let program = try TestPack.matching("\"a\"").program
    #expect(program.regexes == nil)
    let read = try PackFile.decode(PackFile.encode(program))
    #expect(read.regexes == nil)
  }

  /// Whatever numbers stand in this part, under a right checksum: it is refused, or it runs without harm.
  @Test func forged() throws {
    let program = try Self.pack().program
    let bytes = PackFile.encode(program)
    var without = program
    without.regexes = nil
    let first = PackFile.encode(without).count
    var accepted = 0
    for offset in stride(from: first, to: bytes.count - 4, by: 7) {
      for value: UInt32 in [0, 2, .max, 0x0003_0003, 0x7FFF_FFFF] {
        var forged = bytes
        for byte in 0..<4 { forged[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt32(byte * 8)) }
        guard let read = try? PackFile.decode(Self.sealed(forged)) else { continue }
        accepted += 1
        guard accepted % 20 == 0 else { continue }
        var scratch = Scratch(read)
        for text in Self.texts { read.classify(Ticket(text: text), &scratch) }
      }
    }
    #expect(accepted > 100)
  }

  @Test func partsThatDoNotFit() throws {
    let good = try #require(try Self.pack().program.regexes)
    func program(
      forward: RegexNetwork? = nil, literals: [String]? = nil, regexOfLiteral: [Int32]? = nil, lists: IndexLists? = nil
    ) -> RegexProgram? {
      RegexProgram(
        forward: forward ?? good.forward, backward: good.backward, literals: literals ?? good.literals,
        regexOfLiteral: regexOfLiteral ?? good.regexOfLiteral, regexesOfPattern: lists ?? good.regexesOfPattern)
    }
    #expect(program() != nil)
    #expect(program(literals: ["ab"], regexOfLiteral: [0]) == nil)
    #expect(program(literals: [String(repeating: "a", count: 33)], regexOfLiteral: [0]) == nil)
    #expect(program(literals: ["abc"], regexOfLiteral: [9]) == nil)
    #expect(program(literals: ["abc"], regexOfLiteral: []) == nil)
    #expect(program(lists: IndexLists([[99]])) == nil)
    var changed = good.forward
    changed.starts[0] = -1
    #expect(program(forward: changed) == nil)
    changed = good.forward
    changed.starts.removeLast()
    #expect(program(forward: changed) == nil)
    changed = good.forward
    changed.transitions[0].next = Int32(changed.states.count)
    #expect(program(forward: changed) == nil)
    changed = good.forward
    changed.transitions[0].low = RegexSymbol.edge
    #expect(program(forward: changed) == nil)
    changed = good.forward
    changed.states[0] = RegexNetwork.State(.match, 77)
    #expect(program(forward: changed) == nil)
    changed.states[0] = RegexNetwork.State(.assertion, 9, 0)
    #expect(program(forward: changed) == nil)
    changed.states[0] = RegexNetwork.State(.symbols, 5, 4)
    #expect(program(forward: changed) == nil)
    changed.states[0] = RegexNetwork.State(.split, 0, -1)
    #expect(program(forward: changed) == nil)
    // A loop that takes nothing is no harm.
    changed.states[0] = RegexNetwork.State(.split, 0, 0)
    let looped = try #require(program(forward: changed))
    var finder = RegexFinder(looped)
    let bytes = Array("free vbucks".utf8) + [UInt8](repeating: 0, count: 8)
    finder.find(bytes.span, bytes.count - 8, looped)
  }

  /// The file with the checksum that it should have.
  private static func sealed(_ file: [UInt8]) -> [UInt8] {
    let head = PackFile.magic.utf8.count + 4
    let body = Array(file[(head + 12)...])
    var checksum = SectionWriter()
    checksum.put([SectionFile.checksum(body.span)] as [UInt64])
    return Array(file[..<head]) + checksum.bytes + body
  }
}
