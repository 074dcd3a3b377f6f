internal import AssayCore

/// How often nearly the same text was posted elsewhere.
struct CopyCounts: Sendable, Equatable {
  /// Other businesses that have it; nil where the text's own business is not known.
  var elsewhere: Int?
  /// Other people who wrote it; nil where the text's own author is not known.
  var byOthers: Int?

  /// The highest count; it means so many or more.
  static let most = 64
}

/// Which of many texts say nearly the same.
///
/// Texts that share a band of their sketches are compared, each with those next to it: `CopyCounts.most` on either side are as many as are counted. So
/// time is O(n log n), however many copies there are, and the order of the input matters only where there are more than that.
struct NearCopies: Sendable {
  /// By place.
  private let texts: [PostedText]
  /// For texts that have copies, by index.
  private var others: [UInt32: Others] = [:]

  /// What is known of a text's copies.
  private struct Others {
    var businesses: [UInt64] = []
    var authors: [UInt64] = []

    /// Whether no further copy would change the counts.
    var isFull: Bool { businesses.count == CopyCounts.most && authors.count == CopyCounts.most }

    mutating func add(_ copy: borrowing PostedText, of text: borrowing PostedText) {
      Others.add(copy.business, text.business, to: &businesses)
      Others.add(copy.author, text.author, to: &authors)
    }

    private static func add(_ other: UInt64, _ own: UInt64, to known: inout [UInt64]) {
      if other != own, other != 0, own != 0, known.count < CopyCounts.most, !known.contains(other) {
        known.append(other)
      }
    }
  }

  /// Compares texts, given in any order.
  init(_ posted: consuming PostedTexts) {
    texts = posted.texts.sorted { $0.place < $1.place }
    var band: [(key: UInt64, text: UInt32)] = []
    for number in 0..<TextSketch.bands {
      band.removeAll(keepingCapacity: true)
      for index in texts.indices { band.append((texts[index].sketch.band(number), UInt32(index))) }
      band.sort { $0 < $1 }
      for one in band.indices {
        for other in band[(one + 1)...].prefix(CopyCounts.most) {
          guard other.key == band[one].key else { break }
          compare(band[one].text, other.text)
        }
      }
    }
  }

  private mutating func compare(_ one: UInt32, _ other: UInt32) {
    let (first, second) = (texts[Int(one)], texts[Int(other)])
    guard first.business != second.business || first.author != second.author else { return }
    guard others[one]?.isFull != true || others[other]?.isFull != true else { return }
    guard first.sketch.isNear(second.sketch) else { return }
    others[one, default: Others()].add(second, of: first)
    others[other, default: Others()].add(first, of: second)
  }

  /// What was counted for the ticket at a place; nothing where its text is too short. O(log n).
  func counts(at place: TicketPlace) -> CopyCounts {
    var (low, high) = (0, texts.count)
    while low < high {
      let middle = (low + high) / 2
      if texts[middle].place < place { low = middle + 1 } else { high = middle }
    }
    guard low < texts.count, texts[low].place == place else { return CopyCounts() }
    let found = others[UInt32(low)]
    return CopyCounts(
      elsewhere: texts[low].business == 0 ? nil : found?.businesses.count ?? 0,
      byOthers: texts[low].author == 0 ? nil : found?.authors.count ?? 0)
  }
}
