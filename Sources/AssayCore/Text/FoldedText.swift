/// The folded view of a ticket's texts: what is matched.
///
/// Case, width and compatibility forms are folded, letters are composed with their marks, invisible
/// characters are gone, punctuation and spaces are ASCII. Diacritics are kept (the tokenizer drops them for
/// a second look-up). Some control bytes have a private meaning, see `Stand`. All fields of a ticket stand in
/// one buffer; `source(of:)` leads back to the original bytes.
public struct FoldedText: Sendable {
  /// The folded bytes, followed by at least eight zero bytes that are not part of the text.
  public internal(set) var bytes: [UInt8] = []
  /// How many of `bytes` are text.
  public internal(set) var count = 0
  /// Where the distance between folded and original offsets changes, in order.
  var segments: [Segment] = []

  /// From `folded` on, original offset = folded offset + (`source` − `folded`).
  struct Segment: Sendable {
    var folded: Int
    var source: Int
  }

  /// An empty text.
  public init() {}

  mutating func removeAll() {
    count = 0
    segments.removeAll(keepingCapacity: true)
  }

  /// The original offset of a folded offset. O(log segments).
  func source(of folded: Int) -> Int {
    let next = segments.partitioningIndex { $0.folded > folded }
    guard next > 0 else { return folded }
    let source = folded + segments[next - 1].source - segments[next - 1].folded
    // A scalar that folds to more bytes than it had ends where the next segment begins.
    guard next < segments.count, segments[next].source > segments[next - 1].source else { return source }
    return min(source, segments[next].source - 1)
  }

  /// Makes room for `extra` more bytes and the padding behind them.
  mutating func reserve(_ extra: Int) {
    let needed = count + extra + 16
    if bytes.count < needed {
      bytes.append(contentsOf: repeatElement(0, count: max(needed, bytes.count * 2) - bytes.count))
    }
  }
}

/// Bytes of the folded view that stand for something else.
enum Stand {
  /// One emoji follows as UTF-8.
  static let emoji: UInt8 = 0x02
  /// One scalar follows that is a word of its own.
  static let single: UInt8 = 0x03
  static let pound: UInt8 = 0x05
  static let euro: UInt8 = 0x06
  static let otherCurrency: UInt8 = 0x07
}
