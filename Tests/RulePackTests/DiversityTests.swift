import Testing

/// How diverse the corpora are: a table that reviews of a change can see, and floors that none may fall through.
struct DiversityTests {
  /// What is known to be missed. A floor that is reached again, or one more that is missed, fails the test.
  static let known: [String: [Diversity.Floor]] = [
    "mixed.ndjson": [.short, .long]
  ]

  @Test("Every file reaches the floors, but for those that are known to miss some")
  func floors() throws {
    for file in Diversity.all(try Corpus.tickets()) {
      #expect(file.missed == Self.known[file.file] ?? [], "\(file.file)")
    }
  }

  @Test("Corpora/Diversity.md says what is")
  func page() throws {
    try GeneratedPage.compare(Self.page(Diversity.all(try Corpus.tickets())), with: "Corpora/Diversity.md")
  }

  private static func page(_ files: [Diversity]) -> String {
    var page = """
      # How diverse the corpora are

      Written by the tests (`ASSAY_UPDATE_GOLDENS=1 swift test --filter DiversityTests`), so that a change of tickets shows when it is
      reviewed. Of each file:

      - **words**: a tenth of its texts is shorter than the first number, half than the second, and a tenth longer than the last.
      - **of 1,000**: how many different words a stretch of 1,000 words holds, texts of all lengths mixed.
      - **first**, **first two**: how many different openings of one and of two words there are for 100 texts.
      - **commonest**: which one is commonest, and in how many texts.

      | file | tickets | words | of 1,000 | first | first two | commonest | |
      |---|---:|---:|---:|---:|---:|---|---|

      """
    for file in files {
      let first = file.openings(1)
      let two = file.openings(2)
      let misses = file.missed.isEmpty ? "" : "misses: " + file.missed.map(\.rawValue).joined(separator: "; ")
      let cells = [
        file.file, "\(file.count)", "\(file.length(at: 10)) · \(file.length(at: 50)) · \(file.length(at: 90))",
        file.distinctWords.map { "\($0)" } ?? "n/a", "\(first.distinctShare)", "\(two.distinctShare)",
        "\(first.commonest): \(first.most) (\(first.mostShare) %), \(two.commonest): \(two.most)",
        file.hasFloors ? misses : "no floors",
      ]
      page += "| \(cells.joined(separator: " | ")) |\n"
    }
    page += """

      A test holds every file to these floors; what misses one is named there and here:

      \(Diversity.Floor.allCases.map { "- \($0.rawValue)" }.joined(separator: "\n"))

      They lie below what real reviews show and above what filling in a template gives. Samples of 59,013 public English reviews, as many
      as a file here has tickets: 8 · 39 · 145 words, 470 different ones of 1,000, 57 and 89 different openings for 100 of 125 texts (29 and
      71 of 1,114); 18 % open with the commonest word, 4 % with the commonest two. So texts here are shorter than real ones, and open in more
      ways than people do. Pairs differ in a word on purpose, and the samples are a handful: they are shown, but held to no floor.

      No two tickets, but for the two of a pair, share eight words in a row; that is a test, too.

      """
    return page
  }

  // MARK: What measures

  private func ticket(_ id: String, _ text: String, file: String = "a.ndjson", pair: Int? = nil) -> CorpusTicket {
    CorpusTicket(
      file: file, line: 1, id: id, labels: [], optionalLabels: [], pair: pair, texts: [text],
      words: [OffensiveWords.words(text)], textIndex: 0)
  }

  @Test("Shared runs are found wherever they stand, once for two tickets, and not within a pair")
  func sharedRuns() {
    let run = "one two three four five six seven eight"
    let tickets = [
      ticket("a", "so " + run + " nine"), ticket("b", "But: ONE, two three four; five six seven Eight nine!"),
      ticket("c", "one two three four five six seven, then eight"), ticket("d", run + " " + run),
      ticket("e", "red " + run, file: "pairs/x.ndjson", pair: 1), ticket("f", "and nothing shorter"),
    ]
    #expect(
      SharedRun.all(tickets).map(\.description) == ["b", "d", "e"].map { "a and \($0) share: \(run)" })
    let other = "red orange yellow green blue indigo violet white"
    let pairs = [
      ticket("p1b", other, file: "pairs/x.ndjson", pair: 1), ticket("p1n", other, file: "pairs/x.ndjson", pair: 1),
    ]
    #expect(SharedRun.all(pairs).isEmpty)
    #expect(SharedRun.all(pairs + [ticket("p2b", other, file: "pairs/x.ndjson", pair: 2)]).map(\.other) == ["p2b"])
    #expect(SharedRun.all(pairs + [ticket("p1b", other, file: "pairs/y.ndjson", pair: 1)]).map(\.other) == ["p1b"])
    #expect(SharedRun.all([ticket("g", run + " " + run)]).isEmpty)
  }

  @Test("Texts from a template miss every floor but that of length")
  func template() {
    let long = String(repeating: "and so it went on and on again ", count: 10)
    let tickets = (0..<100).map { ticket("\($0)", "The staff were \($0) times \($0 % 5 == 0 ? "slow" : long)") }
    let diversity = Diversity("x.ndjson", tickets)
    #expect(diversity.missed == [.vocabulary, .opening, .phrase, .openings])
    #expect(diversity.count == 100 && diversity.length(at: 10) == 6 && diversity.length(at: 90) == 85)
    #expect(diversity.openings(1).commonest == "the" && diversity.openings(1).mostShare == 100)
    #expect(diversity.openings(2).distinctShare == 1)
    #expect(Diversity("pairs/x.ndjson", tickets).missed.isEmpty)
  }

  @Test("Each text in its own words misses none but those of length")
  func ownWords() {
    let tickets = (0..<100).map { number in
      ticket("\(number)", (0..<30).map { "w\(number)x\($0)" }.joined(separator: " "))
    }
    let diversity = Diversity("x.ndjson", tickets)
    #expect(diversity.missed == [.short, .long])
    #expect(diversity.distinctWords == 1_000 && diversity.openings(2).distinctShare == 100)
    #expect(Diversity("empty.ndjson", []).distinctWords == nil)
  }
}
