/// The values that fields of the ticket record usually have. Others are allowed; one that almost is one of these is a slip.
enum KnownValues {
  private static let values: [String: [String]] = [
    "content_type": ["service_review", "product_review", "question", "answer", "list", "profile", "reply"],
    "reporter_type": ["business", "consumer", "trusted_flagger", "regulator", "employee", "software"],
  ]

  static func warning(_ value: Located<String>, of field: String) -> Diagnostic? {
    guard let known = values[field], !known.contains(value.value), let meant = Suggestion.nearest(value.value, known)
    else {
      return nil
    }
    return Diagnostic(
      .unlikelyValue, "`\(value.value)` is no usual \(field)", value.span, help: Suggestion.meant(meant))
  }
}
