import AssayCore

/// Cuts one input into blocks of whole records.
///
/// What stands behind the last record end of a block is carried over to the next. Memory is flat: a record that is
/// still not complete at `recordLimit` bytes is passed over, and a block without bytes says so. A quoted cell of CSV
/// that is not closed within `recordLimit` bytes, or at all, costs the line on which it begins and no more.
struct BlockReader {
  let input: any ByteInput
  let format: RecordFormat
  let blockSize: Int
  let recordLimit: Int
  let tree: FieldTree
  /// Bytes behind the last block, and how many of them there are.
  private var carry: [UInt8] = []
  /// Where the carry begins in the input.
  var offset = 0
  var header: CSVHeader?
  var headerLines = 0
  var headerBytes = 0
  private var isAtStart = true
  private(set) var hasEnded = false
  private static let firstRoom = 1 << 16

  init(_ input: any ByteInput, _ format: RecordFormat, blockSize: Int, recordLimit: Int, tree: FieldTree) {
    self.input = input
    self.format = format
    self.blockSize = blockSize
    self.recordLimit = recordLimit
    self.tree = tree
  }

  /// The next block, or nil at the end of the input. `storage` is a buffer to use; its contents mean nothing.
  mutating func next(reusing storage: consuming [UInt8]) throws(IOFailure) -> Block? {
    var buffer = storage
    var filled = carry.count
    // Few bytes need not wait for room for many.
    grow(&buffer, to: filled + (isAtStart ? min(blockSize, BlockReader.firstRoom) : blockSize))
    for index in carry.indices { buffer[index] = carry[index] }
    carry.removeAll(keepingCapacity: true)
    if isAtStart {
      isAtStart = false
      try begin(&buffer, &filled)
    }
    var finder = RecordEndFinder(format, recordLimit: recordLimit)
    while true {
      finder.advance(buffer.span, to: filled, isLast: hasEnded)
      if finder.lastEnd > 0 && (hasEnded || filled >= blockSize || !input.isReady) {
        return block(buffer, end: finder.lastEnd, filled)
      }
      if hasEnded { return filled == 0 ? nil : block(buffer, end: filled, filled) }
      if finder.lastEnd == 0 && finder.openQuote == nil && filled > recordLimit {
        return try skipRecord(buffer, filled, finder)
      }
      try fill(&buffer, &filled)
    }
  }

  /// Reads until the buffer is full (a full one grows first), the input has ended, or nothing is there at the moment.
  mutating func fill(_ buffer: inout [UInt8], _ filled: inout Int) throws(IOFailure) {
    if filled == buffer.count { grow(&buffer, to: filled + blockSize) }
    repeat {
      let count = try input.read(into: &buffer, at: filled)
      filled += count
      hasEnded = count == 0
    } while !hasEnded && filled < buffer.count && input.isReady
  }

  /// Doubles the buffer until it holds `size` bytes.
  func grow(_ buffer: inout [UInt8], to size: Int) {
    guard buffer.count < size else { return }
    let target = max(size, min(buffer.count * 2, recordLimit + blockSize))
    // An array and not `repeatElement`, which debug builds go through one by one: tests start the program hundreds of times.
    buffer += Array(repeating: 0, count: target - buffer.count)
  }

  /// Makes the block that takes the buffer up to `end`, and carries the rest over.
  private mutating func block(_ buffer: consuming [UInt8], end: Int, _ filled: Int) -> Block {
    carry.append(contentsOf: buffer[end..<filled])
    return makeBlock(buffer, end: end, byteCount: end, lines: 0)
  }

  private mutating func makeBlock(_ buffer: consuming [UInt8], end: Int, byteCount: Int, lines: Int) -> Block {
    let block = Block(
      storage: buffer, range: 0..<end, format: format, header: header, input: 0, offset: offset,
      linesBefore: headerLines, byteCount: byteCount + headerBytes, recordLimit: recordLimit, skippedLines: lines)
    offset += byteCount
    headerLines = 0
    headerBytes = 0
    return block
  }

  /// Passes over the record that fills the buffer, up to its end.
  private mutating func skipRecord(
    _ buffer: consuming [UInt8], _ first: Int, _ soFar: RecordEndFinder
  ) throws(IOFailure) -> Block {
    var buffer = buffer
    var filled = first
    var finder = soFar
    var skipped = 0
    var lines = 0
    while true {
      let judged = finder.forget()
      lines += buffer.span.count(of: UInt8(ascii: "\n"), in: 0..<judged)
      skipped += judged
      for index in judged..<filled { buffer[index - judged] = buffer[index] }
      filled -= judged
      try fill(&buffer, &filled)
      let end = finder.firstEnd(buffer.span, to: filled, isLast: hasEnded)
      guard end != nil || hasEnded else { continue }
      let last = end ?? filled
      // Without an end the last line has no newline.
      lines += buffer.span.count(of: UInt8(ascii: "\n"), in: 0..<last) + (end == nil ? 1 : 0)
      carry.append(contentsOf: buffer[last..<filled])
      return makeBlock(buffer, end: 0, byteCount: skipped + last, lines: lines)
    }
  }
}
