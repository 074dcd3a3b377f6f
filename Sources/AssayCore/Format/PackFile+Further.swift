// The runs of letters and ranges of numbers of a pack file's model: parts that are absent where there are none. Read with every number
// checked against what it counts.

extension SectionReader {
  mutating func letters(into model: inout BayesModel) throws(SectionFileError) {
    model.further.runs = try PackFile.vocabulary(try table())
    model.further.firstRunRow = try number()
    model.further.isSpelt = try flags()
    model.further.names = try texts()
    let first = Int(model.further.firstRunRow)
    guard model.length > 0, first >= 0, model.further.isSpelt.count <= model.rowOfWord.count,
      model.further.runs.slots.allSatisfy({ $0 == 0 || first + Int($0 & 0xFF_FFFF) <= model.rowCount })
    else { throw .corrupted }
  }

  mutating func numberRanges(into model: inout BayesModel) throws(SectionFileError) {
    let measures = try numbers()
    let lows = try symbols()
    let highs = try symbols()
    let rows = try numbers()
    if model.further.firstRunRow < 0 { model.further.names = try texts() }
    guard model.length > 0, !measures.isEmpty,
      [lows.count, highs.count, rows.count].allSatisfy({ $0 == measures.count }),
      rows.allSatisfy({ $0 >= 0 && $0 < model.rowCount })
    else { throw .corrupted }
    for index in measures.indices {
      let range = UInt8(exactly: measures[index]).flatMap { Feature(rawValue: $0) }.map {
        NumberRange($0, Float(bitPattern: lows[index]), Float(bitPattern: highs[index]))
      }
      // A bound that is no number is neither below nor above anything.
      guard let range, range.measure.isOfText, range.low < range.high else { throw .corrupted }
      model.further.ranges.append(range)
    }
    model.further.rowOfRange = rows
  }
}

extension BayesModel {
  /// Whether the further features among the rows have names.
  var hasNamesOfAll: Bool {
    stride(from: 0, to: meaning.count - 1, by: 2).allSatisfy { place in
      meaning[place + 1] != -2 || further.names.indices.contains(Int(meaning[place]))
    }
  }
}
