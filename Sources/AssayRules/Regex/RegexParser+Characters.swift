internal import AssayCore

extension RegexParser {
  enum Escaped {
    case set(CharacterSet)
    case scalar(Unicode.Scalar)
  }

  /// What a backslash means that has just been taken, in and outside brackets.
  mutating func escaped(from start: Int) throws(Fault) -> Escaped {
    guard let next = peek() else {
      throw fault(.regexSyntax, "a backslash before nothing", from: start, help: "write `\\\\` to find a backslash")
    }
    position += 1
    switch next {
    case "d": return .set(.digit)
    case "D": return .set(CharacterSet.any.subtracting(.digit))
    case "w": return .set(.word)
    case "W": return .set(CharacterSet.any.subtracting(.word))
    case "s": return .set(.space)
    case "S": return .set(CharacterSet.any.subtracting(.space))
    case "n", "r": return .scalar("\n")
    case "t": return .scalar(" ")
    case "x", "u": return .scalar(try number(from: start))
    case "A", "z", "Z":
      throw fault(
        .regexUnsupported, "`\\\(next)` is not part of the language", from: start,
        help: "`^` and `$` are the beginning and the end of the field")
    case "p", "P":
      throw fault(
        .regexUnsupported, "classes of Unicode are not part of the language", from: start,
        help: "write `\\w` for letters of all scripts, or a range such as [а-я]")
    case "k", "g":
      throw fault(
        .regexUnsupported, "back references can't be had in linear time", from: start,
        help: "write out what may come again")
    default:
      let isName = next.properties.isAlphabetic || next.properties.numericType != nil
      guard !isName, next.value < 0x80 else {
        throw fault(
          .regexSyntax, "`\\\(next)` has no meaning", from: start,
          help: isName
            ? "these have: \\d \\D \\w \\W \\s \\S \\b \\B \\n \\t \\x{…}" : "only signs of ASCII need a backslash")
      }
      return .scalar(next)
    }
  }

  /// `\x41` or `\x{1F600}`.
  private mutating func number(from start: Int) throws(Fault) -> Unicode.Scalar {
    let isBraced = take("{")
    var value: UInt32 = 0
    var digits = 0
    while let digit = peek().flatMap({ $0.value < 0x80 ? Character($0).hexDigitValue : nil }),
      digits < (isBraced ? 6 : 2)
    {
      value = value << 4 | UInt32(digit)
      digits += 1
      position += 1
    }
    guard digits == 2 || isBraced && digits > 0, !isBraced || take("}"), let scalar = Unicode.Scalar(value) else {
      throw fault(
        .regexSyntax, "no number of a character", from: start, help: "it is written \\x41 or \\x{1F600}, in hexadecimal"
      )
    }
    return scalar
  }

  /// `[…]`, whose bracket has just been taken.
  mutating func bracketed(from start: Int) throws(Fault) -> RegexTree {
    let isNegated = take("^")
    var set = CharacterSet()
    // Characters that fold to several, such as ß.
    var longer: [[UInt32]] = []
    let first = position
    while let next = peek(), next != "]" || position == first {
      let item = position
      if next == "]" {
        throw fault(.regexSyntax, "brackets without a character", from: start, help: "write `\\]` to find a bracket")
      }
      if next == "[", let kind = peek(1), ":.=".unicodeScalars.contains(kind) {
        position += 2
        throw fault(
          .regexUnsupported, "named classes are not part of the language", from: item,
          help: "write \\d, \\w, \\s or a range")
      }
      guard let low = try member(&set) else { continue }
      guard peek() == "-", let behind = peek(1), behind != "]" else {
        let folded = try fold(low, from: item)
        if folded.count == 1 { set.insert(folded[0]...folded[0]) } else { longer.append(folded) }
        continue
      }
      position += 1
      var other = CharacterSet()
      guard let high = try member(&other) else {
        throw fault(
          .regexSyntax, "a range that ends with a class", from: item, help: "put the `-` last, or write `\\-`")
      }
      guard low.value <= high.value else {
        throw fault(.regexSyntax, "a range that runs backwards", from: item, help: "the lower character comes first")
      }
      insert(low.value...high.value, &set, &longer)
    }
    guard take("]") else {
      position = start + 1
      throw fault(.regexSyntax, "a `[` without its `]`", from: start, help: "close it, or write `\\[` to find one")
    }
    if isNegated {
      set = CharacterSet.any.subtracting(set)
      longer = []
    }
    guard !set.isEmpty || !longer.isEmpty else {
      throw fault(
        .regexUnsupported, "none of these characters is part of the text that is looked at", from: start,
        help: "symbols are read as spaces, and what is invisible is left out")
    }
    let sequences = longer.map { RegexTree.sequence($0.map { .character(CharacterSet($0)) }) }
    if sequences.isEmpty { return .character(set) }
    return .alternatives((set.isEmpty ? [] : [.character(set)]) + sequences)
  }

  /// One character of a class, or nil where it was a set, which is added to `set`.
  private mutating func member(_ set: inout CharacterSet) throws(Fault) -> Unicode.Scalar? {
    let start = position
    guard let next = peek() else { return nil }
    position += 1
    guard next == "\\" else { return next }
    if take("b") {
      throw fault(
        .regexSyntax, "`\\b` is no character", from: start, help: "it stands outside brackets, for the edge of a word")
    }
    switch try escaped(from: start) {
    case .scalar(let scalar): return scalar
    case .set(let other):
      set = set.union(other)
      return nil
    }
  }

  /// Adds what the scalars of a range are in folded text.
  private func insert(_ range: ClosedRange<UInt32>, _ set: inout CharacterSet, _ longer: inout [[UInt32]]) {
    // Folding each of very many would take long; by far most of such a range are folded to themselves.
    let isVast = range.count > 0x4000
    if isVast { set.insert(range) }
    for scalar in isVast ? range.lowerBound...max(range.lowerBound, 0x2FF) : range where range.contains(scalar) {
      guard case .scalars(let folded) = RegexText.fold(scalar) else { continue }
      if folded.count == 1 { set.insert(folded[0]...folded[0]) } else { longer.append(folded) }
    }
  }
}
