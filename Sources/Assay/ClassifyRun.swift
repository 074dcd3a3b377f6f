public import AssayCore
public import AssayIO
internal import AssayTriage

/// The main job: records in, verdicts out, in order, in parallel, in bounded memory.
public struct ClassifyRun: Sendable {
  /// How verdicts are written.
  public enum Output: Sendable {
    /// One JSON object a line, with all evidence.
    case ndjson
    /// One row a verdict, without evidence.
    case csv
    /// The input record with the verdict added: under `assay` in JSON, as further columns in CSV and TSV. A verdict that it has there already is
    /// replaced, and what is no UTF-8 becomes U+FFFD.
    case merged
  }

  /// The compiled pack that the tickets are classified with.
  public var program: Program
  /// How verdicts are written.
  public var output = Output.ndjson
  /// Whether quotes show offensive words and personal data.
  public var reveals = false
  /// How the inputs are read and spread over threads.
  public var pipeline = Pipeline()
  /// Guideline indices that `findings` counts; nil counts every label.
  public var watched: Set<Int32>?

  /// A run with the pack that writes NDJSON and masks its quotes.
  public init(_ program: Program) { self.program = program }

  /// What a run came to.
  public struct Result: Sendable {
    /// Bytes, tickets and rejects of the whole run.
    public var progress: Progress
    /// Tickets with a watched label.
    public var findings: Int
  }

  /// Classifies all records of the inputs.
  ///
  /// - Throws: as `Pipeline.run`.
  public func run(
    _ inputs: [RecordInput], to target: any ByteOutput,
    onReject: @escaping @Sendable (RejectedRecord) throws(IOFailure) -> Void = { _ in },
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws(IOFailure) -> Result {
    if output == .csv {
      var header: [UInt8] = []
      header.append(header: ["ticket_id"] + VerdictTable.columns, delimiter: UInt8(ascii: ","))
      try target.write(header, 0..<header.count)
    }
    let findings = Findings()
    let progress = try pipeline.run(
      inputs, to: target, makeWorker: { reader in ClassifyWorker(self, reader, findings) }, onReject: onReject,
      onProgress: onProgress)
    return Result(progress: progress, findings: findings.count)
  }
}

/// Classifies the records of one block after the other.
struct ClassifyWorker: BlockWorker {
  private let program: Program
  private let output: ClassifyRun.Output
  private let watched: Set<Int32>?
  private let triage: Triage
  private let table: VerdictTable
  private let findings: Findings
  private var reader: RecordReader
  private var encoder: VerdictEncoder
  private var scratch: Scratch
  private var ticket = Ticket()
  private var record = TriageRecord()
  private var records = AmendedRecords(members: [ClassifyWorker.member], columns: VerdictTable.mergedColumns)

  /// The key of a verdict in its record.
  private static let member = "assay"

  init(_ run: ClassifyRun, _ reader: RecordReader, _ findings: Findings) {
    program = run.program
    output = run.output
    watched = run.watched
    triage = Triage(run.program)
    table = VerdictTable(run.program)
    self.findings = findings
    self.reader = reader
    encoder = VerdictEncoder(run.program, reveals: run.reveals)
    scratch = Scratch(run.program)
  }

  mutating func process(_ block: Block, into result: inout BlockOutput) {
    reader.begin(block)
    if output == .merged { records.begin(block, to: &result.bytes) }
    var found = 0
    while reader.next(block, into: &ticket, output: &result) {
      program.classify(ticket, notes: reader.notes, &scratch)
      triage.assess(ticket, scratch.verdict, into: &record)
      write(block, to: &result.bytes)
      if isFinding { found += 1 }
    }
    if found > 0 { findings.add(found) }
  }

  private var isFinding: Bool {
    guard let watched else { return !scratch.verdict.labels.isEmpty }
    return scratch.verdict.labels.contains { watched.contains($0.guideline) }
  }

  private mutating func write(_ block: Block, to bytes: inout [UInt8]) {
    switch output {
    case .ndjson:
      encoder.append(ticket, scratch.verdict, record, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    case .csv:
      table.appendRow(ticket, scratch.verdict, record, delimiter: UInt8(ascii: ","), to: &bytes)
    case .merged:
      records.append(reader, block, to: &bytes)
      if let delimiter = block.format.delimiter {
        table.appendColumns(scratch.verdict, record, delimiter: delimiter, to: &bytes)
      } else {
        records.append(member: ClassifyWorker.member, to: &bytes)
        encoder.append(ticket, scratch.verdict, record, to: &bytes)
      }
      records.end(to: &bytes)
    }
  }
}
