import AssayCore

extension ModelWriter {
  /// What a feature is, within its section.
  mutating func name(_ feature: TrainedModel.Feature) {
    switch feature {
    case .kind(let kind): string(kind.name)
    case .word(let word): string(word)
    case .pair(let first, let second):
      string(first)
      string(second)
    case .run(let name): string(name)
    case .number(let range):
      string(range.measure.name)
      fixed(range.low.bitPattern)
      fixed(range.high.bitPattern)
    }
  }

  /// A row of weights: which lanes aren't zero, then those.
  mutating func weights(_ row: SIMD32<Int16>) {
    var lanes = GuidelineSet()
    for lane in row.indices where row[lane] != 0 { lanes.insert(lane) }
    fixed(lanes.bits)
    for lane in lanes { fixed(row[lane]) }
  }

  /// A feature's counts, those of breaches where it has a weight.
  mutating func counts(_ feature: Int, of model: TrainedModel) {
    count(Int(model.tickets[feature]))
    for lane in model.guidelines.indices where model.weights[feature][lane] != 0 {
      count(Int(model.breaches[feature * model.guidelines.count + lane]))
    }
  }
}

extension ModelReader {
  /// Reads one section of features, which must ascend by name.
  mutating func features(_ section: FeatureSection, into model: inout TrainedModel) throws(ModelFileError) {
    switch section {
    case .kinds: try kinds(into: &model)
    case .words: try words(into: &model)
    case .pairs: try pairs(into: &model)
    case .runs: try runs(into: &model)
    case .numbers: try numberRanges(into: &model)
    }
  }

  /// A feature's weights and, in a file that has them, its counts.
  private mutating func append(_ feature: TrainedModel.Feature, to model: inout TrainedModel) throws(ModelFileError) {
    model.features.append(feature)
    let row = try weights(model.guidelines.count)
    model.weights.append(row)
    guard hasCounts else { return }
    let tickets = try int32("counts")
    model.tickets.append(tickets)
    for lane in model.guidelines.indices {
      let breaches = row[lane] == 0 ? 0 : try int32("counts")
      guard breaches <= tickets else { throw .corrupted("counts") }
      model.breaches.append(breaches)
    }
  }

  /// A count that is no length of anything.
  private mutating func int32(_ part: String) throws(ModelFileError) -> Int32 {
    guard let value = Int32(exactly: try count(ofSize: 0, part)) else { throw .corrupted(part) }
    return value
  }

  private mutating func kinds(into model: inout TrainedModel) throws(ModelFileError) {
    var previous = ""
    for _ in 0..<(try count(ofSize: 5, "kinds")) {
      let name = try string("kinds")
      guard previous < name, let kind = TokenKind.allCases.first(where: { $0.isThing && $0.name == name }) else {
        throw .corrupted("kinds")
      }
      previous = name
      try append(.kind(kind), to: &model)
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
      try append(.word(word), to: &model)
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
      try append(.pair(one, other), to: &model)
    }
  }

  private mutating func runs(into model: inout TrainedModel) throws(ModelFileError) {
    var previous: ArraySlice<UInt8> = []
    for _ in 0..<(try count(ofSize: 5, "runs")) {
      let bytes = try stringBytes("runs")
      guard previous.lexicographicallyPrecedes(bytes), let name = ModelReader.text(bytes), LetterRuns.isName(name)
      else {
        throw .corrupted("runs")
      }
      previous = bytes
      try append(.run(name), to: &model)
    }
  }

  private mutating func numberRanges(into model: inout TrainedModel) throws(ModelFileError) {
    var previous: (name: String, high: Float) = ("", .infinity)
    for _ in 0..<(try count(ofSize: 13, "numbers")) {
      let name = try string("numbers")
      let low = Float(bitPattern: try fixed(UInt32.self, "numbers"))
      let high = Float(bitPattern: try fixed(UInt32.self, "numbers"))
      // Ranges of a number ascend and don't overlap.
      guard let measure = Feature.allCases.first(where: { $0.isOfText && $0.name == name }), low < high,
        previous.name < name || (previous.name == name && previous.high <= low)
      else { throw .corrupted("numbers") }
      previous = (name, high)
      try append(.number(NumberRange(measure, low, high)), to: &model)
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
