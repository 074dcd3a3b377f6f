import AssayCore

/// Makes up tickets, one JSON object a line; the same for the same seed on every machine.
///
/// Each ticket draws from a generator of its own that is seeded with the series and the ticket's number, so tickets do not
/// depend on those before them.
struct TicketGenerator {
  /// What the tickets are like; the same draws are made whatever it says, so that each share of a series begins alike.
  struct Shape: Equatable, Sendable {
    /// Breaches in a thousand reviews.
    var breachesPerThousand = 40
    /// How long texts aim to be, in bytes. The default gives 300 to 500.
    var textBytes = 400
    /// Whether what was planted stands in `labels`.
    var hasLabels = false
  }

  /// Texts of fewer bytes may have no sentence that fits.
  private static let shortText = 200
  /// Bytes of text of a review of the usual shape.
  static let textBytes = 300...500
  private static let germanPerThousand = 50

  /// Sentences of one language and one mood.
  private struct Mood {
    var titles: WordModel.Sentences
    var body: WordModel.Sentences
    var plain: WordModel.Sentences?
    var ends: WordModel.Sentences?
    var language: String
    var stars: ClosedRange<Int>
  }

  private let model: WordModel
  private let english: [Mood]
  private let german: [Mood]
  private let breaches: [(guideline: String, sentences: WordModel.Sentences)]
  private let comments: WordModel.Sentences
  /// Dates from the first day of 2025 on: `2025-01-01`.
  private let dates: [[UInt8]]
  private let seed: UInt64
  private let shape: Shape
  private var number = 0

  init(seed: UInt64, shape: Shape = Shape()) {
    self.shape = shape
    var model = WordModel()
    let plain = model.sentences(ReviewSentences.plain)
    let goodTitles = model.sentences(ReviewSentences.goodTitles)
    let badTitles = model.sentences(ReviewSentences.badTitles)
    english = [
      Mood(
        titles: goodTitles, body: model.sentences(ReviewSentences.good), plain: plain,
        ends: model.sentences(ReviewSentences.goodEnds), language: "en", stars: 4...5),
      Mood(
        titles: badTitles, body: model.sentences(ReviewSentences.bad), plain: plain,
        ends: model.sentences(ReviewSentences.badEnds), language: "en", stars: 1...2),
    ]
    german = [
      Mood(
        titles: model.sentences("Gerne wieder\nSehr zufrieden\nTop"), body: model.sentences(ReviewSentences.germanGood),
        language: "de", stars: 4...5),
      Mood(
        titles: model.sentences("Nie wieder\nFinger weg\nEnttäuscht"), body: model.sentences(ReviewSentences.germanBad),
        language: "de", stars: 1...2),
    ]
    breaches = PlantedBreaches.all.map { ($0.guideline, model.sentences($0.sentences)) }
    comments = model.sentences(ReviewSentences.comments)
    let firstDay = 20_089  // 2025-01-01 in days since 1970
    dates = (0..<600).map { Array(Timestamp(seconds: (firstDay + $0) * 86_400).description.utf8.prefix(10)) }
    self.model = model
    self.seed = seed
  }

  /// Appends the next ticket and a line feed.
  mutating func appendTicket(to line: inout [UInt8]) {
    number += 1
    var mixer = SeededRandom(seed: seed)
    var random = SeededRandom(seed: mixer.next() &+ UInt64(number) &* 0xD134_2543_DE82_EF95)
    let trade = model.trades[random.below(model.trades.count)]
    let subject = WordModel.Subject(trade: trade, business: random.below(trade.business.count))
    let moods = random.chance(TicketGenerator.germanPerThousand) ? german : english
    let mood = moods[random.chance(550) ? 0 : 1]
    let breach = random.chance(shape.breachesPerThousand) ? random.below(breaches.count) : nil

    line += Array("{\"ticket_id\":\"gen-".utf8)
    line.appendDecimal(Int(seed))
    line.append(UInt8(ascii: "-"))
    line.appendDecimal(number, digits: 7)
    line += Array("\",\"content_type\":\"".utf8)
    model.append(trade.contentType, 0, to: &line)
    line += Array("\",\"title\":\"".utf8)
    let title = line.count
    model.append(mood.titles, random.below(mood.titles.count), subject, &random, to: &line)
    line.capitalise(at: title)
    line += Array("\",\"text\":\"".utf8)
    appendText(mood, breach, subject, &random, to: &line)
    appendFields(mood, subject, &random, to: &line)
    appendReport(breach, subject, &random, to: &line)
    if shape.hasLabels {
      line += Array(",\"labels\":[\(breach.map { "\"\(breaches[$0].guideline)\"" } ?? "")]".utf8)
    }
    line += [UInt8(ascii: "}"), UInt8(ascii: "\n")]
  }

  // MARK: The review

  private func appendText(
    _ mood: Mood, _ breach: Int?, _ subject: WordModel.Subject, _ random: inout SeededRandom, to line: inout [UInt8]
  ) {
    let start = line.count
    let limits = shape.textBytes * 3 / 4...shape.textBytes * 5 / 4
    let target = random.within(limits.lowerBound...shape.textBytes * 21 / 20)
    var usedBody: UInt64 = 0
    var usedPlain: UInt64 = 0
    if let breach {
      let sentences = breaches[breach].sentences
      append(sentences, random.below(sentences.count), subject, &random, from: start, to: &line)
    }
    while line.count - start < target {
      let before = line.count
      if let plain = mood.plain, random.chance(350) {
        append(plain, draw(plain.count, &usedPlain, &random), subject, &random, from: start, to: &line)
      } else {
        append(mood.body, draw(mood.body.count, &usedBody, &random), subject, &random, from: start, to: &line)
      }
      // The first sentence of a short text stays, however long it is.
      if line.count - start > limits.upperBound, before > start {
        line.removeLast(line.count - before)
        // Long enough without it, or another may fit.
        if line.count - start >= limits.lowerBound || shape.textBytes < TicketGenerator.shortText { return }
      }
    }
    if let ends = mood.ends, random.chance(600), line.count - start < shape.textBytes * 43 / 40 {
      append(ends, random.below(ends.count), subject, &random, from: start, to: &line)
    }
  }

  /// Appends a sentence behind a space, or now and then a new paragraph, beginning with a capital.
  private func append(
    _ sentences: WordModel.Sentences, _ index: Int, _ subject: WordModel.Subject, _ random: inout SeededRandom,
    from start: Int, to line: inout [UInt8]
  ) {
    if line.count > start {
      if random.chance(60) { line += [UInt8(ascii: "\\"), UInt8(ascii: "n")] } else { line.append(UInt8(ascii: " ")) }
    }
    let first = line.count
    model.append(sentences, index, subject, &random, to: &line)
    line.capitalise(at: first)
  }

  /// A sentence that was not used yet, until all were.
  private func draw(_ count: Int, _ used: inout UInt64, _ random: inout SeededRandom) -> Int {
    if used.nonzeroBitCount == count { used = 0 }
    var index = random.below(count)
    while used & 1 << UInt64(index) != 0 { index = (index + 1) % count }
    used |= 1 << UInt64(index)
    return index
  }

  // MARK: What is known of it

  private func appendFields(
    _ mood: Mood, _ subject: WordModel.Subject, _ random: inout SeededRandom, to line: inout [UInt8]
  ) {
    let created = random.within(60...500)
    line += Array("\",\"stars\":".utf8)
    line.appendDecimal(random.within(mood.stars))
    line += Array(",\"language\":\"\(mood.language)\",\"business_id\":\"biz_".utf8)
    line.appendDecimal(random.within(10_000...39_999))
    line += Array("\",\"business_names\":[\"".utf8)
    model.fill(.business, subject, &random, to: &line)
    if random.chance(700) {
      line += Array("\"],\"business_domains\":[\"".utf8)
      model.appendDomain(subject, to: &line)
      // Numbers that Ofcom keeps for drama, as for `phone`.
      line += Array("\"],\"public_contacts\":[\"01632 960".utf8)
      line.appendDecimal(random.below(1000), digits: 3)
      line += Array("\",\"office@".utf8)
      model.appendDomain(subject, to: &line)
    }
    line += Array("\"],\"category\":\"".utf8)
    model.append(subject.trade.category, 0, to: &line)
    line += Array("\",\"created_at\":\"".utf8)
    appendTime(created, &random, to: &line)
    if random.chance(700) {
      line += Array("\",\"experienced_at\":\"".utf8)
      line += dates[created - random.below(60)]
    }
    line += Array("\",\"verified\":\(random.chance(450)),\"author\":{\"author_id\":\"u_".utf8)
    line.appendDecimal(random.below(1_000_000), digits: 6)
    line += Array("\",\"account_age_days\":".utf8)
    line.appendDecimal(random.below(3000))
    line += Array(",\"review_count\":".utf8)
    line.appendDecimal(1 + random.below(40))
    line += Array(",\"prior_upheld\":\(random.chance(50) ? 1 : 0)},\"reported_at\":\"".utf8)
    appendTime(created + random.within(1...30), &random, to: &line)
  }

  private func appendReport(
    _ breach: Int?, _ subject: WordModel.Subject, _ random: inout SeededRandom, to line: inout [UInt8]
  ) {
    let reporter = random.below(100)
    let (kind, channel) =
      reporter < 70
      ? ("business", "business_portal") : reporter < 90 ? ("consumer", "web_form") : ("software", "auto_detection")
    line += Array("\",\"reporter_type\":\"\(kind)\",\"reporter_id\":\"rep_".utf8)
    line.appendDecimal(random.below(10_000), digits: 4)
    line += Array("\",\"stated_reason\":\"".utf8)
    // Reporters name the right reason more often than not, where there is one.
    let reason = if let breach, random.chance(600) { breach } else { random.below(breaches.count) }
    line += Array(breaches[reason].guideline.utf8)
    if random.chance(300) {
      line += Array("\",\"comment\":\"".utf8)
      model.append(comments, random.below(comments.count), subject, &random, to: &line)
    }
    line += Array("\",\"report_count\":".utf8)
    line.appendDecimal(random.chance(900) ? 1 : random.within(2...6))
    line += Array(",\"channel\":\"\(channel)\",\"status\":\"new\"".utf8)
  }

  private func appendTime(_ day: Int, _ random: inout SeededRandom, to line: inout [UInt8]) {
    line += dates[day]
    line.append(UInt8(ascii: "T"))
    line.appendDecimal(random.below(24), digits: 2)
    line.append(UInt8(ascii: ":"))
    line.appendDecimal(random.below(60), digits: 2)
    line.append(UInt8(ascii: ":"))
    line.appendDecimal(random.below(60), digits: 2)
    line.append(UInt8(ascii: "Z"))
  }
}

extension Array where Element == UInt8 {
  /// Makes an ASCII letter a capital.
  fileprivate mutating func capitalise(at index: Int) {
    if index < count, self[index] >= UInt8(ascii: "a"), self[index] <= UInt8(ascii: "z") { self[index] -= 0x20 }
  }
}
