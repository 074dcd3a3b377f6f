import AssayCore
import AssayTestSupport
import Foundation
import Testing

/// ISO 8601 dates in and out.
@Suite struct TimestampTests {
  private func seconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    return Timestamp(bytes.span, 0..<bytes.count)?.seconds
  }

  @Test(
    arguments: [
      ("1970-01-01", 0), ("1970-01-02T00:00:01Z", 86_401), ("1969-12-31T23:59:59Z", -1), ("2000-02-29", 951_782_400),
      ("2026-03-12T10:15:30Z", 1_773_310_530), ("2026-03-12 10:15:30", 1_773_310_530),
      ("2026-03-12t10:15:30z", 1_773_310_530),
      ("2026-03-12T10:15", 1_773_310_500), ("2026-03-12T10:15:30.123456Z", 1_773_310_530),
      ("2026-03-12T10:15:30,5Z", 1_773_310_530),
      ("2026-03-12T11:15:30+01:00", 1_773_310_530), ("2026-03-12T05:15:30-0500", 1_773_310_530),
      ("2026-03-12T11:15:30+01", 1_773_310_530),
      ("2026-03-12T15:45:30+05:30", 1_773_310_530), ("2026-03-12T24:00:00Z", 1_773_360_000),
      ("2016-12-31T23:59:60Z", 1_483_228_800),
      ("0001-01-01", -62_135_596_800), ("9999-12-31", 253_402_214_400), ("1900-03-01", -2_203_891_200),
    ] as [(String, Int)])
  func reads(text: String, seconds: Int) { #expect(self.seconds(text) == seconds) }

  @Test(arguments: [
    "", "2026", "2026-03", "2026-3-12", "26-03-12", "2026-13-01", "2026-00-10", "2026-04-31", "2026-02-29",
    "1900-02-29", "2100-02-29",
    "2026-03-00", "2026-03-32", "2026/03/12", "12.03.2026", "2026-03-12T", "2026-03-12T10", "2026-03-12T10:60",
    "2026-03-12T25:00",
    "2026-03-12T10:15:61Z", "2026-03-12T10:15:30X", "2026-03-12T10:15:30Zx", "2026-03-12 ", " 2026-03-12",
    "2026-03-12T10:15:30+",
    "2026-03-12T10:15:30+1", "2026-03-12T10:15:30+013", "2026-03-12T10:15:30+01:0", "2026-03-12T10:15:30+01:",
    "2026-03-12T24:30:00Z",
    "2026-03-12T10:15:30+01:60", "2026-03-12T10:15:30+24:00", "2026-03-12T10:15:30.Z", "today", "-026-03-12",
    "２026-03-12",
  ])
  func refuses(text: String) { #expect(seconds(text) == nil) }

  /// Every day from 1600 to 2400 follows the one before, and is written as it is read.
  @Test func everyDay() {
    var last = seconds("1599-12-31") ?? 0
    for year in 1600...2400 {
      let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
      for (month, days) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        for day in year.isMultiple(of: 50) ? Array(1...days) : [1, days] {
          let text = String(format: "%04d-%02d-%02d", year, month + 1, day)
          let found = seconds(text) ?? .min
          #expect(found > last)
          last = found
          #expect(Timestamp(seconds: found).description == text + "T00:00:00Z")
        }
        #expect(seconds(String(format: "%04d-%02d-%02d", year, month + 1, days + 1)) == nil)
      }
    }
  }

  @Test func agreesWithFoundation() throws {
    var generator = RepeatableGenerator(seed: 71)
    let formatter = ISO8601DateFormatter()
    for _ in 0..<300 {
      let instant = generator.below(4_000_000_000) - 1_000_000_000
      let text = Timestamp(seconds: instant).description
      #expect(formatter.date(from: text)?.timeIntervalSince1970 == Double(instant))
      #expect(seconds(text) == instant)
    }
  }

  /// The range in a longer text counts, not what stands around it.
  @Test func readsOnlyItsRange() {
    let bytes = Array("2026-03-12T10:15:30Z".utf8)
    #expect(Timestamp(bytes.span, 0..<10)?.description == "2026-03-12T00:00:00Z")
    #expect(Timestamp(bytes.span, 0..<9) == nil)
    #expect(Timestamp(bytes.span, 0..<13) == nil)
  }
}
