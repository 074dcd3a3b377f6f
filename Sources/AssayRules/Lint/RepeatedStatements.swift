/// What a guideline counts or excludes twice, or both counts and excludes.
enum RepeatedStatements {
  static func look(at pack: inout LintedPack) {
    for guideline in pack.pack.guidelines {
      var counted: Set<String> = []
      look(at: guideline.counts, [], &counted, in: &pack)
      var excluded: Set<String> = []
      look(at: guideline.excludes, counted, &excluded, in: &pack)
    }
  }

  /// Statements differ when more than capitals does.
  private static func look(
    at texts: [Located<String>], _ opposite: Set<String>, _ seen: inout Set<String>, in pack: inout LintedPack
  ) {
    for (index, text) in texts.enumerated() {
      let key = text.value.lowercased()
      if opposite.contains(key) {
        pack.report(
          .repeatedStatement, "this counts, and does not count", text.span, help: "say where the line runs")
      } else if !seen.insert(key).inserted {
        pack.report(
          .repeatedStatement, "this stands twice", text.span,
          help: Hint("delete one", edits: pack.deleting(text.span, after: texts[index - 1].span)))
      }
    }
  }
}
