import AssayCore
import AssayTriage
import Testing

@Suite("What should happen with a ticket")
struct TriageTests {
  func assess(_ verdict: VerdictRecord, _ fields: [TextField: String] = [:]) -> TriageRecord {
    // Not empty before, to see that nothing of the last ticket is left.
    var record = TriageRecord()
    record.route = 1
    record.exposure = 5
    record.tags = [.contactReviewerFirst, .reasonMismatch]
    Triage(Pack.program).assess(Pack.ticket(fields), verdict, into: &record)
    return record
  }

  @Test(
    "A claim is compared with the labels",
    arguments: [
      ("harassment", [Pack.harassment], Claim.supported),
      ("Harassment", [Pack.threats, Pack.harassment], .supported),
      ("harassment", [Pack.threats], .otherGuideline),
      ("harassment", [], .unsupported),
      ("ADVERTISING  or-promotional", [Pack.advertising], .supported),
      ("  advertising_promotion ", [Pack.advertising], .supported),
      // One reason for two guidelines: either will do.
      ("Harmful or illegal", [Pack.threats], .supported),
      ("harmful-or-illegal", [Pack.harassment], .supported),
      ("harmful or illegal", [Pack.advertising], .otherGuideline),
      ("PERSÖNLICHE DATEN", [Pack.harassment], .supported),
      ("I do not like it", [Pack.harassment], .undetermined),
      ("harass", [Pack.harassment], .undetermined),
      ("", [Pack.harassment], .undetermined),
      (" - _ ", [], .undetermined),
    ])
  func claim(reason: String, labels: [Int32], expected: Claim) {
    let record = assess(Pack.verdict(labels), [.statedReason: reason])
    #expect(record.claim == expected)
    #expect(record.tags.contains(.reasonMismatch) == (expected == .otherGuideline))
  }

  @Test(
    "Without a clear verdict nobody is told that the reason is wrong",
    arguments: [Outcome.uncertain, .insufficientInformation, .unsupportedLanguage])
  func unclear(outcome: Outcome) {
    #expect(assess(Pack.verdict([], outcome: outcome), [.statedReason: "harassment"]).claim == .undetermined)
  }

  @Test("A ticket without a reason has no claim")
  func noReason() { #expect(assess(Pack.verdict([Pack.harassment])).claim == .undetermined) }

  @Test(
    "The primary label gives the queue, the most urgent one the time",
    arguments: [
      ([Pack.harassment], 0, 86_400), ([Pack.harassment, Pack.threats], 0, 3600),
      ([Pack.threats, Pack.advertising], 2, 3600), ([Pack.fake, Pack.advertising], 1, 259_200),
    ] as [([Int32], Int32, Int32)])
  func route(labels: [Int32], route: Int32, within: Int32) {
    let record = assess(Pack.verdict(labels))
    #expect(record.route == route)
    #expect(record.due == .within(within))
  }

  @Test("Outcomes without labels have routes of their own, where the pack names them")
  func outcomes() {
    #expect(assess(Pack.verdict([])).route == 3)
    #expect(assess(Pack.verdict([], outcome: .uncertain)).due == .within(86_400))
    let unrouted = assess(Pack.verdict([], outcome: .unsupportedLanguage))
    #expect(unrouted.route == -1)
    #expect(unrouted.due == DueTime.none)
    #expect(assess(Pack.verdict([Pack.fake])).route == -1)
  }

  @Test(
    "Time is counted from the report",
    arguments: [
      ("2026-06-08T07:14:52Z", "due_at", "2026-06-09T07:14:52Z"),
      ("2026-06-08T07:14:52+02:00", "due_at", "2026-06-09T05:14:52Z"),
      ("2026-12-31", "due_at", "2027-01-01T00:00:00Z"), ("yesterday", "due_in", "P1D"), ("", "due_in", "P1D"),
    ])
  func due(reported: String, key: String, text: String) {
    let due = assess(Pack.verdict([Pack.harassment]), [.reportedAt: reported]).due
    #expect(due.key == key)
    #expect(due.text == text)
  }

  @Test(
    "Durations in ISO 8601",
    arguments: [
      (0, "PT0S"), (1, "PT1S"), (59, "PT59S"), (1800, "PT30M"), (3600, "PT1H"), (14_400, "PT4H"), (86_400, "P1D"),
      (259_200, "P3D"), (129_600, "P1DT12H"), (90_061, "P1DT1H1M1S"), (-5, "PT0S"), (Int(Int32.max), "P24855DT3H14M7S"),
    ])
  func durations(seconds: Int, text: String) { #expect(DueTime.duration(seconds: seconds) == text) }

  @Test("Exposure is the worst of the labels")
  func exposure() {
    #expect(assess(Pack.verdict([Pack.harassment, Pack.threats])).exposure == 3)
    #expect(assess(Pack.verdict([Pack.harassment])).exposure == 1)
    #expect(assess(Pack.verdict([])).exposure == 0)
  }

  @Test(
    "Who must write to the reviewer first",
    arguments: [
      ("business", [Pack.advertising], true), ("Business", [Pack.advertising, Pack.fake], true),
      ("consumer", [Pack.advertising], false), ("business", [Pack.harassment], false), ("business", [], false),
      // Nobody is sent to write to somebody who may have threatened them.
      ("business", [Pack.threats, Pack.advertising], false), ("", [Pack.advertising], false),
    ])
  func contactFirst(reporter: String, labels: [Int32], expected: Bool) {
    let record = assess(Pack.verdict(labels), [.reporterType: reporter])
    #expect(record.tags.contains(.contactReviewerFirst) == expected)
  }

  @Test(
    "Who waits no longer than a time of their own, in whatever queue",
    arguments: [
      ("trusted_flagger", [], 3, 28_800, true), ("Trusted flagger", [Pack.harassment], 0, 28_800, true),
      ("trusted_flagger", [Pack.threats], 2, 3600, true), ("business", [Pack.harassment], 0, 86_400, false),
      ("trusted", [], 3, 432_000, false), ("", [], 3, 432_000, false),
    ] as [(String, [Int32], Int32, Int32, Bool)])
  func expedited(reporter: String, labels: [Int32], route: Int32, within: Int32, isExpedited: Bool) {
    let record = assess(Pack.verdict(labels), [.reporterType: reporter])
    #expect(record.route == route)
    #expect(record.due == .within(within))
    #expect(record.tags.contains(.expedited) == isExpedited)
    let unrouted = assess(Pack.verdict([], outcome: .unsupportedLanguage), [.reporterType: reporter])
    #expect(unrouted.due == DueTime.none)
  }

  @Test("Tags of rules come first, and none comes twice")
  func tags() {
    func names(_ tags: [Int32]) -> [String] {
      let verdict = Pack.verdict([Pack.advertising], tags: tags)
      let record = assess(verdict, [.reporterType: "business", .statedReason: "harassment"])
      var names: [String] = []
      record.forEachTag(Pack.program, verdict) { names.append($0) }
      return names
    }
    #expect(names([0]) == ["suppression_risk", "contact_reviewer_first", "reason_mismatch"])
    #expect(names([0, 1]) == ["suppression_risk", "reason_mismatch", "contact_reviewer_first"])
    #expect(names([]) == ["contact_reviewer_first", "reason_mismatch"])
  }
}
