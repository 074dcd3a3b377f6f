/// A match of a regular expression.
struct RegexHit: Sendable, Equatable {
  var regex: Int32
  /// Where it begins and ends in the folded text, in bytes.
  var start: UInt32
  /// See `start`.
  var end: UInt32
}

/// Finds the matches of all regular expressions of a pack in folded text: a worker's own memory for it.
///
/// 1. Filters look for literals. Where an expression has some and none of them is there, or not its further ones, that is all.
/// 2. Expressions without literals (and the others, when there are many) are looked for at once by one automaton: which ones match?
/// 3. For each of those the automaton of the reversed expression reads the text backwards and says where matches begin; from each
///    beginning that no match covers yet the longest match is walked.
///
/// So matches are the leftmost, of these the longest, and do not overlap. Every step is linear in the text.
struct RegexFinder: Sendable {
  private var forward: LazyAutomaton
  private var backward: LazyAutomaton
  /// The expressions that may match, then those that do: one bit each.
  private var wanted: [UInt64]
  /// What the filters found, see `RegexProgram.candidates`.
  private var found: [UInt64]
  /// See `RegexProgram.languages`.
  private let languages: (filters: [UInt32], unfiltered: UInt32)
  /// Places where a match of the expression at hand may begin: one bit a byte.
  private var beginnings: [UInt64] = []
  /// The matches, by expression, then by place.
  private(set) var hits: [RegexHit] = []
  /// Whether matches had to be dropped.
  private(set) var overflowed = false
  /// Symbols read so far, in all: what tests count.
  private(set) var steps = 0

  /// - Parameter languagesOfRegex: see `AskingLanguages`; nil: all expressions are for all languages.
  init(_ program: RegexProgram, languagesOfRegex: [UInt32]? = nil, mostSteps: Int = Limits.regexSteps) {
    languages = program.languages(languagesOfRegex ?? Array(repeating: AskingLanguages.any, count: program.count))
    forward = LazyAutomaton(program.forward, program.classes, isBackward: false, mostEntries: mostSteps)
    backward = LazyAutomaton(program.backward, program.classes, isBackward: true, mostEntries: mostSteps)
    wanted = Array(repeating: 0, count: (program.count + 63) / 64)
    found = wanted + wanted
  }

  /// Symbols read and states of the networks visited, in all.
  var work: Int { steps + forward.work + backward.work }

  /// Forgets the matches of the text before.
  mutating func removeAll() {
    hits.removeAll(keepingCapacity: true)
    overflowed = false
  }

  /// Fills `hits` with the matches in a text that `count` bytes of `bytes` hold; eight zero bytes must follow. Of expressions that only
  /// rules of other languages than the `spoken` ones ask for, some or none. O(count).
  mutating func find(
    _ bytes: Span<UInt8>, _ count: Int, _ program: RegexProgram, spoken: UInt32 = AskingLanguages.any
  ) {
    removeAll()
    guard count > 0 else { return }
    for index in found.indices { found[index] = 0 }
    for index in program.filters.indices where languages.filters[index] & spoken != 0 {
      program.filters[index].find(bytes, count, into: &found)
    }
    var candidates = 0
    for word in wanted.indices {
      wanted[word] = program.candidates(found, word)
      candidates += wanted[word].nonzeroBitCount
    }
    let hasUnfiltered = languages.unfiltered & spoken != 0
    guard candidates > 0 || hasUnfiltered else { return }
    forward.beginText()
    backward.beginText()
    if candidates > Limits.regexCandidates {
      for index in wanted.indices { wanted[index] = 0 }
      scan(RegexProgram.listOfAll, bytes, count, program)
    } else if hasUnfiltered {
      scan(RegexProgram.listOfUnfiltered, bytes, count, program)
    }
    for word in wanted.indices {
      while wanted[word] != 0 {
        locate(word << 6 | wanted[word].trailingZeroBitCount, bytes, count, program)
        wanted[word] &= wanted[word] &- 1
      }
    }
  }

  /// Adds to `wanted` which expressions of a list match anywhere.
  private mutating func scan(_ list: Int32, _ bytes: Span<UInt8>, _ count: Int, _ program: RegexProgram) {
    let table = program.classes.of
    let classes = table.span
    var row = forward.begin(list: list)
    for position in 0...count {
      let next = forward.step(row, classes[RegexSymbol.at(position, bytes)], program)
      row = next & ~LazyAutomaton.special
      guard next != row else { continue }
      for regex in forward.matches(next) { wanted[Int(regex) >> 6] |= 1 << UInt64(regex & 63) }
    }
    steps += count + 1
  }

  /// Appends the matches of one expression.
  private mutating func locate(_ regex: Int, _ bytes: Span<UInt8>, _ count: Int, _ program: RegexProgram) {
    guard findBeginnings(regex, bytes, count, program) else { return }
    let table = program.classes.of
    let classes = table.span
    var budget = Limits.regexStepsPerByte * (count + 64)
    var position = 0
    while let start = nextBeginning(position) {
      // A stand and its scalar are one: what seems to begin between them does not.
      if start > 0, RegexFinder.isStand(bytes[start - 1]) {
        position = start + 1
        continue
      }
      guard budget > 0, hits.count < Limits.matches else {
        overflowed = true
        return
      }
      let context = start == 0 ? .edge : LazyAutomaton.left(UInt16(RegexSymbol.at(start - 1, bytes)))
      var row = forward.begin(list: 0, state: program.forward.starts[regex], context)
      var end = -1
      var next = start
      while next <= count {
        let entry = forward.step(row, classes[RegexSymbol.at(next, bytes)], program)
        row = entry & ~LazyAutomaton.special
        if entry != row {
          if entry == LazyAutomaton.dead { break }
          end = next
        }
        next += 1
      }
      steps += next - start + 1
      budget -= next - start + 1
      let first = RegexFinder.isStand(bytes[start]) ? start + 1 : start
      // Only a forged pack could cut a scalar in two.
      guard end > first, !RegexFinder.isInsideScalar(bytes[first]), !RegexFinder.isInsideScalar(bytes[end]) else {
        position = start + 1
        continue
      }
      hits.append(RegexHit(regex: Int32(regex), start: UInt32(first), end: UInt32(end)))
      position = end
    }
  }

  private static func isInsideScalar(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func isStand(_ byte: UInt8) -> Bool { byte == Stand.emoji || byte == Stand.single }

  /// Reads the text backwards and marks where matches may begin. Returns whether there are any.
  private mutating func findBeginnings(
    _ regex: Int, _ bytes: Span<UInt8>, _ count: Int, _ program: RegexProgram
  ) -> Bool {
    let words = count >> 6 + 1
    if beginnings.count < words { beginnings.append(contentsOf: repeatElement(0, count: words - beginnings.count)) }
    for index in beginnings.indices { beginnings[index] = 0 }
    let table = program.classes.of
    let classes = table.span
    var row = backward.begin(list: RegexProgram.list(of: regex))
    var isAny = false
    var position = count
    while position >= 0 {
      // What matches just before the symbol to the left begins here.
      let symbol = position == 0 ? Int(RegexSymbol.edge) : RegexSymbol.at(position - 1, bytes)
      let next = backward.step(row, classes[symbol], program)
      row = next & ~LazyAutomaton.special
      if next != row {
        beginnings[position >> 6] |= 1 << UInt64(position & 63)
        isAny = true
      }
      position -= 1
    }
    steps += count + 1
    return isAny
  }

  /// The first marked place from `position` on.
  private func nextBeginning(_ position: Int) -> Int? {
    var word = position >> 6
    guard word < beginnings.count else { return nil }
    var bits = beginnings[word] & (UInt64.max << UInt64(position & 63))
    while bits == 0 {
      word += 1
      if word == beginnings.count { return nil }
      bits = beginnings[word]
    }
    return word << 6 | bits.trailingZeroBitCount
  }
}
