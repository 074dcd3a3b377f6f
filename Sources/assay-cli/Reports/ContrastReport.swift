import Assay
import AssayCore
import AssayIO

/// Which verdicts moved with what must not matter, for people or as JSON.
struct ContrastReport {
  let path: String
  let result: ContrastResult
  let layout: CardLayout

  /// How many rules and words are named for a change.
  private static let causes = 4

  // MARK: For people

  /// The whole report, ending with a line feed.
  var text: String {
    let paint = Paint(isOn: layout.usesColor)
    var text = ""
    var last = 0
    for move in result.moved {
      if move.line != last {
        text += TextWrapper.beside(
          paint.strong("\(path):\(move.line)"), columns: ColumnWidth.of("\(path):\(move.line)"), "", width: layout.width
        )
      }
      last = move.line
      text += "  " + Sanitizer.line("\(move.name): \(move.from) → \(move.to)") + "\n"
      text += TextWrapper.wrap(Sanitizer.line(move.text), width: layout.width, indent: "    ") + "\n"
      for difference in move.differences {
        let (from, to) = (
          difference.from.isEmpty ? "none" : difference.from, difference.to.isEmpty ? "none" : difference.to
        )
        text +=
          TextWrapper.wrap(
            Sanitizer.line("\(difference.name): \(from) → \(to)"), width: layout.width, indent: "      ") + "\n"
      }
      for change in move.changes where isShown(change, move) {
        text += TextWrapper.wrap(Sanitizer.line(line(change, move)), width: layout.width, indent: "      ") + "\n"
      }
    }
    return text + (text.isEmpty ? "" : "\n") + summary
  }

  /// Changes that are allowed are told only where nothing else explains the finding.
  private func isShown(_ change: Move.Change, _ move: Move) -> Bool {
    change.bits.magnitude > UInt32(move.allowed) || !move.differences.isEmpty
  }

  private func line(_ change: Move.Change, _ move: Move) -> String {
    var line = "\(change.guideline) \(bits(change.bits)) bits"
    if move.allowed > 0 { line += " (\(Decimal.fixed(Bits.bits(move.allowed), 2)) allowed)" }
    return line + ": " + causes(change)
  }

  private func causes(_ change: Move.Change) -> String {
    let named = change.causes.prefix(ContrastReport.causes).map { cause in
      let what = cause.rule.map { "rule \($0)" } ?? "word \"\(cause.word ?? "")\""
      return "\(what) \(bits(cause.bits))"
    }
    let more = change.causes.count - named.count
    return named.joined(separator: ", ") + (more > 0 ? ", \(more) more" : "")
  }

  private var summary: String {
    var text = "\(path): \(Decimal.grouped(result.pairs)) pair\(result.pairs == 1 ? "" : "s") of "
    text +=
      "\(Decimal.grouped(result.texts)) text\(result.texts == 1 ? "" : "s"), \(Decimal.grouped(result.moved.count)) moved"
    text += result.moved.isEmpty ? "\n" : " by more than is allowed\n"
    if let largest = result.largestAllowed,
      let change = largest.changes.max(by: { $0.bits.magnitude < $1.bits.magnitude })
    {
      let what = "largest move allowed: \(change.guideline) \(bits(change.bits)) bits, "
      text +=
        TextWrapper.wrap(
          Sanitizer.line(
            what + "\(largest.name): \(largest.from) → \(largest.to), line \(largest.line): \(causes(change))"),
          width: layout.width, indent: "  ") + "\n"
    }
    return text
  }

  private func bits(_ value: Int32) -> String { Decimal.signed(Bits.bits(value), 2) }

  // MARK: For programs

  /// One JSON object with its line end, keys always in this order: `file texts pairs moved`, a move's `line text name from to allowed
  /// changes differences`, a change's `guideline bits causes`, a cause's `rule` or `word`, and `bits`.
  var json: [UInt8] {
    var line: [UInt8] = []
    line.append(literal: #"{"file":"#)
    line.append(jsonString: path)
    line.append(literal: #","texts":"#)
    line.append(integer: result.texts)
    line.append(literal: #","pairs":"#)
    line.append(integer: result.pairs)
    line.append(literal: #","moved":["#)
    for (index, move) in result.moved.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      append(move, to: &line)
    }
    line.append(literal: "]}\n")
    return line
  }

  private func append(_ move: Move, to line: inout [UInt8]) {
    line.append(literal: #"{"line":"#)
    line.append(integer: move.line)
    for (key, value) in [("text", move.text), ("name", move.name), ("from", move.from), ("to", move.to)] {
      line.append(contentsOf: ",\"\(key)\":".utf8)
      line.append(jsonString: value)
    }
    line.append(literal: #","allowed":"#)
    append(bits: move.allowed, to: &line)
    line.append(literal: #","changes":["#)
    for (index, change) in move.changes.enumerated() {
      line.append(contentsOf: (index > 0 ? "," : "").utf8)
      line.append(literal: #"{"guideline":"#)
      line.append(jsonString: change.guideline)
      line.append(literal: #","bits":"#)
      append(bits: change.bits, to: &line)
      line.append(literal: #","causes":["#)
      for (index, cause) in change.causes.enumerated() {
        line.append(contentsOf: (index > 0 ? "," : "").utf8)
        if cause.rule != nil { line.append(literal: #"{"rule":"#) } else { line.append(literal: #"{"word":"#) }
        line.append(jsonString: cause.name)
        line.append(literal: #","bits":"#)
        append(bits: cause.bits, to: &line)
        line.append(UInt8(ascii: "}"))
      }
      line.append(literal: "]}")
    }
    line.append(literal: #"],"differences":["#)
    for (index, difference) in move.differences.enumerated() {
      line.append(contentsOf: (index > 0 ? "," : "").utf8)
      line.append(literal: #"{"name":"#)
      line.append(jsonString: difference.name)
      line.append(literal: #","from":"#)
      line.append(jsonString: difference.from)
      line.append(literal: #","to":"#)
      line.append(jsonString: difference.to)
      line.append(UInt8(ascii: "}"))
    }
    line.append(literal: "]}")
  }

  private func append(bits: Int32, to line: inout [UInt8]) {
    line.append(decimal: Bits.bits(bits), decimals: 3, isTrimmed: true)
  }
}
