/// What stands between two tokens of a rule file: line breaks and comments.
struct Between: Equatable {
  /// The comment behind the token before, on its line.
  var trailing: String?
  /// The lines between the two tokens' lines.
  var lines: [Line] = []
  /// Whether the second token stands on a line of its own.
  var breaks = false

  enum Line: Equatable {
    case blank
    case comment(String, isIndented: Bool)
  }

  var isPlain: Bool { trailing == nil && !lines.contains { $0 != .blank } }

  /// This, and then what stood behind the next token, for when that token moves to the other side of it.
  func followed(by next: Between) -> Between {
    var result = self
    result.breaks = breaks || next.breaks
    if let comment = next.trailing {
      // Only one comment fits behind a token; the other gets a line.
      if trailing == nil && lines.isEmpty {
        result.trailing = comment
      } else {
        result.lines.append(.comment(comment, isIndented: true))
      }
    }
    result.lines += next.lines
    return result
  }
}

/// The tokens of a file that parses, as they were written, with all that stands around them.
struct SpacedTokens {
  /// The last is the end of the file, with no text.
  var kinds: [SyntaxToken.Kind] = []
  var texts: [String] = []
  /// What stands before each token.
  var before: [Between] = []

  init(_ file: SourceFile, _ tokens: [SyntaxToken]) {
    var end = file.start
    for token in tokens {
      kinds.append(token.kind)
      texts.append(String(decoding: file.bytes[token.span.start..<token.span.end], as: UTF8.self))
      before.append(SpacedTokens.between(file.bytes[end..<token.span.start], isFirst: before.isEmpty))
      end = token.span.end
    }
  }

  /// Reads white space and comments. The last line is that of the next token, so it is not among the lines.
  private static func between(_ bytes: ArraySlice<UInt8>, isFirst: Bool) -> Between {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var result = Between()
    result.breaks = lines.count > 1
    for (index, line) in lines.enumerated() {
      let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      let content = line.drop(while: isSpace)
      let end = content.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? content.startIndex
      let text = String(decoding: content[content.startIndex..<end], as: UTF8.self)
      if index == 0, !isFirst {
        result.trailing = text.isEmpty ? nil : text
      } else if !text.isEmpty {
        result.lines.append(.comment(text, isIndented: content.startIndex > line.startIndex))
      } else if index < lines.count - 1 {
        result.lines.append(.blank)
      }
    }
    return result
  }
}
