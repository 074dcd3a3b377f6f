import AssayCore
import AssayTriage

/// One classified ticket laid out for a person: labels first, so that nobody reads a text unprepared; then the text with its
/// evidence marked, what each label adds up from, and what should happen next. A pure function of its parts.
struct Explanation {
  /// How to lay it out.
  struct Layout: Equatable, Sendable {
    /// Terminals may be wider; lines of text should not.
    static let widest = 120

    var width = 80
    var usesColor = false
    /// Whether to show offensive words and personal data as they stand.
    var reveals = false
  }

  let program: Program
  let ticket: Ticket
  let verdict: VerdictRecord
  let triage: TriageRecord
  /// What is masked beside the evidence.
  var strong = StrongWords()
  let layout: Layout

  /// The whole explanation, ending with a line feed.
  var text: String {
    let footnotes = Footnotes(verdict.evidence, program)
    var parts = [headline]
    parts += passages(footnotes)
    parts += verdict.labels.map { Waterfall(self, $0, footnotes).text }
    if let shadows = ShadowList(explanation: self, footnotes: footnotes).text { parts.append(shadows) }
    parts.append(decision)
    return parts.joined(separator: "\n")
  }

  var paint: Paint { Paint(isOn: layout.usesColor) }

  // MARK: Before the text

  private var headline: String {
    let id = Sanitizer.line(ticket.string(.ticketID))
    let exposure = Exposure.names[Int(triage.exposure)]
    let facts = [id, verdict.outcome.name.replacing("_", with: " "), exposure == "none" ? "" : "exposure: \(exposure)"]
    var text = paint.strong(facts.filter { !$0.isEmpty }.joined(separator: " · ")) + "\n"
    let names = verdict.labels.map { Sanitizer.line(program.guidelines[Int($0.guideline)].id) }
    let column = names.map { ColumnWidth.of($0) }.max() ?? 0
    for (label, name) in zip(verdict.labels, names) {
      let title = Sanitizer.line(program.guidelines[Int(label.guideline)].title)
      let start = "  \(TextWrapper.padded(name, column))\(TextWrapper.aligned(Percent.text(label.bits), 8))  "
      text += TextWrapper.beside(
        start, columns: column + 12, "severity \(label.severity), \(title)", width: layout.width)
    }
    return text
  }

  // MARK: The text

  /// What is shown of the ticket, in reading order.
  static let passageFields: [(field: TextField, heading: String)] = [
    (.title, "Title"), (.text, "Text"), (.comment, "Reporter's comment"), (.highlight, "Highlighted by the reporter"),
  ]

  private func passages(_ footnotes: Footnotes) -> [String] {
    Explanation.passageFields.compactMap { field, heading in
      let regions = footnotes.regions(in: field, of: ticket)
      // The highlight repeats a part of the text; it is worth showing only where a rule looked at it.
      guard !ticket.range(of: field).isEmpty, field != .highlight || !regions.isEmpty else { return nil }
      let lines = MarkedText(ticket, field, regions, strong, paint, reveals: layout.reveals)
        .lines(width: layout.width - 2)
      return paint.strong(heading) + "\n" + lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
    }
  }

  // MARK: After the text

  private var decision: String {
    var rows: [(String, String)] = [("outcome", verdict.outcome.name)]
    if let primary = verdict.labels.first {
      rows.append(("primary", program.guidelines[Int(primary.guideline)].id))
    }
    rows.append(("claim", claim))
    if triage.route >= 0 { rows.append(("route", program.routes[Int(triage.route)].name)) }
    switch triage.due {
    case .none: break
    case .at: rows.append(("due", triage.due.text))
    case .within: rows.append(("due", "\(triage.due.text) after it was reported"))
    }
    rows.append(("exposure", Exposure.names[Int(triage.exposure)]))
    var tags: [String] = []
    triage.forEachTag(program, verdict) { tags.append($0) }
    if !tags.isEmpty { rows.append(("tags", tags.joined(separator: ", "))) }
    rows.append(
      ("ruleset", [program.name, program.version, program.hash].filter { !$0.isEmpty }.joined(separator: " ")))
    let notes = Notes.names.filter { verdict.notes.contains($0.0) }.map { $0.1 }
    if !notes.isEmpty { rows.append(("notes", notes.joined(separator: ", "))) }
    return rows.reduce(paint.strong("Decision") + "\n") { text, row in
      let label = "  " + TextWrapper.padded(row.0, 8) + "  "
      return text + TextWrapper.beside(label, columns: 12, Sanitizer.line(row.1), width: layout.width)
    }
  }

  private var claim: String {
    let reason = ticket.string(.statedReason)
    guard !reason.isEmpty else { return "\(triage.claim.name) (the reporter gave no reason)" }
    return "\(triage.claim.name) (the reporter said \"\(reason)\")"
  }
}

/// Probabilities as people read them.
enum Percent {
  /// `97.2 %`; never 0 or 100 %, which nobody can know.
  static func text(_ bits: Int32) -> String {
    let percent = Bits.probability(bits) * 100
    if percent < 0.05 { return "< 0.1 %" }
    if percent >= 99.95 { return "> 99.9 %" }
    return Decimal.fixed(percent, 1) + " %"
  }
}

/// Colours of the explanation: the terminal's own sixteen, so that they fit its theme.
struct Paint {
  let isOn: Bool

  /// Headings.
  func strong(_ text: String) -> String { wrap(text, "1") }
  /// What is there for reference.
  func faint(_ text: String) -> String { wrap(text, "2") }
  /// Evidence: yellow and underlined, so that it does not depend on seeing colour.
  func evidence(_ text: String) -> String { wrap(text, "4;33") }
  /// What speaks for a label, and what against.
  func plus(_ text: String) -> String { wrap(text, "33") }
  func minus(_ text: String) -> String { wrap(text, "36") }

  private func wrap(_ text: String, _ code: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
