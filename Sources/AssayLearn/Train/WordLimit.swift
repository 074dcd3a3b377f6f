public import AssayCore

/// How the scorer keeps what words say together within bounds: twice the same curve, once in whole 1/1024 bits as the engine has it,
/// once in fractions of bits with its slope, to fit by.
public enum WordLimit: Sendable, Equatable {
  /// As it is, up to so many 1/1024 bits.
  case hard(Int32)
  /// Approaches so many 1/1024 bits: limit · s / (limit + |s|).
  case soft(Int32)

  /// That of a model: fitted words approach theirs, counted ones meet it.
  public init(_ model: TrainedModel) { self = model.length > 0 ? .soft(model.limit) : .hard(model.limit) }

  /// What remains of a sum, in 1/1024 bit.
  func bits(_ sum: Int64) -> Int32 {
    switch self {
    case .hard(let limit): Int32(max(-Int64(limit), min(Int64(limit), sum)))
    case .soft(let limit):
      // Clamped so that the product fits; the quotient is below the limit.
      Int32(Int64(Int32(clamping: sum)) * Int64(limit) / max(1, Int64(limit) + abs(Int64(Int32(clamping: sum)))))
    }
  }

  /// What remains of a sum, and how much of one bit more would, both in bits.
  func curve(_ sum: Double) -> (bits: Double, slope: Double) {
    switch self {
    case .hard(let limit):
      let most = Bits.bits(limit)
      // At the limit more changes nothing.
      return (max(-most, min(most, sum)), abs(sum) < most ? 1 : 0)
    case .soft(let limit):
      let most = Bits.bits(limit)
      guard most > 0 else { return (0, 0) }
      let share = most / (most + abs(sum))
      return (sum * share, share * share)
    }
  }
}
