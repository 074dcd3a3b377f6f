import AssayCore
import Testing

@testable import AssayLearn

@Suite struct ModelCardTests {
  /// Two guidelines; weights in bits by feature: (for the first, for the second).
  static let model: TrainedModel = {
    var model = TrainedModel()
    model.guidelines = ["ads", "rude"]
    model.shrink = [256, 1024]
    model.limit = 1536
    model.provenance = ["tickets 9", "corpus x"]
    let rows: [(TrainedModel.Feature, Int16, Int16)] = [
      (.kind(.url), 3072, 0), (.word("code"), 2048, -512), (.word("idiot"), 0, 4096), (.word("the"), -1024, -1024),
      (.pair("gift", "card"), 2048, 0),
    ]
    for (feature, first, second) in rows {
      model.features.append(feature)
      var row = SIMD32<Int16>()
      row[0] = first
      row[1] = second
      model.weights.append(row)
    }
    return model
  }()

  @Test func saysWhatIsInTheFile() throws {
    let bytes = ModelFile.encode(ModelCardTests.model)
    let card = try ModelCard(bytes)
    #expect(card.version == 1 && card.byteCount == bytes.count)
    #expect(card.checksum == Checksum.crc32(bytes.dropLast(4)))
    #expect(card.digest == SHA256.hexadecimal(bytes))
    #expect(card.provenance == ["tickets 9", "corpus x"] && card.limit == 1.5)
    #expect(card.features.map(\.kind) == ["kinds", "words", "pairs"] && card.features.map(\.count) == [1, 3, 1])
    #expect(card.guidelines.map(\.id) == ["ads", "rude"] && card.guidelines.map(\.shrink) == [0.25, 1])
  }

  /// The strongest first; of equals the first of the file; what a feature adds is its weight, shrunk.
  @Test func featuresAreRanked() throws {
    let card = try ModelCard(ModelFile.encode(ModelCardTests.model))
    let ads = card.guidelines[0]
    #expect(ads.positive.map(\.feature) == ["<url>", "code", "gift card"])
    #expect(ads.positive.map(\.kind) == ["kinds", "words", "pairs"])
    #expect(ads.positive.map(\.weight) == [3, 2, 2] && ads.positive.map(\.bits) == [0.75, 0.5, 0.5])
    #expect(ads.negative.map(\.feature) == ["the"] && ads.negative.map(\.bits) == [-0.25])
    #expect(card.guidelines[1].positive.map(\.feature) == ["idiot"])
    #expect(card.guidelines[1].negative.map(\.feature) == ["the", "code"])
  }

  @Test func theLeastWeightIsNoTrap() throws {
    var model = ModelCardTests.model
    model.weights[0][0] = .min
    let card = try ModelCard(ModelFile.encode(model))
    #expect(card.guidelines[0].negative.first?.weight == -32)
  }

  @Test func damageIsRefused() {
    let bytes = ModelFile.encode(ModelCardTests.model)
    for length in bytes.indices {
      #expect(throws: ModelFileError.self) { try ModelCard(Array(bytes.prefix(length))) }
      var damaged = bytes
      damaged[length] ^= 0xFF
      #expect(throws: ModelFileError.self) { try ModelCard(damaged) }
    }
  }
}
