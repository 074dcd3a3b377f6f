public import AssayCore
public import AssayLearn
internal import AssayRules

/// Keeps labelled tickets and what rules say of them, and calibrates a model on them.
///
/// Words are weighed by models that were learnt without the ticket at hand: the tickets fall into folds by what they say (so that
/// equal texts are held out together), each fold is scored by a model of the others. Scoring is the engine's own. Of many tickets a
/// sample is judged (`CalibrationSample`).
///
///     var calibrator = Calibrator(program)
///     calibrator.add(ticket, labels: labels)                         // and to the trainer, in the same order
///     let result = try calibrator.calibrate(trainer.model()) { isIncluded in trainer.model(including: isIncluded) }
public struct Calibrator {
  /// How many folds there are.
  public static let folds = 4

  /// A ticket that is kept.
  struct Kept {
    /// How many were added before it.
    var number: Int
    /// Of text and id: copies of a text go their own ways.
    var hash: UInt64
    var fold: Int
    var ticket: Ticket
    var labels: GuidelineSet
    var optional: GuidelineSet
  }

  /// What rules and words say of a ticket that is kept.
  struct Judged {
    /// Prior and rules, guideline by guideline, in 1/1024 bit.
    var base: [Int32]
    /// The rules that fire, in the order in which they are added up.
    var hits: [RuleWeightFit.Hit]
    /// What held-out words say, guideline by guideline, before slope and limit.
    var words: [Int32] = []
  }

  let rules: Program
  private(set) var tickets: [Kept] = []
  private var sample: CalibrationSample
  /// Title and text of the ticket at hand.
  private var said: [UInt8] = []
  /// The fold of every ticket that was added.
  private var folds: [UInt8] = []
  /// The sum of the hashes of texts and labels: the same for the same tickets in any order.
  public private(set) var fingerprint: UInt64 = 0
  /// The latest day on which any of the tickets was reported, as `2026-05-31`; empty where none says.
  public private(set) var latestDay = ""

  /// Calibrates beside the rules of a pack; its model, if it has one, is left out.
  ///
  /// - Parameters:
  ///   - breaches: of how many breaches of a guideline no more are wanted (`CalibrationSample`). `refit(_:)` wants all.
  ///   - others: of how many tickets that break nothing.
  public init(_ program: Program, breaches: Int = 1_000, others: Int = 10_000) {
    rules = program.withoutModel
    sample = CalibrationSample(guidelines: program.guidelines.count, breaches: breaches, others: others)
  }

  /// Counts one ticket, and keeps it if it is one of the sample. O(text).
  public mutating func add(_ ticket: borrowing Ticket, labels: GuidelineSet, optional: GuidelineSet = []) {
    let number = folds.count
    let optional = optional.subtracting(labels)
    said.removeAll(keepingCapacity: true)
    said.append(contentsOf: ticket.bytes[ticket.range(of: .title)])
    said.append(UInt8(ascii: "\n"))
    said.append(contentsOf: ticket.bytes[ticket.range(of: .text)])
    let textHash = TokenHash.hash(said.span, in: 0..<said.count)
    let fold = Int((textHash >> 32) % UInt64(Calibrator.folds))
    folds.append(UInt8(fold))
    said.append(contentsOf: "\(labels.bits) \(optional.bits)".utf8)
    fingerprint &+= TokenHash.hash(said.span, in: 0..<said.count)
    latestDay = max(latestDay, String(ticket.string(.reportedAt).prefix(10)))
    let hash = TokenHash.sequence(textHash, TokenHash.hash(ticket.bytes.span, in: ticket.range(of: .ticketID)))
    guard sample.keeps(hash, labels) else { return }
    tickets.append(
      Kept(
        number: number, hash: hash, fold: fold, ticket: ticket.detached(), labels: labels, optional: optional))
    if sample.add(hash, labels) { thin() }
  }

  /// Lets go of what is no longer of the sample.
  private mutating func thin() {
    var isHalved = true
    while isHalved {
      // By index and by swapping: a ticket is large to copy.
      var count = 0
      for place in tickets.indices where sample.keeps(tickets[place].hash, tickets[place].labels) {
        tickets.swapAt(count, place)
        count += 1
      }
      tickets.removeLast(tickets.count - count)
      sample.removeCounts()
      isHalved = false
      for place in tickets.indices where sample.add(tickets[place].hash, tickets[place].labels) { isHalved = true }
    }
  }

  /// Lets some of the tickets (by their index in order of adding) count for no guideline.
  public mutating func leaveOut(_ isLeftOut: (Int) -> Bool) {
    tickets.removeAll { isLeftOut($0.number) }
  }

  /// A calibrated model and how reliable its probabilities are.
  public struct Result: Sendable {
    /// The model, with a slope and an offset for each guideline, and the figures in its provenance.
    public var model: TrainedModel
    /// Of each ticket that was kept.
    var judged: [Judged] = []
    /// How many tickets were judged for it, where they are but a sample of all; nil: all were.
    public var sampled: Int?
    /// What the held-out tickets got before, with the model's own slopes and without offsets, and how often it was right.
    public var before: [ScoreCounts]
    /// The same after: each fold with slope and offset fitted on the others, so that nothing is measured on what it was fitted to.
    public var after: [ScoreCounts]
  }

  /// Fits slope and offset of each guideline. Trains a model a fold.
  ///
  /// - Parameters:
  ///   - model: the model to calibrate, of the same guidelines as the pack.
  ///   - retrain: a model of the tickets whose index (in order of adding) is included, by the method of `model`; with what it chose
  ///     (`Trainer.settled`), so that it is not chosen anew for each fold.
  /// - Throws: `PackError` when a model can't be linked (two of its words share a hash).
  public func calibrate(_ model: TrainedModel, retrain: ((Int) -> Bool) -> TrainedModel) throws(PackError) -> Result {
    precondition(model.guidelines.count == rules.guidelines.count, "a model of the pack's guidelines")
    var cases = model.guidelines.map { _ in CaseTable(folds: Calibrator.folds) }
    var judged = judge()
    for fold in 0..<Calibrator.folds {
      let words = try Program.words(retrain { folds[$0] != fold })
      var scratch = Scratch(words)
      for place in tickets.indices where tickets[place].fold == fold {
        let kept = tickets[place]
        words.sum(kept.ticket, &scratch)
        judged[place].words = scratch.verdict.sums
        for guideline in cases.indices where !kept.optional.contains(guideline) {
          cases[guideline].add(
            base: judged[place].base[guideline], words: judged[place].words[guideline], fold,
            isBreach: kept.labels.contains(guideline), halvings: sample.halvings(kept.labels))
        }
      }
    }
    for guideline in cases.indices { cases[guideline].sort() }
    var result = Result(
      model: model, judged: judged, sampled: sample.isWhole ? nil : tickets.count, before: [], after: [])
    result.model.offset = []
    let limit = WordLimit(model)
    let hasRules = Set(rules.rules.map { Int($0.guideline) })
    for (guideline, table) in cases.enumerated() {
      let standard = CalibrationFit(slope: model.shrink[guideline], offset: 0)
      func fit(leavingOut fold: Int?) -> CalibrationFit {
        // Without both kinds there is nothing to fit.
        let cases = table.cases { $0 != fold }
        guard cases.contains(where: { $0.breaches > 0 }), cases.contains(where: { $0.others > 0 }) else {
          return standard
        }
        return CalibrationFit(
          cases, standard: standard.slope, limit: limit,
          offsetDeviation: hasRules.contains(guideline)
            ? CalibrationFit.offsetDeviationBesideRules : CalibrationFit.offsetDeviationAlone)
      }
      let final = fit(leavingOut: nil)
      result.model.shrink[guideline] = final.slope
      result.model.offset.append(final.offset)
      var before = ScoreCounts()
      var after = ScoreCounts()
      for fold in 0..<Calibrator.folds {
        let others = fit(leavingOut: fold)
        for one in table.cases({ $0 == fold }) {
          for (fit, isAfter) in [(standard, false), (others, true)] {
            let bits = fit.bits(one, limit: limit)
            for (isBreach, times) in [(true, one.breaches), (false, one.others)] where times > 0 {
              if isAfter {
                after.add(bits, isBreach: isBreach, times: times)
              } else {
                before.add(bits, isBreach: isBreach, times: times)
              }
            }
          }
        }
      }
      result.before.append(before)
      result.after.append(after)
    }
    return result
  }

  /// What the rules say of each ticket that was kept. O(texts).
  private func judge() -> [Judged] {
    var scratch = Scratch(rules)
    // All that speaks for a guideline, though the engine saves itself the work where it can't matter. What only speaks against one is
    // heard where the engine hears it, so that nothing is learnt of it elsewhere.
    scratch.evaluatesAllTriggered = true
    return tickets.map { kept in
      rules.sum(kept.ticket, &scratch)
      let hits = scratch.fired.map { fired in
        // What is found only disguised counts three quarters.
        RuleWeightFit.Hit(
          rule: Int(fired.rule), quarters: fired.weight == rules.rules[Int(fired.rule)].weight ? 4 : 3)
      }
      return Judged(base: scratch.verdict.sums, hits: hits)
    }
  }
}

extension Program {
  /// The same pack judging by rules alone.
  public var withoutModel: Program {
    var program = self
    for (guideline, offset) in bayes.offset.enumerated() { program.guidelines[guideline].prior &-= offset }
    program.bayes = BayesModel()
    return program
  }

  /// A pack of nothing but a model's guidelines, whose sums are what words say before slope and limit.
  fileprivate static func words(_ model: TrainedModel) throws(PackError) -> Program {
    var raw = model
    raw.shrink = model.guidelines.map { _ in Bits.unit }
    raw.offset = []
    // Far beyond what any text says: neither limit changes a sum.
    raw.limit = .max
    var text = "pack words\n  version \"1\"\n  languages en\n"
    for outcome in ["clear", "uncertain", "insufficient_information", "unsupported_language"] {
      text += "  outcome \(outcome) route none within 1d\n"
    }
    for guideline in model.guidelines {
      text +=
        "guideline \(guideline)\n  title \"\(guideline)\"\n  severity 1\n  prior 0\n  route none within 1d\n  exposure none\n"
    }
    let source = PackSource(rules: [SourceFile(path: "words.rules", text: text)], wordLists: [])
    let compilation = PackCompiler.compile(source, model: raw)
    guard let program = compilation.program else { throw .invalid(compilation.diagnostics, compilation.files) }
    return program
  }
}
