/// How far a run has come.
public struct Progress: Sendable, Equatable {
  /// Bytes read of all inputs.
  public var bytes = 0
  /// Records that gave a ticket.
  public var tickets = 0
  /// Records that were rejected.
  public var rejects = 0
  /// Whether the run was ended by the first reject (`Pipeline.stopsAtFirstReject`).
  public var wasStopped = false

  /// All records.
  public var records: Int { tickets + rejects }

  /// Nothing yet.
  public init() {}
}

/// Writes finished blocks, handed over in order, and turns line numbers within blocks into those of the inputs.
struct BlockSink {
  let names: [String]
  let output: any ByteOutput
  let stopsAtFirstReject: Bool
  let onReject: @Sendable (RejectedRecord) throws(IOFailure) -> Void
  let onProgress: @Sendable (Progress) -> Void
  private(set) var progress = Progress()
  private var input = -1
  private var line = 1

  init(
    names: [String], output: any ByteOutput, stopsAtFirstReject: Bool,
    onReject: @escaping @Sendable (RejectedRecord) throws(IOFailure) -> Void,
    onProgress: @escaping @Sendable (Progress) -> Void
  ) {
    self.names = names
    self.output = output
    self.stopsAtFirstReject = stopsAtFirstReject
    self.onReject = onReject
    self.onProgress = onProgress
  }

  /// Writes what a worker made of a block.
  /// - Returns: whether to go on.
  mutating func write(_ block: Block, _ finished: BlockOutput) throws(IOFailure) -> Bool {
    if block.input != input {
      input = block.input
      line = 1
    }
    line += block.linesBefore
    progress.bytes += block.byteCount
    if stopsAtFirstReject, let first = finished.rejected.first {
      try output.write(finished.bytes, 0..<first.outputCount)
      progress.rejects += 1
      progress.wasStopped = true
      try onReject(located(first))
      onProgress(progress)
      return false
    }
    try output.write(finished.bytes, 0..<finished.bytes.count)
    for reject in finished.rejected { try onReject(located(reject)) }
    line += finished.lines
    progress.tickets += finished.tickets
    progress.rejects += finished.rejected.count
    onProgress(progress)
    return true
  }

  private func located(_ reject: BlockOutput.Reject) -> RejectedRecord {
    RejectedRecord(input: names[input], line: line + reject.line, offset: reject.offset, reason: reject.reason)
  }
}
