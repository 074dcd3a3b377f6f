/// Eight words in a row that two tickets have in common: one of them is copied, or both are made from a template.
struct SharedRun: CustomStringConvertible, Equatable {
  static let length = 8

  /// The ids of the two, in the order of the corpora.
  var one: String
  var other: String
  /// The first such run of theirs.
  var words: [String]

  var description: String { "\(one) and \(other) share: \(words.joined(separator: " "))" }

  /// What any two tickets share, once for every two. The two tickets of a contrast pair may share all but a word. O(words).
  static func all(_ tickets: [CorpusTicket]) -> [SharedRun] {
    // A run is remembered by its words' numbers: nothing is left to chance, and eight numbers are hashed faster than eight words.
    var numbers: [String: Int32] = [:]
    var ticketOfRun: [SIMD8<Int32>: Int] = [:]
    var found: [SharedRun] = []
    for (index, ticket) in tickets.enumerated() {
      for words in ticket.words {
        let own = words.map { word in
          let number = numbers[word] ?? Int32(numbers.count)
          numbers[word] = number
          return number
        }
        for start in 0..<max(0, own.count - length + 1) {
          let key = SIMD8(own[start..<start + length])
          guard let first = ticketOfRun[key] else {
            ticketOfRun[key] = index
            continue
          }
          let earlier = tickets[first]
          guard first != index, !arePair(earlier, ticket),
            !found.contains(where: { $0.one == earlier.id && $0.other == ticket.id })
          else { continue }
          found.append(SharedRun(one: earlier.id, other: ticket.id, words: Array(words[start..<start + length])))
        }
      }
    }
    return found
  }

  private static func arePair(_ one: CorpusTicket, _ other: CorpusTicket) -> Bool {
    one.file == other.file && one.pair != nil && one.pair == other.pair
  }
}
