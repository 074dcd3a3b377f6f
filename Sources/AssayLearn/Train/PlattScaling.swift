import AssayCore

/// The line from scores to log-odds, in bits, that fits held-out tickets best.
///
/// Platt 1999, "Probabilistic Outputs for Support Vector Machines", by Newton's method with the targets pulled in from 0
/// and 1 as he advises, in the form of Lin, Lin & Weng 2007 ("A Note on Platt's Probabilistic Outputs"). Scores are gathered in
/// 128 bins of equal width first, whose means stand for them: a fit then costs the same for any number of tickets.
struct PlattScaling: Sendable, Equatable {
  /// Bits of log-odds for one unit of score; above 0.
  var slope: Double
  /// Bits at score 0.
  var offset: Double
  /// The cross-entropy of the tickets it was fitted to, in bits.
  var loss: Double

  /// The gathered scores that it was fitted to.
  private let bins: [Bin]

  private static let bins = 128
  private static let bitsPerNat = 1.4426950408889634

  /// Tickets with much the same score.
  private struct Bin: Equatable {
    var score = 0.0
    var tickets = 0.0
    var breaches = 0.0
  }

  /// Fits the line; nil where there are no breaches, or nothing else, or where higher scores are no likelier breaches.
  /// O(scores), and at most 50 steps.
  init?(_ scores: [Float], breaches isBreach: [Bool]) {
    let bins = PlattScaling.gathered(scores, isBreach)
    let positive = bins.reduce(0) { $0 + $1.breaches }
    let negative = bins.reduce(0) { $0 + $1.tickets } - positive
    guard positive > 0, negative > 0 else { return nil }
    let high = (positive + 1) / (positive + 2)
    let low = 1 / (negative + 2)
    let targets = bins.map { $0.breaches * high + ($0.tickets - $0.breaches) * low }
    var a = 0.0
    var b = Bits.log2((positive + 1) / (negative + 1)) / PlattScaling.bitsPerNat
    var loss = PlattScaling.loss(bins, targets, a, b)
    for _ in 0..<50 {
      var slopeA = 0.0
      var slopeB = 0.0
      // A little on the diagonal keeps the matrix from being singular.
      var aa = 1e-9
      var bb = 1e-9
      var ab = 0.0
      for (bin, target) in zip(bins, targets) {
        let probability = 1 / (1 + Bits.exp2(-(a * bin.score + b) * PlattScaling.bitsPerNat))
        let error = bin.tickets * probability - target
        let spread = bin.tickets * probability * (1 - probability)
        slopeA += bin.score * error
        slopeB += error
        aa += bin.score * bin.score * spread
        bb += spread
        ab += bin.score * spread
      }
      guard abs(slopeA) > 1e-6 || abs(slopeB) > 1e-6 else { break }
      let determinant = aa * bb - ab * ab
      let stepA = (ab * slopeB - bb * slopeA) / determinant
      let stepB = (ab * slopeA - aa * slopeB) / determinant
      let gain = slopeA * stepA + slopeB * stepB
      var length = 1.0
      var next = PlattScaling.loss(bins, targets, a + stepA, b + stepB)
      while next >= loss + 1e-4 * length * gain, length > 1e-6 {
        length /= 2
        next = PlattScaling.loss(bins, targets, a + length * stepA, b + length * stepB)
      }
      guard next < loss else { break }
      a += length * stepA
      b += length * stepB
      loss = next
    }
    guard a > 0, a.isFinite, b.isFinite else { return nil }
    slope = a * PlattScaling.bitsPerNat
    offset = b * PlattScaling.bitsPerNat
    self.loss = loss * PlattScaling.bitsPerNat
    self.bins = bins
  }

  /// The same with bits that bend towards a limit, `WordLimit.soft`, fitted anew: by `CalibrationFit` with the line's slope as a weak
  /// prior. O(1).
  func bent(towards limit: Double) -> (slope: Double, loss: Double) {
    let curve = WordLimit.soft(Bits.fixed(limit))
    let cases = bins.map { bin in
      CalibrationCase(
        base: 0, words: Bits.fixed(max(-1000, min(1000, bin.score * slope))), breaches: Int(bin.breaches),
        others: Int(bin.tickets - bin.breaches))
    }
    let fit = CalibrationFit(
      cases, standard: Bits.unit, limit: curve, offsetDeviation: CalibrationFit.offsetDeviationAlone, slopeDeviation: 1)
    let loss = cases.reduce(0.0) { sum, one in
      let bits = Bits.bits(fit.bits(one, limit: curve))
      let tail = Bits.log2(1 + Bits.exp2(-abs(bits)))
      return sum + Double(one.breaches) * (max(0, -bits) + tail) + Double(one.others) * (max(0, bits) + tail)
    }
    return (slope * Bits.bits(fit.slope), loss)
  }

  private static func gathered(_ scores: [Float], _ isBreach: [Bool]) -> [Bin] {
    guard let least = scores.min(), let most = scores.max() else { return [] }
    var width = Float(PlattScaling.bins - 1) / (most - least)
    // Of scores that are all the same, one bin.
    if !width.isFinite { width = 0 }
    var bins = [Bin](repeating: Bin(), count: PlattScaling.bins)
    for (score, isBreach) in zip(scores, isBreach) {
      let bin = Int(min((score - least) * width, Float(PlattScaling.bins - 1)))
      bins[bin].score += Double(score)
      bins[bin].tickets += 1
      if isBreach { bins[bin].breaches += 1 }
    }
    return bins.filter { $0.tickets > 0 }.map {
      Bin(score: $0.score / $0.tickets, tickets: $0.tickets, breaches: $0.breaches)
    }
  }

  /// The cross-entropy in nats.
  private static func loss(_ bins: [Bin], _ targets: [Double], _ a: Double, _ b: Double) -> Double {
    var sum = 0.0
    for (bin, target) in zip(bins, targets) {
      let nats = a * bin.score + b
      // log(1 + e^nats) without overflow.
      let size = max(0, nats) + Bits.log2(1 + Bits.exp2(-abs(nats) * bitsPerNat)) / bitsPerNat
      sum += bin.tickets * size - target * nats
    }
    return sum
  }
}
