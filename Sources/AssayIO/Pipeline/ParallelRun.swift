/// One run of a pipeline on several threads.
final class ParallelRun: Sendable {
  /// A block with what was made of it.
  private struct Finished {
    var block: Block
    var parts: BlockParts
  }

  /// Where threads get leave to begin a block, and hand in what they made.
  private struct Desk {
    /// How many more blocks may be on their way.
    var credits: Int
    /// Finished blocks that wait for their turn, each in the place of its number modulo the window.
    var finished: [Finished?]
    /// The number of the block to be written next.
    var next = 0
    /// Whether a thread is writing.
    var isWriting = false
    /// Whether nothing more is to be begun or written.
    var isStopped = false
    /// Why, if writing failed.
    var failure: IOFailure?
    /// Buffers to use again.
    var pool: [BlockParts] = []
  }

  private let source: Monitor<BlockSource>
  private let sink: Monitor<BlockSink>
  private let desk: Monitor<Desk>
  private let window: Int
  private let blockSize: Int

  init(_ source: BlockSource, _ sink: BlockSink, jobs: Int, blockSize: Int) {
    window = 2 * jobs
    self.blockSize = blockSize
    self.source = Monitor(source)
    self.sink = Monitor(sink)
    desk = Monitor(Desk(credits: window, finished: Array(repeating: nil, count: window)))
  }

  /// Works on blocks until there are no more; called by each thread.
  func work<Worker: BlockWorker>(_ worker: inout Worker) {
    while var parts = begin() {
      guard let (number, block) = source.withLock({ $0.next(reusing: parts.takeStorage()) }) else {
        desk.withLock { $0.credits += 1 }
        return
      }
      parts.output.removeAll()
      process(block, &worker, &parts.output)
      handIn(number, Finished(block: block, parts: parts))
    }
  }

  /// Waits for leave to begin a block.
  /// - Returns: buffers for it, or nil when the run was stopped.
  private func begin() -> BlockParts? {
    desk.withLock(when: { $0.credits > 0 || $0.isStopped }) { desk in
      guard !desk.isStopped else { return nil }
      desk.credits -= 1
      return desk.pool.popLast() ?? BlockParts()
    }
  }

  /// Puts a finished block down; if it is the next and nobody writes, writes it and all that follow.
  private func handIn(_ number: Int, _ finished: consuming Finished) {
    // Taken out of here, so that its buffers have one owner when another thread uses them again.
    var mine: Finished? = finished
    var turn = desk.withLock { desk in
      desk.finished[number % window] = mine.take()
      return takeNext(&desk)
    }
    while let current = turn {
      let written = sink.withLock { sink in
        Result { () throws(IOFailure) in try sink.write(current.block, current.parts.output) }
      }
      var parts = current.parts
      parts.recycle(current.block, blockSize: blockSize)
      turn = desk.withLock { desk in
        desk.isWriting = false
        desk.next += 1
        desk.credits += 1
        desk.pool.append(parts)
        switch written {
        case .success(let goesOn): desk.isStopped = !goesOn
        case .failure(let failure):
          desk.failure = failure
          desk.isStopped = true
        }
        return takeNext(&desk)
      }
    }
  }

  /// Takes the next block in order, if it is there and nobody writes.
  private func takeNext(_ desk: inout Desk) -> Finished? {
    guard !desk.isWriting, !desk.isStopped, let next = desk.finished[desk.next % window] else { return nil }
    desk.finished[desk.next % window] = nil
    desk.isWriting = true
    return next
  }

  /// The totals, when all threads have ended.
  func result() throws(IOFailure) -> Progress {
    if let failure = desk.withLock({ $0.failure }) { throw failure }
    let progress = sink.withLock { $0.progress }
    if !progress.wasStopped, let failure = source.withLock({ $0.failure }) { throw failure }
    return progress
  }
}
