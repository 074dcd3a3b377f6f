internal import AssayCore
public import AssayIO

/// Adds to each ticket how often nearly the same text was posted elsewhere: `copies_elsewhere`, at other businesses, and `copies_by_others`,
/// by other people. The inputs are read twice, first to sketch their texts, then to write them.
///
/// Verdicts stay a matter of one ticket alone: what needs many is found here, before, and is a field like any other.
public struct CopiesRun: Sendable {
  /// How the inputs are read and spread over threads.
  public var pipeline = Pipeline()

  /// A run on one thread.
  public init() {}

  /// Writes all records of the inputs with the two fields, in order, in the format of each.
  ///
  /// Memory: some 300 bytes for each text of 17 words or more, 700 where all have copies. Shorter ones get neither field, and those that lack
  /// business or author not the field that can't be told.
  ///
  /// - Parameter history: tickets among which copies are looked for as well, and which are not written.
  /// - Throws: as `Pipeline.run`.
  public func run(
    _ inputs: [RecordInput], history: [RecordInput], to target: any ByteOutput,
    onReject: @escaping @Sendable (RejectedRecord) throws(IOFailure) -> Void = { _ in },
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws(IOFailure) -> Progress {
    let counting = CountingRun(pipeline: pipeline, empty: PostedTexts(), makeCounter: { PostedTextCounter() })
    let (posted, first) = try counting.run(inputs + history, onReject: { _ in }, onProgress: onProgress)
    let copies = NearCopies(posted)
    return try pipeline.run(
      inputs, to: target, makeWorker: { CopiesWorker(copies, $0) }, onReject: onReject,
      onProgress: { progress in
        var both = progress
        both.bytes += first.bytes
        onProgress(both)
      })
  }
}

/// Writes the records of one block after the other with the counts of their copies.
private struct CopiesWorker: BlockWorker {
  private let copies: NearCopies
  private var reader: RecordReader
  private var ticket = Ticket()
  private var records = AmendedRecords(members: CopiesWorker.names, columns: CopiesWorker.names)

  private static let names = [NumberField.copiesElsewhere.name, NumberField.copiesByOthers.name]

  init(_ copies: NearCopies, _ reader: RecordReader) {
    self.copies = copies
    self.reader = reader
  }

  mutating func process(_ block: Block, into result: inout BlockOutput) {
    reader.begin(block)
    records.begin(block, to: &result.bytes)
    while reader.next(block, into: &ticket, output: &result) {
      let place = TicketPlace(input: block.input, offset: reader.offset(in: block))
      write(copies.counts(at: place), block, to: &result.bytes)
    }
  }

  private func write(_ counts: CopyCounts, _ block: Block, to bytes: inout [UInt8]) {
    records.append(reader, block, to: &bytes)
    for (name, count) in zip(CopiesWorker.names, [counts.elsewhere, counts.byOthers]) {
      if let delimiter = block.format.delimiter {
        bytes.append(delimiter)
      } else if count != nil {
        records.append(member: name, to: &bytes)
      }
      if let count { bytes.append(integer: Int(count)) }
    }
    records.end(to: &bytes)
  }
}
