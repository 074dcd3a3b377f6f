/// The recorded figures that a program is held to: a line each, `name value`; `#` begins a comment.
package struct Thresholds: Equatable, Sendable {
  /// How many tickets they were measured with.
  package var tickets: Int
  package var values: [GuardedFigure: FigureValue] = [:]

  package init(tickets: Int) { self.tickets = tickets }

  /// Reads a file's text; `file` is what messages call it.
  ///
  /// - Throws: `BenchFailure` at the first line that can't be understood, with its number.
  package init(_ text: String, file: String) throws(BenchFailure) {
    tickets = 0
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let name = words.first, !name.hasPrefix("#") else { continue }
      guard words.count == 2 else { throw BenchFailure("\(file):\(number): write `NAME VALUE`") }
      if name == "tickets" {
        guard let count = Int(words[1]), count > 0, tickets == 0 else {
          throw BenchFailure("\(file):\(number): `tickets` is one number above 0, given once")
        }
        tickets = count
        continue
      }
      guard let figure = GuardedFigure(rawValue: name) else {
        let known = GuardedFigure.allCases.map(\.rawValue).joined(separator: ", ")
        throw BenchFailure("\(file):\(number): there is no figure `\(name)`; there are tickets, \(known)")
      }
      guard values[figure] == nil else { throw BenchFailure("\(file):\(number): `\(name)` is given twice") }
      values[figure] = try Self.value(words[1], figure, "\(file):\(number)")
    }
    guard tickets > 0 else { throw BenchFailure("\(file) does not say `tickets N`") }
  }

  private static func value(
    _ text: String, _ figure: GuardedFigure, _ place: String
  ) throws(BenchFailure) -> FigureValue {
    if figure.allowance == .none {
      guard text.utf8.count == 64, text.allSatisfy(\.isHexDigit) else {
        throw BenchFailure("\(place): `\(figure.rawValue)` is a SHA-256 in 64 digits")
      }
      return .checksum(text)
    }
    guard let number = Double(text), number.isFinite else {
      throw BenchFailure("\(place): \"\(text)\" is no number")
    }
    return .number(number)
  }

  /// The file's text.
  package var text: String {
    var rows = [["tickets", "\(tickets)"]]
    for figure in GuardedFigure.allCases {
      if let value = values[figure] { rows.append([figure.rawValue, Self.text(value, figure)]) }
    }
    return """
      # What `assay bench --check` holds the program to. To renew it after a change that is meant to move them:
      #     .build/release/assay bench --check --update

      """ + Table.text(rows) + "\n"
  }

  static func text(_ value: FigureValue, _ figure: GuardedFigure) -> String {
    switch value {
    case .checksum(let text): text
    // A file is no page: no groups of digits, and a plain minus.
    case .number(let number): Decimal.fixed(number, figure.digits).filter { $0 != "," }.replacingMinus
    }
  }

  /// Takes over what was measured; what could not be measured here stays.
  package mutating func renew(_ readings: [GuardedFigure: Reading]) {
    for case (let figure, .value(let value)) in readings { values[figure] = value }
  }

  /// What a figure measured now is, compared with the record.
  package func judge(_ figure: GuardedFigure, _ reading: Reading) -> Judgement {
    let value: FigureValue
    switch reading {
    case .missing(let reason): return Judgement(text: "not measured: \(reason)")
    case .value(let measured): value = measured
    }
    let shown = Self.text(value, figure)
    switch (values[figure], value) {
    case (nil, _): return Judgement(text: "\(shown), not recorded yet", hasMoved: true)
    case (.checksum(let old), .checksum(let new)):
      return old == new
        ? Judgement(text: "\(new.prefix(16))… as recorded")
        : Judgement(
          text: "\(new.prefix(16))…, recorded \(old.prefix(16))…: the verdicts are other ones", hasMoved: true)
    case (.number(let old), .number(let new)): return Self.judge(figure, old, new, shown)
    default: return Judgement(text: "\(shown) is not of the kind recorded", hasMoved: true)
    }
  }

  private static func judge(_ figure: GuardedFigure, _ old: Double, _ new: Double, _ shown: String) -> Judgement {
    let recorded = text(.number(old), figure)
    let allowed: (most: Double, least: Double, text: String)
    switch figure.allowance {
    case .none: allowed = (old, old, "nothing")
    case .absolute(let room): allowed = (old + room, old - room, "+\(room)")
    case .percent(let room): allowed = (old * (1 + room / 100), old * (1 - room / 100), "+\(Decimal.fixed(room, 0)) %")
    }
    let share = difference(figure, old, new)
    if new > allowed.most {
      return Judgement(text: "\(shown), recorded \(recorded)\(share), allowed \(allowed.text)", hasMoved: true)
    }
    let hint = new < allowed.least ? ": better, record it with --update" : ""
    return Judgement(text: "\(shown), recorded \(recorded)\(share)\(hint)")
  }

  /// ` (+2.0 %)`, or ` (+0.2)` where the record is nothing or less, as growth may be: a share of that means nothing. Empty for what is not
  /// worth saying.
  private static func difference(_ figure: GuardedFigure, _ old: Double, _ new: Double) -> String {
    let sign = new > old ? "+" : "−"
    guard old <= 0 else {
      return abs(new / old - 1) < 0.0005 ? "" : " (\(sign)\(Decimal.fixed(abs(new / old - 1) * 100, 1)) %)"
    }
    return text(.number(old), figure) == text(.number(new), figure)
      ? "" : " (\(sign)\(Decimal.fixed(abs(new - old), figure.digits)))"
  }

  /// What is said of a figure.
  package struct Judgement: Equatable, Sendable {
    package var text: String
    /// Whether it is outside of what is allowed.
    package var hasMoved = false
  }
}

extension String {
  /// With a minus that numbers are read with.
  fileprivate var replacingMinus: String { String(map { $0 == "−" ? "-" : $0 }) }
}
