import AssayCore
import AssayTestSupport
import Testing

/// The same ticket gets the same verdict whatever came before it.
@Suite struct DeterminismTests {
  private func results(_ tickets: [Ticket], _ order: [Int], _ pack: TestPack) -> [Result] {
    var scratch = Scratch(pack.program)
    var results: [Int: Result] = [:]
    for index in order {
      pack.program.classify(tickets[index], &scratch)
      results[index] = Result(tickets[index], scratch, pack.program)
    }
    return tickets.indices.compactMap { results[$0] }
  }

  @Test func orderAndScratchDoNotMatter() throws {
    let pack = try Sample.pack()
    let tickets = Sample.tickets(300, seed: 101)
    let fresh = tickets.map { pack.classify($0, isExhaustive: false) }
    var generator = RepeatableGenerator(seed: 102)
    #expect(results(tickets, Array(tickets.indices), pack) == fresh)
    #expect(results(tickets, tickets.indices.reversed(), pack) == fresh)
    #expect(results(tickets, tickets.indices.shuffled(using: &generator), pack) == fresh)
    // Again after each other, and from a second compilation.
    #expect(results(tickets, Array(tickets.indices) + Array(tickets.indices), pack) == fresh)
    let again = try Sample.pack()
    #expect(tickets.map { again.classify($0, isExhaustive: false) } == fresh)
  }

  /// A long ticket leaves nothing behind for a short one.
  @Test func longBeforeShort() throws {
    let pack = try Sample.pack()
    let tickets = Sample.tickets(12, seed: 103)
    let fresh = tickets.map { pack.classify($0, isExhaustive: false) }
    var scratch = Scratch(pack.program)
    let long = Ticket(
      text: String(repeating: "total fraud, visit www.example.com s c a m é👍 ", count: 800), title: "VERY very")
    for (ticket, wanted) in zip(tickets, fresh) {
      pack.program.classify(long, &scratch)
      #expect(scratch.verdict.outcome == .flagged)
      pack.program.classify(ticket, &scratch)
      #expect(Result(ticket, scratch, pack.program) == wanted)
    }
  }

  /// Notes that a reader made are kept, and forgotten with the next ticket.
  @Test func notes() throws {
    let pack = try Sample.pack()
    var scratch = Scratch(pack.program)
    pack.program.classify(Ticket(text: "a"), notes: [.repairedUTF8, .duplicateKey], &scratch)
    #expect(scratch.verdict.notes == [.repairedUTF8, .duplicateKey])
    pack.program.classify(Ticket(text: "a"), &scratch)
    #expect(scratch.verdict.notes == [])
  }

  @Test func manyWorkers() async throws {
    let pack = try Sample.pack()
    let tickets = Sample.tickets(120, seed: 104)
    let fresh = tickets.map { pack.classify($0, isExhaustive: false) }
    let parallel = await withTaskGroup(of: [Result].self) { group in
      for _ in 0..<4 { group.addTask { results(tickets, Array(tickets.indices), pack) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(parallel.allSatisfy { $0 == fresh })
  }
}
