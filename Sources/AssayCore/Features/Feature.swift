/// The number features that rules may ask for.
public enum Feature: UInt8, Sendable, CaseIterable {
  // Fields of the ticket.
  case stars, accountAgeDays, reviewCount, reportCount, mediaCount, reporterUpheld, reporterTotal
  case copiesElsewhere, copiesByOthers
  /// `created_at` − `experienced_at` in days.
  case experienceAgeDays
  // Shape of title and text.
  case words, characters, sentences, averageWordLength, capsRatio, capsWords, exclamations, questions
  case repetition, distinctRatio, longestRun, symbolRatio, emojiRatio, digitRatio, nonLatinRatio
  case unpronounceableRatio, titleOverlap

  /// The name in rules.
  public var name: String {
    switch self {
    case .stars: "stars"
    case .accountAgeDays: "account_age_days"
    case .reviewCount: "review_count"
    case .reportCount: "report_count"
    case .mediaCount: "media_count"
    case .reporterUpheld: "reporter_upheld"
    case .reporterTotal: "reporter_total"
    case .copiesElsewhere: "copies_elsewhere"
    case .copiesByOthers: "copies_by_others"
    case .experienceAgeDays: "experience_age_days"
    case .words: "words"
    case .characters: "characters"
    case .sentences: "sentences"
    case .averageWordLength: "average_word_length"
    case .capsRatio: "caps_ratio"
    case .capsWords: "caps_words"
    case .exclamations: "exclamations"
    case .questions: "questions"
    case .repetition: "repetition"
    case .distinctRatio: "distinct_ratio"
    case .longestRun: "longest_run"
    case .symbolRatio: "symbol_ratio"
    case .emojiRatio: "emoji_ratio"
    case .digitRatio: "digit_ratio"
    case .nonLatinRatio: "non_latin_ratio"
    case .unpronounceableRatio: "unpronounceable_ratio"
    case .titleOverlap: "title_overlap"
    }
  }

  /// Whether it is a number of title and text alone, whoever wrote them and whatever else is known.
  public var isOfText: Bool { field == nil && self != .experienceAgeDays }

  /// The ticket's own number of this name, where there is one.
  var field: NumberField? {
    switch self {
    case .stars: .stars
    case .accountAgeDays: .accountAgeDays
    case .reviewCount: .reviewCount
    case .reportCount: .reportCount
    case .mediaCount: .mediaCount
    case .reporterUpheld: .reporterUpheld
    case .reporterTotal: .reporterTotal
    case .copiesElsewhere: .copiesElsewhere
    case .copiesByOthers: .copiesByOthers
    default: nil
    }
  }

  /// Whether a ticket tells what it takes to know it; text tells all that is of text.
  func isKnown(of ticket: borrowing Ticket) -> Bool {
    if let field { return !ticket.number(field).isNaN }
    return isOfText || !ticket.range(of: .createdAt).isEmpty && !ticket.range(of: .experiencedAt).isEmpty
  }
}
