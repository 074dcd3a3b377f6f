import Assay
import AssayCore
import AssayIO
import AssayTestSupport
import Synchronization
import Testing

/// Counting of near-copies against an oracle that compares each text with each other.
struct CopiesTests {
  /// A ticket as the oracle sees it.
  struct Post {
    var words: [String]
    var business: String?
    var author: String?
    var runs: Set<[String]> { Set(words.indices.dropLast(2).map { Array(words[$0...($0 + 2)]) }) }

    func line(_ number: Int) -> String {
      var line = #"{"ticket_id":"\#(number)","text":"\#(words.joined(separator: " "))""#
      if let business { line += #","business_id":"\#(business)""# }
      if let author { line += #","author_id":"\#(author)""# }
      return line + "}\n"
    }
  }

  /// Posts of a few templates in which words are replaced, among others that are nobody's copy.
  private static func posts(seed: UInt64) -> [Post] {
    var random = RepeatableGenerator(seed: seed)
    func word() -> String { "w" + String(random.below(4000), radix: 26).map { "\($0)q" }.joined() }
    func words(_ count: Int) -> [String] { (0..<count).map { _ in word() } }
    let templates = (0..<6).map { _ in words(17 + random.below(80)) }
    return (0..<100).map { _ in
      var text = random.once(in: 3) ? words(5 + random.below(60)) : random.pick(templates)
      for index in text.indices where random.once(in: 40) { text[index] = word() }
      return Post(
        words: text, business: random.once(in: 6) ? nil : "b\(random.below(12))",
        author: random.once(in: 6) ? nil : "a\(random.below(12))")
    }
  }

  /// Runs over files with these contents; the counts of each ticket, in order, and the bytes written.
  private static func run(
    _ files: [String], history: [String] = [], jobs: Int = 1, blockSize: Int = 1 << 20, name: String = "tickets.ndjson"
  ) throws -> (output: String, progress: Progress) {
    let folder = TemporaryFolder()
    func inputs(_ texts: [String], _ prefix: String) -> [RecordInput] {
      texts.enumerated().map { number, text in
        folder.write(Array(text.utf8), to: "\(prefix)\(number)-\(name)")
        return RecordInput(path: folder.path("\(prefix)\(number)-\(name)"))
      }
    }
    var run = CopiesRun()
    run.pipeline.jobs = jobs
    run.pipeline.blockSize = blockSize
    let output = CollectedOutput()
    let progress = try run.run(inputs(files, "new"), history: inputs(history, "old"), to: output)
    return (output.text, progress)
  }

  private static func count(_ name: String, in line: Substring) -> Int? {
    guard let range = line.firstRange(of: "\"\(name)\":") else { return nil }
    return Int(line[range.upperBound...].prefix { $0.isNumber })
  }

  @Test("As many as comparing each with each says", arguments: [UInt64(1), 2])
  func oracle(seed: UInt64) throws {
    let posts = Self.posts(seed: seed)
    let text = posts.enumerated().map { $1.line($0) }.joined()
    let lines = try Self.run([text]).output.split(separator: "\n")
    #expect(lines.count == posts.count)
    let runs = posts.map(\.runs)
    for (number, post) in posts.enumerated() {
      var (surely, perhaps) = ([Set<String>(), []], [Set<String>(), []])
      for (other, copy) in posts.enumerated() where other != number && min(copy.words.count, post.words.count) >= 17 {
        let common = Double(runs[number].intersection(runs[other]).count)
        let jaccard = common / Double(runs[number].union(runs[other]).count)
        for (kind, (own, its)) in [(post.business, copy.business), (post.author, copy.author)].enumerated() {
          guard let own, let its, own != its else { continue }
          if jaccard > 0.75 { surely[kind].insert(its) }
          if jaccard > 0.1 { perhaps[kind].insert(its) }
        }
      }
      let known = [post.business, post.author].map { $0 != nil && post.words.count >= 17 }
      for (kind, name) in ["copies_elsewhere", "copies_by_others"].enumerated() {
        let count = Self.count(name, in: lines[number])
        #expect((count != nil) == known[kind])
        if let count { #expect(count >= surely[kind].count && count <= perhaps[kind].count, "\(number) \(name)") }
      }
    }
  }

  @Test("The same bytes for any number of jobs and size of blocks", arguments: [(2, 700), (3, 1 << 20)])
  func sameBytes(jobs: Int, blockSize: Int) throws {
    let posts = Self.posts(seed: 9)
    let lines = posts.enumerated().map { $1.line($0) }
    let files = [lines.prefix(40).joined(), lines.dropFirst(40).joined()]
    let alone = try Self.run(files)
    let other = try Self.run(files, jobs: jobs, blockSize: blockSize)
    #expect(alone.output == other.output && alone.progress == other.progress)
    #expect(alone.progress.tickets == posts.count)
  }

  private static let text = (1...20).map { "word\(["a", "b", "c", "d"][$0 % 4])\(["x", "y", "z", "u", "v"][$0 % 5])" }
    .joined(separator: " ")

  private static func ticket(_ business: String, _ author: String) -> String {
    "{\"ticket_id\":\"\(business)\(author)\",\"text\":\"\(text)\",\"business_id\":\"\(business)\",\"author_id\":\"\(author)\"}\n"
  }

  @Test("A review that is reported again is no copy")
  func reportedAgain() throws {
    let output = try Self.run([Self.ticket("b", "a") + Self.ticket("b", "a")]).output
    for line in output.split(separator: "\n") {
      #expect(line.hasSuffix(#""copies_elsewhere":0,"copies_by_others":0}"#))
    }
  }

  @Test("Past tickets count and are not written")
  func history() throws {
    let past = [Self.ticket("c", "a"), Self.ticket("d", "e")]
    let output = try Self.run([Self.ticket("b", "a")], history: past).output
    #expect(output.split(separator: "\n").count == 1)
    #expect(output.contains(#""copies_elsewhere":2,"copies_by_others":1}"#))
  }

  @Test("Many copies are counted up to the bound")
  func many() throws {
    let tickets = (0..<90).map { Self.ticket("b\($0)", "a\($0 % 10)") }.joined()
    for line in try Self.run([tickets], jobs: 2, blockSize: 4000).output.split(separator: "\n") {
      #expect(line.hasSuffix(#""copies_elsewhere":16,"copies_by_others":9}"#))
    }
  }

  @Test("Without an id the business goes by its first name")
  func names() throws {
    let tickets = ["One", "Two"].map { name in
      "{\"ticket_id\":\"\(name)\",\"text\":\"\(Self.text)\",\"business_names\":[\"\(name)\",\"Both\"]}\n"
    }
    for line in try Self.run([tickets.joined()]).output.split(separator: "\n") {
      #expect(line.hasSuffix(#","copies_elsewhere":1}"#))
    }
  }

  @Test("Older counts are replaced, whatever else a record holds is kept")
  func replaced() throws {
    let ticket =
      #"{"copies_elsewhere":9, "ticket_id":"1","x":{"copies_by_others":[7]},"text":"short","copies_by_others":9}"#
    #expect(try Self.run([ticket]).output == #"{ "ticket_id":"1","x":{"copies_by_others":[7]},"text":"short"}"# + "\n")
  }

  @Test("Tables get two columns")
  func tables() throws {
    let rows =
      "copies_by_others,id,text,business_id,author_id\r\n9,1,\(Self.text),b,a\r\n9,2,\"\(Self.text)\",c,\r\n9,3,short,c,d\r\n"
    let output = try Self.run([rows], name: "tickets.csv").output
    #expect(
      output == """
        id,text,business_id,author_id,copies_elsewhere,copies_by_others\r
        1,\(Self.text),b,a,1,0\r
        2,"\(Self.text)",c,,1,\r
        3,short,c,d,,\r\n
        """)
  }

  @Test("What is no ticket is rejected")
  func rejects() throws {
    let result = try Self.run(["{}\n" + Self.ticket("b", "a")])
    #expect(result.progress.rejects == 1 && result.progress.tickets == 1)
  }
}

/// Keeps what it is given.
private final class CollectedOutput: ByteOutput {
  private let bytes = Mutex<[UInt8]>([])
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  func write(_ source: [UInt8], _ range: Range<Int>) { bytes.withLock { $0 += source[range] } }
}
