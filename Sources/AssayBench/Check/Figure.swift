/// What `assay bench --check` guards: only what stays the same from run to run.
package enum GuardedFigure: String, CaseIterable, Sendable {
  /// SHA-256 of the verdicts on generated tickets.
  case generatedVerdicts = "generated_verdicts"
  /// SHA-256 of the verdicts on the tickets in `Corpora/samples`.
  case sampleVerdicts = "sample_verdicts"
  /// Blocks taken from malloc for each further ticket.
  case allocations = "allocations_per_ticket"
  /// Instructions for each further byte of input, one worker, as valgrind counts them.
  case instructions = "instructions_per_byte"
  /// Peak resident memory of one worker, in MB.
  case peak = "peak_megabytes"
  /// How much more that is for eight times the input, in MB.
  case growth = "growth_megabytes"

  /// How much more than recorded is let pass.
  var allowance: Allowance {
    switch self {
    case .generatedVerdicts, .sampleVerdicts: .none
    case .allocations: .absolute(0.01)
    case .instructions: .percent(2)
    case .peak: .percent(15)
    case .growth: .absolute(3)
    }
  }

  var digits: Int {
    switch self {
    case .generatedVerdicts, .sampleVerdicts: 0
    case .allocations: 3
    case .instructions: 2
    case .peak, .growth: 1
    }
  }

  package enum Allowance: Equatable, Sendable {
    /// It is a checksum: any change counts.
    case none
    case absolute(Double)
    case percent(Double)
  }
}

/// A guarded figure's value.
package enum FigureValue: Equatable, Sendable {
  case checksum(String)
  case number(Double)
}

/// What came of measuring one figure.
package enum Reading: Equatable, Sendable {
  case value(FigureValue)
  /// Not here, and why.
  case missing(String)
}
