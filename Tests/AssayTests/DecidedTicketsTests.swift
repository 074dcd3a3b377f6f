import Assay
import AssayCore
import AssayIO
import AssayLearn
import AssayTestSupport
import Testing

/// Which records are decisions, and what they say.
@Suite struct DecidedTicketsTests {
  private static let guidelines = ["ads", "rude"]
  private let folder = TemporaryFolder()

  private struct Found: Equatable {
    var labels: GuidelineSet
    var appeal = Decision.Appeal.none
    var time: Int?
  }

  /// What the lines come to: decisions by ticket, and the reasons of those refused with their lines.
  private func read(_ text: String, name: String = "decisions.ndjson", split: Split? = nil) throws -> (
    decisions: [String: Found], refused: [String], summary: DecidedTickets.Summary
  ) {
    folder.write(Array(text.utf8), to: name)
    var pipeline = Pipeline()
    try pipeline.fields.add(DecidedTickets.labelSources)
    var found: [String: Found] = [:]
    let refused = Lines()
    let summary = try DecidedTickets(guidelines: Self.guidelines, split: split).read(
      [RecordInput(path: folder.path(name), format: nil)], pipeline: pipeline,
      onReject: { refused.add("\($0.line) \($0.reason.name)") },
      { item in
        let decision = item.decision
        found[decision.ticketID] = Found(labels: decision.labels, appeal: decision.appeal, time: decision.time)
      })
    #expect(summary.decisions == found.count)
    return (found, refused.lines, summary)
  }

  private final class Lines: @unchecked Sendable {
    var lines: [String] = []
    func add(_ line: String) { lines.append(line) }
  }

  @Test(
    "Decisions",
    arguments: [
      (#""decision":{"guidelines":["ads"],"by":"m1"}"#, [0], .none, nil),
      (#""decision":{"guidelines":["ads","rude"],"by":"m1","at":"1970-01-02"}"#, [0, 1], .none, 86_400),
      (#""decision":{"guidelines":[],"by":"m1"}"#, [], .none, nil),
      (#""decision":{"guidelines":"no breach","by":"m1"}"#, [], .none, nil),
      (#""decision":{"guidelines":["No_Violation"],"by":"m1"}"#, [], .none, nil),
      (#""decision":{"guidelines":"rude","by":"m1","appeal":"upheld"}"#, [1], .upheld, nil),
      (#""decision":{"guidelines":["rude"],"by":"m1","appeal":"Overturned"}"#, [1], .overturned, nil),
      (#""decision":{"guidelines":["rude"],"by":"m1","appeal":"none"}"#, [1], .none, nil),
      (
        #""decision":{"guidelines":["rude"],"by":"m1","at":"1970-01-01","appeal":{"outcome":"overturned","guidelines":[],"by":"m2","at":"1970-01-03T00:00:01Z"}}"#,
        [], .overturned, 172_801
      ),
      (#""decision":{"guidelines":["rude"],"by":"m1","appeal":{"outcome":"upheld"}}"#, [1], .upheld, nil),
      (
        #""labels":["ads"],"decided_by":"m1","decision":{"guidelines":["rude"],"appeal":{"outcome":"overturned","guidelines":"no breach"}}"#,
        [], .overturned, nil
      ),
      (
        #""labels":["ads"],"decided_by":"m1","decided_at":"1970-01-02","appeal_outcome":"upheld""#, [0], .upheld, 86_400
      ),
      (#""labels":["ads"],"assay":{"labels":[{"id":"ads"}]},"decision":{"guidelines":[],"by":"m1"}"#, [], .none, nil),
      (#""decision":{"guidelines":["ads"],"by":"Assayas Meier"}"#, [0], .none, nil),
      (#""decision":{"guidelines":["ads"],"by":7}"#, [0], .none, nil),
      (#""decision":{"guidelines":["ads"],"by":"7"}"#, [0], .none, nil),
      (#""decision":{"guidelines":["ads"],"by":"Claude Talbot"}"#, [0], .none, nil),
      (#""decision":{"guidelines":["ads"],"by":"Ai Modeller"}"#, [0], .none, nil),
      (#""decision":{"guidelines":["ads"],"by":"m1","source":"case management system"}"#, [0], .none, nil),
    ] as [(String, GuidelineSet, Decision.Appeal, Int?)])
  func decisions(members: String, labels: GuidelineSet, appeal: Decision.Appeal, time: Int?) throws {
    let read = try read("{\"ticket_id\":\"t\",\"text\":\"x\",\(members)}\n")
    #expect(read.decisions == ["t": Found(labels: labels, appeal: appeal, time: time)], "\(read.refused)")
  }

  @Test(
    "What is no person's decision is refused",
    arguments: [
      (#""assay":{"outcome":"flagged","labels":[{"id":"ads"}]}"#, "no_decision"),
      (#""labels":["ads"]"#, "no_decision"), (#""decision":{"guidelines":["ads"]}"#, "no_decision"),
      (#""decision":{"guidelines":["ads"],"by":" "}"#, "no_decision"),
      (#""decision":{"guidelines":["ads"],"by":"assay"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"Assay 0.1.0"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"assay/default"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"m1","source":"ASSAY"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"automated"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"AutoModerator"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"gpt-4o"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"GPT4"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"system"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"automated system"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"bot"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"auto-moderation bot"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"toxicity_model v3"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"Classifier"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"AI moderator"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"m1","source":"AUTOMATED_DETECTION"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":"m1","source":"software"}"#, "decided_by_assay"),
      (#""decision":{"guidelines":["ads"],"by":true}"#, "no_decision"),
      (#""decision":{"guidelines":["ads"],"by":"m1","appeal":{"outcome":"overturned"}}"#, "no_guidelines_of_appeal"),
      (
        #""decision":{"appeal":{"by":"m2","outcome":"Overturned","guidelines":null},"guidelines":["ads"],"by":"m1"}"#,
        "no_guidelines_of_appeal"
      ),
      (#""decision":{"guidelines":[{"name":"ads"}],"by":"m1"}"#, "no_guidelines"),
      (#""decision":{"guidelines":["ads"],"by":"m1"},"labels_optional":["adds"]"#, "unknown_guideline"),
      (#""decision":{"by":"m1"}"#, "no_guidelines"),
      (#""decision":{"guidelines":null,"by":"m1"}"#, "no_guidelines"),
      (#""decision":{"guidelines":["adds"],"by":"m1"}"#, "unknown_guideline"),
      (#""decision":{"guidelines":["ads","no breach"],"by":"m1"}"#, "unknown_guideline"),
      (#""decision":{"guidelines":[],"by":"m1","appeal":"pending"}"#, "open_appeal"),
      (#""decision":{"guidelines":[],"by":"m1","appeal":{"outcome":"?"}}"#, "open_appeal"),
      (#""decision":{"guidelines":[],"by":"m1","at":"last week"}"#, "invalid_time"),
    ])
  func refusals(members: String, reason: String) throws {
    let good = "{\"ticket_id\":\"g\",\"text\":\"x\",\"decision\":{\"guidelines\":[],\"by\":\"m1\"}}\n"
    let read = try read(
      good + "\n{\"ticket_id\":\"t\",\"text\":\"x\",\(members)}\n" + good.replacing("\"g\"", with: "\"h\""))
    #expect(read.refused == ["3 \(reason)"])
    #expect(read.decisions.keys.sorted() == ["g", "h"] && read.summary.progress.rejects == 1)
    #expect(read.summary.progress.tickets == 2, "a refused record is no ticket")
  }

  @Test("CSV has the same columns")
  func csv() throws {
    let rows = """
      ticket_id,text,decision.guidelines,decision.by,decision.at,decision.appeal,assay_outcome
      a,"one
      two",ads,m1,1970-01-02,,flagged
      b,x,no breach,m1,,overturned,flagged
      c,x,ads,assay,,,flagged
      d,x,ads,,,,flagged

      """
    let read = try read(rows, name: "decisions.csv")
    #expect(
      read.decisions == [
        "a": Found(labels: [0], time: 86_400), "b": Found(labels: [], appeal: .overturned),
      ])
    #expect(read.refused == ["5 decided_by_assay", "6 no_decision"])
  }

  @Test("CSV: an overturned appeal with a column for its outcome needs one for its guidelines")
  func csvAppeal() throws {
    let rows = """
      ticket_id,text,decision.guidelines,decision.by,decision.appeal.outcome,decision.appeal.guidelines
      a,x,ads,m1,overturned,no breach
      b,x,ads,m1,overturned,
      c,x,ads,m1,upheld,
      d,x,ads,7,,

      """
    let read = try read(rows, name: "decisions.csv")
    #expect(
      read.decisions == [
        "a": Found(labels: [], appeal: .overturned), "c": Found(labels: [0], appeal: .upheld), "d": Found(labels: [0]),
      ])
    #expect(read.refused == ["3 no_guidelines_of_appeal"])
  }

  @Test("A part of the tickets")
  func split() throws {
    let ids = (0..<40).map { "t\($0)" }
    let lines = ids.map { "{\"ticket_id\":\"\($0)\",\"text\":\"x\",\"decision\":{\"guidelines\":[],\"by\":\"m\"}}\n" }
    let read = try read(lines.joined(), split: .train)
    #expect(Set(read.decisions.keys) == Set(ids.filter { Split(ticketID: $0) == .train }))
  }
}
