/// Every bound of the engine, by name. What happens at each is part of the contract: work stops there, the verdict says so.
public enum Limits {
  /// Guidelines in a pack: as many as one cache line of weights holds.
  public static let guidelines = 32
  /// Tokens read of one ticket, all fields together; the rest is not looked at and the verdict carries `text_truncated`.
  public static let tokens = 65_536
  /// Phrase matches kept of one ticket; further ones are dropped and the verdict carries `matches_truncated`.
  public static let matches = 4_096
  /// Matches of one rule that are checked against its `with` and `unless`.
  public static let matchesPerRule = 64
  /// Spans shown as evidence of one rule.
  public static let spansPerRule = 3
  /// Pieces of evidence shown for one label.
  public static let evidencePerLabel = 12
  /// Words shown for one label.
  public static let wordsPerLabel = 5
  /// Shadow rules shown for one ticket.
  public static let shadowsPerTicket = 12
  /// How many rules a rule may wait for in a row: `hit(a)`, where `a` asks for `hit(b)`, and so on.
  public static let hitDepth = 16
  /// The widest gap a phrase may have, in words.
  public static let gap = 12
  /// The longest phrase, in words, gaps included.
  public static let phraseLength = 64
  /// Symbols that a worker makes for tokens of several meanings; when there are more it forgets them all, with the same results.
  public static let symbolUnions = 8_000
  /// States of the phrase automaton that a worker remembers; when there are more it forgets them all, with the same results.
  public static let automatonStates = 50_000
  /// Nodes and words of filters of all these states together; beyond that they are forgotten likewise.
  public static let automatonNodes = 500_000
  /// Steps of regular expressions that a worker remembers, in each direction; when there are more it forgets them all, with the
  /// same results.
  public static let regexSteps = 1 << 19
  /// How often that may happen on one text before further steps are not remembered at all.
  public static let regexTablesPerText = 4
  /// Steps, per byte of text, in which the ends of one regular expression's matches are looked for; where they do not suffice (which
  /// takes a text made for it, and 64 matches or more) further matches are dropped and the verdict carries `matches_truncated`.
  public static let regexStepsPerByte = 64
  /// Regular expressions whose literals a text has that are looked for one by one; more are looked for together first.
  public static let regexCandidates = 4
  /// The most that a repeat of a regular expression may count to.
  public static let regexRepeat = 255
  /// States that one regular expression may take.
  public static let regexStates = 5_000
  /// States that all regular expressions of a pack may take.
  public static let regexStatesOfPack = 200_000
  /// Bytes of one input record.
  public static let recordBytes = 4 << 20
  /// How deep a JSON record may nest.
  public static let nesting = 64
  /// Bytes of text read of one ticket, all fields together.
  public static let textBytes = 2 << 20
}
