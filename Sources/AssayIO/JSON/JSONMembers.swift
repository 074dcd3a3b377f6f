/// The members of a JSON object that has been read without an error.
public enum JSONMembers {
  /// Appends all members but those with some keys (written without escapes), with commas between them and without the braces, as they are written but
  /// for what is no UTF-8. O(object).
  public static func append(_ source: [UInt8], _ object: Range<Int>, without keys: [String], to output: inout [UInt8]) {
    let quoted = keys.map { Array("\"\($0)\"".utf8) }
    var isFirst = true
    for member in members(source.span, object) where !quoted.contains(where: { hasKey(source[member], $0) }) {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      output.append(repairing: source, member)
      isFirst = false
    }
  }

  /// What stands between the braces and commas of the object itself.
  private static func members(_ bytes: Span<UInt8>, _ object: Range<Int>) -> [Range<Int>] {
    var members: [Range<Int>] = []
    var (depth, isInString) = (0, false)
    var start = object.lowerBound
    var at = object.lowerBound
    while at < object.upperBound {
      switch bytes[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "{") where !isInString, UInt8(ascii: "[") where !isInString:
        depth += 1
        if depth == 1 { start = at + 1 }
      case UInt8(ascii: "}") where !isInString, UInt8(ascii: "]") where !isInString:
        depth -= 1
        if depth == 0 { members.append(start..<at) }
      case UInt8(ascii: ",") where !isInString && depth == 1:
        members.append(start..<at)
        start = at + 1
      default: break
      }
      at += 1
    }
    return members
  }

  private static func hasKey(_ member: ArraySlice<UInt8>, _ quoted: [UInt8]) -> Bool {
    member.drop { $0 <= 0x20 }.starts(with: quoted)
  }
}
