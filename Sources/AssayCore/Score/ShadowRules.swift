// Shadow rules: evaluated like any rule, reported beside the verdict, never part of it.

/// What a worker keeps for shadow rules; empty in a pack without any, which then costs one comparison a ticket.
struct ShadowState: Sendable {
  /// One bit a rule.
  private(set) var mask: [UInt64] = []
  /// Those of the ticket's triggered rules that are shadow rules.
  var triggered: [UInt64] = []
  var fired: [FiredRule] = []

  var isEmpty: Bool { mask.isEmpty }

  init(_ program: Program) {
    guard !program.shadowRules.isEmpty else { return }
    mask = Array(repeating: 0, count: (program.rules.count + 63) / 64)
    for rule in program.shadowRules { mask[Int(rule) >> 6] |= 1 << UInt64(rule & 63) }
    triggered = Array(repeating: 0, count: mask.count)
  }
}

extension Scratch {
  // Few packs have shadow rules: what they need stays out of the loops that all packs run.

  /// Takes shadow rules out of the triggered ones, so that nothing that counts can see them.
  @inline(never)
  mutating func setShadowsAside() {
    shadows.fired.removeAll(keepingCapacity: true)
    for word in triggered.indices {
      shadows.triggered[word] = triggered[word] & shadows.mask[word]
      triggered[word] &= ~shadows.mask[word]
    }
  }

  /// Evaluates the shadow rules that were triggered, whatever their guidelines came to.
  @inline(never)
  mutating func evaluateShadows(_ ticket: borrowing Ticket, _ program: borrowing Program) {
    let live = fired.count
    for word in shadows.triggered.indices {
      var bits = shadows.triggered[word]
      while bits != 0 {
        evaluate(word << 6 &+ bits.trailingZeroBitCount, ticket, program)
        bits &= bits &- 1
      }
    }
    shadows.fired.append(contentsOf: fired[live...])
    fired.removeLast(fired.count - live)
  }

  /// Appends the evidence of shadow rules behind that of the labels.
  @inline(never)
  mutating func addShadows(_ ticket: borrowing Ticket, _ program: borrowing Program) {
    guard !shadows.fired.isEmpty else { return }
    let first = Int32(verdict.evidence.count)
    for rule in shadows.fired.prefix(Limits.shadowsPerTicket) { addEvidence(rule, ticket, program) }
    verdict.shadows = first..<Int32(verdict.evidence.count)
  }
}
