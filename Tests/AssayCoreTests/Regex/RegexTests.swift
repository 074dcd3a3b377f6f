import AssayCore
import Testing

/// Regular expressions in rules, by example: each with a text and the passages that it finds there.
@Suite struct RegexTests {
  private func quotes(_ regex: String, _ text: String) throws -> [String] {
    try TestPack(TestPack.rule("r", "match \(regex)")).classify(text).quotes
  }

  @Test(arguments: [
    // The leftmost, of these the longest; the end of one is where the next may begin.
    (#"/a|ab|abc/"#, "abcab", ["abc", "ab"]),
    (#"/\d+/"#, "call 020 7946, room 5", ["020", "7946", "5"]),
    (#"/aba/"#, "abababa", ["aba", "aba"]),
    (#"/(ab)+|b+/"#, "bbabab", ["bb", "abab"]),
    // Case, width and compatibility forms are folded, quotation marks and dashes too; accents count.
    (#"/Free v-?bucks/"#, "FREE VBUCKS, ｆｒｅｅ v‑bucks", ["FREE VBUCKS", "ｆｒｅｅ v‑bucks"]),
    (#"/caf[éè]/"#, "CAFÉ cafe cafè cafe\u{301}", ["CAFÉ", "cafè", "cafe\u{301}"]),
    (#"/[A-Z]'s/"#, "Bob’s", ["b’s"]),
    (#"/office/"#, "oﬃce OFFICE", ["oﬃce", "OFFICE"]),
    (#"/o[ﬃx]/"#, "oﬃce offi ox", ["oﬃ", "offi", "ox"]),
    (#"/[äöüß]{2}/"#, "süß", ["üß"]),
    (#"/fr\x65\x{65}/"#, "FREE", ["FREE"]),
    // What is invisible is not there.
    (#"/secret/"#, "se\u{200B}c\u{AD}ret", ["se\u{200B}c\u{AD}ret"]),
    // Words, their edges, spaces.
    (#"/\bcat\b/"#, "cat concat cat's café cat", ["cat", "cat", "cat"]),
    (#"/\bcaf\b/"#, "café caf", ["caf"]),
    (#"/\Bcat/"#, "cat concat", ["cat"]),
    (#"/\w+/"#, "añb_1 中文👍x", ["añb_1", "中文", "x"]),
    (#"/\W+/"#, "a👍, b", ["👍, "]),
    (#"/a\sb/"#, "a b a\tb a\nb", ["a b", "a\tb", "a\nb"]),
    (#"/a.b/"#, "a\nb a👍b a中b", ["a👍b", "a中b"]),
    (#"/👍+/"#, "x👍👍 👍", ["👍👍", "👍"]),
    (#"/[😀-😎]中/"#, "😃中 😀", ["😃中"]),
    (#"/[^a-z ]/"#, "a 1É👍", ["1", "É", "👍"]),
    // Currency signs are told apart.
    (#"/[£€]\s?\d+/"#, "£5 € 20 ¥7 $8", ["£5", "€ 20"]),
    (#"/\$8/"#, "£8 $8", ["$8"]),
    // The ends of the field.
    (#"/^a|b$/"#, "ab ab", ["a", "b"]),
    (#"/^\s*nice\W*$/"#, "  Nice!!", ["  Nice!!"]),
    // Signs that mean something, as themselves.
    (#"/\(\d\)|\[x\]|a\/b|1\.5|\\|\|/"#, "(1) [x] a/b", ["(1)", "[x]", "a/b"]),
    (#"/[-a.]{2}|[x-]=/"#, "-a a. -= y=", ["-a", "a.", "-="]),
    // Repeats.
    (#"/x{2}/"#, "xxxxx", ["xx", "xx"]),
    (#"/x{2,}/"#, "x xx xxxxx", ["xx", "xxxxx"]),
    (#"/x{2,3}/"#, "xxxxx", ["xxx", "xx"]),
    (#"/(?:ab?){2}c/"#, "aabc abac", ["aabc", "abac"]),
    (#"/(|a)b/"#, "ab b", ["ab", "b"]),
    // Beside phrases.
    (#""promo code" | /code\d+/ | /c\w+/"#, "promo code code20 cat", ["promo code", "code", "code20"]),
  ])
  func finds(regex: String, text: String, quotes: [String]) throws { #expect(try self.quotes(regex, text) == quotes) }

  /// No match runs from one field into another, and each field has ends of its own.
  @Test func fields() throws {
    let pack = try TestPack.matching(
      "/^b/", "/a$/", "/a.?b/", "/a\\s*b/", "in title: /a/", "in text: /a/", "in comment: /c/", "/c/")
    var ticket = Ticket(text: "b", title: "a")
    ticket.set(.comment, "c")
    #expect(pack.classify(ticket).fired == ["r0", "r1", "r4", "r6"])
  }

  /// Equal expressions are one; the same words in another order are not.
  @Test func shared() throws {
    let pack = try TestPack.matching("/abc|abd/", "/abc|abd/", "/abd|abc/")
    #expect(pack.program.regexes?.count == 2)
    #expect(pack.fired("xabdx") == ["r0", "r1", "r2"])
  }

  /// Many literals are found at once, and only those that are there.
  @Test func manyCandidates() throws {
    let words = (0..<60).map { "w\($0)x\($0 * 7)y" }
    let pack = try TestPack(
      words.enumerated().map { TestPack.rule("r\($0.offset)", "match /\\b\($0.element)s?\\b/") }.joined())
    #expect(pack.program.regexes?.literals.count == 60)
    #expect(pack.fired(words.joined(separator: "s ")).count == 60)
    for chosen in [[3], [0, 59], [1, 2, 3, 4, 5, 6]] {
      #expect(pack.fired(chosen.map { words[$0] }.joined(separator: ", ")) == chosen.map { "r\($0)" })
    }
    #expect(pack.fired("nothing of the kind, w1 x7 y") == [])
  }
}
