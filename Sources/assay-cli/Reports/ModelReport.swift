import AssayIO
import AssayLearn

/// A model laid out for people or as JSON.
struct ModelReport {
  let card: ModelCard
  let name: String
  let top: Int
  let layout: CardLayout
  private let guidelines: [ModelCard.Guideline]

  init(_ card: ModelCard, _ options: ModelShowOptions) {
    self.card = card
    name = options.file ?? "built-in model"
    top = options.top
    layout = options.layout
    let wanted = options.guidelines
    guidelines = card.guidelines.filter { wanted.isEmpty || wanted.contains($0.id) }
  }

  private var paint: Paint { Paint(isOn: layout.usesColor) }

  // MARK: For people

  /// The whole report, ending with a line feed.
  var text: String {
    var text = paint.strong(Sanitizer.line(name)) + "\n"
    let counts = card.features.map { count in
      // "kinds" alone would say nothing.
      "\(Decimal.grouped(count.count)) \(count.kind == "kinds" ? "kinds of thing" : count.kind)"
    }.joined(separator: ", ")
    for (key, value) in [
      ("size", "\(Decimal.grouped(card.byteCount)) bytes, format \(card.version)"), ("crc-32", checksum),
      ("sha-256", card.digest), ("from", card.provenance.map(Sanitizer.line).joined(separator: ", ")),
      ("features", "\(Decimal.grouped(card.features.map(\.count).reduce(0, +))): \(counts)"),
      ("settings", settings),
    ] where !value.isEmpty {
      text += TextWrapper.beside("  \(TextWrapper.padded(key, 10))", columns: 12, value, width: layout.width)
    }
    for guideline in guidelines { text += "\n" + block(guideline) }
    return text
  }

  private var checksum: String {
    let digits = String(card.checksum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private var settings: String {
    let shrinks = Set(card.guidelines.map(\.shrink))
    let shrink = shrinks.count == 1 ? "weights times \(number(shrinks.first ?? 0)), " : ""
    return shrink + "at most \(number(card.limit)) bit\(card.limit == 1 ? "" : "s") for or against a guideline"
  }

  /// The features for a guideline beside those against it.
  private func block(_ guideline: ModelCard.Guideline) -> String {
    var head = "\(guideline.positive.count) for, \(guideline.negative.count) against"
    if Set(card.guidelines.map(\.shrink)).count > 1 { head += ", weights times \(number(guideline.shrink))" }
    var text = paint.strong(Sanitizer.line(guideline.id)) + "  \(head)\n"
    let positive = guideline.positive.prefix(top).map { row($0, paint.plus) }
    let negative = guideline.negative.prefix(top).map { row($0, paint.minus) }
    let widest = max(24, positive.map(\.columns).max() ?? 0)
    for index in 0..<max(positive.count, negative.count) {
      let left = index < positive.count ? positive[index] : (text: "", columns: 0)
      let right = index < negative.count ? negative[index].text : ""
      let room = right.isEmpty ? "" : String(repeating: " ", count: widest - left.columns + 2)
      text += "  " + left.text + room + right + "\n"
    }
    return text
  }

  private func row(_ entry: ModelCard.Entry, _ color: (String) -> String) -> (text: String, columns: Int) {
    let bits = Decimal.signed(entry.bits, 2)
    // In so many breaches of so many tickets.
    let counts = entry.counts.map { "  \(Decimal.grouped($0.breaches)) of \(Decimal.grouped($0.tickets))" } ?? ""
    let plain = "\(bits)  \(Sanitizer.line(entry.feature))\(counts)"
    return (color(bits) + plain.dropFirst(bits.count), ColumnWidth.of(plain))
  }

  private func number(_ value: Double) -> String {
    var bytes: [UInt8] = []
    bytes.append(decimal: value, decimals: 3, isTrimmed: true)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: For programs

  /// One JSON object with its line end, keys always in this order:
  /// `model format bytes crc32 sha256 provenance limit features guidelines`, a guideline's `id shrink for against`, a side's
  /// `features top`, a feature's `feature kind weight bits` and, where the file has them,
  /// `tickets breaches`.
  var json: [UInt8] {
    var line: [UInt8] = []
    line.append(literal: #"{"model":"#)
    line.append(jsonString: name)
    line.append(literal: #","format":"#)
    line.append(integer: card.version)
    line.append(literal: #","bytes":"#)
    line.append(integer: card.byteCount)
    line.append(literal: #","crc32":"#)
    line.append(jsonString: checksum)
    line.append(literal: #","sha256":"#)
    line.append(jsonString: card.digest)
    line.append(literal: #","provenance":"#)
    list(card.provenance, to: &line) { text, line in line.append(jsonString: text) }
    line.append(literal: #","limit":"#)
    line.append(decimal: card.limit, decimals: 4, isTrimmed: true)
    line.append(literal: #","features":{"#)
    for (index, count) in card.features.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      line.append(jsonString: count.kind)
      line.append(UInt8(ascii: ":"))
      line.append(integer: count.count)
    }
    line.append(literal: #"},"guidelines":"#)
    list(guidelines, to: &line) { guideline, line in
      line.append(literal: #"{"id":"#)
      line.append(jsonString: guideline.id)
      line.append(literal: #","shrink":"#)
      line.append(decimal: guideline.shrink, decimals: 4, isTrimmed: true)
      line.append(literal: #","for":"#)
      side(guideline.positive, to: &line)
      line.append(literal: #","against":"#)
      side(guideline.negative, to: &line)
      line.append(UInt8(ascii: "}"))
    }
    line.append(literal: "}\n")
    return line
  }

  private func side(_ entries: [ModelCard.Entry], to line: inout [UInt8]) {
    line.append(literal: #"{"features":"#)
    line.append(integer: entries.count)
    line.append(literal: #","top":"#)
    list(Array(entries.prefix(top)), to: &line) { entry, line in
      line.append(literal: #"{"feature":"#)
      line.append(jsonString: entry.feature)
      line.append(literal: #","kind":"#)
      line.append(jsonString: entry.kind)
      line.append(literal: #","weight":"#)
      line.append(decimal: entry.weight, decimals: 4, isTrimmed: true)
      line.append(literal: #","bits":"#)
      line.append(decimal: entry.bits, decimals: 4, isTrimmed: true)
      if let counts = entry.counts {
        line.append(literal: #","tickets":"#)
        line.append(integer: counts.tickets)
        line.append(literal: #","breaches":"#)
        line.append(integer: counts.breaches)
      }
      line.append(UInt8(ascii: "}"))
    }
    line.append(UInt8(ascii: "}"))
  }

  private func list<Item>(_ items: [Item], to line: inout [UInt8], _ append: (Item, inout [UInt8]) -> Void) {
    line.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      append(item, &line)
    }
    line.append(UInt8(ascii: "]"))
  }
}
