import AssayCore
import AssayRules
import AssayTriage

/// Examples of rules as they may be shown: what rules of their guideline look for stands masked as verdicts quote it, personal
/// data always.
struct GuideExamples {
  private let program: Program
  private var passages: ExamplePassages
  private var quoter = Quoter()

  init(_ program: Program) {
    self.program = program
    passages = ExamplePassages(program)
  }

  /// An example as Markdown: its text in quotation marks, and what else it gives.
  mutating func shown(_ example: RuleExample) -> String {
    let style = program.guidelines[Int(program.rules[example.rule].guideline)].quote
    var found: [EvidenceRecord]? = []
    if style != .plain { found = passages.passages(example) }
    quoter.begin()
    var text = quoted(.text, of: example.ticket, found, style)
    for (index, given) in example.given.enumerated() {
      let field = Explanation.passageFields.first { $0.field.name == given.field }?.field
      text += index == 0 ? " with " : ", "
      text += Markdown.code(given.field) + " = "
      text += field.map { quoted($0, of: example.ticket, found, style) } ?? Markdown.escaped(given.value)
    }
    return text
  }

  /// A field's value; nil passages mean that anything in it may be one.
  private mutating func quoted(
    _ field: TextField, of ticket: Ticket, _ found: [EvidenceRecord]?, _ style: QuoteStyle
  ) -> String {
    let length = ticket.range(of: field).count
    var bytes: [UInt8] = []
    var end = 0
    // What a reporter wrote few rules look at: there, nobody knows what to mask.
    let isRead = style == .plain || field == .title || field == .text
    let regions = isRead ? found.map { Footnotes($0, program).regions(in: field, of: ticket).map(\.range) } : nil
    for region in regions ?? [0..<length] {
      quoter.append(ticket, field, end..<region.lowerBound, style: .plain, into: &bytes)
      quoter.append(ticket, field, region, style: style, into: &bytes)
      end = region.upperBound
    }
    quoter.append(ticket, field, end..<length, style: .plain, into: &bytes)
    return "“\(Markdown.escaped(String(decoding: bytes, as: UTF8.self)))”"
  }
}
