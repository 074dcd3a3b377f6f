/// Words that must stand masked (`f**k`) wherever people read them. They are written here with every letter moved by
/// thirteen places.
enum OffensiveWords {
  /// Stems without a harmless meaning in any language of the pack: no word may begin with them.
  private static let stems = [
    "shpx", "shpxre", "zbgureshpx", "fuvg", "ohyyfuvg", "phag", "avttn", "avttre", "jnax", "gjng", "obyybpxf", "snttbg",
    "xvxr", "enturnq", "jrgonpx", "qvpxurnq", "nefrubyr", "nffubyr", "jubere",
  ].map(plain)

  /// Words with a harmless homonym (a bird, a dog, a dish, a gearbox, the Danish for "end"): they may stand plain in tickets and examples
  /// that break no guideline.
  private static let homonyms = Set(
    ["ovgpu", "pbpx", "chffl", "fyhg", "puvax", "snttbgf", "xnssve", "qlxr", "fcvp", "tbbx", "pbba", "genaal"].map(
      plain))

  /// The offensive words that a text has unmasked.
  static func unmasked(in text: String, mayBeHarmless: Bool) -> [String] {
    unmasked(among: words(text), mayBeHarmless: mayBeHarmless)
  }

  /// Those among some words in lower case.
  static func unmasked(among words: [String], mayBeHarmless: Bool) -> [String] {
    words.filter { word in
      if homonyms.contains(word) { return !mayBeHarmless }
      return stems.contains { word.hasPrefix($0) }
    }
  }

  /// Runs of letters, digits and apostrophes, in lower case. A mask character ends a word, so `f**k` is `f` and `k`.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.map(String.init)
  }

  private static func plain(_ moved: String) -> String {
    String(decoding: moved.utf8.map { ($0 - 97 + 13) % 26 + 97 }, as: UTF8.self)
  }
}
