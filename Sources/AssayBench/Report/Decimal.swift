/// Numbers as text, the same in every locale.
enum Decimal {
  /// With a fixed number of digits behind the point and the digits before it in groups of three.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "n/a" }
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && whole > 0 ? "−" : ""
    guard digits > 0 else { return sign + grouped(whole) }
    let fraction = String(whole % scale)
    return sign + grouped(whole / scale) + "." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  /// A whole number that is not negative, its digits in groups of three.
  static func grouped(_ value: Int) -> String {
    var text = ""
    for (index, digit) in String(value).reversed().enumerated() {
      if index > 0 && index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}

/// Columns that stand under each other.
enum Table {
  /// - Parameter rightFrom: the first column whose cells end under each other.
  static func text(_ rows: [[String]], rightFrom: Int = .max) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    let lines = rows.map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column >= rightFrom ? space + row[column] : row[column] + space
      }.joined(separator: "  ")
    }
    return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
  }
}
