import AssayCore

extension ModelWriter {
  /// A row of weights: which lanes aren't zero, then those.
  mutating func weights(_ row: SIMD32<Int16>) {
    let lanes = GuidelineSet(row.indices.filter { row[$0] != 0 })
    fixed(lanes.bits)
    for lane in lanes { fixed(row[lane]) }
  }
}

extension ModelReader {
  /// Reads one section of features, which must ascend by name.
  mutating func features(_ section: FeatureSection, into model: inout TrainedModel) throws(ModelFileError) {
    switch section {
    case .kinds: try kinds(into: &model)
    case .words: try words(into: &model)
    case .pairs: try pairs(into: &model)
    }
  }

  private mutating func kinds(into model: inout TrainedModel) throws(ModelFileError) {
    var previous = ""
    for _ in 0..<(try count(ofSize: 5, "kinds")) {
      let name = try string("kinds")
      guard previous < name, let kind = TokenKind.allCases.first(where: { $0.isThing && $0.featureName == name }) else {
        throw .corrupted("kinds")
      }
      previous = name
      model.features.append(.kind(kind))
      model.weights.append(try weights(model.guidelines.count))
    }
  }

  private mutating func words(into model: inout TrainedModel) throws(ModelFileError) {
    let count = try count(ofSize: 5, "words")
    model.features.reserveCapacity(model.features.count + count)
    model.weights.reserveCapacity(model.weights.count + count)
    var previous: ArraySlice<UInt8> = []
    for _ in 0..<count {
      let bytes = try stringBytes("words")
      guard previous.lexicographicallyPrecedes(bytes), let word = ModelReader.text(bytes) else {
        throw .corrupted("words")
      }
      previous = bytes
      model.features.append(.word(word))
      model.weights.append(try weights(model.guidelines.count))
    }
  }

  private mutating func pairs(into model: inout TrainedModel) throws(ModelFileError) {
    let count = try count(ofSize: 6, "pairs")
    model.features.reserveCapacity(model.features.count + count)
    model.weights.reserveCapacity(model.weights.count + count)
    var previous: (first: ArraySlice<UInt8>, second: ArraySlice<UInt8>) = ([], [])
    var one: String? = ""
    for _ in 0..<count {
      let first = try stringBytes("pairs")
      let second = try stringBytes("pairs")
      // Pairs with the same first word follow each other, and share its string.
      let isSame = previous.first == first
      if !isSame { one = ModelReader.text(first) }
      let ascends =
        isSame ? previous.second.lexicographicallyPrecedes(second) : previous.first.lexicographicallyPrecedes(first)
      guard ascends, !first.isEmpty, !second.isEmpty, let one, let other = ModelReader.text(second)
      else { throw .corrupted("pairs") }
      previous = (first, second)
      model.features.append(.pair(one, other))
      model.weights.append(try weights(model.guidelines.count))
    }
  }

  private mutating func weights(_ guidelines: Int) throws(ModelFileError) -> SIMD32<Int16> {
    let lanes = GuidelineSet(bits: try fixed(UInt32.self, "weights"))
    guard UInt64(lanes.bits) < 1 << UInt64(guidelines) else { throw .corrupted("weights") }
    var row = SIMD32<Int16>()
    for lane in lanes { row[lane] = try fixed(Int16.self, "weights") }
    return row
  }
}
