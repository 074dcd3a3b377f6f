import Testing

/// What the labelled tickets promise: that they are many, valid, one person's words each, and fit to be read.
struct CorpusTests {
  @Test("Ids are unique and tell the file and the kind")
  func ids() throws {
    var seen: Set<String> = []
    for ticket in try Corpus.tickets() where !ticket.file.hasPrefix("samples/") {
      #expect(seen.insert(ticket.id).inserted, "\(ticket.id) stands twice")
      let parts = ticket.id.split(separator: "-").map(String.init)
      let (folder, file) = (ticket.folder, ticket.name)
      let isLanguage = Self.languages.contains(file)
      #expect(parts.count == (isLanguage ? 3 : 2), "\(ticket.id) in \(ticket.file)")
      #expect(isLanguage ? parts[1] == file && ticket.language == file : parts[0] == file, "\(ticket.id)")
      if parts[0] == "ordinary" {
        #expect(Int(parts.last ?? "") != nil && ticket.labels.isEmpty, "\(ticket.id)")
        continue
      }
      if folder == "pairs" { continue }
      let number = (parts.last ?? "").dropFirst()
      #expect(Int(number) != nil && number.count == (file == "mixed" ? 3 : 2), "\(ticket.id)")
      expectLabels(ticket, of: file == "mixed" ? nil : parts[0], kind: parts.last?.first)
    }
  }

  /// A breach has the label that its id names, or several where it names none; what is no breach has none.
  private func expectLabels(_ ticket: CorpusTicket, of guideline: String?, kind: Character?) {
    switch kind {
    case "b":
      #expect(guideline.map { ticket.labels.contains($0) } ?? (ticket.labels.count > 1), "\(ticket.id)")
    case "n": #expect(ticket.labels.isEmpty, "\(ticket.id)")
    default: Issue.record("\(ticket.id) says neither b nor n")
    }
  }

  static let languages = ["da", "de", "es", "fr", "it"]

  @Test("Pairs are a breach and its innocent twin, under one number, and say what they try")
  func pairs() throws {
    let pairs = try Corpus.tickets().filter { $0.folder == "pairs" }
    #expect(Set(pairs.map(\.name)).subtracting(Self.languages) == GuidelineBounds.ids)
    for (file, tickets) in Dictionary(grouping: pairs, by: \.name) {
      // Nobody would invent breaches of this one for it.
      let hasBreaches = file != "child_safety"
      #expect(tickets.count(where: \.labels.isEmpty) >= 10, "\(file)")
      for (number, twins) in Dictionary(grouping: tickets, by: \.pairName) {
        let kinds = twins.compactMap { $0.id.last }
        #expect(kinds.sorted() == (hasBreaches ? ["b", "n"] : ["n"]), "\(file) \(number)")
        #expect(
          Set(twins.map(\.function)).count == 1 && twins[0].function != nil && twins[0].pair != nil, "\(file) \(number)"
        )
        for twin in twins {
          expectLabels(twin, of: String(twin.id.split(separator: "-")[0]), kind: twin.id.last)
        }
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

  /// The guidelines that words break in every language: those with tickets beyond English.
  static let ofWords = [
    "advertising_promotion", "conflict_of_interest", "harassment", "hate_speech", "incentive_coercion",
    "personal_information", "profanity", "scam_fraud", "self_harm", "sexual_content", "threats_violence",
  ]

  @Test("There are enough of each kind")
  func counts() throws {
    let tickets = try Corpus.tickets()
    func expect(_ id: String, _ file: String, breaches: Int, others: Int) {
      let own = tickets.filter { $0.file == file && $0.id.hasPrefix(id + "-") }
      #expect(own.count { $0.labels.contains(id) } >= breaches, "\(id) in \(file)")
      #expect(own.count(where: \.labels.isEmpty) >= others, "\(id) in \(file)")
    }
    for id in GuidelineBounds.ids.sorted() {
      // Nobody would invent more breaches of the first.
      expect(id, "guidelines/\(id).ndjson", breaches: id == "child_safety" ? 40 : 78, others: 40)
    }
    for language in Self.languages {
      for id in Self.ofWords { expect(id, "languages/\(language).ndjson", breaches: 20, others: 10) }
      #expect(tickets.count { $0.file == "languages/\(language).ndjson" && $0.id.hasPrefix("ordinary-") } >= 40)
    }
    #expect(tickets.count { $0.file == "ordinary.ndjson" } >= 1000)
    #expect(tickets.count { $0.file == "mixed.ndjson" } >= 200)
  }

  @Test("No two tickets share a run of eight words")
  func ownWords() throws {
    for shared in SharedRun.all(try Corpus.tickets()) { Issue.record("\(shared)") }
  }

  @Test("Offensive words are masked, save in a harmless sense")
  func masks() throws {
    for ticket in try Corpus.tickets() {
      let found = ticket.words.flatMap { OffensiveWords.unmasked(among: $0, mayBeHarmless: ticket.labels.isEmpty) }
      #expect(found.isEmpty, "\(ticket.id): \(found)")
    }
  }
}
