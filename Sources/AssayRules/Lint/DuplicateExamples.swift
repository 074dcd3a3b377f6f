/// Examples that stand twice in a rule, or both as `flag` and as `pass`.
enum DuplicateExamples {
  static func look(at pack: inout LintedPack) {
    for (rule, _) in pack.pack.rules {
      var seen: [String: ExampleSyntax] = [:]
      for example in rule.examples {
        let key =
          "\(example.text.value)\n"
          + example.given.map { "\($0.field.value)=\($0.value.value)" }.joined(separator: "\n")
        guard let earlier = seen[key] else {
          seen[key] = example
          continue
        }
        if earlier.mustFire == example.mustFire {
          let lines = example.given.isEmpty ? pack.deletingLines(example.text.span) : []
          pack.report(
            .duplicateExample, "this example stands twice", example.text.span, help: Hint("delete one", edits: lines))
        } else {
          pack.report(
            .duplicateExample, "this text is a `flag` and a `pass` example: one of them must fail", example.text.span,
            help: "keep the right one")
        }
      }
    }
  }
}
