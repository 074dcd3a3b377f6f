/// The check digits and lengths that tell a real number from a row of digits.
public enum Checksums {
  /// Luhn's check (ISO/IEC 7812-1 annex B) over digits 0–9, most significant first. O(n).
  public static func luhn(_ digits: ArraySlice<UInt8>) -> Bool {
    var sum = 0
    for (position, digit) in digits.reversed().enumerated() {
      let doubled = position % 2 == 1 ? Int(digit) * 2 : Int(digit)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return !digits.isEmpty && sum % 10 == 0
  }

  /// The remainder that a valid IBAN leaves (ISO 13616, ISO 7064 MOD 97-10) is 1. `text` is lower-case ASCII letters and
  /// digits without spaces: country, two check digits, account. O(n).
  public static func ibanIsValid(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= 15, text.count <= 34, let length = ibanLength(text), text.count == length else { return false }
    var remainder = 0
    for byte in text.dropFirst(4) + text.prefix(4) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): remainder = (remainder * 10 + Int(byte) - 48) % 97
      case UInt8(ascii: "a")...UInt8(ascii: "z"): remainder = (remainder * 100 + Int(byte) - 87) % 97
      default: return false
      }
    }
    return remainder == 1
  }

  /// The IBAN length of the country that `text` begins with, or nil for a country without IBANs
  /// (SWIFT IBAN registry; the European countries and their neighbours).
  public static func ibanLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= 2 else { return nil }
    let country = UInt16(text[text.startIndex]) << 8 | UInt16(text[text.startIndex + 1])
    return ibanLengths[country]
  }

  private static let ibanLengths: [UInt16: Int] = {
    let table = """
      ad24 ae23 al28 at20 ba20 be16 bg22 ch21 cy28 cz24 de22 dk18 ee20 es24 fi18 fo18 fr27 gb22 ge22 gi23 gl18 gr27 hr21 hu28 ie22 il23 is26 \
      it27 kz20 lb28 li21 lt20 lu20 lv21 mc27 md24 me22 mk19 mt31 nl18 no15 pk24 pl28 pt25 ro24 rs22 sa24 se24 si19 sk24 sm27 tn24 tr26 ua29 xk20
      """
    var lengths: [UInt16: Int] = [:]
    for entry in table.split(separator: " ") {
      let bytes = Array(entry.utf8)
      lengths[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] = Int(bytes[2] - 48) * 10 + Int(bytes[3] - 48)
    }
    return lengths
  }()

  /// Whether digits after a `+` make a plausible international phone number: a known country prefix and as many digits
  /// as that country uses (ITU-T E.164 allows 15 at most, prefix included).
  public static func internationalPhoneIsPlausible(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count >= 8, digits.count <= 15 else { return false }
    var prefix = 0
    for digit in digits.prefix(3) {
      prefix = prefix * 10 + Int(digit)
      if let lengths = phoneLengths[prefix] { return lengths.contains(digits.count - String(prefix).count) }
    }
    // Prefixes without a row of their own: three digits, a national number of 6 to 12.
    return digits[digits.startIndex] != 0 && digits.count >= 9
  }

  /// National significant number lengths by country prefix (ITU national numbering plans).
  private static let phoneLengths: [Int: ClosedRange<Int>] = [
    1: 10...10, 7: 10...10, 20: 8...10, 27: 9...9, 30: 10...10, 31: 9...9, 32: 8...9, 33: 9...9, 34: 9...9, 36: 8...9,
    39: 8...11,
    40: 9...9, 41: 9...9, 43: 7...12, 44: 9...10, 45: 8...8, 46: 7...10, 47: 8...8, 48: 9...9, 49: 7...12, 52: 10...10,
    54: 10...11,
    55: 10...11, 60: 8...10, 61: 9...9, 62: 8...12, 63: 8...10, 64: 8...10, 65: 8...8, 66: 8...9, 81: 9...10,
    82: 8...10, 84: 9...10,
    86: 10...11, 90: 10...10, 91: 10...10, 92: 9...10, 94: 9...9, 98: 10...10, 212: 9...9, 213: 8...9, 216: 8...8,
    233: 9...9, 234: 8...10,
    254: 9...9, 255: 9...9, 256: 9...9, 351: 9...9, 352: 6...11, 353: 7...9, 354: 7...7, 355: 8...9, 356: 8...8,
    357: 8...8, 358: 6...11,
    359: 8...9, 370: 8...8, 371: 8...8, 372: 7...8, 380: 9...9, 381: 8...9, 385: 8...9, 386: 8...8, 420: 9...9,
    421: 9...9,
    852: 8...8, 880: 8...10, 886: 8...9, 961: 7...8, 965: 8...8, 966: 9...9, 971: 8...9, 972: 8...9,
  ]
}
