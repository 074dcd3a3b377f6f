internal import AssayCore

/// Reads a regular expression: what stands between two slashes. Characters are folded like the text that they are looked for in.
struct RegexParser {
  let scalars: [Unicode.Scalar]
  /// The byte of the rule file at which each scalar stands, and the one behind the last.
  private let offsets: [Int]
  private let file: Int
  var position = 0
  private var depth = 0

  /// The first fault ends the reading.
  struct Fault: Error {
    var diagnostic: Diagnostic
  }

  /// The tree of an expression. `text` is what stands between the slashes, `span` where it stands, slashes included.
  static func parse(_ text: Located<String>) throws(Fault) -> RegexTree {
    var parser = RegexParser(text)
    let tree = try parser.alternatives()
    guard parser.isAtEnd else {
      throw parser.fault(.regexSyntax, "a `)` without its `(`", help: "write `\\)` to find one")
    }
    return tree
  }

  private init(_ text: Located<String>) {
    scalars = Array(text.value.unicodeScalars)
    file = text.span.file
    var offset = text.span.start + 1
    var offsets: [Int] = []
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    self.offsets = offsets + [offset]
  }

  // MARK: Reading

  var isAtEnd: Bool { position == scalars.count }

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard position + wanted.count <= scalars.count, scalars[position..<(position + wanted.count)].elementsEqual(wanted)
    else { return false }
    position += wanted.count
    return true
  }

  /// A fault from scalar `start` (the one at hand, unless told) to the position, or over the one at hand.
  func fault(_ code: DiagnosticCode, _ message: String, from start: Int? = nil, help: String) -> Fault {
    let first = min(start ?? position, scalars.count)
    let end = max(position, min(first + 1, scalars.count))
    return Fault(
      diagnostic: Diagnostic(
        code, message, SourceSpan(file: file, start: offsets[first], end: offsets[end]), help: Hint(help)))
  }

  // MARK: Structure

  private mutating func alternatives() throws(Fault) -> RegexTree {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence() throws(Fault) -> RegexTree {
    var parts: [RegexTree] = []
    while let next = peek(), next != "|", next != ")" {
      let start = position
      let part = try element()
      parts.append(try repeats(part, from: start))
    }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func element() throws(Fault) -> RegexTree {
    let start = position
    guard let next = peek() else { return .empty }
    position += 1
    switch next {
    case "(":
      return try group(from: start)
    case "[":
      return try bracketed(from: start)
    case ".":
      return .character(.dot)
    case "^":
      return .assertion(.fieldStart)
    case "$":
      return .assertion(.fieldEnd)
    case "\\":
      return try escape(from: start)
    case "*", "+", "?":
      throw fault(
        .regexSyntax, "`\(next)` repeats nothing", from: start, help: "write `\\\(next)` to find the character")
    case "{":
      throw fault(
        .regexSyntax, "a `{` that repeats nothing", from: start,
        help: "repeats are written `{3}`, `{2,}` or `{2,5}` behind what they repeat; write `\\{` to find one")
    default:
      return try literal(next, from: start)
    }
  }

  private mutating func group(from start: Int) throws(Fault) -> RegexTree {
    guard depth < Parser.nesting else {
      throw fault(.nestedTooDeep, "nested more than \(Parser.nesting) deep", from: start, help: "take parentheses away")
    }
    if peek() == "?", !take("?:") { throw unsupportedGroup(from: start) }
    depth += 1
    let inner = try alternatives()
    depth -= 1
    guard take(")") else {
      position = start + 1
      throw fault(.regexSyntax, "a `(` without its `)`", from: start, help: "close it, or write `\\(` to find one")
    }
    return inner
  }

  private mutating func unsupportedGroup(from start: Int) -> Fault {
    let help: String
    let what: String
    if take("?=") || take("?!") || take("?<=") || take("?<!") {
      what = "look-around can't be had in linear time"
      help = "ask for the other words `with near N:`, or forbid them `unless near N:`"
    } else if take("?<") || take("?P<") || take("?'") {
      what = "groups have no names here"
      help = "nothing asks for a group by name: write `(…)`"
    } else if take("?>") {
      what = "atomic groups have no meaning here"
      help = "there is no backtracking to prevent: write `(…)`"
    } else if take("?#") {
      what = "expressions hold no comments"
      help = "put it behind a `#` on a line of its own"
    } else {
      position += 1
      what = "expressions have no flags"
      help = "upper and lower case are the same already, and `^` and `$` are the field's ends; write `(…)`"
    }
    return fault(.regexUnsupported, what, from: start, help: help)
  }

  // MARK: Repeats

  private mutating func repeats(_ part: RegexTree, from start: Int) throws(Fault) -> RegexTree {
    let sign = position
    guard let (least, most) = try bounds() else { return part }
    if case .assertion = part, scalars[start] != "(" {
      throw fault(.regexSyntax, "a place between characters can't be repeated", from: sign, help: "take the repeat out")
    }
    let behind = position
    if let next = peek(), "*+?{".unicodeScalars.contains(next) {
      if next == "?" {
        position += 1
        throw fault(
          .regexUnsupported, "the longest match is taken always", from: behind,
          help: "take the `?` out: it makes a repeat lazy, which changes nothing about whether a text matches")
      }
      if next == "+" {
        position += 1
        throw fault(
          .regexUnsupported, "possessive repeats have no meaning here", from: behind,
          help: "there is no backtracking to prevent: take the `+` out")
      }
      position += 1
      throw fault(
        .regexSyntax, "a repeat of a repeat", from: behind, help: "put the first in parentheses, if it is meant so")
    }
    return .repeated(part, least: least, most: most)
  }

  /// The bounds of the repeat at the position; nil where there is none.
  private mutating func bounds() throws(Fault) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    let start = position
    guard take("{") else { return nil }
    let least = number()
    var most = least
    var isOpen = false
    if take(",") {
      most = number()
      isOpen = most == nil
    }
    guard let least, take("}"), isOpen || most != nil else {
      throw fault(
        .regexSyntax, "a `{` that begins no repeat", from: start,
        help: "repeats are written `{3}`, `{2,}` or `{2,5}`; write `\\{` to find one")
    }
    let largest = max(least, most ?? 0)
    if largest > Limits.regexRepeat {
      throw fault(
        .regexTooLarge, "a repeat that counts to more than \(Limits.regexRepeat)", from: start,
        help: "count to \(Limits.regexRepeat) at most, or leave the bound open: `{\(min(least, Limits.regexRepeat)),}`")
    }
    if let most, !isOpen, most < least {
      throw fault(
        .regexSyntax, "a repeat from \(least) to \(most)", from: start, help: "the smaller number comes first")
    }
    if !isOpen, most == 0 {
      throw fault(.regexSyntax, "a repeat of nothing", from: start, help: "take it out with what it repeats")
    }
    return (least, isOpen ? nil : most)
  }

  /// The number at the position; too large ones are cut, they are refused anyway.
  private mutating func number() -> Int? {
    var value: Int?
    while let digit = peek(), (0x30...0x39).contains(digit.value) {
      value = min((value ?? 0) * 10 + Int(digit.value - 0x30), Limits.regexRepeat + 1)
      position += 1
    }
    return value
  }

  // MARK: Characters

  private func literal(_ scalar: Unicode.Scalar, from start: Int) throws(Fault) -> RegexTree {
    let folded = try fold(scalar, from: start)
    let parts = folded.map { RegexTree.character(CharacterSet($0)) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// What a character is in folded text.
  func fold(_ scalar: Unicode.Scalar, from start: Int) throws(Fault) -> [UInt32] {
    switch RegexText.fold(scalar.value) {
    case .scalars(let scalars): return scalars
    case .nothing:
      throw fault(
        .regexUnsupported, "this character is not part of the text that is looked at", from: start,
        help: "symbols are read as spaces, and what is invisible is left out: write a space, or take it out")
    case .mark:
      throw fault(
        .regexUnsupported, "a mark by itself", from: start, help: "write the letter with its mark as one character")
    }
  }

  private mutating func escape(from start: Int) throws(Fault) -> RegexTree {
    switch peek() {
    case "b":
      position += 1
      return .assertion(.wordBoundary)
    case "B":
      position += 1
      return .assertion(.noWordBoundary)
    case let digit? where (0x31...0x39).contains(digit.value):
      position += 1
      throw fault(
        .regexUnsupported, "back references can't be had in linear time", from: start,
        help: "write out what may come again")
    default:
      switch try escaped(from: start) {
      case .set(let set): return .character(set)
      case .scalar(let scalar): return try literal(scalar, from: start)
      }
    }
  }
}
