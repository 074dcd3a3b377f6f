import AssayCore

/// What is done with the records of a block. Each thread has a worker of its own, with all the memory it reuses.
public protocol BlockWorker: SendableMetatype {
  /// Reads the block's records, with the `RecordReader` the worker was made with, and appends to `output.bytes`.
  mutating func process(_ block: Block, into output: inout BlockOutput)
}

/// Records in, results out: in order, in parallel, in bounded memory.
///
/// Each thread takes the next block of the input, works on it alone and hands in what it made; whoever hands in the
/// block that is next in order writes it, and what others have handed in behind it. At most `2 * jobs` blocks are on
/// their way at once. The output is the same bytes for any number of jobs and any size of blocks.
public struct Pipeline: Sendable {
  /// How many threads work; with 1 none is made.
  public var jobs = 1
  /// The size that blocks aim at, in bytes.
  public var blockSize = 1 << 20
  /// The longest record, in bytes without its newline; longer ones are rejected.
  public var recordLimit = Limits.recordBytes
  /// Whether to end at the first rejected record, with the output of all records before it.
  public var stopsAtFirstReject = false
  /// The names of fields.
  public var fields = FieldMap()

  /// One job, blocks of a mebibyte, standard names.
  public init() {}

  /// Runs all records of the inputs, one after the other, through workers.
  ///
  /// - Parameters:
  ///   - makeWorker: makes the worker of one thread around the reader it is given.
  ///   - onReject: called for each rejected record, in order, by one thread at a time. What it throws ends the run.
  ///   - onProgress: called after each block is written, by one thread at a time.
  /// - Returns: the totals.
  /// - Throws: the failure of the output as soon as it shows, or that of an input after all that was read before it
  ///   is written.
  public func run<Worker: BlockWorker>(
    _ inputs: [RecordInput], to output: any ByteOutput,
    makeWorker: @escaping @Sendable (RecordReader) -> Worker,
    onReject: @escaping @Sendable (RejectedRecord) throws(IOFailure) -> Void = { _ in },
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws(IOFailure) -> Progress {
    let tree = FieldTree.of(fields)
    let source = BlockSource(inputs, self, tree)
    let sink = BlockSink(
      names: inputs.map(\.name), output: output, stopsAtFirstReject: stopsAtFirstReject, onReject: onReject,
      onProgress: onProgress)
    if jobs <= 1 { return try runAlone(source, sink, makeWorker(RecordReader(tree))) }
    let run = ParallelRun(source, sink, jobs: jobs, blockSize: blockSize)
    runInParallel(jobs) {
      var worker = makeWorker(RecordReader(tree))
      run.work(&worker)
    }
    return try run.result()
  }

  private func runAlone<Worker: BlockWorker>(
    _ source: consuming BlockSource, _ sink: consuming BlockSink, _ worker: consuming Worker
  ) throws(IOFailure) -> Progress {
    var source = source
    var sink = sink
    var worker = worker
    var parts = BlockParts()
    while let (_, block) = source.next(reusing: parts.takeStorage()) {
      parts.output.removeAll()
      process(block, &worker, &parts.output)
      guard try sink.write(block, parts.output) else { return sink.progress }
      parts.recycle(block, blockSize: blockSize)
    }
    if let failure = source.failure { throw failure }
    return sink.progress
  }
}

/// Works on one block; one that stands for an overlong record needs no worker.
func process<Worker: BlockWorker>(_ block: Block, _ worker: inout Worker, _ output: inout BlockOutput) {
  if block.skippedLines > 0 {
    output.reject(.tooLong, line: 0, offset: block.offset)
    output.lines = block.skippedLines
  } else {
    worker.process(block, into: &output)
  }
}

/// The buffers that one block needs, passed from block to block.
struct BlockParts {
  private var storage: [UInt8] = []
  var output = BlockOutput()

  /// Gives the input buffer away, so that it has one owner.
  mutating func takeStorage() -> [UInt8] {
    defer { storage = [] }
    return storage
  }

  /// Takes the block's buffer back, unless a giant record has blown it up.
  mutating func recycle(_ block: consuming Block, blockSize: Int) {
    if block.storage.count <= 2 * blockSize { storage = block.storage }
    if output.bytes.capacity > 16 * blockSize { output = BlockOutput() }
  }
}
