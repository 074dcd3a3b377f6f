/// A rule file or word list as text.
public struct SourceFile: Sendable {
  /// As the user named it: shown in diagnostics.
  public var path: String
  public var text: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  public init(path: String, text: String) {
    self.path = path
    self.text = text
    let bytes = Array(text.utf8)
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
  }

  /// The line (from 1) and column (from 1, in Unicode scalars) of a byte offset. O(log lines + line length).
  public func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = bytes[lineStarts[low]..<min(offset, bytes.count)].count { $0 & 0xC0 != 0x80 }
    return (low + 1, column + 1)
  }

  /// The text of a line, without its end.
  public func line(_ number: Int) -> String {
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    let line = String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    return line.hasSuffix("\r") ? String(line.dropLast()) : line
  }

  /// The bytes of a span as text.
  func text(_ span: SourceSpan) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }
}
