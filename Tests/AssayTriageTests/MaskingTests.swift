import AssayCore
import AssayTriage
import Testing

@Suite("What quotes show")
struct MaskingTests {
  func masked(_ text: String, _ style: QuoteStyle) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    Masking.append(bytes.span, 0..<bytes.count, style: style, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "Masked words keep their first letter",
    arguments: [
      ("you idiot", "y** i****"), ("Idiot!", "I****!"), ("(idiot)", "(i****)"), ("don't", "d**'*"),
      ("well-known", "w***-*****"),
      ("Größe", "G****"), ("naïve\u{301}", "n*****"), ("f u n", "f * *"), ("f.u.n", "f.*.*"), ("f-u-n", "f-*-*"),
      ("$illy", "$i***"), ("👍 ok", "👍 o*"), ("a  b", "a  *"), ("I am", "I a*"), ("", ""), ("12 cows", "1* c***"),
      ("馬鹿者", "馬**"), ("line\nbreak", "l***\nb****"),
    ])
  func masks(text: String, expected: String) { #expect(masked(text, .masked) == expected) }

  @Test(
    "Hidden passages show their shape only",
    arguments: [("you idiot!", "*** ******"), ("👍 ok", "* **"), ("a\nb", "*\n*"), ("Größe", "*****")])
  func hides(text: String, expected: String) { #expect(masked(text, .hidden) == expected) }

  @Test("Lengths in scalars do not change", arguments: [QuoteStyle.plain, .masked, .hidden])
  func keepsLengths(style: QuoteStyle) {
    for text in ["Größe, naïve\u{301} 馬鹿 👍🏽 a\u{200B}b", "\u{202E}abc\u{7F}", "e\u{301}e\u{301}"] {
      #expect(masked(text, style).unicodeScalars.count == text.unicodeScalars.count)
    }
  }

  // MARK: Personal data

  func quote(_ text: String, _ style: QuoteStyle = .plain, part: String? = nil, title: String = "A title of 12 cm")
    -> String
  {
    // The title stands before the text, so that offsets in the field are not offsets in the ticket.
    let ticket = Pack.ticket([.ticketID: "t1", .title: title, .text: text])
    let start = part.flatMap { text.firstRange(of: $0) }.map { text[..<$0.lowerBound].utf8.count } ?? 0
    var quoter = Quoter()
    var output: [UInt8] = []
    quoter.begin()
    // Another field first, whose personal data must not be taken for that of the text.
    quoter.append(ticket, .title, 0..<title.utf8.count, style: .plain, into: &output)
    output.removeAll()
    quoter.append(ticket, .text, start..<start + (part ?? text).utf8.count, style: style, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "Personal data keeps its last two characters",
    arguments: [
      ("Ring 07700 900123 now", "Ring ***** ****23 now"), ("Ring +44 7700 900123.", "Ring +** **** ****23."),
      ("mail jane@home.example please", "mail ****@****.*****le please"),
      ("card 4111 1111 1111 1111", "card **** **** **** **11"),
      ("IBAN GB82 WEST 1234 5698 7654 32", "IBAN **** **** **** **** **** 32"),
    ])
  func masksPersonalData(text: String, expected: String) { #expect(quote(text) == expected) }

  @Test(
    "Prices, dates, order numbers and years are not personal",
    arguments: [
      "paid £1,250.00 in 2024", "on 12/05/2026 at 18:30", "order 0123456789 never came", "use SAVE20 @ checkout",
    ])
  func leavesOthers(text: String) { #expect(quote(text) == text) }

  @Test("A number that the quote cuts in half is still masked")
  func cutNumbers() {
    #expect(quote("Ring 07700 900123 now", part: "Ring 07700") == "Ring *****")
    #expect(quote("Ring 07700 900123 now", part: "900123 now") == "****23 now")
  }

  @Test("Styles and personal data add up")
  func both() {
    #expect(quote("Ring 07700 900123 now", .masked) == "R*** ***** ****** n**")
    #expect(quote("Ring 07700 900123", .hidden) == "**** ***** ******")
  }

  @Test("A quoter that is reused forgets the last ticket")
  func forgets() {
    var quoter = Quoter()
    for (text, expected) in [("07700 900123 a", "***** ****23 a"), ("a 1 b 2 c 3 d 4", "a 1 b 2 c 3 d 4")] {
      var output: [UInt8] = []
      quoter.begin()
      quoter.append(Pack.ticket([.text: text]), .text, 0..<text.utf8.count, style: .plain, into: &output)
      #expect(String(decoding: output, as: UTF8.self) == expected)
    }
  }

  @Test("Ranges beyond the field are cut to it")
  func cutsRanges() {
    var quoter = Quoter()
    var output: [UInt8] = []
    quoter.append(Pack.ticket([.text: "abc"]), .text, 1..<99, style: .plain, into: &output)
    quoter.append(Pack.ticket([:]), .text, 0..<5, style: .plain, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "bc")
  }
}
