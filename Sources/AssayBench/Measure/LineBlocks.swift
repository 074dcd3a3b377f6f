import AssayIO

/// A file read in blocks of whole lines, one buffer for all.
struct LineBlocks {
  /// The bytes of the block at hand, and room behind them.
  private(set) var bytes: [UInt8]
  private let input: FileDescriptorInput
  private var filled = 0
  private var handedOut = 0
  private var hasEnded = false
  /// Bytes that can be read behind every block.
  private static let padding = 16

  /// Opens a file.
  init(_ path: String, blockSize: Int = 1 << 20) throws(BenchFailure) {
    do throws(IOFailure) { input = try FileDescriptorInput(path: path) } catch { throw BenchFailure("\(error)") }
    bytes = [UInt8](repeating: 0, count: blockSize + Self.padding)
  }

  /// The range of the next block; nil at the end of the file. The last line may lack its line feed.
  mutating func next() throws(BenchFailure) -> Range<Int>? {
    let rest = filled - handedOut
    for index in 0..<rest { bytes[index] = bytes[handedOut + index] }
    filled = rest
    handedOut = 0
    var searched = 0
    while true {
      try fill()
      // What stands in the padding waits for the next block, so that it can be read behind this one.
      let limit = min(filled, bytes.count - Self.padding)
      if let end = hasEnded ? (filled > 0 ? filled : nil) : lineEnd(in: searched..<limit) {
        handedOut = end
        return 0..<end
      }
      if hasEnded { return nil }
      searched = limit
      bytes.append(contentsOf: repeatElement(0, count: bytes.count))
    }
  }

  /// Fills the buffer.
  private mutating func fill() throws(BenchFailure) {
    do throws(IOFailure) {
      while !hasEnded && filled < bytes.count {
        let count = try input.read(into: &bytes, at: filled)
        filled += count
        hasEnded = count == 0
      }
    } catch { throw BenchFailure("\(error)") }
    let missing = filled + Self.padding - bytes.count
    if hasEnded && missing > 0 { bytes.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// The position behind the last line feed of a range.
  private func lineEnd(in range: Range<Int>) -> Int? {
    var index = range.upperBound
    while index > range.lowerBound {
      if bytes[index - 1] == 0x0A { return index }
      index -= 1
    }
    return nil
  }
}
