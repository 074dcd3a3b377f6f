/// What a tree says about the texts it finds.
struct PhraseFacts {
  /// The most words that it takes.
  private(set) var longest = 0
  private(set) var canBeEmpty = false
  /// Whether `<word>` may be its first word.
  private(set) var canBeginWithAnyWord = false
  private var canBeginWithGap = false
  private var canEndWithGap = false
  let size: PhraseSize
  /// How often a word of its cut is expected per 100,000 words: the rarest words of which each match takes one.
  private(set) var frequency = 0.0
  /// Of a row the part whose cut is its own, counted from its first: the rarest of those that can't be left out, of equals the first.
  private(set) var rarest: Int?

  /// O(parts), whose facts are known.
  init(_ shape: PhraseTable.Shape, _ table: borrowing PhraseTable) {
    size = PhraseSize(shape, table)
    switch shape {
    case .leaf(let terms):
      longest = 1
      for index in terms {
        if table.term(index) == Int32(Leaf.anyWord) { canBeginWithAnyWord = true }
        frequency += table.terms.frequency(table.term(index))
      }
    case .regex: break
    case .gap(let width):
      longest = width
      canBeEmpty = true
      canBeginWithGap = true
      canEndWithGap = true
    case .optional(let part):
      self.take(sidesOf: table.facts(part))
      longest = table.facts(part).longest
      frequency = table.facts(part).frequency
      canBeEmpty = true
    case .alternatives(let parts):
      for index in parts {
        let part = table.facts(table.part(index))
        self.take(sidesOf: part)
        longest = max(longest, part.longest)
        frequency += part.frequency
        canBeEmpty = canBeEmpty || part.canBeEmpty
      }
    case .sequence(let parts):
      canBeEmpty = true
      for index in parts {
        let part = table.facts(table.part(index))
        longest += part.longest
        // What may be left out is no cut.
        if !part.canBeEmpty, rarest == nil || part.frequency < frequency {
          rarest = index - parts.lowerBound
          frequency = part.frequency
        }
        if canBeEmpty {
          canBeginWithAnyWord = canBeginWithAnyWord || part.canBeginWithAnyWord
          canBeginWithGap = canBeginWithGap || part.canBeginWithGap
        }
        canEndWithGap = part.canEndWithGap || part.canBeEmpty && canEndWithGap
        canBeEmpty = canBeEmpty && part.canBeEmpty
      }
    }
  }

  private mutating func take(sidesOf part: PhraseFacts) {
    canBeginWithAnyWord = canBeginWithAnyWord || part.canBeginWithAnyWord
    canBeginWithGap = canBeginWithGap || part.canBeginWithGap
    canEndWithGap = canEndWithGap || part.canEndWithGap
  }

  /// Whether a gap may be what it begins or ends with, since what stands outside it may be left out.
  var canHaveGapAtEdge: Bool { canBeginWithGap || canEndWithGap }
}
