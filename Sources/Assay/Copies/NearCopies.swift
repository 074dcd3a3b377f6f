internal import AssayCore

/// How often nearly the same text was posted elsewhere.
struct CopyCounts: Sendable, Equatable {
  /// Other businesses that have it; nil where the text's own business is not known.
  var elsewhere: Int8?
  /// Other people who wrote it; nil where the text's own author is not known.
  var byOthers: Int8?

  /// The highest count; it means so many or more.
  static let most = 16
}

/// Which of many texts say nearly the same.
///
/// Texts with the same sketch are one group. Groups that share a band of their sketches are compared, each with those next to it: as many on either side
/// as are counted. So time is O(n log n), however many copies there are, and the order of the input never matters.
struct NearCopies: Sendable {
  private let counts: [(place: TicketPlace, counts: CopyCounts)]

  /// Compares texts, given in any order.
  init(_ posted: consuming PostedTexts) {
    var search = CopySearch(posted)
    for band in 0..<TextSketch.bands { search.compareGroups(sharing: band) }
    counts = search.counts().sorted { $0.place < $1.place }
  }

  /// What was counted for the ticket at a place; nothing where its text is too short. O(log n).
  func counts(at place: TicketPlace) -> CopyCounts {
    let index = counts.partitioningIndex { $0.place >= place }
    return index < counts.count && counts[index].place == place ? counts[index].counts : CopyCounts()
  }
}

/// The search while it lasts.
private struct CopySearch {
  /// By sketch.
  private let texts: [PostedText]
  /// The texts of one sketch each.
  private var groups: [Range<Int>] = []
  /// Who posted a group's text or one near to it; only of groups for which that is more than one text.
  private var posters: [Int: Posters] = [:]

  /// Businesses and people, as many as are counted and one more, as a text's own is not.
  private struct Posters {
    private(set) var businesses: [UInt64] = []
    private(set) var authors: [UInt64] = []

    /// Whether more would change no count.
    var isFull: Bool { businesses.count > CopyCounts.most && authors.count > CopyCounts.most }

    mutating func add(_ texts: ArraySlice<PostedText>) {
      for text in texts {
        if isFull { return }
        Posters.add(text.business, to: &businesses)
        Posters.add(text.author, to: &authors)
      }
    }

    private static func add(_ one: UInt64, to known: inout [UInt64]) {
      if one != 0, known.count <= CopyCounts.most, !known.contains(one) { known.append(one) }
    }
  }

  init(_ posted: consuming PostedTexts) {
    var texts = posted.texts
    posted.texts = []  // sorted where they are
    texts.sort { ($0.sketch, $0.place) < ($1.sketch, $1.place) }
    self.texts = texts
    var start = 0
    for index in texts.indices where index + 1 == texts.count || texts[index + 1].sketch != texts[index].sketch {
      groups.append(start..<index + 1)
      start = index + 1
      if groups[groups.count - 1].count > 1 { add(groups.count - 1, to: groups.count - 1) }
    }
  }

  mutating func compareGroups(sharing band: Int) {
    var keys = groups.indices.map { (key: texts[groups[$0].lowerBound].sketch.band(band), group: $0) }
    keys.sort { $0 < $1 }
    for one in keys.indices {
      for other in keys[(one + 1)...].prefix(CopyCounts.most) {
        guard other.key == keys[one].key else { break }
        compare(keys[one].group, other.group)
      }
    }
  }

  private mutating func compare(_ one: Int, _ other: Int) {
    if posters[one]?.isFull == true, posters[other]?.isFull == true { return }
    guard texts[groups[one].lowerBound].sketch.isNear(texts[groups[other].lowerBound].sketch) else { return }
    for group in [one, other] where posters[group] == nil { add(group, to: group) }
    add(other, to: one)
    add(one, to: other)
  }

  private mutating func add(_ other: Int, to group: Int) {
    posters[group, default: Posters()].add(texts[groups[other]])
  }

  func counts() -> [(place: TicketPlace, counts: CopyCounts)] {
    var counts: [(place: TicketPlace, counts: CopyCounts)] = []
    counts.reserveCapacity(texts.count)
    for (group, range) in groups.enumerated() {
      let found = posters[group] ?? Posters()
      for text in texts[range] {
        let elsewhere = CopySearch.count(found.businesses, but: text.business)
        counts.append(
          (text.place, CopyCounts(elsewhere: elsewhere, byOthers: CopySearch.count(found.authors, but: text.author))))
      }
    }
    return counts
  }

  /// nil where the text's own is not known: any of the others may be it.
  private static func count(_ known: [UInt64], but own: UInt64) -> Int8? {
    own == 0 ? nil : Int8(min(known.count { $0 != own }, CopyCounts.most))
  }
}
