@testable import AssayCore

extension ExplainCase {
  /// The guidelines of the golden renderings.
  static let pack: Program = {
    var program = Program()
    program.name = "example"
    program.version = "1.2.0"
    program.hash = "0123456789abcdef"
    program.constants = ["business"]
    program.routes = [
      RouteRecord(name: "reviewer_contact", within: 259_200), RouteRecord(name: "specialist", within: 3600),
      RouteRecord(name: "standard", within: 86_400), RouteRecord(name: "low", within: 432_000),
    ]
    program.outcomeRoutes = [-1, 3, 2, 2, 2]
    program.guidelines = [
      guideline("advertising_promotion", "Advertising or promotion", severity: 2, quote: .plain, contactFirst: [0]),
      guideline("profanity", "Obscene language without another harm", severity: 2, exposure: 1, quote: .masked),
      guideline("child_safety", "Endangering of minors", severity: 5, exposure: 5, quote: .hidden, route: 1),
      guideline(
        "harassment", "Bullying or personal attack on a person", severity: 3, exposure: 1, quote: .plain, route: 2),
    ]
    program.reasons = [ReasonRecord(reason: "advertising or promotional", guideline: 0)]
    return program
  }()

  private static func guideline(
    _ id: String, _ title: String, severity: Int8, exposure: Int8 = 0, quote: QuoteStyle, route: Int32 = 0,
    contactFirst: [Int32] = []
  ) -> GuidelineRecord {
    var record = GuidelineRecord()
    record.id = id
    record.title = title
    record.severity = severity
    record.exposure = exposure
    record.quote = quote
    record.route = route
    record.prior = Bits.fixed(-5)
    record.contactFirst = contactFirst
    return record
  }
}
