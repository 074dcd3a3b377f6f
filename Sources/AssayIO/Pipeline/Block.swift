public import AssayCore

/// A run of whole records of one input, about a mebibyte long.
public struct Block: Sendable {
  /// The buffer; its bytes outside `range` mean nothing.
  public internal(set) var storage: [UInt8]
  /// The bytes of the records. They begin at a record's first byte and end behind a newline or at the input's end.
  public internal(set) var range: Range<Int>
  /// How the records are written.
  public let format: RecordFormat
  /// The columns; nil for NDJSON.
  public let header: CSVHeader?
  /// Which of the inputs it is from, counted from 0.
  public internal(set) var input: Int
  /// Where `range` begins in the input, in bytes.
  public let offset: Int
  /// Lines of the input directly before it that are in no block (the header row).
  let linesBefore: Int
  /// Bytes of the input that were read for it, those in no block included.
  let byteCount: Int
  /// The most bytes a record may have.
  let recordLimit: Int
  /// Whether the header row of its input stands directly before it.
  public var followsHeader: Bool { linesBefore > 0 }
  /// If positive: the block stands for one record longer than the limit, with so many lines and no bytes.
  let skippedLines: Int
}

/// What a worker makes of one block.
public struct BlockOutput: Sendable {
  /// What is to be written.
  public var bytes: [UInt8] = []
  /// Tickets found so far.
  public internal(set) var tickets = 0
  /// Records rejected so far.
  public var rejects: Int { rejected.count }
  /// Newlines passed so far.
  var lines = 0
  var rejected: [Reject] = []

  /// A rejected record; its line is counted from the block's first.
  struct Reject: Sendable {
    var reason: RejectReason
    var line: Int
    var offset: Int
    /// How much output stood before it.
    var outputCount: Int
  }

  /// An empty output.
  public init() {}

  mutating func reject(_ reason: RejectReason, line: Int, offset: Int) {
    rejected.append(Reject(reason: reason, line: line, offset: offset, outputCount: bytes.count))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rejected.removeAll(keepingCapacity: true)
    tickets = 0
    lines = 0
  }
}

/// A record that could not become a ticket, with its place in its input.
public struct RejectedRecord: Sendable, Equatable {
  /// The name of the input.
  public var input: String
  /// The line on which the record begins, from 1.
  public var line: Int
  /// The byte of the input at which the trouble showed, from 0.
  public var offset: Int
  /// Why.
  public var reason: RejectReason

  /// `file:line: explanation (code, byte offset)`, as compilers write it.
  public var message: String { "\(input):\(line): \(reason.explanation) (\(reason.name), byte \(offset))" }
}

/// Turns the records of a block into tickets, one by one, whatever the format.
///
/// A worker owns one. It is called once per record and allocates nothing once it is warm:
///
///     reader.begin(block)
///     while reader.next(block, into: &ticket, output: &output) { … append to output.bytes … }
public struct RecordReader: Sendable {
  private var json: NDJSONReader
  private var csv: CSVReader
  private let tree: FieldTree
  private var at = 0
  /// The bytes of the last record in `block.storage`, without its newline.
  public private(set) var record = 0..<0
  /// What was noticed about the last record.
  public private(set) var notes: Notes = []
  /// The line on which the last record begins, counted from the block's first.
  private var recordLine = 0

  /// Whether a record whose `raters` can't be read is rejected, rather than read without them.
  public var refusesWrongRaters: Bool {
    get { json.refusesWrongRaters }
    set { json.refusesWrongRaters = newValue }
  }

  /// A reader that understands the names of `fields`.
  public init(fields: FieldMap = FieldMap()) { self.init(FieldTree.of(fields)) }

  init(_ tree: FieldTree) {
    self.tree = tree
    json = NDJSONReader(tree)
    csv = CSVReader()
  }

  /// Whether somebody has decided what the last record of the block is: it has `labels`, empty for none, or in CSV and TSV a column of
  /// that name. Without them nobody can say whether a label is right.
  public func isLabelled(_ block: Block) -> Bool { block.header?.has(.list(.labels)) ?? json.isLabelled }

  /// The name under which the last record of the block has a field, with dots into nested objects; nil where it lacks the field.
  public func source(of field: RecordField, in block: Block) -> String? {
    let rank = block.header == nil ? json.rank(of: field) : csv.rank(of: field)
    return rank.flatMap { tree.name(of: field, rank: $0) }
  }

  /// The bytes of the last record of a table, without its line end. (White space, a tab most of all, may belong to the last cell.)
  public func row(in block: Block) -> Range<Int> {
    block.storage[record].last == UInt8(ascii: "\r") ? record.dropLast() : record
  }

  /// Where the last record begins in its input, in bytes.
  public func offset(in block: Block) -> Int { block.offset + record.lowerBound - block.range.lowerBound }

  /// Rejects the last record, which gave a ticket, for what its ticket says.
  public func reject(_ reason: RejectReason, in block: Block, output: inout BlockOutput) {
    output.tickets -= 1
    output.reject(reason, line: recordLine, offset: offset(in: block))
  }

  /// Goes to the first record of a block.
  public mutating func begin(_ block: Block) {
    at = block.range.lowerBound
    if let delimiter = block.format.delimiter { csv = CSVReader(delimiter: delimiter, recordLimit: block.recordLimit) }
  }

  /// Reads the next record that gives a ticket; rejected records on the way are put into `output`.
  ///
  /// - Returns: false at the end of the block.
  public mutating func next(_ block: Block, into ticket: inout Ticket, output: inout BlockOutput) -> Bool {
    let bytes = block.storage.span
    let end = block.range.upperBound
    while at < end {
      let start = at
      let line = output.lines
      recordLine = line
      let outcome: ReadOutcome
      if let header = block.header {
        let row = csv.read(bytes, start..<end, header: header, into: &ticket)
        outcome = row.outcome
        notes = csv.notes
        at = row.next
        output.lines += bytes.count(of: UInt8(ascii: "\n"), in: start..<at)
      } else {
        let newline = bytes.firstIndex(of: UInt8(ascii: "\n"), in: start..<end) ?? end
        at = min(newline + 1, end)
        output.lines += 1
        let isTooLong = newline - start > block.recordLimit
        outcome = isTooLong ? .blank : json.read(bytes, start..<newline, into: &ticket)
        notes = json.notes
      }
      record = start..<(bytes[at - 1] == UInt8(ascii: "\n") ? at - 1 : at)
      // Judged here and not only where blocks are cut, so that the size of blocks makes no difference.
      if record.count > block.recordLimit {
        output.reject(.tooLong, line: line, offset: block.offset + start - block.range.lowerBound)
        continue
      }
      switch outcome {
      case .ticket:
        output.tickets += 1
        return true
      case .blank: continue
      case .rejected(let reason, let offset):
        output.reject(reason, line: line, offset: block.offset + offset - block.range.lowerBound)
      }
    }
    return false
  }
}
