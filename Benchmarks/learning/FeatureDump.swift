import AssayCore
import AssayLearn
import Foundation

/// The features of a set's `train` part by name, so that other ways to weigh them can be tried without writing them here.
struct FeatureDump: Encodable {
  var labels: [String]
  /// Of each text its distinct features: words, pairs with a space between, kinds in angle brackets.
  var features: [[String]] = []
  /// Of each text the indices of its labels, and of those that nobody judged for it.
  var gold: [[Int]] = []
  var optional: [[Int]] = []

  init(_ set: LabelledSet) {
    labels = set.labels
    var reading = TokenReading()
    for item in set.train {
      reading.read(item.ticket)
      features.append(FeatureDump.features(of: reading))
      gold.append(Array(item.gold))
      optional.append(Array(item.optional))
    }
  }

  /// As `Trainer` counts them, in the order of reading.
  private static func features(of reading: TokenReading) -> [String] {
    var features: [String] = []
    var previous: String?
    for token in reading.tokens {
      guard token.kind == .word else {
        if token.kind != .sentenceBreak && token.kind != .fieldBreak { features.append("<\(token.kind)>") }
        previous = nil
        continue
      }
      let word = reading.spelling(token)
      features.append(word)
      if let previous { features.append("\(previous) \(word)") }
      previous = word
    }
    var seen: Set<String> = []
    return features.filter { seen.insert($0).inserted }
  }
}
