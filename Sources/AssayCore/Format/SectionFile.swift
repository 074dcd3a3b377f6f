/// A small binary container: a magic, a format version, a checksum, and a row of numbers and strings in a fixed order.
///
/// All numbers are little-endian. Readers never trust a length: each is checked against what is left.
public struct SectionWriter {
  /// The head, then what was put so far.
  public private(set) var bytes: [UInt8] = []
  private var head = 0

  /// A writer that has put nothing yet, for bytes that are no file of their own.
  public init() {}

  /// A writer of a file that begins with a magic and a version. It makes room for a large pack: what is not used costs nothing, but to
  /// move what has been written costs time.
  public init(magic: String, version: UInt32) {
    bytes.reserveCapacity(1 << 25)
    bytes.append(contentsOf: magic.utf8)
    bytes.append(littleEndian: [version, 1])
    bytes.append(littleEndian: [UInt64(0)])
    head = bytes.count
  }

  /// Puts four bytes.
  public mutating func put(_ value: Int32) { withBytes(UInt32(bitPattern: value)) }

  /// Puts the eight bytes of the bit pattern.
  public mutating func put(_ value: Double) {
    withBytes(UInt32(truncatingIfNeeded: value.bitPattern))
    withBytes(UInt32(truncatingIfNeeded: value.bitPattern >> 32))
  }

  /// Puts the length in UTF-8 bytes, then the bytes.
  public mutating func put(_ text: String) {
    put(Int32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Puts their number, then each string.
  public mutating func put(_ texts: [String]) {
    put(Int32(texts.count))
    for text in texts { put(text) }
  }

  /// Puts their number, then four bytes each.
  public mutating func put(_ values: [Int32]) {
    put(Int32(values.count))
    bytes.append(littleEndian: values)
  }

  /// Puts their number, then four bytes each.
  public mutating func put(_ values: [UInt32]) {
    put(Int32(values.count))
    bytes.append(littleEndian: values)
  }

  /// Puts their number, then eight bytes each.
  public mutating func put(_ values: [UInt64]) {
    put(Int32(values.count))
    bytes.append(littleEndian: values)
  }

  /// Puts their number, then one byte each, 0 or 1.
  public mutating func put(_ values: [Bool]) {
    put(Int32(values.count))
    bytes.append(contentsOf: values.lazy.map { $0 ? 1 : 0 })
  }

  /// Puts the number of elements, then these where they can be read without copying: at a multiple of their alignment from the file's
  /// beginning on. Elements are made of little-endian numbers and have no padding.
  mutating func put<Element>(_ table: ConstantTable<Element>) {
    put(Int32(table.count))
    while bytes.count % MemoryLayout<Element>.alignment != 0 { bytes.append(0) }
    // Safe because: elements without padding have every byte initialised, and the bytes are copied before the pointer goes.
    unsafe table.withMemory { unsafe bytes.append(contentsOf: UnsafeRawBufferPointer($0)) }
  }

  /// Puts the starts and the bytes of the texts.
  mutating func put(_ texts: StringTable) {
    put(texts.starts)
    put(texts.bytes)
  }

  /// Puts the lower bound, then the upper bound.
  public mutating func put(_ range: Range<Int32>) {
    put(range.lowerBound)
    put(range.upperBound)
  }

  private mutating func withBytes(_ value: UInt32) {
    bytes.append(UInt8(truncatingIfNeeded: value))
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    bytes.append(UInt8(truncatingIfNeeded: value >> 24))
  }

  /// The whole file: magic, version, checksum of the rest, the rest.
  public consuming func file() -> [UInt8] {
    let checksum = SectionFile.checksum(bytes.span, from: head)
    for offset in 0..<8 { bytes[head - 8 + offset] = UInt8(truncatingIfNeeded: checksum >> UInt64(offset * 8)) }
    return bytes
  }
}

/// Why a file was refused.
public enum SectionFileError: Error, Sendable, Equatable {
  /// It does not begin with the magic: another kind of file.
  case notThisKind
  /// It was written by a later version of Assay.
  case newerVersion(UInt32)
  /// It was written by an earlier version of Assay, whose format is no longer read.
  case olderVersion(UInt32)
  /// It ends too early.
  case truncated
  /// Its bytes are not those that were written.
  case corrupted
  /// It has a part that this version of Assay does not know.
  case unknownPart(String)
}

/// What writer and reader share.
public enum SectionFile {
  /// A 64-bit checksum of bytes: FNV-1a over words of eight bytes (Fowler, Noll, Vo), the last padded with zeros, then the length.
  static func checksum(_ bytes: Span<UInt8>, from start: Int = 0) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ word: UInt64) {
      hash = (hash ^ word) &* 0x100_0000_01B3
      hash ^= hash >> 32
    }
    var position = start
    while position &+ 8 <= bytes.count {
      add(bytes.load8(position))
      position &+= 8
    }
    if position < bytes.count {
      add((position..<bytes.count).reversed().reduce(0) { $0 << 8 | UInt64(bytes[$1]) })
    }
    return (hash ^ UInt64(bytes.count - start)) &* 0x100_0000_01B3
  }
}

/// The bytes of a file: read into an array, or part of the program itself, which need not be copied.
@safe public enum FileBytes {
  case read([UInt8])
  /// Must stay as it is while it is read.
  case constant(UnsafeBufferPointer<UInt8>)

  fileprivate var isPartOfProgram: Bool {
    if case .constant = self { return true }
    return false
  }

  fileprivate func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    switch self {
    case .read(let bytes): body(bytes.span)
    // Safe because: whoever made it promised that the memory stays.
    case .constant(let bytes): unsafe body(bytes.span)
    }
  }
}

/// Reads what a `SectionWriter` wrote.
public struct SectionReader {
  private let bytes: FileBytes
  private let count: Int
  private var position: Int

  /// Checks magic, version and, of a file that was read, the checksum. O(n).
  public init(_ bytes: FileBytes, magic: String, version: UInt32) throws(SectionFileError) {
    self.bytes = bytes
    count = bytes.withSpan { $0.count }
    let length = magic.utf8.count
    let begins = bytes.withSpan { span in
      span.count >= length && magic.utf8.enumerated().allSatisfy { span[$0.offset] == $0.element }
    }
    guard begins else { throw .notThisKind }
    position = length
    guard count >= length + 16 else { throw .truncated }
    let found = UInt32(bitPattern: try number())
    guard found <= version else { throw .newerVersion(found) }
    guard found == version else { throw found > 0 ? .olderVersion(found) : .corrupted }
    guard let stored: UInt64 = try words().first else { throw .corrupted }
    let start = position
    guard isTrusted || bytes.withSpan({ SectionFile.checksum($0, from: start) }) == stored else {
      throw .corrupted
    }
  }

  /// Whether the bytes are as sound as the program: what was checked when it was built need not be at each start.
  var isTrusted: Bool { bytes.isPartOfProgram }

  /// Whether all has been read.
  public var isAtEnd: Bool { position == count }

  private func need(_ count: Int) throws(SectionFileError) {
    guard count >= 0, count <= self.count - position else { throw .truncated }
  }

  /// Reads four bytes.
  public mutating func number() throws(SectionFileError) -> Int32 {
    try need(4)
    defer { position += 4 }
    return bytes.withSpan { span in
      let low = UInt32(span[position]) | UInt32(span[position + 1]) << 8
      let high = UInt32(span[position + 2]) | UInt32(span[position + 3]) << 8
      return Int32(bitPattern: low | high << 16)
    }
  }

  /// Reads eight bytes as a bit pattern.
  public mutating func double() throws(SectionFileError) -> Double {
    let low = UInt32(bitPattern: try number())
    let high = UInt32(bitPattern: try number())
    return Double(bitPattern: UInt64(low) | UInt64(high) << 32)
  }

  /// Reads a length and as many bytes; invalid UTF-8 is repaired.
  public mutating func text() throws(SectionFileError) -> String {
    let count = Int(try number())
    try need(count)
    defer { position += count }
    return bytes.withSpan { span in
      // Safe because: `extracting` checks the range, and the string copies the bytes.
      unsafe span.extracting(position..<(position + count)).withUnsafeBufferPointer {
        unsafe String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// The number of things that follow, each of at least `size` bytes.
  mutating func count(of size: Int) throws(SectionFileError) -> Int {
    let count = Int(try number())
    guard count >= 0 else { throw .truncated }
    try need(count * size)
    return count
  }

  /// Reads a number and as many strings.
  public mutating func texts() throws(SectionFileError) -> [String] {
    let count = try count(of: 4)
    var result: [String] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(try text()) }
    return result
  }

  /// Reads a number and as many `Int32`s.
  public mutating func numbers() throws(SectionFileError) -> [Int32] {
    let count = try count(of: 4)
    defer { position += count * 4 }
    return bytes.withSpan { $0.values(from: position, count: count) }
  }

  /// Reads a number and as many `UInt32`s.
  public mutating func symbols() throws(SectionFileError) -> [UInt32] {
    let count = try count(of: 4)
    defer { position += count * 4 }
    return bytes.withSpan { $0.values(from: position, count: count) }
  }

  /// Reads a number and as many `UInt64`s.
  public mutating func words() throws(SectionFileError) -> [UInt64] {
    let count = try count(of: 8)
    defer { position += count * 8 }
    return bytes.withSpan { $0.values(from: position, count: count) }
  }

  /// Reads a table of elements for which every bit pattern is one: where it lies when the bytes are part of the program, else a copy.
  mutating func table<Element>(of _: Element.Type = Element.self) throws(SectionFileError) -> ConstantTable<Element> {
    let count = Int(try number())
    let alignment = MemoryLayout<Element>.alignment
    position = (position + alignment - 1) / alignment * alignment
    let size = MemoryLayout<Element>.stride
    guard count >= 0, position <= self.count, count <= (self.count - position) / size else { throw .truncated }
    defer { position += count * size }
    switch bytes {
    case .read(let bytes):
      let start = position
      return unsafe ConstantTable(count: count) { memory in
        // Safe because: the bound was just checked, and it is the size of the table's memory.
        unsafe bytes.withUnsafeBytes {
          unsafe memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<(start + count * size)]))
        }
      }
    case .constant(let bytes):
      // Safe because: the bound was just checked, the memory stays, and it begins at an address of sixteen bytes or more.
      let start = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped).advanced(by: position)
      return unsafe ConstantTable(
        constant: UnsafeBufferPointer(start: start.assumingMemoryBound(to: Element.self), count: count))
    }
  }

  /// The same for a table that is asked at each token: in memory of its own, which may have larger pages than the program's constants. Where
  /// each look-up goes to another place, that is worth more than the copy costs.
  mutating func hotTable<Element>() throws(SectionFileError) -> ConstantTable<Element> { try table().copied() }

  /// Reads as many texts as were put.
  mutating func stringTable() throws(SectionFileError) -> StringTable {
    let table = StringTable(starts: try table(), bytes: try table())
    guard isTrusted || table.isSound else { throw .corrupted }
    return table
  }

  /// Reads a number and as many flags; any byte but 0 is true.
  public mutating func flags() throws(SectionFileError) -> [Bool] {
    let count = try count(of: 1)
    defer { position += count }
    var flags = Array(repeating: false, count: count)
    bytes.withSpan { span in
      for index in 0..<count where span[position &+ index] != 0 { flags[index] = true }
    }
    return flags
  }

  /// Reads two bounds; `.corrupted` when they are out of order.
  public mutating func range() throws(SectionFileError) -> Range<Int32> {
    let lower = try number()
    let upper = try number()
    guard lower <= upper else { throw .corrupted }
    return lower..<upper
  }

  /// A raw value of an enum or a small number.
  public mutating func byte() throws(SectionFileError) -> UInt8 { UInt8(truncatingIfNeeded: try number()) }
}
