import Assay
import AssayCore
import AssayLearn
import AssayRules
import Testing

/// Parts of words, shapes of texts and disguised words, through the linker and pack files.
@Suite("Further features of fitted words")
struct FurtherFeatureTests {
  private static let text = """
    \(SmallPack.head)

    guideline fraud
      title     "T"
      severity  1
      prior     0
      threshold 0.9
      route     low within 1d
      exposure  none

    rule word +0.5
      why   "W"
      match "scammer"
      flag  "scammer"
      pass  "x"

    """

  /// 3 bits for the word, 1 for each of two parts, a half for five exclamation marks or more; sums approach 31 bits.
  private static let model: TrainedModel = {
    var model = TrainedModel()
    model.guidelines = ["fraud"]
    model.shrink = [1024]
    model.limit = .max
    model.length = 1
    model.rare = 5
    let features: [(TrainedModel.Feature, Int16, Int32)] = [
      (.word("common"), 512, 9), (.word("scammer"), 3072, 9), (.word("seldom"), 256, 2), (.run(" sel"), 1024, 4),
      (.run("scam"), 1024, 4), (.number(NumberRange(.exclamations, 5, .infinity)), 512, 9),
    ]
    for (feature, bits, tickets) in features {
      model.features.append(feature)
      var row = SIMD32<Int16>()
      row[0] = bits
      model.weights.append(row)
      model.tickets.append(tickets)
      model.breaches.append(1)
    }
    return model
  }()

  private static let program = Swift.Result {
    let source = PackSource(rules: [SourceFile(path: "small.rules", text: text)], wordLists: [])
    return try #require(PackCompiler.compile(source, model: try ModelFile.decode(ModelFile.encode(model))).program)
  }

  /// With n features the sum is divided by √n.
  @Test(
    "Words that are known well are not spelt, others are",
    arguments: [
      ("scammer", 3072, 1, 512), ("unscammed", 1024, 1, 0), ("seldom", 1280, 2, 0), ("selfish seldom", 1280, 2, 0),
      ("common", 512, 1, 0), ("nothing here", 0, 1, 0), ("scam", 1024, 1, 0), ("sca", 0, 1, 0),
      ("nothing!!!!!", 512, 1, 0),
      // A disguised word counts as what it is.
      ("sc@mmer", 3072, 1, 384),
    ] as [(String, Int32, Int, Int32)])
  func scores(text: String, sum: Int32, features: Int, rules: Int32) throws {
    for program in [try Self.program.get(), try PackFile.decode(PackFile.encode(try Self.program.get()))] {
      var scratch = Scratch(program)
      var ticket = Ticket()
      ticket.set(.text, text)
      // Twice, as a worker does.
      for _ in 0..<2 { program.classify(ticket, &scratch) }
      let share = Int32((1 / Double(features)).squareRoot() * 1024)
      // The bend takes less than one part in ten thousand of so little.
      #expect(abs(scratch.verdict.sums[0] - rules - (sum * share) >> 10) <= 1, "\(text)")
    }
  }

  @Test("A verdict names the part that spoke")
  func evidence() throws {
    let program = try Self.program.get()
    #expect((0..<Int32(program.bayes.rowCount)).map { program.meaning(ofRow: $0) }.contains("\u{2026}scam\u{2026}"))
    #expect((0..<Int32(program.bayes.rowCount)).map { program.meaning(ofRow: $0) }.contains("exclamations \u{2265} 5"))
  }
}
