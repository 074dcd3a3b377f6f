internal import AssayCore
internal import AssayIO
internal import Synchronization

/// What is counted of tickets: a sum of parts that gives the same whatever the order.
protocol Countable: Sendable {
  /// Adds what another worker counted.
  mutating func add(_ other: Self)
}

/// Looks at one ticket after the other and counts something of them.
protocol TicketCounter: SendableMetatype {
  associatedtype Count: Countable
  /// Whether it looks at what several raters said: records where that can't be read are then rejected.
  static var readsRaters: Bool { get }
  /// What was counted since it was last emptied.
  var count: Count { get set }
  /// Looks at one ticket. `isLabelled` says whether its labels are known, `place` where it stands in the inputs.
  mutating func look(at ticket: borrowing Ticket, isLabelled: Bool, _ place: TicketPlace)
}

extension TicketCounter {
  static var readsRaters: Bool { false }
}

/// Where a ticket stands in the inputs.
struct TicketPlace: Sendable, Comparable {
  var input: Int
  var offset: Int

  static func < (one: TicketPlace, other: TicketPlace) -> Bool {
    (one.input, one.offset) < (other.input, other.offset)
  }
}

/// Sends tickets of the past through the pipeline and counts, as many at once as there are jobs. Each thread has a counter of its own,
/// whose counts are added up after every block: memory does not grow with the history.
struct CountingRun<Counter: TicketCounter> {
  let pipeline: Pipeline
  /// A count of nothing.
  let empty: Counter.Count
  let makeCounter: @Sendable () -> Counter

  func run(
    _ inputs: [RecordInput], onReject: @escaping @Sendable (RejectedRecord) throws(IOFailure) -> Void,
    onProgress: @escaping @Sendable (Progress) -> Void
  ) throws(IOFailure) -> (count: Counter.Count, progress: Progress) {
    let total = Shared(empty)
    let empty = self.empty
    let makeCounter = self.makeCounter
    let progress = try pipeline.run(
      inputs, to: Nowhere(),
      makeWorker: { reader in CountingWorker(reader: reader, counter: makeCounter(), empty: empty, total: total) },
      onReject: onReject, onProgress: onProgress)
    return (total.state.withLock { $0 }, progress)
  }
}

private struct CountingWorker<Counter: TicketCounter>: BlockWorker {
  var reader: RecordReader
  var counter: Counter
  let empty: Counter.Count
  let total: Shared<Counter.Count>
  var ticket = Ticket()

  init(reader: RecordReader, counter: Counter, empty: Counter.Count, total: Shared<Counter.Count>) {
    self.reader = reader
    self.reader.refusesWrongRaters = Counter.readsRaters
    self.counter = counter
    self.empty = empty
    self.total = total
  }

  mutating func process(_ block: Block, into output: inout BlockOutput) {
    reader.begin(block)
    while reader.next(block, into: &ticket, output: &output) {
      let place = TicketPlace(input: block.input, offset: reader.offset(in: block))
      counter.look(at: ticket, isLabelled: reader.knowsLabels(of: ticket, in: block), place)
    }
    total.state.withLock { $0.add(counter.count) }
    counter.count = empty
  }
}

/// Counting writes nothing.
struct Nowhere: ByteOutput {
  func write(_ bytes: [UInt8], _ range: Range<Int>) {}
}
