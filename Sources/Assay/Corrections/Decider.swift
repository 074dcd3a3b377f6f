/// Tells programs by the names under which decisions are booked. It can't know every program, and must take no person for one: what people are
/// called as well (Claude, Ai) is no sign by itself.
enum Decider {
  /// Words that only a program is called by, alone or with others.
  private static let surely: Set<String> = [
    "algorithm", "automated", "automatic", "automatically", "automation", "automod", "automoderation",
    "automoderator", "bot", "chatbot", "chatgpt", "classifier", "gpt", "llm", "modbot", "openai", "robot", "spambot",
  ]
  /// Words that name a program in who decided. A person's decision may well come from a system: alone they name a program there, too.
  private static let things: Set<String> = [
    "auto", "engine", "filter", "machine", "model", "program", "script", "software", "system",
  ]
  /// Whole names.
  private static let names: Set<String> = [
    "ai", "ai assistant", "ai moderation", "ai moderator", "ai review", "ai reviewer", "artificial intelligence",
  ]

  /// Whether the name of who decided is a program's: `Assay 0.1`, `AutoModerator`, `gpt-4`, `model v3`.
  static func isProgram(_ name: String) -> Bool {
    let words = words(name)
    return names.contains(words.joined(separator: " ")) || words.first == "assay"
      || words.contains { surely.contains($0) || things.contains($0) }
  }

  /// Whether a decision's source is one: `automated means`, `classifier`, but not `case management system`.
  static func isProgram(source: String) -> Bool {
    let words = words(source)
    return names.contains(words.joined(separator: " ")) || words.first == "assay"
      || words.contains(where: surely.contains)
      || words.count == 1 && things.contains(words[0])
  }

  /// The words of a name, each as far as it has letters: `assay/default` and `gpt4` begin with `assay` and `gpt`.
  private static func words(_ name: String) -> [String] {
    name.lowercased().split { !$0.isLetter }.map(String.init)
  }
}
