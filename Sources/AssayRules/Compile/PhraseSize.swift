/// How large a phrase gets: words in their places, and edges of the graph of walks.
///
/// Words that stand beside each other lead to the same node, so edges grow with words, not with their pairs; but each word of a gap, and
/// each part that may be left out, has the edges of what comes behind it, too.
struct PhraseSize {
  private(set) var places = 0
  private(set) var edges = 0
  /// By how many edges it is entered, and how often it repeats those of what comes behind it.
  private var entries = 0
  private var repeats = 0

  static let mostPlaces = 50_000
  static let mostEdges = 500_000

  /// O(parts). Counts saturate at once past the limits, so they can't overflow.
  init(_ shape: PhraseTable.Shape, _ table: borrowing PhraseTable) {
    switch shape {
    case .regex: break
    case .leaf: (places, edges, entries) = (1, 1, 1)
    case .gap(let width): (places, edges, entries, repeats) = (width, width, 1, width)
    case .optional(let part):
      self = table.facts(part).size
      repeats += 1
    case .alternatives(let parts):
      for index in parts {
        let size = table.facts(table.part(index)).size
        places += size.places
        edges += size.edges
        entries = min(entries + size.entries, 1 << 20)
        repeats = min(repeats + size.repeats, 1 << 16)
      }
    case .sequence(let parts):
      var canBeEmpty = true
      for index in parts.reversed() {
        let facts = table.facts(table.part(index))
        let size = facts.size
        places += size.places
        edges = min(edges + size.edges + size.repeats * entries, 1 << 40)
        entries = min(size.entries + (facts.canBeEmpty ? entries : 0), 1 << 20)
        if canBeEmpty { repeats = min(repeats + size.repeats, 1 << 16) }
        canBeEmpty = canBeEmpty && facts.canBeEmpty
      }
    }
  }

  var isTooLarge: Bool { places > PhraseSize.mostPlaces || edges > PhraseSize.mostEdges }
}
