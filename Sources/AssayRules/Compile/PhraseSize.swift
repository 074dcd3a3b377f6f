/// How large the automaton of a phrase gets: places, and steps from place to place. Long alternatives in a row multiply.
struct PhraseSize {
  private(set) var places = 0
  private(set) var steps = 0
  private var first = 0
  private var last = 0
  private var canBeEmpty = false

  static let mostPlaces = 50_000
  static let mostSteps = 1_000_000

  /// O(parts). Counts saturate at once past the limits, so they can't overflow.
  init(_ shape: PhraseTable.Shape, _ table: borrowing PhraseTable) {
    switch shape {
    case .regex: break
    case .leaf: (places, first, last) = (1, 1, 1)
    case .gap(let width): (places, steps, first, last, canBeEmpty) = (width, width, 1, width, true)
    case .optional(let part):
      self = table.facts(part).size
      canBeEmpty = true
    case .alternatives(let parts):
      for index in parts {
        let size = table.facts(table.part(index)).size
        places += size.places
        steps += size.steps
        first += size.first
        last += size.last
        canBeEmpty = canBeEmpty || size.canBeEmpty
      }
    case .sequence(let parts):
      canBeEmpty = true
      for index in parts {
        let size = table.facts(table.part(index)).size
        places += size.places
        steps = min(steps + size.steps + last * size.first, 1 << 40)
        if canBeEmpty { first += size.first }
        last = size.canBeEmpty ? last + size.last : size.last
        canBeEmpty = canBeEmpty && size.canBeEmpty
      }
    }
  }

  var isTooLarge: Bool { places > PhraseSize.mostPlaces || steps > PhraseSize.mostSteps }
}
