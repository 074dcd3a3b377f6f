internal import AssayCore
internal import AssayIO

/// Reads tickets one after the other on the caller's thread, for those who keep what can't be shared between threads.
struct SerialReading {
  private let body: (borrowing Ticket, borrowing RecordReader, Block) -> RejectReason?
  private let onReject: (RejectedRecord) throws(IOFailure) -> Void

  /// Runs over all records of the inputs.
  ///
  /// - Parameters:
  ///   - body: takes a ticket, and the reader that made it of a record of the block; a reason that it returns rejects the record.
  ///   - onReject: takes each rejected record, in order. What it throws ends the run.
  /// - Throws: as `Pipeline.run`.
  static func run(
    _ inputs: [RecordInput], _ pipeline: Pipeline,
    onReject: @escaping (RejectedRecord) throws(IOFailure) -> Void,
    _ body: @escaping (borrowing Ticket, borrowing RecordReader, Block) -> RejectReason?
  ) throws(IOFailure) -> Progress {
    var pipeline = pipeline
    pipeline.jobs = 1
    // Safe because: with one job the pipeline runs on this thread, so that what the closures share needs no lock.
    nonisolated(unsafe) let reading = SerialReading(body: body, onReject: onReject)
    return try pipeline.run(
      inputs, to: Nowhere(), makeWorker: { unsafe Worker(reader: $0, reading: reading) },
      onReject: { record throws(IOFailure) in try unsafe reading.onReject(record) })
  }

  private struct Worker: BlockWorker {
    var reader: RecordReader
    let reading: SerialReading
    var ticket = Ticket()

    init(reader: RecordReader, reading: SerialReading) {
      self.reader = reader
      self.reading = reading
    }

    mutating func process(_ block: Block, into output: inout BlockOutput) {
      reader.begin(block)
      while reader.next(block, into: &ticket, output: &output) {
        let reason = reading.body(ticket, reader, block)
        if let reason { reader.reject(reason, in: block, output: &output) }
      }
    }
  }
}
