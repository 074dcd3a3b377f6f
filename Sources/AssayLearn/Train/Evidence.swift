import AssayCore

/// What the tickets of one guideline say about a feature: the two statistics of the 2 × 2 table
///
///                      breach      no breach
///     feature             a            b           n = a + b
///     no feature       A − a        B − b
///                         A            B           N = A + B
///
/// Tickets for which the guideline is optional stand nowhere in it.
struct Evidence {
  /// A and B.
  let breaches: Int32
  let others: Int32
  /// n·log2(n) for n = 0 … N, shared by all tables: G² is a sum of nine of them.
  private let entropy: [Double]
  private let ticketsEntropy: Double
  private let settings: TrainingSettings

  /// `entropy[n]` must be n·log2(n) up to `breaches + others`.
  init(breaches: Int32, others: Int32, entropy: [Double], settings: TrainingSettings) {
    self.breaches = breaches
    self.others = others
    self.entropy = entropy
    self.settings = settings
    ticketsEntropy = entropy[Int(breaches + others)] - entropy[Int(breaches)] - entropy[Int(others)]
  }

  /// n·log2(n) for n = 0 … `tickets`. O(tickets).
  static func entropies(_ tickets: Int) -> [Double] {
    (0...tickets).map { $0 == 0 ? 0 : Double($0) * Bits.log2(Double($0)) }
  }

  /// Dunning's log-likelihood ratio G² = 2 Σ O·ln(O / E), chi-squared with one degree of freedom when feature and
  /// breach are independent; reliable for rare words, where Pearson's chi-squared is not (Dunning 1993, "Accurate
  /// Methods for the Statistics of Surprise and Coincidence"). It is 2N·ln 2 times the feature's information gain
  /// in bits. O(1).
  @inline(__always)
  func significance(_ breaches: Int32, _ others: Int32) -> Double {
    let a = Int(breaches)
    let b = Int(others)
    let c = Int(self.breaches) - a
    let d = Int(self.others) - b
    let gain = entropy[a] + entropy[b] + entropy[c] + entropy[d] - entropy[a + b] - entropy[c + d] + ticketsEntropy
    return 2 * 0.6931471805599453 * gain
  }

  /// The log-count ratio in 1/1024 bit, or 0 where there is too little to say.
  ///
  ///     log2((a + s) / (n·A/N + s)) − log2((b + s) / (n·B/N + s))
  ///
  /// Without the smoothing s this is naive Bayes' log2 P(feature | breach) / P(feature | no breach) over binarised
  /// counts (Wang & Manning 2012, "Baselines and Bigrams"). Each side is a ratio of observed to expected count, shrunk
  /// towards 1 by s more of both (Norén, Hopstadius & Bate 2013, "Shrinkage observed-to-expected ratios"; their s is
  /// one half): rare features move little either way, and one that says nothing weighs nothing. Adding one to the
  /// counts of both sides instead credits every rare word to the smaller class, the skew that Rennie et al. describe
  /// ("Tackling the Poor Assumptions of Naive Bayes", 2003).
  @inline(__always)
  func weight(_ breaches: Int32, _ others: Int32) -> Int16 {
    guard breaches + others >= settings.minimumDocuments else { return 0 }
    guard significance(breaches, others) >= settings.significance else { return 0 }
    let share = Double(breaches + others) / Double(self.breaches + self.others)
    let more = settings.smoothing
    let lift = (Double(breaches) + more) / (share * Double(self.breaches) + more)
    let otherLift = (Double(others) + more) / (share * Double(self.others) + more)
    let bits = Bits.fixed(Bits.log2(lift / otherLift))
    return abs(bits) < TrainingSettings.negligible ? 0 : Int16(clamping: bits)
  }
}
