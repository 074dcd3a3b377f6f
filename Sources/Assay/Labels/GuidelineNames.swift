/// Guidelines by name, those of a pack or of two together (at most 64): the one way in which labels are read, whatever they are for.
struct GuidelineNames: Sendable {
  private let indices: [String: Int]

  init(_ names: [String]) { indices = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) }) }

  /// The guidelines of some labels, a bit each; nil where one is no guideline, and then it is noted. `no breach` alone is none.
  func guidelines(_ labels: [String], unknown: inout [String: Int]) -> UInt64? {
    if labels.count == 1, GuidelineNames.isNothing(labels[0]), indices[labels[0]] == nil { return 0 }
    var set: UInt64 = 0
    var isKnown = true
    for label in labels {
      if let guideline = indices[label] {
        set |= 1 << UInt64(guideline)
      } else {
        unknown[label, default: 0] += 1
        isKnown = false
      }
    }
    return isKnown ? set : nil
  }

  private static func isNothing(_ label: String) -> Bool {
    ["no breach", "no violation", "none"].contains(plainWords(label))
  }
}

/// In lower case, with spaces for what else stands between words, and none at the ends.
func plainWords(_ text: String) -> String {
  text.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" || $0 == "\t" }.joined(separator: " ")
}
