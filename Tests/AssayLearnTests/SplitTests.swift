import Testing

@testable import AssayLearn

@Suite struct SplitTests {
  @Test func hashAgreesWithPublishedVectors() {
    // Test vectors of the FNV authors (draft-eastlake-fnv, 64 bits, FNV-1a).
    #expect(Split.fnv1a("".utf8) == 0xCBF2_9CE4_8422_2325)
    #expect(Split.fnv1a("a".utf8) == 0xAF63_DC4C_8601_EC8C)
    #expect(Split.fnv1a("foobar".utf8) == 0x8594_4171_F739_67E8)
  }

  @Test func ticketsStayInTheirPart() {
    // Fixed for good: a change here would leak test tickets into training. Worked out with Python from the documented
    // formula.
    let ids = [
      "", "t001", "t002", "ordinary-001", "profanity-b01", "scam_fraud-b07", "TICKET-2026-000123", "gr\u{FC}n",
    ]
    #expect(ids.map { Split(ticketID: $0) } == [.train, .train, .dev, .train, .test, .train, .train, .train])
    #expect(ids.map { Split.fold(ofTicketID: $0, of: 5) } == [4, 3, 1, 4, 4, 4, 3, 0])
  }

  @Test(arguments: [1, 2, 10, 256])
  func partsHaveTheirShares(step: Int) {
    var counts: [Split: Int] = [:]
    var testFolds = [0, 0, 0, 0, 0]
    for number in 0..<20_000 {
      let id = "ticket-\(number * step)"
      counts[Split(ticketID: id), default: 0] += 1
      if Split(ticketID: id) == .test { testFolds[Split.fold(ofTicketID: id, of: 5)] += 1 }
    }
    // Five standard deviations of a fair split.
    #expect(abs(counts[.train, default: 0] - 14_000) < 325)
    #expect(abs(counts[.dev, default: 0] - 2000) < 213)
    #expect(abs(counts[.test, default: 0] - 4000) < 283)
    #expect(testFolds.allSatisfy { abs($0 - 800) < 130 })
  }

  @Test func guidelineSetsAreSets() {
    var set: GuidelineSet = [3, 31, 0]
    #expect(Array(set) == [0, 3, 31] && set.count == 3 && set.contains(31) && !set.contains(1))
    set.insert(3)
    #expect(set.subtracting([0, 5]) == [3, 31])
    #expect(GuidelineSet().isEmpty && Array(GuidelineSet()) == [])
  }
}
