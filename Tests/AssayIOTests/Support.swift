import AssayCore
import AssayIO
import Synchronization

/// Everything a ticket holds, as text, for comparing and for reading in failures.
func dump(_ ticket: Ticket) -> [String] {
  var lines: [String] = []
  for field in TextField.allCases where ticket.has(field) { lines.append("\(field.name)=\(ticket.string(field))") }
  for field in NumberField.allCases where !ticket.number(field).isNaN {
    lines.append("\(field.name)=\(ticket.number(field))")
  }
  for field in FlagField.allCases { if let flag = ticket.flag(field) { lines.append("\(field.name)=\(flag)") } }
  for field in ListField.allCases where field != .raters && !ticket.strings(field).isEmpty {
    lines.append("\(field.name)=\(ticket.strings(field).joined(separator: "¦"))")
  }
  if !ticket.ratings.isEmpty {
    lines.append("raters=" + ticket.ratings.map { "[\($0.joined(separator: "¦"))]" }.joined())
  }
  return lines
}

/// What one line of NDJSON gives.
struct OneRecord {
  var outcome: ReadOutcome
  var fields: [String]
  var notes: Notes

  private static let standard = NDJSONReader()

  init(_ line: String, fields map: FieldMap? = nil) { self.init(Array(line.utf8), fields: map) }

  init(_ line: [UInt8], fields map: FieldMap? = nil) {
    var reader = map.map { NDJSONReader(fields: $0) } ?? Self.standard
    var ticket = Ticket()
    outcome = reader.read(line.span, 0..<line.count, into: &ticket)
    notes = reader.notes
    fields = outcome == .ticket ? dump(ticket) : []
  }

  /// The reason, if it was rejected.
  var reason: RejectReason? {
    if case .rejected(let reason, _) = outcome { reason } else { nil }
  }
}

/// Bytes in memory, handed out in chunks of given sizes, over and over.
final class MemoryInput: ByteInput {
  let name: String
  private let bytes: [UInt8]
  private let chunks: [Int]
  private let position = Mutex((at: 0, reads: 0))
  /// Fails after so many reads.
  private let failsAfter: Int?

  init(_ bytes: [UInt8], chunks: [Int] = [Int.max], name: String = "memory", failsAfter: Int? = nil) {
    self.bytes = bytes
    self.chunks = chunks
    self.name = name
    self.failsAfter = failsAfter
  }

  convenience init(_ text: String, chunks: [Int] = [Int.max]) { self.init(Array(text.utf8), chunks: chunks) }

  func read(into buffer: inout [UInt8], at offset: Int) throws(IOFailure) -> Int {
    let state = position.withLock { state in
      let old = state
      state.reads += 1
      let count = min(bytes.count - old.at, buffer.count - offset, chunks[old.reads % chunks.count])
      state.at += count
      return (start: old.at, count: count, reads: state.reads)
    }
    if let failsAfter, state.reads > failsAfter { throw .cannotRead(name: name, reason: "test") }
    for index in 0..<state.count { buffer[offset + index] = bytes[state.start + index] }
    return state.count
  }

  /// Every third time there is nothing at the moment.
  var isReady: Bool { position.withLock { $0.reads % 3 != 0 } }
  var byteCount: Int? { bytes.count }
}

/// Collects what is written.
final class MemoryOutput: ByteOutput {
  private let bytes = Mutex<[UInt8]>([])
  private let limit: Int

  /// Fails, as a full disk does, when more than `limit` bytes are written.
  init(limit: Int = .max) { self.limit = limit }

  func write(_ source: [UInt8], _ range: Range<Int>) throws(IOFailure) {
    let isFull = bytes.withLock { bytes in
      bytes.append(contentsOf: source[range])
      return bytes.count > limit
    }
    if isFull { throw .cannotWrite(name: "memory", reason: "full") }
  }

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}

/// Writes each ticket's dump on a line.
struct DumpWorker: BlockWorker {
  var reader: RecordReader
  var ticket = Ticket()

  mutating func process(_ block: Block, into output: inout BlockOutput) {
    reader.begin(block)
    while reader.next(block, into: &ticket, output: &output) {
      output.bytes.append(jsonString: dump(ticket).joined(separator: ", "))
      output.bytes.append(UInt8(ascii: "\n"))
    }
  }
}

/// What a run through `DumpWorker` gives.
struct RunResult {
  var output: String
  var rejects: [RejectedRecord]
  var progress: Progress

  init(_ inputs: [RecordInput], _ pipeline: Pipeline) throws(IOFailure) {
    let sink = MemoryOutput()
    let rejected = RejectList()
    progress = try pipeline.run(
      inputs, to: sink, makeWorker: { DumpWorker(reader: $0) },
      onReject: { (record) throws(IOFailure) in rejected.append(record) })
    output = sink.text
    rejects = rejected.all
  }

  init(_ text: String, _ format: RecordFormat = .ndjson, _ pipeline: Pipeline = .small) throws(IOFailure) {
    try self.init([RecordInput(MemoryInput(text), format: format)], pipeline)
  }
}

/// Rejected records, in the order they were reported.
final class RejectList: Sendable {
  private let records = Mutex<[RejectedRecord]>([])
  func append(_ record: RejectedRecord) { records.withLock { $0.append(record) } }
  var all: [RejectedRecord] { records.withLock { $0 } }
}

extension Pipeline {
  /// Small blocks: in a debug build, zeroing a mebibyte for each of many little runs would take the most time.
  static var small: Pipeline {
    var pipeline = Pipeline()
    pipeline.blockSize = 16 << 10
    return pipeline
  }
}
