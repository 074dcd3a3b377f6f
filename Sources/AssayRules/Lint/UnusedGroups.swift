/// Groups that no rule is in.
enum UnusedGroups {
  static func look(at pack: inout LintedPack) {
    let used = Set(pack.pack.rules.compactMap { $0.syntax.group?.value })
    for (group, _) in pack.pack.groups where !used.contains(group.name.value) {
      pack.report(
        .unusedGroup, "no rule is in the group `\(group.name.value)`", group.name.span,
        help: Hint("use it, or delete it", edits: pack.deletingLines(group.name.span)))
    }
  }
}
