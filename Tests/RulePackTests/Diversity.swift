/// How unlike one another the texts of one file are: length, vocabulary, and how they open.
struct Diversity {
  var file: String
  /// The words of each text, sorted by their number.
  private let texts: [[String]]

  init(_ file: String, _ tickets: [CorpusTicket]) {
    self.file = file
    texts = tickets.map { $0.words[$0.textIndex] }.sorted { $0.count < $1.count }
  }

  /// One for each file, by name.
  static func all(_ tickets: [CorpusTicket]) -> [Diversity] {
    Dictionary(grouping: tickets, by: \.file).map { Diversity($0, $1) }.sorted { $0.file < $1.file }
  }

  var count: Int { texts.count }

  // MARK: Length

  /// How many words the text has that so many hundredths of the texts are shorter than.
  func length(at hundredth: Int) -> Int { texts.isEmpty ? 0 : texts[texts.count * hundredth / 100].count }

  // MARK: Vocabulary

  /// Longer texts and larger files repeat more. So it is counted in stretches of this many words.
  static let stretch = 1_000

  /// How many different words a stretch of the file has, the mean of all whole ones, rounded; nil where there is none.
  var distinctWords: Int? {
    // Sorted by length, neighbours would be of a kind; taken in turn, each stretch has texts of all lengths.
    let step = 7
    let words = (0..<step).flatMap { start in stride(from: start, to: texts.count, by: step).flatMap { texts[$0] } }
    let stretches = words.count / Diversity.stretch
    guard stretches > 0 else { return nil }
    let sum = (0..<stretches).reduce(0) { sum, index in
      sum + Set(words[index * Diversity.stretch..<(index + 1) * Diversity.stretch]).count
    }
    return (sum + stretches / 2) / stretches
  }

  // MARK: Openings

  /// How the texts open, in so many words.
  struct Openings {
    /// How many texts have that many words.
    var texts: Int
    var distinct: Int
    var commonest: String
    /// How many open with the commonest.
    var most: Int

    /// Hundredths of the texts, rounded.
    var distinctShare: Int { texts == 0 ? 0 : (distinct * 200 + texts) / (texts * 2) }
    /// See `distinctShare`.
    var mostShare: Int { texts == 0 ? 0 : (most * 200 + texts) / (texts * 2) }
  }

  func openings(_ words: Int) -> Openings {
    let long = texts.filter { $0.count >= words }
    let counts = Dictionary(grouping: long) { $0.prefix(words).joined(separator: " ") }.mapValues(\.count)
    let commonest = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }
    return Openings(
      texts: long.count, distinct: counts.count, commonest: commonest?.key ?? "", most: commonest?.value ?? 0)
  }

  // MARK: Floors

  /// What texts of many people have in common, and what texts from a template lack.
  enum Floor: String, CaseIterable {
    case short = "a tenth of the texts has 20 words or fewer"
    case long = "a tenth has 60 words or more"
    case vocabulary = "1,000 words hold 400 different ones"
    case opening = "no first word opens more than a fifth"
    case phrase = "no two first words open more than a twentieth"
    case openings = "the first two words differ in seven tenths"
  }

  /// Files in which tickets are unlike one another for another reason than chance: pairs differ in a word on purpose, and the sample is
  /// a handful.
  var hasFloors: Bool { !file.hasPrefix("pairs/") && !file.hasPrefix("samples/") }

  /// The floors that the file does not reach.
  var missed: [Floor] {
    guard hasFloors else { return [] }
    let first = openings(1)
    let two = openings(2)
    return Floor.allCases.filter { floor in
      switch floor {
      case .short: length(at: 10) > 20
      case .long: length(at: 90) < 60
      case .vocabulary: distinctWords.map { $0 < 400 } ?? true
      case .opening: first.most * 5 > first.texts
      case .phrase: two.most * 20 > two.texts
      case .openings: two.distinct * 10 < two.texts * 7
      }
    }
  }
}
