/// What a tree says about the texts it finds.
struct PhraseFacts {
  // Narrow, as each tree of a pack has them.
  private var narrowLongest: Int32 = 0
  private var narrowRarest: Int32 = -1
  private(set) var canBeEmpty = false
  /// Whether `<word>` may be its first word.
  private(set) var canBeginWithAnyWord = false
  private var canBeginWithGap = false
  private var canEndWithGap = false
  let size: PhraseSize
  /// How often a word of its cut is expected per 100,000 words: the rarest words of which each match takes one.
  private(set) var frequency = 0.0
  /// Of a row the part whose cut is its own, counted from its first: the rarest of those that can't be left out, of equals the first.
  var rarest: Int? { narrowRarest >= 0 ? Int(narrowRarest) : nil }
  /// The most words that it takes.
  var longest: Int { Int(narrowLongest) }

  /// O(parts), whose facts are known.
  init(_ shape: PhraseTable.Shape, _ table: borrowing PhraseTable) {
    size = PhraseSize(shape, table)
    switch shape {
    case .leaf(let terms):
      narrowLongest = 1
      for index in terms {
        if table.term(index) == Int32(Leaf.anyWord) { canBeginWithAnyWord = true }
        frequency += table.terms.frequency(table.term(index))
      }
    case .regex: break
    case .gap(let width):
      narrowLongest = Int32(width)
      canBeEmpty = true
      canBeginWithGap = true
      canEndWithGap = true
    case .optional(let part):
      self.take(sidesOf: table.facts(part))
      narrowLongest = table.facts(part).narrowLongest
      frequency = table.facts(part).frequency
      canBeEmpty = true
    case .alternatives(let parts):
      for index in parts {
        let part = table.facts(table.part(index))
        self.take(sidesOf: part)
        narrowLongest = max(narrowLongest, part.narrowLongest)
        frequency += part.frequency
        canBeEmpty = canBeEmpty || part.canBeEmpty
      }
    case .sequence(let parts):
      canBeEmpty = true
      for index in parts {
        let part = table.facts(table.part(index))
        narrowLongest += part.narrowLongest
        // What may be left out is no cut.
        if !part.canBeEmpty, narrowRarest < 0 || part.frequency < frequency {
          narrowRarest = Int32(index - parts.lowerBound)
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
