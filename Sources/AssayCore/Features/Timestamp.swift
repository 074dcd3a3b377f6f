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
    var position = range.lowerBound
    func isDigit(_ index: Int) -> Bool { index < range.upperBound && bytes[index] >= 0x30 && bytes[index] <= 0x39 }
    func digits(_ count: Int) -> Int? {
      var value = 0
      for _ in 0..<count {
        guard isDigit(position) else { return nil }
        value = value * 10 + Int(bytes[position] - 0x30)
        position += 1
      }
      return value
    }
    func skip(_ characters: StaticString) -> UInt8? {
      guard position < range.upperBound, characters.description.utf8.contains(bytes[position]) else { return nil }
      position += 1
      return bytes[position - 1]
    }

    guard let year = digits(4), skip("-") != nil, let month = digits(2), skip("-") != nil, let day = digits(2),
      (1...12).contains(month), day >= 1, day <= Timestamp.days(in: month, of: year)
    else { return nil }
    var seconds = Timestamp.days(year, month, day) * 86_400
    if skip("Tt ") != nil {
      guard let hour = digits(2), skip(":") != nil, let minute = digits(2), hour * 60 + minute <= 24 * 60, minute <= 59
      else { return nil }
      seconds += hour * 3600 + minute * 60
      if skip(":") != nil {
        guard let second = digits(2), second <= 60 else { return nil }
        seconds += second
        if skip(".,") != nil {
          guard isDigit(position) else { return nil }
          while isDigit(position) { position += 1 }
        }
      }
      if let sign = skip("+-") {
        guard let hours = digits(2), hours < 24 else { return nil }
        var minutes = 0
        if skip(":") != nil || isDigit(position) {
          guard let found = digits(2), found < 60 else { return nil }
          minutes = found
        }
        seconds -= (sign == UInt8(ascii: "+") ? 1 : -1) * (hours * 3600 + minutes * 60)
      } else {
        _ = skip("Zz")
      }
    }
    guard position == range.upperBound else { return nil }
    self.seconds = seconds
  }

  /// `YYYY-MM-DDThh:mm:ssZ`.
  public var description: String {
    let day = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
    let time = seconds - day * 86_400
    let (year, month, date) = Timestamp.civil(day)
    func padded(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return
      "\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))T\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))Z"
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
