@testable import AssayCore

/// A pack of four guidelines, small enough to hold in one's head.
enum Pack {
  static let harassment: Int32 = 0
  static let advertising: Int32 = 1
  static let threats: Int32 = 2
  static let fake: Int32 = 3

  static let program: Program = {
    var program = Program()
    program.constants = ["business", "trusted_flagger"]
    program.routes = [
      RouteRecord(name: "standard", within: 86_400), RouteRecord(name: "reviewer_contact", within: 259_200),
      RouteRecord(name: "urgent", within: 3600), RouteRecord(name: "low", within: 432_000),
    ]
    program.tags = ["suppression_risk", "reason_mismatch"]
    program.guidelines = [
      guideline("harassment", exposure: 1, route: 0), guideline("advertising_promotion", route: 1, contactFirst: [0]),
      guideline("threats_violence", exposure: 3, route: 2), guideline("fake_experience", route: -1),
    ]
    program.reasons = [
      ReasonRecord(reason: "advertising or promotional", guideline: advertising),
      ReasonRecord(reason: "harmful or illegal", guideline: harassment),
      ReasonRecord(reason: "harmful or illegal", guideline: threats),
      ReasonRecord(reason: "persönliche daten", guideline: harassment),
    ]
    program.outcomeRoutes = [-1, 3, 0, 0, -1]
    program.reporters = [ReporterRecord(kind: "trusted_flagger", within: 28_800)]
    return program
  }()

  private static func guideline(_ id: String, exposure: Int8 = 0, route: Int32, contactFirst: [Int32] = [])
    -> GuidelineRecord
  {
    var record = GuidelineRecord()
    record.id = id
    record.exposure = exposure
    record.route = route
    record.contactFirst = contactFirst
    return record
  }

  /// A verdict with these labels, the first being the primary one.
  static func verdict(_ labels: [Int32], outcome: Outcome? = nil, tags: [Int32] = []) -> VerdictRecord {
    var verdict = VerdictRecord()
    verdict.outcome = outcome ?? (labels.isEmpty ? .clear : .flagged)
    verdict.labels = labels.map {
      let guideline = program.guidelines[Int($0)]
      return LabelRecord(
        guideline: $0, bits: 2048, severity: 1, exposure: guideline.exposure, route: guideline.route, evidence: 0..<0)
    }
    verdict.tags = tags
    return verdict
  }

  /// A ticket with these fields.
  static func ticket(_ fields: [TextField: String]) -> Ticket {
    var ticket = Ticket()
    for field in TextField.allCases { if let value = fields[field] { ticket.set(field, value) } }
    return ticket
  }
}
