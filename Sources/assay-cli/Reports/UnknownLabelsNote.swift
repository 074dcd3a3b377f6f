import Assay

/// What is said on standard error of labels that are no guideline.
///
///     assay: 3 tickets are left out, for labels that the pack has no guideline of: "profanty" (2), "hate, spam" (1)
struct UnknownLabelsNote {
  /// How many labels are named.
  static let most = 10

  let unknown: UnknownLabels
  /// `the pack has no guideline of`.
  var lack = "the pack has no guideline of"
  /// What is left out, of so many tickets.
  var leftOut: (Int) -> String = { $0 == 1 ? "1 ticket is left out" : "\(Decimal.grouped($0)) tickets are left out" }

  /// With a line end; empty without such labels.
  var text: String {
    guard unknown.tickets > 0 else { return "" }
    let labels = unknown.labels.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let named = labels.prefix(Self.most).map { "\"\(Sanitizer.line($0.key))\" (\(Decimal.grouped($0.value)))" }
    let more = labels.count > Self.most ? " and \(labels.count - Self.most) more" : ""
    let text = "assay: \(leftOut(unknown.tickets)), for labels that \(lack): \(named.joined(separator: ", "))\(more)\n"
    let isList = labels.contains { $0.key.contains { ",[".contains($0) } }
    return text + (isList ? "  in CSV, the labels of a ticket are separated by ; or |\n" : "")
  }

  /// Of labels that go with tickets which count otherwise.
  static func labelsOf(_ tickets: Int) -> String {
    "the labels of \(Decimal.grouped(tickets)) ticket\(tickets == 1 ? "" : "s") are left out"
  }

  /// Of what several people said.
  static func ratersOf(_ tickets: Int) -> String {
    "the raters of \(Decimal.grouped(tickets)) ticket\(tickets == 1 ? "" : "s") are left out"
  }
}
