internal import AssayCore

/// Turns phrases as written into trees of leaves: cuts strings into words with the engine's own tokenizer, looks lists up,
/// joins single-word alternatives into one leaf.
struct PhraseResolver {
  private let pack: Pack
  private var reading = TokenReading()
  var phrases: PhraseTable
  /// What each list came to; nil after a fault.
  private var resolvedLists: [String: PhraseTree?] = [:]
  /// What stands in quotes, and what it came to: nil for faulty texts, which are read again, as each place is told of.
  private var texts = WordTable()
  private var treeOfText: [PhraseTree?] = []
  private var marks = Marks()
  /// The leaves of the text at hand: one array for all texts.
  private var leaves: [PhraseTree] = []
  private(set) var usedLists: Set<String> = []
  private(set) var regexes = RegexTable()
  var diagnostics: [Diagnostic] = []

  init(_ pack: Pack) {
    self.pack = pack
    phrases = PhraseTable(bytesOfRules: pack.size)
    texts.reserve(count: pack.size / 64)
  }

  /// The tree of a whole phrase, or nil after a fault.
  mutating func resolve(_ phrase: PhraseSyntax) -> PhraseTree? {
    guard let tree = tree(phrase) else { return nil }
    let facts = phrases.facts(tree)
    if facts.canBeEmpty {
      report(
        .phraseMatchesNothing, "this phrase would match without a single word", phrase.span,
        help: "leave at least one part without `?`")
      return nil
    }
    if facts.canBeginWithAnyWord {
      report(
        .phraseMatchesNothing, "this phrase can begin with <word>, that is with anything", phrase.span,
        help: "begin it with a word or a class")
      return nil
    }
    if facts.canHaveGapAtEdge {
      report(
        .gapAtEdge, "this phrase can begin or end with a gap", phrase.span,
        help: "what stands outside the gap may be left out; write the phrase without it as an alternative")
      return nil
    }
    if facts.longest > Limits.phraseLength {
      tooLong("\(facts.longest) words", phrase.span)
      return nil
    }
    if facts.size.isTooLarge {
      report(
        .phraseTooLarge, "this phrase has too many branches", phrase.span,
        help:
          "what comes behind a gap or a part that may be left out is repeated; cut it into several rules, or use `with near N:`"
      )
      return nil
    }
    return tree
  }

  /// The tree of a part of a phrase, which need not be a phrase of its own.
  mutating func part(_ phrase: PhraseSyntax) -> PhraseTree? { tree(phrase) }

  private mutating func report(_ code: DiagnosticCode, _ message: String, _ span: SourceSpan, help: Hint) {
    diagnostics.append(Diagnostic(code, message, span, help: help))
  }

  private mutating func tooLong(_ length: String, _ span: SourceSpan) {
    report(
      .phraseTooLong, "this phrase may take \(length); the limit is \(Limits.phraseLength)", span,
      help: "cut it in two with `with near N:`")
  }

  private mutating func tree(_ phrase: PhraseSyntax) -> PhraseTree? {
    switch phrase {
    case .words(let text): return words(text)
    case .thing(let name): return thing(name)
    case .list(let name): return list(name)
    case .gap(let width):
      report(.gapAtEdge, "a gap stands between two words", width.span, help: "write what must stand on both sides")
      return nil
    case .regex(let text): return regexes.number(of: text, &diagnostics).map { phrases.regex($0) }
    case .optional(let part): return stands(part) ? tree(part).map { phrases.optional($0) } : nil
    case .sequence(let parts): return sequence(parts)
    case .alternatives(let parts):
      // Resolve all of them before giving up, so that every fault is reported; a list that comes again adds nothing.
      var lists: Set<String> = []
      var trees: [PhraseTree] = []
      var isWhole = true
      for part in parts {
        if case .list(let name) = part, !lists.insert(name.value).inserted { continue }
        if let tree = tree(part) { trees.append(tree) } else { isWhole = false }
      }
      return isWhole ? joined(trees) : nil
    }
  }

  private mutating func sequence(_ parts: [PhraseSyntax]) -> PhraseTree? {
    guard parts.count <= Limits.phraseLength else {
      tooLong("\(parts.count) words or more", parts[0].span.joined(with: parts[parts.count - 1].span))
      return nil
    }
    var trees: [PhraseTree] = []
    var isWhole = true
    for (index, part) in parts.enumerated() {
      if case .gap(let width) = part {
        if index == 0 || index == parts.count - 1 {
          report(.gapAtEdge, "a gap stands between two words", width.span, help: "write what must stand on both sides")
          isWhole = false
        } else if width.value < 1 || width.value > Limits.gap {
          report(
            .gapTooWide, width.value == Int.max ? "a gap without end" : "a gap of \(width.value) words", width.span,
            help: "gaps are 1 to \(Limits.gap) words wide; use `with near N:` for more")
          isWhole = false
        } else {
          trees.append(phrases.gap(width.value))
        }
      } else if !stands(part) {
        isWhole = false
      } else if let tree = tree(part) {
        if case .sequence(let inner) = phrases.shape(tree) {
          for index in inner { trees.append(phrases.part(index)) }
        } else {
          trees.append(tree)
        }
      } else {
        isWhole = false
      }
    }
    return isWhole ? phrases.sequence(trees) : nil
  }

  /// Whether a part of a phrase has no regular expression in it; reports one that it has.
  private mutating func stands(_ part: PhraseSyntax) -> Bool {
    guard let span = part.regex else { return true }
    report(
      .regexMisplaced, "a regular expression stands for a whole phrase", span,
      help:
        "put it between `|`, or ask for the other words `with near N:`; what may stand between goes inside the slashes")
    return false
  }

  private mutating func thing(_ name: Located<String>) -> PhraseTree? {
    guard let kind = Leaf.kind(named: name.value) else {
      report(
        .unknownClass, "no class of things named `<\(name.value)>`", name.span,
        help: Suggestion.nearest(name.value, Leaf.classNames).map { Suggestion.meant("<\($0)>") }
          ?? "classes: \(Leaf.classNames.map { "<\($0)>" }.joined(separator: " "))")
      return nil
    }
    return phrases.leaf([Int32(kind)])
  }

  private mutating func list(_ name: Located<String>) -> PhraseTree? {
    usedLists.insert(name.value)
    if let known = resolvedLists[name.value] { return known }
    guard let list = pack.lists[name.value] else {
      // Past the number of faults that are shown, looking for near names is lost work.
      let isShown = diagnostics.count <= [Diagnostic].mostOfOneFile
      let meant = isShown ? Suggestion.nearest(name.value, pack.lists.keys.sorted()) : nil
      // A list that was meant is not also one that nothing uses.
      if let meant { usedLists.insert(meant) }
      report(
        .unknownList, "no list named `\(name.value)`", name.span,
        help: meant.map { Suggestion.meant($0) } ?? PhraseResolver.helpWithUnknownList(name.value))
      return nil
    }
    // An empty list matches nothing; a faulty one has been reported, and so is what it makes of a phrase.
    guard !list.isFaulty else { return nil }
    var trees: [PhraseTree] = []
    for entry in list.entries { if let tree = words(entry) { trees.append(tree) } }
    let tree = trees.count == list.entries.count ? joined(trees) : nil
    resolvedLists[name.value] = .some(tree)
    return tree
  }

  private static func helpWithUnknownList(_ name: String) -> Hint {
    switch name {
    case "or": return "alternatives are written with `|`"
    case "and": return "a second phrase is asked for with `with \"…\"`"
    case "not": return "what must not be found follows `unless`"
    default:
      if Leaf.classNames.contains(name) {
        return Hint("a class of things is written `<\(name)>`", replacement: "<\(name)>")
      }
      return "words stand in quotes; lists are declared with `list \(name) = \"…\"`"
    }
  }

  // MARK: Words

  private mutating func words(_ text: Located<String>) -> PhraseTree? {
    let bytes = text.value.utf8.span
    if PhraseResolver.isPlain(bytes, 0..<bytes.count) { return phrases.word(bytes, 0..<bytes.count) }
    // Most texts of a pack stand in several phrases.
    let number = Int(texts.number(text.value))
    if number == treeOfText.count { treeOfText.append(nil) }
    if let known = treeOfText[number] { return known }
    let tree = newWords(text)
    treeOfText[number] = tree
    return tree
  }

  private mutating func newWords(_ text: Located<String>) -> PhraseTree? {
    var leaves: [PhraseTree] = []
    swap(&leaves, &self.leaves)
    leaves.removeAll(keepingCapacity: true)
    defer { self.leaves = leaves }
    let bytes = text.value.utf8.span
    var end = 0
    while true {
      while end < bytes.count, PhraseResolver.isSpace(bytes[end]) { end += 1 }
      guard end < bytes.count else { break }
      let start = end
      while end < bytes.count, !PhraseResolver.isSpace(bytes[end]) { end += 1 }
      if PhraseResolver.isPlain(bytes, start..<end) {
        leaves.append(phrases.word(bytes, start..<end))
      } else {
        let chunk = String(decoding: (start..<end).map { bytes[$0] }, as: UTF8.self)
        guard let parts = leavesOf(chunk, text.span) else { return nil }
        leaves += parts
      }
    }
    guard !leaves.isEmpty else {
      report(
        .emptyPhrase, "a phrase without a word", text.span, help: "only words can be found; punctuation separates them")
      return nil
    }
    return leaves.count == 1 ? leaves[0] : phrases.sequence(leaves)
  }

  /// Whether some bytes are what most words are: the tokenizer leaves them as they are.
  private static func isPlain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count > 0, range.count <= 20 else { return false }
    for index in range where bytes[index] < UInt8(ascii: "a") || bytes[index] > UInt8(ascii: "z") { return false }
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The leaves of one run of characters without spaces: usually one, several for "five-star".
  private mutating func leavesOf(_ chunk: String, _ span: SourceSpan) -> [PhraseTree]? {
    // To ask for characters is dear, and few words have a star.
    let hasStar = chunk.utf8.contains(UInt8(ascii: "*"))
    let isSuffix = hasStar && chunk.hasPrefix("*")
    let isPrefix = hasStar && chunk.hasSuffix("*") && chunk.utf8.count > 1
    var body = chunk[...]
    while hasStar, body.first == "*" { body.removeFirst() }
    while hasStar, body.last == "*" { body.removeLast() }
    reading.read(String(body))
    let tokens = reading.tokens.filter { $0.kind != .fieldBreak && $0.kind != .sentenceBreak && $0.kind != .currency }
    if (isSuffix || isPrefix) && (tokens.isEmpty || isSuffix && isPrefix) {
      report(
        .misplacedStar, "`\(chunk)`: a `*` stands for the end or the beginning of a word", span,
        help: "give some letters and one `*`, as in \"refund*\" or \"*ware\"")
      return nil
    }
    var leaves: [PhraseTree] = []
    for (index, token) in tokens.enumerated() {
      let word = reading.spelling(token)
      guard
        token.kind == .word || token.kind == .number || token.kind == .emoji || token.kind == .handle
          || token.kind == .url
      else {
        report(
          .literalThing, "`\(chunk)` is read as a thing, not as words", span,
          help: "write its class: `<\(token.kind)>`")
        return nil
      }
      if token.flags.contains(.masked) {
        report(
          .misplacedStar, "`\(word)`: a `*` inside a word", span,
          help: "write the word itself; the engine finds its masked forms")
        return nil
      }
      if isPrefix && index == tokens.count - 1 {
        leaves.append(phrases.leaf([phrases.terms.affix(word, isAtEnd: false)]))
      } else if isSuffix && index == 0 {
        leaves.append(phrases.leaf([phrases.terms.affix(word, isAtEnd: true)]))
      } else {
        var spellings = [phrases.terms.word(word)]
        // "don't" also finds "dont".
        if word.utf8.contains(UInt8(ascii: "'")), word.contains("'"), !word.hasSuffix("'") {
          spellings.append(phrases.terms.word(word.filter { $0 != "'" }))
        }
        leaves.append(phrases.leaf(spellings.sorted()))
      }
    }
    return leaves
  }

  private mutating func joined(_ parts: [PhraseTree]) -> PhraseTree { phrases.joined(parts, &marks) }
}
