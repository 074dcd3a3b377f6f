import AssayTestSupport
import Foundation
import Testing

@testable import AssayCore

/// Random regular expressions on random texts, hostile ones among them: the automaton finds what trying finds.
@Suite struct RegexOracleTests {
  /// More texts with `ASSAY_ORACLE_TEXTS=1000000 swift test -Xswiftc -O`; each is read with eight expressions.
  private static let texts = ProcessInfo.processInfo.environment["ASSAY_ORACLE_TEXTS"].flatMap { Int($0) } ?? 800

  /// Memory that overflows all the time, or is too small to hold anything, changes nothing.
  @Test(arguments: [(700, Limits.regexSteps), (701, Limits.regexSteps), (702, 2_000), (703, 1)])
  func matches(seed: Int, mostSteps: Int) throws {
    var random = RandomRegexes(generator: RepeatableGenerator(seed: UInt64(seed)))
    var found = 0
    for _ in 0..<max(1, Self.texts / 100) {
      let regexes = (0..<8).map { _ in random.regex() }
      let program = try TestPack(
        regexes.enumerated().map { TestPack.rule("r\($0.offset)", "match /\($0.element.written)/") }.joined()
      ).program
      var scratch = Scratch(program)
      let expressions = try #require(program.regexes)
      scratch.regexes = RegexFinder(expressions, mostSteps: mostSteps)
      for _ in 0..<25 {
        var ticket = Ticket()
        if random.generator.once(in: 2) { ticket.set(.title, random.text()) }
        ticket.set(.text, random.text())
        program.classify(ticket, &scratch)
        guard let count = compare(regexes, scratch, program, expressions) else { return }
        found += count
      }
    }
    // Seldom matching would say little.
    #expect(found > Self.texts / 4)
  }

  /// Compares all expressions on one text; returns how many matches there are, nil at the first difference, which is recorded.
  private func compare(_ regexes: [OracleRegex], _ scratch: Scratch, _ program: Program, _ expressions: RegexProgram)
    -> Int?
  {
    var count = 0
    let fields = OracleRegex.fields(scratch.folded)
    for (number, regex) in regexes.enumerated() {
      let wanted = fields.flatMap { field in
        regex.matches(field).map { field[$0.lowerBound].start..<field[$0.upperBound - 1].end }
      }
      let pattern = program.rules[number].pattern
      let own = expressions.regexesOfPattern.values[expressions.regexesOfPattern.range(pattern).lowerBound]
      let found = scratch.regexHits.filter { $0.regex == own }.map { Int($0.start)..<Int($0.end) }
      count += wanted.count
      guard found != wanted else { continue }
      let text = String(decoding: scratch.folded.bytes[..<scratch.folded.count], as: UTF8.self)
      Issue.record("/\(regex.written)/ on \(text.debugDescription)\nengine \(found) oracle \(wanted)")
      return nil
    }
    return count
  }
}
