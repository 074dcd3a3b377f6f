/// The line on standard error that tells how far a long run has come. Cleared at the end, so that it leaves no trace.
///
/// `update` may be called as often as one likes; it writes ten times a second at most.
struct ProgressLine {
  /// Nanoseconds between two lines.
  static let interval: UInt64 = 100_000_000

  private let errors: ByteSink
  private let isShown: Bool
  private let columns: Int
  private let start: UInt64
  private var last: UInt64?

  /// - Parameter now: the time on a clock that only moves forward, in nanoseconds.
  init(_ console: Console, _ choice: AutomaticChoice, now: UInt64) {
    errors = console.errors
    isShown = console.facts.showsProgress(choice)
    columns = console.facts.columns
    start = now
  }

  /// Shows how far the run is. `totalBytes` is nil when the input's size is not known, as in a pipe.
  mutating func update(bytes: Int, totalBytes: Int?, tickets: Int, now: UInt64) {
    guard isShown, now >= (last ?? start) + ProgressLine.interval else { return }
    last = now
    let seconds = Double(now - start) / 1e9
    let text = ProgressLine.text(bytes: bytes, totalBytes: totalBytes, tickets: tickets, seconds: seconds)
    // A line that wraps could not be cleared. One column stays free, where the cursor waits.
    try? errors.write("\r\u{1B}[K" + text.prefix(max(0, columns - 1)))
  }

  /// Clears the line, if one was shown.
  mutating func finish() {
    guard last != nil else { return }
    last = nil
    try? errors.write("\r\u{1B}[K")
  }

  /// What the line says: `12,000 tickets, 38.2 MB/s, 45 %, 3 s left`.
  static func text(bytes: Int, totalBytes: Int?, tickets: Int, seconds: Double) -> String {
    let rate = seconds > 0 ? Double(bytes) / seconds : 0
    var parts = ["\(Decimal.grouped(tickets)) tickets", "\(Decimal.fixed(rate / 1e6, 1)) MB/s"]
    if let totalBytes, totalBytes > 0 {
      parts.append("\(min(100, Int(Double(bytes) / Double(totalBytes) * 100))) %")
      if rate > 0, totalBytes > bytes { parts.append("\(duration(Double(totalBytes - bytes) / rate)) left") }
    }
    return parts.joined(separator: ", ")
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}
