public import AssayCore
public import AssayLearn
internal import AssayRules

/// Keeps labelled tickets and what rules say of them, and calibrates a model on them.
///
/// Words are weighed by models that were learnt without the ticket at hand: the tickets fall into folds by what they say (so that
/// equal texts are held out together), each fold is scored by a model of the others. Scoring is the engine's own.
///
///     var calibrator = Calibrator(program)
///     calibrator.add(ticket, labels: labels)                         // and to the trainer, in the same order
///     let result = try calibrator.calibrate(trainer.model()) { isIncluded in trainer.model(including: isIncluded) }
public struct Calibrator {
  /// How many folds there are.
  public static let folds = 4

  let rules: Program
  private var scratch: Scratch
  /// Title and text of each ticket: what words are read from.
  private var texts: [Ticket] = []
  private(set) var folds: [UInt8] = []
  private(set) var labels: [GuidelineSet] = []
  private(set) var optional: [GuidelineSet] = []
  /// The rules that fire on ticket t are `hits[hitStarts[t]..<hitStarts[t + 1]]`, in the order in which they are added up.
  private(set) var hits: [RuleWeightFit.Hit] = []
  private(set) var hitStarts = [0]
  /// The sum of the hashes of texts and labels: the same for the same tickets in any order.
  public private(set) var fingerprint: UInt64 = 0
  /// The latest day on which any of the tickets was reported, as `2026-05-31`; empty where none says.
  public private(set) var latestDay = ""
  /// Prior and rules of each ticket, guideline by guideline, in 1/1024 bit.
  private var bases: [Int32] = []

  /// Calibrates beside the rules of a pack; its model, if it has one, is left out.
  public init(_ program: Program) {
    rules = program.withoutModel
    scratch = Scratch(rules)
    // All that speaks for a guideline, though the engine saves itself the work where it can't matter. What only speaks against one is
    // heard where the engine hears it, so that nothing is learnt of it elsewhere.
    scratch.evaluatesAllTriggered = true
  }

  /// Keeps one ticket. O(text).
  public mutating func add(_ ticket: borrowing Ticket, labels: GuidelineSet, optional: GuidelineSet = []) {
    rules.sum(ticket, &scratch)
    bases += scratch.verdict.sums
    var kept = Ticket()
    for field in [TextField.title, .text] { kept.set(field, ticket.string(field)) }
    for rule in scratch.fired {
      // What is found only disguised counts three quarters.
      let isWhole = rule.weight == rules.rules[Int(rule.rule)].weight
      hits.append(RuleWeightFit.Hit(rule: Int(rule.rule), quarters: isWhole ? 4 : 3))
    }
    hitStarts.append(hits.count)
    latestDay = max(latestDay, String(ticket.string(.reportedAt).prefix(10)))
    let text = Array((kept.string(.title) + "\n" + kept.string(.text)).utf8)
    let judged = [labels.bits, optional.subtracting(labels).bits].map { "\($0)" }.joined(separator: " ")
    fingerprint &+= TokenHash.hash(text + Array(judged.utf8))
    folds.append(UInt8((TokenHash.hash(text) >> 32) % UInt64(Calibrator.folds)))
    texts.append(kept)
    self.labels.append(labels)
    self.optional.append(optional.subtracting(labels))
  }

  /// Lets some of the tickets (by their index in order of adding) count for no guideline.
  public mutating func leaveOut(_ isLeftOut: (Int) -> Bool) {
    for ticket in texts.indices where isLeftOut(ticket) {
      labels[ticket] = []
      optional[ticket] = GuidelineSet(rules.guidelines.indices)
    }
  }

  /// A calibrated model and how reliable its probabilities are.
  public struct Result: Sendable {
    /// The model, with a slope and an offset for each guideline, and the figures in its provenance.
    public var model: TrainedModel
    /// What held-out words say of each ticket, guideline by guideline, before slope and limit.
    var words: [Int32] = []
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
    var heldOut = [Int32](repeating: 0, count: bases.count)
    for fold in 0..<Calibrator.folds {
      let words = try Program.words(retrain { folds[$0] != fold })
      var scratch = Scratch(words)
      for ticket in texts.indices where folds[ticket] == fold {
        words.sum(texts[ticket], &scratch)
        let place = ticket * cases.count
        heldOut.replaceSubrange(place..<(place + cases.count), with: scratch.verdict.sums)
        for guideline in cases.indices where !optional[ticket].contains(guideline) {
          cases[guideline].add(
            base: bases[ticket * cases.count + guideline], words: scratch.verdict.sums[guideline], fold,
            isBreach: labels[ticket].contains(guideline))
        }
      }
    }
    for guideline in cases.indices { cases[guideline].sort() }
    var result = Result(model: model, words: heldOut, before: [], after: [])
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
}

/// The cases of one guideline, fold by fold.
private struct CaseTable {
  private var seen: [[UInt64]]

  init(folds: Int) { seen = Array(repeating: [], count: folds) }

  /// Words to the nearest 1/16 bit: then many tickets are one case.
  mutating func add(base: Int32, words: Int32, _ fold: Int, isBreach: Bool) {
    let rounded = (words &+ 32) >> 6
    seen[fold].append(
      UInt64(UInt32(bitPattern: base)) << 32 | UInt64(UInt32(bitPattern: rounded)) << 1 & 0xFFFF_FFFE
        | (isBreach ? 1 : 0))
  }

  /// Sorts each fold by itself, once: what is put together from them is then sorted by merging.
  mutating func sort() {
    for fold in seen.indices { seen[fold].sort() }
  }

  /// The cases of some folds, in an order that the order of the tickets doesn't change. O(n) after `sort()`.
  func cases(_ isWanted: (Int) -> Bool) -> [CalibrationCase] {
    let keys = seen.indices.filter(isWanted).flatMap { seen[$0] }.sorted()
    var cases: [CalibrationCase] = []
    var last: UInt64?
    for key in keys {
      if key >> 1 != last {
        last = key >> 1
        let base = Int32(bitPattern: UInt32(key >> 32))
        // Sign of 31 bits.
        let words = Int32(bitPattern: UInt32(truncatingIfNeeded: key)) >> 1
        cases.append(CalibrationCase(base: base, words: words << 6, breaches: 0, others: 0))
      }
      if key & 1 == 1 { cases[cases.count - 1].breaches += 1 } else { cases[cases.count - 1].others += 1 }
    }
    return cases
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
