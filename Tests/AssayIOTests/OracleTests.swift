import AssayCore
import AssayIO
import AssayTestSupport
import Testing

@Suite("NDJSON against a naive reader")
struct OracleTests {
  /// What a naive reading of the canonical top-level fields gives: nil if the record must be rejected.
  static func expected(_ line: [UInt8]) -> [String]? {
    guard let value = try? NaiveJSONReader.read(line, nesting: Limits.nesting), case .object(let pairs) = value,
      !line.contains(0)
    else { return nil }
    func last(_ field: RecordField) -> NaiveJSON? { pairs.last { $0.key == field.name }?.value }
    var ticket = Ticket()
    for field in RecordField.all {
      switch (field, last(field)) {
      case (.text(let text), .string(let string)): ticket.set(text, string)
      case (.text(let text), .number(let digits)) where Self.identifiers.contains(text): ticket.set(text, digits)
      case (.number(let number), .number(let text)), (.number(let number), .string(let text)):
        if let value = decimal(text) { ticket.set(number, value) }
      case (.flag(let flag), .bool(let value)): ticket.set(flag, value)
      case (.flag(let flag), .string(let text)):
        if ["true", "yes", "1"].contains(text.lowercased()) { ticket.set(flag, true) }
        if ["false", "no", "0"].contains(text.lowercased()) { ticket.set(flag, false) }
      case (.list(.raters), .array(let raters)): addRaters(raters, &ticket)
      case (.list(.raters), _): break
      case (.list(let list), .string(let string)): ticket.add(list, string)
      case (.list(let list), .array(let items)):
        for item in items {
          switch item {
          case .string(let text), .number(let text): ticket.add(list, text)
          case .object(let parts): for part in parts where part.key == "id" { addID(part.value, list, &ticket) }
          default: break
          }
        }
      default: break
      }
    }
    if !ticket.has(.ticketID) || ticket.range(of: .ticketID).isEmpty || !ticket.has(.text) { return nil }
    return dump(ticket)
  }

  static let identifiers: [TextField] = [
    .ticketID, .businessID, .authorID, .reporterID, .appealOf, .category, .priority, .status, .queue, .decidedBy,
  ]

  /// All of them, or none where one is no list of strings.
  private static func addRaters(_ raters: [NaiveJSON], _ ticket: inout Ticket) {
    var ratings: [[String]] = []
    for rater in raters {
      guard case .array(let labels) = rater else { return }
      var rating: [String] = []
      for label in labels {
        guard case .string(let text) = label else { return }
        rating.append(text)
      }
      ratings.append(rating)
    }
    for rating in ratings {
      ticket.beginRater()
      for label in rating { ticket.add(.raters, label) }
    }
  }

  private static func addID(_ value: NaiveJSON, _ list: ListField, _ ticket: inout Ticket) {
    switch value {
    case .string(let text), .number(let text): ticket.add(list, text)
    default: break
    }
  }

  private static func decimal(_ text: String) -> Double? {
    let text = text.filter { $0 != " " }
    guard text.allSatisfy({ "0123456789+-.eE".contains($0) }), let value = Double(text), value.isFinite, value >= 0
    else { return nil }
    return value
  }

  /// A random value, as JSON text.
  static func randomValue(_ random: inout RepeatableGenerator, depth: Int) -> String {
    switch random.below(depth > 4 ? 6 : 9) {
    case 0, 1, 2: return randomString(&random)
    case 3: return random.pick(["0", "-1", "4", "4.5", "1e3", "123456789012345678901234567890", "2.50E-1"])
    case 4: return random.pick(["true", "false"])
    case 5: return "null"
    case 6, 7:
      let items = (0..<random.below(4)).map { _ in randomValue(&random, depth: depth + 1) }
      return "[" + items.joined(separator: random.pick([",", " , ", ",\t"])) + "]"
    default: return randomObject(&random, depth: depth + 1)
    }
  }

  static func randomString(_ random: inout RepeatableGenerator) -> String {
    var text = "\""
    for _ in 0..<random.below(random.once(in: 8) ? 60 : 6) {
      text += random.pick([
        "a", "word ", "12345678", "é", "日本", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00", "\\ud83d",
        "\\udc00", "\\u0000", "\u{7F}", "\u{80}", "4", "yes", "id",
      ])
    }
    return text + "\""
  }

  static func randomObject(_ random: inout RepeatableGenerator, depth: Int) -> String {
    var pairs: [String] = []
    if depth == 0 {
      pairs = ["\"ticket_id\":\(random.once(in: 9) ? randomValue(&random, depth: 1) : "\"t\"")"]
      pairs.append("\"text\":\(random.once(in: 9) ? randomValue(&random, depth: 1) : randomString(&random))")
    }
    for _ in 0..<random.below(5) {
      // At the top only canonical names and unknown ones: the oracle knows no others.
      let key =
        random.once(in: 4)
        ? random.pick(["\"z\"", "\"\"", "\"ticket_ie\"", "\"a long key that nobody knows\"", "\"te\\u0078t\""])
        : "\"\(random.pick(names))\""
      let space = random.pick(["", " ", "\t"])
      pairs.append(key + space + ":" + space + randomValue(&random, depth: depth + 1))
    }
    return "{" + pairs.joined(separator: random.pick([",", ", "])) + "}"
  }

  // `highlight` and `stated_reason` take lists, and the groups take objects: they have tests of their own.
  static let names = RecordField.all.map(\.name).filter { !["highlight", "stated_reason"].contains($0) } + ["id"]

  @Test(arguments: 0..<8)
  func agrees(seed: Int) {
    var random = RepeatableGenerator(seed: UInt64(seed))
    for _ in 0..<500 {
      var line = Array(Self.randomObject(&random, depth: 0).utf8)
      if random.once(in: 2) { Self.damage(&line, &random) }
      // `id` is another name for the ticket's id at the top: leave the record to the other tests.
      if Self.hasTopLevelID(line) { continue }
      let record = OneRecord(line)
      let expected = Self.expected(line)
      #expect(
        record.outcome == .ticket ? record.fields == expected : expected == nil,
        Comment(rawValue: String(decoding: line, as: UTF8.self)))
    }
  }

  private static func hasTopLevelID(_ line: [UInt8]) -> Bool {
    guard case .object(let pairs)? = try? NaiveJSONReader.read(line, nesting: Limits.nesting) else { return false }
    return pairs.contains { $0.key == "id" }
  }

  /// Changes, removes, doubles or cuts bytes, as hostile or broken senders do.
  static func damage(_ line: inout [UInt8], _ random: inout RepeatableGenerator) {
    for _ in 0...random.below(3) where !line.isEmpty {
      let index = random.below(line.count)
      switch random.below(4) {
      case 0: line[index] = UInt8(truncatingIfNeeded: random.next())
      case 1: line.remove(at: index)
      case 2: line.insert(random.pick(Array("\"\\{}[],:0-e \u{1}".utf8)), at: index)
      default: line.removeSubrange(index..<min(line.count, index + random.below(9)))
      }
    }
    line.removeAll { $0 == UInt8(ascii: "\n") }
    if line.allSatisfy({ $0 <= 0x20 }) { line = [UInt8(ascii: "x")] }
  }
}
