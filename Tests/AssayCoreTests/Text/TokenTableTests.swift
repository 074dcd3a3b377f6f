import AssayCore
import Testing

/// Texts with their tokens, one line each: words as they are folded, things as `kind:spelling`, `|` where a sentence ends.
@Suite struct TokenTableTests {
  @Test(arguments: [
    ("", ""),
    ("   \t ", ""),
    ("Great service", "great service"),
    ("GREAT Service!", "great service |"),
    ("one,two;three/four(five)", "one two three four five"),
    ("don't", "don't"),
    ("don’t DON＇T donʼt", "don't don't don't"),
    ("the 'best' shop", "the best shop"),
    ("rock 'n' roll", "rock n roll"),
    ("managers' office", "managers office"),
    ("l'eau d’accord qu'il", "l' eau d' accord qu' il"),
    ("dell'albergo un'altra", "dell' albergo un' altra"),
    ("she'll o'clock d'you", "she'll o'clock d' you"),
    ("five-star well‐known", "five star well known"),
    ("snake_case a+b", "snake case a b"),
    ("f**k s***", "f**k s"),
  ])
  func words(text: String, tokens: String) { #expect(line(text) == tokens) }

  @Test(arguments: [
    ("5 stars", "number:5 stars"),
    ("1,000 people at 10:30", "number:1,000 people at number:10:30"),
    ("3.5 or 3,5", "number:3.5 or number:3,5"),
    ("20% off", "percent:20% off"),
    ("2nd iphone13", "2nd iphone13"),
    ("①②٣ ５", "number:123 number:5"),
    ("x² m³", "x2 m3"),
  ])
  func numbers(text: String, tokens: String) { #expect(line(text) == tokens) }

  @Test(arguments: [
    ("good👍bad", "good emoji:👍 bad"),
    ("👍👍", "emoji:👍 emoji:👍"),
    // A family is three people and the joiners between them.
    ("👨‍👩‍👧", "emoji:👨 emoji:👩 emoji:👧"),
    ("👍🏽 ok", "emoji:👍 ok"),
    ("I ❤️ it", "i emoji:❤ it"),
    ("🇬🇧", "emoji:🇬 emoji:🇧"),
    ("1️⃣ first", "number:1 first"),
    ("so bad 😡. Never", "so bad emoji:😡 | never"),
    ("bad.😡 Never", "bad | emoji:😡 never"),
  ])
  func emoji(text: String, tokens: String) { #expect(line(text) == tokens) }

  @Test(arguments: [
    ("CAFÉ Über", "café über"),
    ("cafe\u{301} U\u{308}ber", "café über"),
    ("e\u{302}\u{301}", "ế"),
    ("x\u{301}y", "x\u{301}y"),
    ("Straße STRAẞE", "straße straße"),
    ("İSTANBUL Iğdır", "istanbul iğdır"),
    ("ﬁne oﬀer", "fine offer"),
    ("ＦＲＥＥ　ｍｏｎｅｙ", "free money"),
    ("𝐅𝐫𝐞𝐞 𝓶𝓸𝓷𝓮𝔂", "free money"),
    ("Ⓕⓡⓔⓔ", "free"),
    ("ΣΟΦΟΣ σοφος", "σοφοσ σοφοσ"),
    ("ПРИВЕТ Ёлка", "привет ёлка"),
  ])
  func folding(text: String, tokens: String) { #expect(line(text) == tokens) }

  @Test(arguments: [
    ("好吃", "好 吃"),
    ("すごい", "す ご い"),
    ("แย่มาก", "แ ย่ ม า ก"),
    ("최고 예요", "최고 예요"),
    // A letter of another script after an ideograph is a word of its own.
    ("中한국", "中 한국"),
    ("中élan", "中 élan"),
    ("好吃。不好", "好 吃 | 不 好"),
    ("好吃。 不好", "好 吃 | 不 好"),
  ])
  func scriptsWithoutSpaces(text: String, tokens: String) { #expect(line(text) == tokens) }

  @Test(arguments: [
    ("re\u{200B}fund", "refund"),
    ("re\u{AD}fund", "refund"),
    ("re\u{2060}f\u{FEFF}und\u{200D}", "refund"),
    ("\u{202E}abc\u{202C} def", "abc def"),
    ("a\u{0}b\u{7F}c\u{1}d", "a b c d"),
    ("a\u{A0}b\u{2003}c", "a b c"),
  ])
  func invisible(text: String, tokens: String) { #expect(line(text) == tokens) }

  @Test(arguments: [
    ("see https://example.com/a?b=c.", "see url:https://example.com/a?b=c |"),
    ("HTTP://EXAMPLE.COM now", "url:http://example.com now"),
    ("www.example.org, ok", "url:www.example.org ok"),
    ("at example.co.uk/menu today", "at url:example.co.uk/menu today"),
    ("it was good.it came late", "it was good it came late"),
    ("was good.Then", "was good then"),
    ("node.js and e.g. this", "node js and e g this"),
    ("bit.ly/x1 t.me/abc", "url:bit.ly/x1 url:t.me/abc"),
    ("example.com:8080/x", "url:example.com:8080/x"),
    ("mail jo.smith+x@example.co.uk!", "mail email:jo.smith+x@example.co.uk |"),
    ("first-last@example.org", "email:first-last@example.org"),
    ("a_b@example.org", "email:a_b@example.org"),
    ("follow @jo.smith_1. ok", "follow handle:@jo.smith_1 | ok"),
    ("a @ b @", "a b"),
    ("5@home", "number:5 home"),
  ])
  func addresses(text: String, tokens: String) { #expect(line(text) == tokens) }

  @Test(arguments: [
    ("Bad. Never again", "bad | never again"),
    ("Bad! Really? Yes.", "bad | really | yes |"),
    ("Bad!!! Ok", "bad | ok"),
    ("wait...what", "wait | what"),
    ("wait… what", "wait | what"),
    ("one\ntwo\r\nthree", "one | two | three"),
    ("one\u{2028}two", "one | two"),
    ("Mr. Smith vs. Dr. Jones", "mr smith vs dr jones"),
    ("approx. ten", "approx ten"),
    ("(Great.) Then", "great | then"),
    ("\"Great.\" Then", "great | then"),
    ("v1.2 is 3.5", "v1 number:2 is number:3.5"),
    ("!!! ok", "ok"),
  ])
  func sentences(text: String, tokens: String) { #expect(line(text) == tokens) }

  @Test func fieldsEndWithABreak() {
    var ticket = Ticket(text: "Second", title: "First")
    var reading = TokenReading()
    reading.read(ticket)
    #expect(reading.tokens.map(\.kind) == [.word, .fieldBreak, .word, .fieldBreak])
    #expect(reading.tokens.map(\.field) == [.title, .title, .text, .text])
    ticket.remove(.title)
    reading.read(ticket)
    #expect(reading.tokens.map(\.kind) == [.word, .fieldBreak])
  }

  private static let flagged: [(String, TokenFlags)] = [
    ("Word", [.capitalised, .startsSentence]), ("WORD", [.capitalised, .allCapitals, .startsSentence]),
    ("SAVE20", [.capitalised, .allCapitals, .hasDigit, .startsSentence]), ("wORD", [.startsSentence]),
    ("WORd", [.capitalised, .startsSentence]), ("A", [.capitalised, .startsSentence]),
    ("it's", [.hasApostrophe, .startsSentence]), ("über", [.hasWide, .startsSentence]),
    ("f*x", [.masked, .startsSentence]),
  ]

  @Test(arguments: flagged)
  func flags(text: String, flags: TokenFlags) throws {
    var reading = TokenReading()
    reading.read(text)
    #expect(try #require(reading.tokens.first).flags == flags)
  }
}
