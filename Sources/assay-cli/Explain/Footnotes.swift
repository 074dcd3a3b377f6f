import AssayCore

/// Numbers for the rules whose evidence stands in the text, in reading order, and where each number goes.
struct Footnotes {
  /// A passage that counted.
  private struct Mark {
    var field: TextField
    var start: Int
    var end: Int
    var number: Int
    var style: QuoteStyle
  }

  /// Passages of one field that overlap, as one.
  struct Region: Equatable {
    /// Bytes of the field's value.
    var range: Range<Int>
    /// The footnotes that belong to it, ascending.
    var numbers: [Int]
    /// The strictest style of its passages.
    var style: QuoteStyle
  }

  private var marks: [Mark] = []
  private var numbers: [Int32: Int] = [:]

  init(_ verdict: VerdictRecord, _ program: Program) {
    let order = Explanation.passageFields.map(\.field)
    func place(_ record: EvidenceRecord) -> (Int, Int32, Int32, Int32) {
      (order.firstIndex(of: record.field) ?? order.count, record.start, record.end, record.rule)
    }
    let spans = verdict.evidence.filter { $0.kind == .span || $0.kind == .furtherSpan }.sorted { place($0) < place($1) }
    for span in spans {
      let number = numbers[span.rule] ?? numbers.count + 1
      numbers[span.rule] = number
      let guideline = program.rules[Int(span.rule)].guideline
      marks.append(
        Mark(
          field: span.field, start: Int(span.start), end: Int(span.end), number: number,
          style: program.guidelines[Int(guideline)].quote))
    }
  }

  /// The number of a rule; nil for one without a passage.
  func number(of rule: Int32) -> Int? { numbers[rule] }

  /// What to mark in a field, in order and without overlaps, always between whole scalars of its value.
  func regions(in field: TextField, of ticket: Ticket) -> [Region] {
    let value = ticket.bytes[ticket.range(of: field)]
    func boundary(_ offset: Int, step: Int) -> Int {
      var offset = min(max(0, offset), value.count)
      while offset > 0, offset < value.count, value[value.startIndex + offset] & 0xC0 == 0x80 { offset += step }
      return offset
    }
    var regions: [Region] = []
    for mark in marks where mark.field == field {
      let range = boundary(mark.start, step: -1)..<max(boundary(mark.start, step: -1), boundary(mark.end, step: 1))
      guard !range.isEmpty else { continue }
      guard let last = regions.last, last.range.upperBound > range.lowerBound else {
        regions.append(Region(range: range, numbers: [mark.number], style: mark.style))
        continue
      }
      let style = mark.style.rawValue > last.style.rawValue ? mark.style : last.style
      let numbers = Set(last.numbers + [mark.number]).sorted()
      let end = max(last.range.upperBound, range.upperBound)
      regions[regions.count - 1] = Region(range: last.range.lowerBound..<end, numbers: numbers, style: style)
    }
    return regions
  }
}
