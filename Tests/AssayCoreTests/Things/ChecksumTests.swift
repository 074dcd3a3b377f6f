import AssayCore
import AssayTestSupport
import Testing

/// Check digits against oracles that follow the standards word by word.
@Suite struct ChecksumTests {
  private func luhn(_ digits: String) -> Bool { Checksums.luhn(digits.utf8.map { $0 - 48 }[...]) }

  private func iban(_ text: String) -> Bool { Checksums.ibanIsValid(Array(text.lowercased().utf8)[...]) }

  // MARK: Luhn

  @Test(arguments: [
    "4111111111111111", "5500005555555559", "378282246310005", "6011000990139424", "3530111333300000", "4222222222222",
    "79927398713", "0", "18",
  ])
  func validCards(digits: String) { #expect(luhn(digits)) }

  @Test(arguments: ["", "1", "4111111111111112", "79927398710", "5500005555555558"])
  func invalidCards(digits: String) { #expect(!luhn(digits)) }

  /// Every second digit from the right doubled, the digits of all products added up, a multiple of ten.
  private func luhnOracle(_ digits: [UInt8]) -> Bool {
    var products: [Int] = []
    for (place, digit) in digits.reversed().enumerated() {
      products.append(place.isMultiple(of: 2) ? Int(digit) : 2 * Int(digit))
    }
    return products.flatMap { String($0).compactMap(\.wholeNumberValue) }.reduce(0, +).isMultiple(of: 10)
  }

  @Test func luhnAgreesWithItsOracle() {
    var generator = RepeatableGenerator(seed: 21)
    for _ in 0..<3_000 {
      var digits = (0..<(1 + generator.below(20))).map { _ in UInt8(generator.below(10)) }
      #expect(Checksums.luhn(digits[...]) == luhnOracle(digits))
      // The last digit makes exactly one of the ten right, and then any other single digit makes it wrong.
      let right = (0..<10).filter {
        digits[digits.count - 1] = UInt8($0)
        return Checksums.luhn(digits[...])
      }
      #expect(right.count == 1)
      digits[digits.count - 1] = UInt8(right[0])
      let place = generator.below(digits.count)
      digits[place] = (digits[place] + 1 + UInt8(generator.below(9))) % 10
      #expect(!Checksums.luhn(digits[...]))
    }
  }

  // MARK: IBAN

  /// The examples of the IBAN registry.
  static let ibans = [
    "AD12 0001 2030 2003 5910 0100", "AE07 0331 2345 6789 0123 456", "AL47 2121 1009 0000 0002 3569 8741",
    "AT61 1904 3002 3457 3201", "BA39 1290 0794 0102 8494", "BE68 5390 0754 7034", "BG80 BNBG 9661 1020 3456 78",
    "CH93 0076 2011 6238 5295 7", "CY17 0020 0128 0000 0012 0052 7600", "CZ65 0800 0000 1920 0014 5399",
    "DE89 3704 0044 0532 0130 00", "DK50 0040 0440 1162 43", "EE38 2200 2210 2014 5685",
    "ES91 2100 0418 4502 0005 1332",
    "FI21 1234 5600 0007 85", "FO62 6460 0001 6316 34", "FR14 2004 1010 0505 0001 3M02 606",
    "GB29 NWBK 6016 1331 9268 19",
    "GE29 NB00 0000 0101 9049 17", "GI75 NWBK 0000 0000 7099 453", "GL89 6471 0001 0002 06",
    "GR16 0110 1250 0000 0001 2300 695", "HR12 1001 0051 8630 0016 0", "HU42 1177 3016 1111 1018 0000 0000",
    "IE29 AIBK 9311 5212 3456 78", "IL62 0108 0000 0009 9999 999", "IS14 0159 2600 7654 5510 7303 39",
    "IT60 X054 2811 1010 0000 0123 456", "KZ86 125K ZT50 0410 0100", "LB62 0999 0000 0001 0019 0122 9114",
    "LI21 0881 0000 2324 013A A", "LT12 1000 0111 0100 1000", "LU28 0019 4006 4475 0000", "LV80 BANK 0000 4351 9500 1",
    "MC58 1122 2000 0101 2345 6789 030", "MD24 AG00 0225 1000 1310 4168", "ME25 5050 0001 2345 6789 51",
    "MK07 2501 2000 0058 984", "MT84 MALT 0110 0001 2345 MTLC AST0 01S", "NL91 ABNA 0417 1643 00", "NO93 8601 1117 947",
    "PK36 SCBL 0000 0011 2345 6702", "PL61 1090 1014 0000 0712 1981 2874", "PT50 0002 0123 1234 5678 9015 4",
    "RO49 AAAA 1B31 0075 9384 0000", "RS35 2600 0560 1001 6113 79", "SA03 8000 0000 6080 1016 7519",
    "SE45 5000 0000 0583 9825 7466", "SI56 2633 0001 2039 086", "SK31 1200 0000 1987 4263 7541",
    "SM86 U032 2509 8000 0000 0270 100", "TN59 1000 6035 1835 9847 8831", "TR33 0006 1005 1978 6457 8413 26",
    "UA21 3223 1300 0002 6007 2335 6600 1", "XK05 1212 0123 4567 8906",
  ]

  @Test(arguments: ibans)
  func published(printed: String) {
    let text = printed.replacing(" ", with: "")
    #expect(iban(text))
    // Every change of one digit or letter is refused; so is a digit more or less.
    for index in text.indices {
      let own = text[index]
      for other in own.isNumber ? "0123456789" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ" where other != own {
        #expect(!iban(text.replacingCharacter(at: index, with: other)))
      }
    }
    #expect(!iban(text + "0") && !iban(String(text.dropLast())))
  }

  @Test(arguments: [
    "", "DE", "ZZ89370400440532013000", "DE8937040044053201300", "DE89 3704 0044 0532 0130 00",
    "DE8937040044053201300-",
  ])
  func noIBANs(text: String) { #expect(!iban(text)) }

  /// Country and check digits moved to the end, letters as 10…35, the whole number divided by 97 by hand.
  private func mod97(_ text: String) -> Int {
    let moved = text.dropFirst(4) + text.prefix(4)
    let digits = moved.map { String($0.hexDigitValueBase36) }.joined()
    return digits.reduce(0) { ($0 * 10 + ($1.wholeNumberValue ?? 0)) % 97 }
  }

  @Test func ibanAgreesWithItsOracle() {
    var generator = RepeatableGenerator(seed: 22)
    let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for _ in 0..<2_000 {
      let country = generator.pick([("DE", 22), ("MT", 31), ("NO", 15), ("FR", 27)])
      let account = String((0..<(country.1 - 4)).map { _ in generator.pick(letters) })
      let check = 98 - mod97(country.0 + "00" + account)
      let right = country.0 + (check < 10 ? "0" : "") + "\(check)" + account
      #expect(iban(right), "\(right)")
      #expect(mod97(right) == 1)
      let wrong = country.0 + "\(10 + generator.below(80))" + account
      #expect(iban(wrong) == (mod97(wrong) == 1), "\(wrong)")
    }
  }
}

extension Character {
  fileprivate var hexDigitValueBase36: Int { Int(String(self), radix: 36) ?? 0 }
}

extension String {
  fileprivate func replacingCharacter(at index: Index, with character: Character) -> String {
    String(self[..<index]) + String(character) + String(self[self.index(after: index)...])
  }
}
