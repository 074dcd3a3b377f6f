/// An instant read from ISO 8601 text: seconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Sendable, Equatable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, negative before.
  public var seconds: Int

  /// The instant so many seconds after 1970-01-01T00:00:00Z.
  public init(seconds: Int) { self.seconds = seconds }

  /// Whether the left instant is the earlier one.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  /// Reads `YYYY-MM-DD`, optionally followed by `T` or a space, `hh:mm[:ss[.fraction]]` and `Z` or `±hh[:]mm`.
  /// Without a zone the time is taken as UTC. nil when it is no such date.
  public init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var digits = DigitReader(position: range.lowerBound, end: range.upperBound)
    guard let year = digits.number(4, bytes), digits.skip("-", bytes), let month = digits.number(2, bytes),
      digits.skip("-", bytes), let day = digits.number(2, bytes), (1...12).contains(month), day >= 1,
      day <= Timestamp.days(in: month, of: year)
    else { return nil }
    seconds = Timestamp.days(year, month, day) * 86_400
    if digits.skip("T", bytes) || digits.skip("t", bytes) || digits.skip(" ", bytes) {
      guard let hour = digits.number(2, bytes), digits.skip(":", bytes), let minute = digits.number(2, bytes),
        hour * 60 + minute <= 24 * 60, minute <= 59
      else { return nil }
      seconds += hour * 3600 + minute * 60
      if digits.skip(":", bytes) {
        guard let second = digits.number(2, bytes), second <= 60 else { return nil }
        seconds += second
        if digits.skip(".", bytes) || digits.skip(",", bytes) {
          guard digits.isAtDigit(bytes) else { return nil }
          while digits.isAtDigit(bytes) { digits.position += 1 }
        }
      }
      let isEast = digits.skip("+", bytes)
      if isEast || digits.skip("-", bytes) {
        guard let hours = digits.number(2, bytes), hours < 24 else { return nil }
        var minutes = 0
        if digits.skip(":", bytes) || digits.isAtDigit(bytes) {
          guard let found = digits.number(2, bytes), found < 60 else { return nil }
          minutes = found
        }
        seconds -= (isEast ? 1 : -1) * (hours * 3600 + minutes * 60)
      } else if !digits.skip("Z", bytes) {
        _ = digits.skip("z", bytes)
      }
    }
    guard digits.position == range.upperBound else { return nil }
  }

  /// A place in a row of digits and signs.
  private struct DigitReader {
    var position: Int
    let end: Int

    func isAtDigit(_ bytes: Span<UInt8>) -> Bool {
      position < end && bytes[position] >= 0x30 && bytes[position] <= 0x39
    }

    /// The number of exactly `count` digits.
    mutating func number(_ count: Int, _ bytes: Span<UInt8>) -> Int? {
      var value = 0
      for _ in 0..<count {
        guard isAtDigit(bytes) else { return nil }
        value = value * 10 + Int(bytes[position] &- 0x30)
        position += 1
      }
      return value
    }

    mutating func skip(_ character: Unicode.Scalar, _ bytes: Span<UInt8>) -> Bool {
      guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }
  }

  /// `YYYY-MM-DDThh:mm:ssZ`.
  public var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends `description`.
  public func append(to bytes: inout [UInt8]) {
    let day = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
    let time = seconds - day * 86_400
    let (year, month, date) = Timestamp.civil(day)
    let isShort = (0...9999).contains(year)
    // A zone or a deadline may have led out of the years of ISO 8601.
    if !isShort { bytes.append(contentsOf: "\(year)-".utf8) }
    // In one go: a check of the array's owner for each digit would cost more than the digits.
    bytes.append(addingCapacity: 20) { output in
      func put(_ value: Int) {
        output.append(UInt8(ascii: "0") + UInt8(value / 10))
        output.append(UInt8(ascii: "0") + UInt8(value % 10))
      }
      func put(_ value: Int, _ last: Unicode.Scalar) {
        put(value)
        output.append(UInt8(ascii: last))
      }
      if isShort {
        put(year / 100)
        put(year % 100, "-")
      }
      put(month, "-")
      put(date, "T")
      put(time / 3600, ":")
      put(time / 60 % 60, ":")
      put(time % 60, "Z")
    }
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days since 1970-01-01 of a Gregorian date, counting in eras of 400 years that begin on 1 March
  /// (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The inverse of `days`, from the same source.
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
  }
}
