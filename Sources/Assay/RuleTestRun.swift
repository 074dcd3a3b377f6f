public import AssayCore
internal import AssayIO
public import AssayRules
internal import Synchronization

/// Runs the examples of a pack's rules on several threads.
public enum RuleTestRun {
  /// How many examples a thread takes at a time: few enough that all end together, enough that they seldom meet.
  private static let batch = 32

  /// The examples that fail, in order, the same for any number of jobs. O(examples).
  public static func failures(_ program: Program, _ examples: [RuleExample], jobs: Int) -> [RuleTester.Failure] {
    let next = Shared(0)
    let found = Shared<[(index: Int, failure: RuleTester.Failure)]>([])
    let threads = max(1, min(jobs, examples.count / batch))
    runInParallel(threads) {
      var scratch = RuleTester.scratch(program)
      while true {
        let start = next.state.withLock { start in
          defer { start += batch }
          return start
        }
        guard start < examples.count else { return }
        for index in start..<min(start + batch, examples.count) {
          guard let failure = RuleTester.failure(examples[index], program, &scratch) else { continue }
          found.state.withLock { $0.append((index, failure)) }
        }
      }
    }
    return found.state.withLock { $0.sorted { $0.index < $1.index }.map(\.failure) }
  }
}
