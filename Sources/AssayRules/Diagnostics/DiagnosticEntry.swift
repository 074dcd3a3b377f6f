/// One entry of the table behind `Documentation/Diagnostics.md` and what `rules check` says. Severity is the code's first letter.
struct DiagnosticEntry: Sendable {
  /// What the code means.
  let summary: String
  /// What to do about it, and why.
  let advice: String
  /// A piece of a rule file that has it, as short as can be; empty where none is short. A test compiles it.
  let example: String

  init(_ summary: String, advice: String, example: String = "") {
    self.summary = summary
    self.advice = advice
    self.example = example
  }

  /// The entries of all codes; a test sees to it that none is missing.
  static let all = text.merging(phrases) { $1 }.merging(pack) { $1 }.merging(warnings) { $1 }
}

extension DiagnosticCode {
  /// What the code means in general.
  public var title: String { DiagnosticEntry.all[self]?.summary ?? rawValue }

  /// What to do about it in general.
  public var advice: String { DiagnosticEntry.all[self]?.advice ?? "" }

  /// A piece of a rule file that shows it; may be empty.
  public var example: String { DiagnosticEntry.all[self]?.example ?? "" }
}
