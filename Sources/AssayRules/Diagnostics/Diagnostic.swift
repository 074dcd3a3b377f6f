/// One finding about a rule file: what, where, and what to do.
public struct Diagnostic: Sendable, Equatable {
  /// What kind of finding it is.
  public var code: DiagnosticCode
  /// What is wrong, in one line, without a full stop.
  public var message: String
  /// The place that it is about.
  public var span: SourceSpan
  /// A few words under the caret; may be empty.
  public var label: String
  /// What to do; may be empty.
  public var help: String
  /// Changes of the files that mend it, to be made together; empty where a person has to think.
  public var edits: [TextEdit] = []

  /// Messages quote what was written, which may be a megabyte in one word; longer ones are cut.
  private static let longest = 300

  init(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, label: String = "", help: Hint = "") {
    self.code = code
    self.message = Diagnostic.clipped(message)
    self.span = span
    self.label = label
    self.help = Diagnostic.clipped(help.text)
    edits = help.edits(at: span)
  }

  /// Says where a file is no UTF-8.
  init(damage: Range<Int>, file: Int) {
    self.init(
      .unexpectedCharacter, "this is not UTF-8",
      SourceSpan(file: file, start: damage.lowerBound, end: damage.upperBound),
      help: "save the file as UTF-8; as it is, words in it would never be found")
  }

  /// Whether a pack with it can't be used.
  public var isError: Bool { code.isError }

  private static func clipped(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    let scalars = text.unicodeScalars
    return String(scalars.prefix(longest * 2 / 3)) + " … " + String(scalars.suffix(longest / 6))
  }
}

/// A stretch of a source file: bytes, half-open.
public struct SourceSpan: Sendable, Equatable, Hashable {
  // Narrow, as every token and every part of the tree has one. Files are read whole, so they are smaller than 2 GiB.
  private var narrowFile: Int32
  private var narrowStart: Int32
  private var narrowEnd: Int32

  /// The index of the file among the pack's sources.
  public var file: Int { Int(narrowFile) }
  /// The first byte.
  public var start: Int { Int(narrowStart) }
  /// The byte behind the last.
  public var end: Int { Int(narrowEnd) }

  init(file: Int, start: Int, end: Int) {
    narrowFile = Int32(clamping: file)
    narrowStart = Int32(clamping: start)
    narrowEnd = Int32(clamping: end)
  }

  func joined(with other: SourceSpan) -> SourceSpan {
    SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
  }

  /// The empty span behind it.
  var behind: SourceSpan { SourceSpan(file: file, start: end, end: end) }
}

extension [Diagnostic] {
  /// How many findings are shown of one file; hostile input could give one for every byte.
  static let mostOfOneFile = 50

  /// In order of place, without what follows from another fault, and at most `mostOfOneFile` of each file.
  func tidied() -> [Diagnostic] {
    let sorted = sorted {
      ($0.span.file, $0.span.start, $0.code.rawValue) < ($1.span.file, $1.span.start, $1.code.rawValue)
    }
    var result: [Diagnostic] = []
    var ofThisFile = 0
    for (index, one) in sorted.enumerated() {
      if index > 0, sorted[index - 1].span.file != one.span.file { ofThisFile = 0 }
      if one == result.last { continue }
      // A word that can't be read can't be known either: the first says enough.
      if let last = result.last, last.code.isLexical, last.span.file == one.span.file,
        one.span.start < Swift.max(last.span.end, last.span.start + 1), one.code != last.code
      {
        continue
      }
      ofThisFile += 1
      if ofThisFile == Self.mostOfOneFile + 1 {
        result.append(
          Diagnostic(
            .tooManyFaults, "more faults in this file; they are not shown", one.span, help: "mend those above first"))
      }
      if ofThisFile <= Self.mostOfOneFile { result.append(one) }
    }
    return result
  }
}
