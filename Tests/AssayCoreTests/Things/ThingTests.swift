import AssayCore
import Testing

/// Things that several tokens make together, and their near misses.
@Suite struct ThingTests {
  /// The things of a kind in a text, as the text has them.
  private func things(_ kind: TokenKind, _ text: String) -> [String] {
    read(text).filter { $0.kind == kind }.map(\.source)
  }

  // MARK: Phones

  @Test(arguments: [
    // United Kingdom
    "+44 7700 900123", "+44 (0)20 7946 0958", "0044 20 7946 0958", "020 7946 0958", "(020) 7946 0958", "07700 900123",
    "07700900123",
    "01632 960471", "0800 496 0123",
    // United States
    "+1 555 123 4567", "+1 (555) 123-4567", "(555) 123-4567", "555-123-4567", "1-800-555-0199", "555.123.4567",
    "555-0199",
    // Germany
    "+49 30 901820", "+49 (0)30 901820", "030 901820", "030/901820", "0151 23456789", "+49151 23456789",
    "0049 151 23456789",
    // France
    "+33 6 12 34 56 78", "06 12 34 56 78", "06.12.34.56.78", "06-12-34-56-78", "0612345678", "+33 (0)1 23 45 67 89",
    // Denmark, Spain, Italy
    "+45 12 34 56 78", "+4512345678", "0045 12 34 56 78", "+34 612 345 678", "0034612345678", "+39 06 1234 5678",
    "+39 333 123 4567",
    "06 1234 5678", "22 14 55 09", "22.14.55.09", "612 345 678", "612 34 56 78", "91 123 45 67",
  ])
  func phones(number: String) {
    let found = things(.phone, "Call me on \(number) today")
    // A bracket before the number is punctuation.
    let bare = number.hasPrefix("(") ? String(number.dropFirst()) : number
    #expect(found == [bare])
    #expect(things(.phone, number) == [bare])
  }

  @Test(arguments: [
    "order 0123456789", "order no. 0123456789", "Order number: 0123456789", "ref 0123456789", "invoice 01234567890",
    "tracking 0123 456 789",
    "#0123456789", "1234567", "12345678", "123456789012", "£1,234.50", "1.234.567,89 €", "12/03/2026", "2026-03-12",
    "03.12.2026",
    "0.123456789", "100 000 000", "room 101", "1 2 3 4 5", "192.168.10.10", "10:30 11:45", "+5", "+999",
    "2019 2020 2021", "sizes 36 38 40 42", "10 10 10 10", "100 200 300", "22 14 55 09 31",
    "0000000000000000",
  ])
  func noPhones(text: String) { #expect(things(.phone, text) == []) }

  // MARK: Cards and IBANs

  @Test(arguments: [
    "4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111", "3782 822463 10005", "5500005555555559",
  ])
  func cards(number: String) {
    #expect(things(.card, "card \(number) ok") == [number])
    // The last digit one up: no longer a card.
    let digit = (number.last?.wholeNumberValue ?? 0) + 1
    #expect(things(.card, "card \(number.dropLast())\(digit % 10) ok") == [])
  }

  @Test(arguments: ["0000 0000 0000 0000", "1111 1111 1111 1117", "4111 1111 1111", "9111111111111111"])
  func noCards(number: String) { #expect(things(.card, number) == []) }

  @Test(arguments: ChecksumTests.ibans)
  func ibans(printed: String) {
    #expect(things(.iban, "to \(printed), thanks") == [printed])
    let text = printed.replacing(" ", with: "")
    #expect(things(.iban, "to \(text), thanks") == [text])
    #expect(things(.iban, "to \(text.lowercased())") == [text.lowercased()])
    let digit = text.last?.wholeNumberValue.map { ($0 + 1) % 10 } ?? 0
    #expect(things(.iban, "to \(text.dropLast())\(digit)") == [])
  }

  // MARK: Dates

  @Test(arguments: [
    "12/03/2026", "3/12/26", "12.03.2026", "2026-03-12", "2026/03/12", "12-03-2026", "12 March 2026", "March 12, 2026",
    "March 12", "12 Mar",
    "12 de marzo", "1 août 2025", "3. Oktober 2025", "12. März", "12. marts 2026", "march 2026", "12th March",
    "1st of March 2025", "March 12th",
  ])
  func dates(date: String) { #expect(things(.date, "on \(date) we") == [date]) }

  @Test(arguments: [
    "32/13/2026", "12/03", "march on", "40 March", "12.50", "1/2", "13/13/13", "May I", "12 34 2026", "version 1.2.3",
  ])
  func noDates(text: String) { #expect(things(.date, text) == []) }

  // MARK: Money, percent, postcodes

  @Test(arguments: [
    "£20", "$1,200.50", "€ 20", "20€", "20 €", "20,50 €", "20 quid", "20 euros", "100 kr", "50 USD", "¥500", "£ 5",
  ])
  func money(amount: String) { #expect(things(.money, "paid \(amount) for") == [amount]) }

  @Test(arguments: ["20 people", "$ off", "euro", "£ and 20"])
  func noMoney(text: String) { #expect(things(.money, text) == []) }

  @Test(arguments: ["20%", "3.5%", "20 percent", "20 per cent", "20 Prozent", "20 pct"])
  func percents(text: String) { #expect(things(.percent, "about \(text) off") == [text]) }

  @Test func percentSignBehindASpace() { #expect(line("20 % Rabatt") == "percent:20 rabatt") }

  @Test(arguments: [
    "SW1A 1AA", "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "EC1A 1BB", "W1A 0AX", "sw1a 1aa", "SW1A1AA", "K1A 0B1",
    "K1A0B1", "1234 AB",
    "12345-6789",
  ])
  func postcodes(text: String) { #expect(things(.postcode, "at \(text) now") == [text]) }

  @Test(arguments: [
    "12345", "A1", "SW1A", "1234 ab", "M1 11E", "1st 2nd", "room B2 2pm", "Model X3 2GB", "12345 6789 x",
  ])
  func noPostcodes(text: String) { #expect(things(.postcode, text) == []) }

  /// Joined tokens leave the words around them as they were.
  @Test func neighbours() {
    #expect(
      line("ring 07700 900123 or mail a@b.org by 12 March, £20") == """
        ring phone:07700 900123 or mail email:a@b.org by date:12 march money:\u{5}20
        """)
  }
}
