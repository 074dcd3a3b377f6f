/// One benchmark as its definition says: what is read, what is run, what must come of it, and what is figured out.
package struct Benchmark: Equatable, Sendable {
  package var name: String
  /// What it measures and how that is unfair, for people.
  package var about = ""
  package var inputs: [Input] = []
  /// Commands that run once, unmeasured, before all others.
  package var preparations: [[String]] = []
  package var runs: [Run] = []
  package var checks: [Check] = []
  package var marks: [Mark] = []

  package init(name: String) { self.name = name }

  /// A file that commands name as `{name}`.
  package struct Input: Equatable, Sendable {
    package var name: String
    package var source: Source
  }

  package enum Source: Equatable, Sendable {
    /// What `assay generate` writes with these flags.
    case generated(count: Int, flags: [String])
    /// A file of the repository.
    case file(String)
    /// A file that is not part of the repository; where it is missing, its benchmark is skipped.
    case outside(String)
  }

  /// A command that is measured.
  package struct Run: Equatable, Sendable {
    package var name: String
    /// The input whose bytes and tickets its rates are of.
    package var input: String
    package var command: [String]
  }

  /// What must hold of a run's output, or the benchmark fails.
  package struct Check: Equatable, Sendable {
    package var run: String
    package var expectation: Expectation
  }

  package enum Expectation: Equatable, Sendable {
    /// As many lines that are not blank; nil: as many as the input has.
    case lines(Int?)
    /// The output begins with these words; `{count}` stands for the number of lines of the input.
    case begins([String])
    /// The same bytes as another run's.
    case same(String)
  }

  /// A figure made of one run or two, and the mark it should reach.
  package struct Mark: Equatable, Sendable {
    package var name: String
    package var measure: Measure
    package var run: String
    package var other: String?
    package var target: Target?
  }

  package enum Target: Equatable, Sendable {
    case atLeast(Double)
    case atMost(Double)

    package func isMet(by value: Double) -> Bool {
      switch self {
      case .atLeast(let least): value >= least
      case .atMost(let most): value <= most
      }
    }
  }
}

/// How a figure is made of what processes took. All but the first five compare two runs, round by round.
package enum Measure: String, CaseIterable, Sendable {
  /// MB (10^6 bytes) of input a second.
  case megabytes
  /// Tickets a second.
  case tickets
  /// Wall time in milliseconds.
  case milliseconds
  /// Wall time in seconds.
  case seconds
  /// Peak resident memory in MB.
  case peak
  /// The other's wall time divided by this run's.
  case speed
  /// This run's wall time divided by the other's.
  case time
  /// The same of processor time.
  case processor
  /// Processor time beyond the other's, in nanoseconds a ticket.
  case beyond
  /// Peak memory divided by the other's.
  case memory

  package var comparesTwo: Bool {
    switch self {
    case .megabytes, .tickets, .milliseconds, .seconds, .peak: false
    case .speed, .time, .processor, .beyond, .memory: true
    }
  }

  /// Digits behind the point in tables.
  package var digits: Int {
    switch self {
    case .tickets, .beyond: 0
    case .megabytes, .milliseconds, .peak: 1
    case .seconds, .speed, .time, .processor, .memory: 2
    }
  }
}
