import AssayCore

/// Held-out tickets that a guideline's rules and words say the same of.
public struct CalibrationCase: Sendable, Equatable {
  /// Prior and rules, in 1/1024 bit.
  public var base: Int32
  /// What words say before it is shrunk and limited, in 1/1024 bit.
  public var words: Int32
  /// How many of them are breaches.
  public var breaches: Int
  /// How many are none.
  public var others: Int

  /// So many tickets with this base and these words.
  public init(base: Int32, words: Int32, breaches: Int, others: Int) {
    self.base = base
    self.words = words
    self.breaches = breaches
    self.others = others
  }
}

/// How much a guideline's words count beside its rules, and what is added besides, so that probabilities mean what they say.
///
///     bits = base + limited(slope · words) + offset
///
/// with the limit that the scorer has, see `WordLimit`.
/// Logistic regression on tickets that the words were not learnt from (Platt 1999, "Probabilistic Outputs for Support Vector
/// Machines"; cross-fitted as in Niculescu-Mizil & Caruana 2005), with what rules say taken as given. Both numbers have a Gaussian
/// prior at the values they would have without it, so that a guideline with few breaches stays near those.
public struct CalibrationFit: Sendable, Equatable {
  /// What words are multiplied by, in 1/1024. Never below 0.
  public var slope: Int32
  /// In 1/1024 bit.
  public var offset: Int32

  /// How far the slope is from the usual one, for a standard deviation of its prior: for counted words one as large again, for fitted
  /// ones, whose unit cross-validation has found already, a quarter of it.
  public static let slopeDeviation = 0.25
  /// The same of the offset beside rules, in bits. Small: their authors weighed them against the written prior, and the share of
  /// breaches among labelled tickets is seldom that of the stream. It takes some 300 breaches to outweigh it.
  public static let offsetDeviationBesideRules = 0.1
  /// The same without rules: words are all there is, and the tickets decide.
  public static let offsetDeviationAlone = 4.0

  /// These numbers, not fitted.
  public init(slope: Int32, offset: Int32) {
    self.slope = slope
    self.offset = offset
  }

  /// The bits of a case, in 1/1024, as the engine adds them up.
  public func bits(_ one: CalibrationCase, limit: WordLimit) -> Int32 {
    one.base &+ limit.bits((Int64(one.words) * Int64(slope)) >> 10) &+ offset
  }

  /// Fits both numbers by Newton's method (with the expected curvature), each step halved until it is no step back.
  /// Deterministic; the order of the cases matters only to rounding, so give them in one. O(cases × steps), at most 50 steps.
  ///
  /// - Parameters:
  ///   - standard: the slope that words have without calibration, in 1/1024.
  ///   - limit: the most that words add or take away.
  ///   - offsetDeviation: the standard deviation of the offset's prior, in bits.
  ///   - slopeDeviation: that of the slope's.
  public init(
    _ cases: [CalibrationCase], standard: Int32, limit: WordLimit, offsetDeviation: Double,
    slopeDeviation: Double = CalibrationFit.slopeDeviation
  ) {
    var problem = Problem(cases, Double(standard) / 1024, limit, offsetDeviation, slopeDeviation)
    problem.solve()
    slope = Int32(clamping: Int((problem.slope * 1024).rounded()))
    offset = Bits.fixed(problem.offset)
  }

  /// The minimisation in bits and nats, as numbers with a fraction.
  private struct Problem {
    let cases: [(base: Double, words: Double, breaches: Double, others: Double)]
    let standard: Double
    let limit: WordLimit
    let offsetDeviation: Double
    let slopeDeviation: Double
    var slope: Double
    var offset = 0.0

    static let natsPerBit = 0.6931471805599453

    init(
      _ cases: [CalibrationCase], _ standard: Double, _ limit: WordLimit, _ offsetDeviation: Double,
      _ slopeDeviation: Double
    ) {
      self.offsetDeviation = offsetDeviation
      self.slopeDeviation = slopeDeviation
      self.cases = cases.map { (Bits.bits($0.base), Bits.bits($0.words), Double($0.breaches), Double($0.others)) }
      self.standard = standard
      self.limit = limit
      slope = standard
    }

    /// The loss in nats, prior included, at a slope and offset.
    func loss(_ slope: Double, _ offset: Double) -> Double {
      let away = (slope - standard) / slopeDeviation
      let moved = offset / offsetDeviation
      var sum = (away * away + moved * moved) / 2
      for one in cases {
        let bits = one.base + limit.curve(slope * one.words).bits + offset
        // −log2 of the probability of what was seen; without overflow either way.
        let tail = Bits.log2(1 + Bits.exp2(-abs(bits)))
        sum += Problem.natsPerBit * (one.breaches * (max(0, -bits) + tail) + one.others * (max(0, bits) + tail))
      }
      return sum
    }

    mutating func solve() {
      var least = loss(slope, offset)
      for _ in 0..<50 {
        let (step, change) = step()
        var length = 1.0
        var isBetter = false
        while length > 1e-4 {
          let next = (slope: max(0, slope + length * step), offset: offset + length * change)
          let loss = loss(next.slope, next.offset)
          if loss < least {
            isBetter = least - loss > 1e-9 * least
            (slope, offset) = next
            least = loss
            break
          }
          length /= 2
        }
        if !isBetter { return }
      }
    }

    /// Newton's step for slope and offset.
    private func step() -> (slope: Double, offset: Double) {
      let slopeWeight = 1 / (slopeDeviation * slopeDeviation)
      let offsetWeight = 1 / (offsetDeviation * offsetDeviation)
      var gradient = (slope: (slope - standard) * slopeWeight, offset: offset * offsetWeight)
      var curve = (slopes: slopeWeight, offsets: offsetWeight, both: 0.0)
      for one in cases {
        let words = limit.curve(slope * one.words)
        let probability = 1 / (1 + Bits.exp2(-(one.base + words.bits + offset)))
        let count = one.breaches + one.others
        let error = (count * probability - one.breaches) * Problem.natsPerBit
        let spread = count * probability * (1 - probability) * Problem.natsPerBit * Problem.natsPerBit
        let reach = words.slope * one.words
        gradient.slope += error * reach
        gradient.offset += error
        curve.slopes += spread * reach * reach
        curve.offsets += spread
        curve.both += spread * reach
      }
      // At the end of its range the slope stays, and the offset goes on alone.
      if slope == 0, gradient.slope > 0 { return (0, -gradient.offset / curve.offsets) }
      let determinant = curve.slopes * curve.offsets - curve.both * curve.both
      return (
        -(curve.offsets * gradient.slope - curve.both * gradient.offset) / determinant,
        -(curve.slopes * gradient.offset - curve.both * gradient.slope) / determinant
      )
    }
  }
}
