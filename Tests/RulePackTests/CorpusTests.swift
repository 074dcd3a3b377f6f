import Testing

/// What the labelled tickets promise: that they are many, valid, one person's words each, and fit to be read.
struct CorpusTests {
  @Test("Ids are unique and tell the file and the kind")
  func ids() throws {
    var seen: Set<String> = []
    for ticket in try Corpus.tickets() {
      #expect(seen.insert(ticket.id).inserted, "\(ticket.id) stands twice")
      let file = ticket.file.split(separator: "/").last?.dropLast(".ndjson".count) ?? ""
      let parts = ticket.id.split(separator: "-")
      if ticket.file.hasPrefix("guidelines/") {
        #expect(parts.count == 2 && parts[0] == file, "\(ticket.id) in \(ticket.file)")
        let kind = parts.last?.first
        #expect(parts.last?.dropFirst().count == 2 && Int(parts.last?.dropFirst() ?? "") != nil, "\(ticket.id)")
        #expect(
          kind == "b" ? ticket.labels.contains(String(file)) : kind == "n" && ticket.labels.isEmpty, "\(ticket.id)")
      } else if file == "ordinary" {
        #expect(parts.count == 2 && parts[0] == "ordinary" && ticket.labels.isEmpty, "\(ticket.id)")
      }
    }
  }

  @Test("Labels exist, and the primary one is among them")
  func labels() throws {
    for ticket in try Corpus.tickets() {
      #expect(GuidelineBounds.ids.isSuperset(of: ticket.labels + ticket.optionalLabels), "\(ticket.id)")
      #expect(Set(ticket.labels).isDisjoint(with: ticket.optionalLabels), "\(ticket.id)")
      #expect(Set(ticket.labels).count == ticket.labels.count, "\(ticket.id)")
      #expect(ticket.primary.map { ticket.labels.contains($0) } ?? ticket.labels.isEmpty, "\(ticket.id)")
    }
  }

  @Test("There are enough of each kind")
  func counts() throws {
    let tickets = try Corpus.tickets()
    for id in GuidelineBounds.ids.sorted() {
      let own = tickets.filter { $0.file == "guidelines/\(id).ndjson" }
      #expect(own.count { $0.labels.contains(id) } >= 30, "\(id)")
      #expect(own.count(where: \.labels.isEmpty) >= 20, "\(id)")
    }
    #expect(tickets.count { $0.file == "ordinary.ndjson" } >= 200)
  }

  @Test("No two tickets share a run of eight words")
  func ownWords() throws {
    // A run is remembered by its text: memory is no concern here, and nothing is left to chance.
    var ticketOfRun: [String: String] = [:]
    for ticket in try Corpus.tickets() {
      for words in ticket.texts.map(OffensiveWords.words) where words.count >= 8 {
        for first in 0...(words.count - 8) {
          let run = words[first..<(first + 8)].joined(separator: " ")
          let other = ticketOfRun[run] ?? ticket.id
          if other != ticket.id { Issue.record("\(other) and \(ticket.id) share: \(run)") }
          ticketOfRun[run] = other
        }
      }
    }
  }

  @Test("Offensive words are masked, save in a harmless sense")
  func masks() throws {
    for ticket in try Corpus.tickets() {
      let found = ticket.texts.flatMap { OffensiveWords.unmasked(in: $0, mayBeHarmless: ticket.labels.isEmpty) }
      #expect(found.isEmpty, "\(ticket.id): \(found)")
    }
  }
}
