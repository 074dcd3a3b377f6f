internal import AssayCore

/// A rule file or word list as text.
public struct SourceFile: Sendable {
  /// As the user named it: shown in diagnostics.
  public var path: String
  /// What stands in it.
  public var text: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  /// The byte order mark that some editors put first; it is no part of the first line.
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A file that has been read. O(size).
  public init(path: String, text: String) {
    self.path = path
    self.text = text
    let bytes = Array(text.utf8)
    self.bytes = bytes
    let first = bytes.starts(with: SourceFile.mark) ? SourceFile.mark.count : 0
    lineStarts = [first] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
  }

  /// Where the text begins, behind a byte order mark.
  var start: Int { lineStarts[0] }

  /// The first place where it is no UTF-8: the character that was read in place of bytes that are none, or a NUL, of which other
  /// encodings are full. What stands around it would be read as other words, and never match. O(size).
  var damage: Range<Int>? {
    let bytes = bytes.span
    for index in 0..<bytes.count {
      if bytes[index] == 0 { return index..<index + 1 }
      if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD {
        return index..<index + 3
      }
    }
    return nil
  }

  /// Whether a line begins with the word `pack`: nothing else declares one. O(lines).
  var mayDeclarePack: Bool {
    lineStarts.contains { start in
      bytes[start...].drop { $0 == 0x20 || $0 == 0x09 }.starts(with: "pack".utf8)
    }
  }

  /// The line (from 1) and column (from 1, in Unicode scalars) of a byte offset. O(log lines + line length).
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = max(1, lineStarts.partitioningIndex { $0 > offset })
    let start = lineStarts[line - 1]
    let column = bytes[start..<max(start, min(offset, bytes.count))].count { $0 & 0xC0 != 0x80 }
    return (line, column + 1)
  }

  /// The text of a line, without its end.
  public func line(_ number: Int) -> String {
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }
}
