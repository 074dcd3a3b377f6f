/// How large a phrase gets: words in their places, and edges of the graph of walks.
///
/// Words that stand beside each other lead to the same node, so edges grow with words, not with their pairs; but each word of a gap, and
/// each part that may be left out, has the edges of what comes behind it, too.
struct PhraseSize {
  // Narrow, as each tree of a pack has one.
  private var places: Int32 = 0
  private(set) var edges: Int32 = 0
  /// By how many edges it is entered, and how often it repeats those of what comes behind it.
  private var entries: Int32 = 0
  private var repeats: Int32 = 0

  static let mostPlaces = 50_000
  static let mostEdges = 500_000
  /// Where counts end, past all limits.
  private static let most: Int32 = 1 << 24

  /// O(parts). Counts saturate at once past the limits, so they can't overflow.
  init(_ shape: PhraseTable.Shape, _ table: borrowing PhraseTable) {
    switch shape {
    case .regex: break
    case .leaf: (places, edges, entries) = (1, 1, 1)
    case .gap(let width):
      repeats = Int32(width)
      (places, edges, entries) = (repeats, repeats, 1)
    case .optional(let part):
      self = table.facts(part).size
      repeats += 1
    case .alternatives(let parts):
      for index in parts {
        let size = table.facts(table.part(index)).size
        places = min(places + size.places, PhraseSize.most)
        edges = min(edges + size.edges, PhraseSize.most)
        entries = min(entries + size.entries, PhraseSize.most)
        repeats = min(repeats + size.repeats, PhraseSize.most)
      }
    case .sequence(let parts):
      var canBeEmpty = true
      for index in parts.reversed() {
        let facts = table.facts(table.part(index))
        let size = facts.size
        places = min(places + size.places, PhraseSize.most)
        let repeated = Int(size.repeats) * Int(entries)
        edges = Int32(min(Int(edges + size.edges) + repeated, Int(PhraseSize.most)))
        entries = min(size.entries + (facts.canBeEmpty ? entries : 0), PhraseSize.most)
        if canBeEmpty { repeats = min(repeats + size.repeats, PhraseSize.most) }
        canBeEmpty = canBeEmpty && facts.canBeEmpty
      }
    }
  }

  var isTooLarge: Bool { places > PhraseSize.mostPlaces || edges > PhraseSize.mostEdges }
}
