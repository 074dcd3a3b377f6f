import AssayCore
import AssayLearn
import AssayRules
import AssayTestSupport
import Testing

@testable import Assay
@testable import AssayLearn

/// Calibration beside rules, with the engine's own scores.
@Suite("Calibration on held-out folds")
struct CalibratorTests {
  private static let text = """
    \(SmallPack.head)

    guideline offers
      title    "T"
      severity 1
      prior    -5.0
      route    low within 1d
      exposure none

    rule code +4.0
      why   "W"
      match "code"
      flag  "code"
      pass  "x"

    guideline rude
      title    "T"
      severity 1
      prior    -5.0
      route    low within 1d
      exposure none

    """

  private struct Example {
    var text: String
    var labels: GuidelineSet
    var optional: GuidelineSet = []
  }

  /// Half the tickets are rude, which nothing but their words tells; every tenth offers something, and a rule finds it.
  private static func examples(_ count: Int, seed: UInt64) -> [Example] {
    var random = RepeatableGenerator(seed: seed)
    let plain = ["room", "staff", "bed", "lunch", "quiet", "view"]
    let rude = ["clown", "useless", "room", "staff"]
    return (0..<count).map { number in
      var labels = GuidelineSet()
      var words = (0..<5).map { _ in random.pick(plain) }
      if random.once(in: 2) {
        labels.insert(1)
        words += [random.pick(rude)]
      }
      if random.once(in: 10) {
        labels.insert(0)
        words += ["code"]
      }
      words.append("t\(number)")
      return Example(
        text: words.joined(separator: " "), labels: labels, optional: random.once(in: 9) ? [0, 1] : [])
    }
  }

  private static func program(_ model: TrainedModel? = nil) throws -> Program {
    let source = PackSource(rules: [SourceFile(path: "small.rules", text: text)], wordLists: [])
    return try #require(PackCompiler.compile(source, model: model).program)
  }

  private static let counted: TrainingMethod = {
    var settings = TrainingSettings()
    settings.limit = Bits.fixed(31)
    return .counted(settings)
  }()

  private static func calibrate(
    _ examples: [Example], by method: TrainingMethod = counted, breaches: Int = 1_000, others: Int = 10_000
  ) throws -> Calibrator.Result {
    let program = try program()
    var trainer = Trainer(guidelines: program.guidelines.map(\.id))
    var calibrator = Calibrator(program, breaches: breaches, others: others)
    for example in examples {
      var ticket = Ticket()
      ticket.set(.text, example.text)
      trainer.add(ticket, labels: example.labels, optional: example.optional)
      calibrator.add(ticket, labels: example.labels, optional: example.optional)
    }
    let settled = trainer.settled(method)
    return try calibrator.calibrate(trainer.model(by: settled)) { trainer.model(by: settled, including: $0) }
  }

  @Test("Probabilities come to mean what they say; where nothing speaks for a breach, the prior follows the tickets")
  func reliability() throws {
    let examples = Self.examples(600, seed: 5)
    let result = try Self.calibrate(examples)
    let before = try #require(result.before[1].expectedCalibrationError())
    let after = try #require(result.after[1].expectedCalibrationError())
    #expect(before > 0.3 && after < 0.12, "\(before) → \(after)")
    let brier = try #require(result.after[1].brierScore)
    #expect(brier < 0.25)
    // Half are rude: from −5 bits the prior has to rise a good deal. Beside rules it hardly moves.
    #expect(result.model.offset[1] > 3 * 1024)
    #expect(abs(result.model.offset[0]) < 1024 / 2)
    // An optional label counts neither way, unless it was given.
    let open = examples.count { $0.optional.contains(1) && !$0.labels.contains(1) }
    #expect(open > 10)
    #expect(result.after[1].count == 600 - open && result.before[1].count == 600 - open)
  }

  @Test("The order of the tickets changes nothing")
  func order() throws {
    let examples = Self.examples(200, seed: 6)
    let one = try Self.calibrate(examples)
    let other = try Self.calibrate(examples.reversed())
    #expect(one.model == other.model)
    #expect(one.before == other.before && one.after == other.after)
  }

  @Test("Fitted words are calibrated, too, under the limit that they approach; in any order, and through files")
  func fitted() throws {
    let examples = Self.examples(400, seed: 9)
    let method = TrainingMethod.fitted(FittingSettings())
    let result = try Self.calibrate(examples, by: method)
    let before = try #require(result.before[1].expectedCalibrationError())
    let after = try #require(result.after[1].expectedCalibrationError())
    #expect(before > 0.1 && after < before / 2, "\(before) → \(after)")
    #expect(result.model.length > 0 && result.model.offset[1] > 2 * 1024)
    #expect(try Self.calibrate(examples.reversed(), by: method).model == result.model)
    let file = try ModelFile.decode(ModelFile.encode(result.model))
    #expect(file == result.model)
    let read = try PackFile.decode(PackFile.encode(try Self.program(file)))
    #expect(read.bayes.offset == result.model.offset && read.bayes.length == result.model.length)
  }

  @Test("Of many tickets a sample is enough; in any order, and each counts for those that it stands for")
  func sample() throws {
    let examples = Self.examples(3_000, seed: 12)
    let whole = try Self.calibrate(examples, breaches: .max)
    let part = try Self.calibrate(examples, breaches: 200, others: 200)
    let sampled = try #require(part.sampled)
    #expect(sampled < 1_000 && whole.sampled == nil)
    #expect(try Self.calibrate(examples.reversed(), breaches: 200, others: 200).model == part.model)
    for guideline in 0..<2 {
      #expect(abs(whole.model.offset[guideline] - part.model.offset[guideline]) < 512)
      let counts = (whole.after[guideline], part.after[guideline])
      #expect(abs(counts.1.count - counts.0.count) * 8 < counts.0.count)
      #expect(abs(counts.1.breaches - counts.0.breaches) * 4 < counts.0.breaches)
    }
  }

  @Test("Without breaches there is nothing to fit")
  func nothing() throws {
    let examples = Self.examples(50, seed: 7).map { Example(text: $0.text, labels: []) }
    let result = try Self.calibrate(examples)
    #expect(result.model.offset == [0, 0])
    #expect(result.model.shrink == [TrainingSettings.defaultShrink, TrainingSettings.defaultShrink])
    #expect(try Self.calibrate([]).after.allSatisfy { $0.count == 0 })
  }

  @Test("The offset goes into the prior, through the pack file, and out again where rules alone are wanted")
  func prior() throws {
    let result = try Self.calibrate(Self.examples(200, seed: 8))
    let program = try Self.program(result.model)
    #expect(program.guidelines[1].prior == -5120 + result.model.offset[1])
    let read = try PackFile.decode(PackFile.encode(program))
    #expect(read.bayes.offset == result.model.offset)
    #expect(read.guidelines[1].prior == program.guidelines[1].prior)
    #expect(read.withoutModel.guidelines.map(\.prior) == [-5120, -5120])
    #expect(read.withoutModel.bayes.isEmpty)
    // A pack with another number of guidelines is damaged.
    var wrong = program
    wrong.bayes.offset = [1]
    #expect(throws: SectionFileError.self) { try PackFile.decode(PackFile.encode(wrong)) }
  }
}
