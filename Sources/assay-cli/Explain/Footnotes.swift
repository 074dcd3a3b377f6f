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
    /// The region cut where passages begin and end, each piece in the strictest style of those that cover it.
    var pieces: [Piece]
  }

  /// A part of a region that is shown in one style.
  struct Piece: Equatable {
    var range: Range<Int>
    var style: QuoteStyle
  }

  private var marks: [Mark] = []
  private var numbers: [Int32: Int] = [:]

  /// Footnotes for the passages among some evidence.
  init(_ evidence: [EvidenceRecord], _ program: Program) {
    let order = Explanation.passageFields.map(\.field)
    func place(_ record: EvidenceRecord) -> (Int, Int32, Int32, Int32) {
      (order.firstIndex(of: record.field) ?? order.count, record.start, record.end, record.rule)
    }
    let spans = evidence.filter { $0.kind == .span || $0.kind == .furtherSpan }.sorted { place($0) < place($1) }
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
    var regions: [[Mark]] = []
    var end = 0
    for var mark in marks where mark.field == field {
      mark.start = Footnotes.boundary(mark.start, in: value, step: -1)
      mark.end = Footnotes.boundary(mark.end, in: value, step: 1)
      guard mark.start < mark.end else { continue }
      if mark.start < end { regions[regions.count - 1].append(mark) } else { regions.append([mark]) }
      end = max(end, mark.end)
    }
    return regions.map(Footnotes.region)
  }

  /// The nearest offset in a direction where a scalar begins.
  private static func boundary(_ offset: Int, in value: ArraySlice<UInt8>, step: Int) -> Int {
    var offset = min(max(0, offset), value.count)
    while offset > 0, offset < value.count, value[value.startIndex + offset] & 0xC0 == 0x80 { offset += step }
    return offset
  }

  /// Marks that overlap, as one region.
  private static func region(_ marks: [Mark]) -> Region {
    let cuts = Set(marks.flatMap { [$0.start, $0.end] }).sorted()
    let pieces = zip(cuts, cuts.dropFirst()).map { start, end in
      let styles = marks.filter { $0.start <= start && end <= $0.end }.map(\.style.rawValue)
      return Piece(range: start..<end, style: QuoteStyle(rawValue: styles.max() ?? 0) ?? .hidden)
    }
    return Region(range: cuts[0]..<cuts[cuts.count - 1], numbers: Set(marks.map(\.number)).sorted(), pieces: pieces)
  }
}
