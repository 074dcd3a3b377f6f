/// A phrase as the oracle sees it; `written` is the same in the rule language.
indirect enum OraclePhrase {
  case word(String)
  case prefix(String)
  case suffix(String)
  /// A class of things, by its name in the rule language.
  case thing(String)
  case anyWord
  case list(name: String, entries: [[String]])
  case sequence([OraclePhrase])
  case alternatives([OraclePhrase])
  case optional(OraclePhrase)
  case gap(Int)

  var written: String {
    switch self {
    case .word(let word): "\"\(word)\""
    case .prefix(let letters): "\"\(letters)*\""
    case .suffix(let letters): "\"*\(letters)\""
    case .thing(let name): "<\(name)>"
    case .anyWord: "<word>"
    case .list(let name, _): name
    case .sequence(let parts): "(" + parts.map(\.written).joined(separator: " ") + ")"
    case .alternatives(let parts): "(" + parts.map(\.written).joined(separator: " | ") + ")"
    case .optional(let part): part.written + "?"
    case .gap(let width): "..\(width)"
    }
  }
}

/// One token of the oracle's text.
enum OracleToken: Equatable {
  case word(String)
  /// A thing of a class, by its name in the rule language.
  case thing(String)
  case sentenceEnd
  case fieldEnd
}

/// Finds phrases by trying everything: Documentation/Rules.md word by word, with no thought of speed.
struct PhraseOracle {
  let tokens: [OracleToken]

  /// A place in the text. A gap binds the words around it into one sentence: behind one, and inside, `mayCross` is false until the
  /// next word is taken.
  private struct Place: Hashable {
    var index: Int
    var mayCross: Bool
  }

  /// All matches: first and last token. A token may be crossed only where it is the end of a sentence between two words.
  func matches(_ phrase: OraclePhrase) -> [ClosedRange<Int>] {
    var result: Set<ClosedRange<Int>> = []
    for start in tokens.indices where isWord(start) {
      for place in ends(phrase, [Place(index: start, mayCross: true)]) where place.index > start {
        // Sentence ends behind the last word are no part of the match.
        var last = place.index - 1
        while !isWord(last) { last -= 1 }
        result.insert(start...last)
      }
    }
    return result.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  /// The matches that lie in no other.
  func longest(_ phrase: OraclePhrase) -> [ClosedRange<Int>] {
    let all = matches(phrase)
    return all.filter { one in
      !all.contains { $0 != one && $0.lowerBound <= one.lowerBound && $0.upperBound >= one.upperBound }
    }
  }

  /// The tokens that a `near`, `before` or `after` clause looks at: so many words around a match, in its field.
  func window(_ reach: String, _ distance: Int, around match: ClosedRange<Int>) -> Range<Int> {
    func walk(_ from: Int, _ step: Int) -> Int {
      var index = from
      var left = distance
      while left > 0, tokens.indices.contains(index + step), tokens[index + step] != .fieldEnd {
        index += step
        if isWord(index) { left -= 1 }
      }
      return index
    }
    let first = walk(match.lowerBound, -1)
    let last = walk(match.upperBound, 1)
    switch reach {
    case "before": return first..<match.lowerBound
    case "after": return match.upperBound + 1..<last + 1
    default: return first..<last + 1
    }
  }

  /// The longest matches of a phrase that a guard allows.
  func guarded(
    _ phrase: OraclePhrase, forbids: Bool, _ reach: String, _ distance: Int, _ other: OraclePhrase
  ) -> [ClosedRange<Int>] {
    let others = matches(other)
    return longest(phrase).filter { match in
      let window = reach.isEmpty ? tokens.startIndex..<tokens.endIndex : window(reach, distance, around: match)
      let occurs = others.contains { window.contains($0.lowerBound) && window.contains($0.upperBound) }
      return occurs != forbids
    }
  }

  private func isWord(_ index: Int) -> Bool { tokens[index] != .sentenceEnd && tokens[index] != .fieldEnd }

  /// Every place where a phrase that begins at one of `places` may end.
  private func ends(_ phrase: OraclePhrase, _ places: Set<Place>) -> Set<Place> {
    switch phrase {
    case .word(let word): return step(places) { $0 == .word(word) }
    case .prefix(let letters):
      return step(places) { if case .word(let word) = $0 { word.hasPrefix(letters) } else { false } }
    case .suffix(let letters):
      return step(places) { if case .word(let word) = $0 { word.hasSuffix(letters) } else { false } }
    case .thing(let name): return step(places) { $0 == .thing(name) }
    case .anyWord: return step(places) { _ in true }
    case .list(_, let entries):
      return entries.reduce(into: []) { result, entry in
        result.formUnion(entry.reduce(places) { places, word in step(places) { $0 == .word(word) } })
      }
    case .sequence(let parts): return parts.reduce(places) { ends($1, $0) }
    case .alternatives(let parts): return parts.reduce(into: []) { $0.formUnion(ends($1, places)) }
    case .optional(let part): return places.union(ends(part, places))
    case .gap(let width):
      // From none to `width` words, and none of the steps, nor the one to the word behind, leaves the sentence.
      var reached = Set(places.map { Place(index: $0.index, mayCross: false) })
      var result = reached
      for _ in 0..<width {
        reached = Set(step(reached) { _ in true }.map { Place(index: $0.index, mayCross: false) })
        result.formUnion(reached)
      }
      return result
    }
  }

  /// The places behind the next word, where `isWanted` says that it will do.
  private func step(_ places: Set<Place>, _ isWanted: (OracleToken) -> Bool) -> Set<Place> {
    var result: Set<Place> = []
    for place in places {
      var index = place.index
      while index < tokens.count, tokens[index] == .sentenceEnd, place.mayCross { index += 1 }
      guard index < tokens.count, isWord(index), isWanted(tokens[index]) else { continue }
      result.insert(Place(index: index + 1, mayCross: true))
    }
    return result
  }
}
