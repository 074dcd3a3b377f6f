import Foundation

/// Just enough of TextMate's way to read a grammar: line by line, the earliest match first, of equally early ones the first.
struct EditorGrammar {
  private let patterns: [Pattern]
  /// Every regular expression of the grammar, by its text.
  let sources: [String]

  struct Pattern {
    var name: String?
    var match: NSRegularExpression
    var captures: [Int: String] = [:]
    /// For a pattern that spans from one expression to another: the second, and what is looked for between.
    var end: NSRegularExpression?
    var inner: [Pattern] = []
  }

  /// A coloured stretch of a line: UTF-8 offsets in the whole text.
  struct Scope: Equatable {
    var name: String
    var range: Range<Int>
    var text: String
  }

  struct Malformed: Error { var what: String }

  init(_ data: Data) throws {
    guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
      let repository = root["repository"] as? [String: [String: Any]],
      let includes = root["patterns"] as? [[String: Any]]
    else { throw Malformed(what: "no grammar") }
    var sources: [String] = []
    func expression(_ text: Any?) throws -> NSRegularExpression {
      guard let text = text as? String else { throw Malformed(what: "no expression") }
      sources.append(text)
      return try NSRegularExpression(pattern: text)
    }
    func pattern(_ object: [String: Any]) throws -> Pattern {
      if let include = object["include"] as? String {
        guard include.hasPrefix("#"), let found = repository[String(include.dropFirst())] else {
          throw Malformed(what: include)
        }
        return try pattern(found)
      }
      var result = Pattern(name: object["name"] as? String, match: try expression(object["match"] ?? object["begin"]))
      for (number, capture) in object["captures"] as? [String: [String: String]] ?? [:] {
        guard let number = Int(number), number <= result.match.numberOfCaptureGroups else {
          throw Malformed(what: number)
        }
        result.captures[number] = capture["name"]
      }
      if object["begin"] != nil {
        result.end = try expression(object["end"])
        result.inner = try (object["patterns"] as? [[String: Any]] ?? []).map(pattern)
      }
      return result
    }
    patterns = try includes.map(pattern)
    self.sources = sources
  }

  /// The coloured stretches of a text, in order of their beginnings.
  func scopes(_ text: String) -> [Scope] {
    var result: [Scope] = []
    var start = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = line.hasSuffix("\r") ? line.dropLast() : line
      result += LineReader(String(content)).scopes(patterns).map {
        Scope(name: $0.name, range: ($0.range.lowerBound + start)..<($0.range.upperBound + start), text: $0.text)
      }
      start += line.utf8.count + 1
    }
    return result
  }
}

/// Reads one line.
private struct LineReader {
  private let line: NSString
  private let options: NSRegularExpression.MatchingOptions = [.withTransparentBounds, .withoutAnchoringBounds]

  init(_ line: String) { self.line = line as NSString }

  private func first(_ expression: NSRegularExpression, from position: Int) -> NSTextCheckingResult? {
    expression.firstMatch(
      in: line as String, options: options, range: NSRange(location: position, length: line.length - position))
  }

  private func scope(_ name: String, _ range: NSRange) -> EditorGrammar.Scope {
    let start = line.substring(to: range.location).utf8.count
    let text = line.substring(with: range)
    return EditorGrammar.Scope(name: name, range: start..<(start + text.utf8.count), text: text)
  }

  func scopes(_ patterns: [EditorGrammar.Pattern]) -> [EditorGrammar.Scope] {
    var position = 0
    return scopes(patterns, from: &position, until: nil)
  }

  /// Reads to the end of the line, or to what ends a stretch.
  private func scopes(
    _ patterns: [EditorGrammar.Pattern], from position: inout Int, until end: NSRegularExpression?
  ) -> [EditorGrammar.Scope] {
    var result: [EditorGrammar.Scope] = []
    // What each pattern finds next holds until the position passes it.
    var found: [NSTextCheckingResult?] = patterns.map { first($0.match, from: position) }
    var finish = end.flatMap { first($0, from: position) }
    while position <= line.length {
      for index in patterns.indices {
        if let match = found[index], match.range.location < position {
          found[index] = first(patterns[index].match, from: position)
        }
      }
      if let match = finish, match.range.location < position { finish = end.flatMap { first($0, from: position) } }
      let next = patterns.indices.filter { found[$0] != nil }.min {
        (found[$0]?.range.location ?? 0, $0) < (found[$1]?.range.location ?? 0, $1)
      }
      guard let next, let match = found[next], match.range.location < finish?.range.location ?? Int.max else { break }
      let pattern = patterns[next]
      position = match.range.location + match.range.length
      if let last = pattern.end {
        let inner = scopes(pattern.inner, from: &position, until: last)
        if let name = pattern.name {
          result.append(scope(name, NSRange(location: match.range.location, length: position - match.range.location)))
        }
        result += inner
      } else {
        if let name = pattern.name { result.append(scope(name, match.range)) }
        for (number, name) in pattern.captures.sorted(by: { $0.key < $1.key }) where match.range(at: number).length > 0
        {
          result.append(scope(name, match.range(at: number)))
        }
        if match.range.length == 0 { position += 1 }
      }
    }
    if let finish { position = finish.range.location + finish.range.length }
    return result
  }
}
