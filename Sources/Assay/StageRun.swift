public import AssayCore
public import AssayIO
internal import AssayTriage

/// Reads records and takes each ticket up to a stage of the way, for measuring: `ClassifyRun` is the whole way.
public struct StageRun: Sendable {
  /// How far tickets are taken.
  public enum Extent: Sendable, Equatable {
    /// Records are read into tickets.
    case read
    /// Tickets are taken up to a stage of the engine.
    case engine(Stage)
    /// Verdicts are written into memory and thrown away.
    case encode
  }

  private let program: Program
  private let extent: Extent

  /// A run with the pack.
  public init(_ program: Program, upTo extent: Extent) {
    self.program = program
    self.extent = extent
  }

  /// Reads all records of the inputs on this thread.
  ///
  /// - Throws: as `Pipeline.run`.
  public func run(_ inputs: [RecordInput]) throws(IOFailure) -> Progress {
    try Pipeline().run(inputs, to: NoOutput(), makeWorker: { reader in StageWorker(program, extent, reader) })
  }
}

/// Drops what it is given.
private struct NoOutput: ByteOutput {
  func write(_ bytes: [UInt8], _ range: Range<Int>) {}
}

private struct StageWorker: BlockWorker {
  private let program: Program
  private let extent: StageRun.Extent
  private let triage: Triage
  private var reader: RecordReader
  private var encoder: VerdictEncoder
  private var scratch: Scratch
  private var ticket = Ticket()
  private var record = TriageRecord()

  init(_ program: Program, _ extent: StageRun.Extent, _ reader: RecordReader) {
    self.program = program
    self.extent = extent
    self.reader = reader
    triage = Triage(program)
    encoder = VerdictEncoder(program, reveals: false)
    scratch = Scratch(program)
  }

  mutating func process(_ block: Block, into result: inout BlockOutput) {
    reader.begin(block)
    while reader.next(block, into: &ticket, output: &result) {
      switch extent {
      case .read: break
      case .engine(let stage): program.classify(ticket, notes: reader.notes, upTo: stage, &scratch)
      case .encode:
        program.classify(ticket, notes: reader.notes, &scratch)
        triage.assess(ticket, scratch.verdict, into: &record)
        encoder.append(ticket, scratch.verdict, record, to: &result.bytes)
      }
    }
  }
}
