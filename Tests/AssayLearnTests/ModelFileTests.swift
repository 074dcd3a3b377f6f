import AssayCore
import Testing

@testable import AssayLearn

@Suite struct ModelFileTests {
  static let model: TrainedModel = {
    let settings = TrainerTests.settings(minimum: 3, significance: 6)
    var model = TrainerTests.trainer(RandomTickets.make(120, seed: 21)).model(settings)
    model.provenance.append("corpus Gr\u{FC}\u{DF}e \u{1F600}")
    return model
  }()
  static let bytes = ModelFile.encode(model)

  /// The bytes with a checksum that fits them: damage that only a careful reader finds.
  static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var writer = ModelWriter()
    writer.raw(Array(bytes.dropLast(4)))
    writer.fixed(Checksum.crc32(bytes.dropLast(4)))
    return writer.bytes
  }

  @Test func whatIsWrittenIsRead() throws {
    #expect(ModelFileTests.model.features.count > 10)
    #expect(try ModelFile.decode(ModelFileTests.bytes) == ModelFileTests.model)
    let empty = TrainedModel()
    #expect(try ModelFile.decode(ModelFile.encode(empty)) == empty)
    var wide = TrainedModel()
    wide.guidelines = (0..<32).map { "g\($0)" }
    wide.shrink = Array(repeating: -1, count: 32)
    wide.features = [.kind(.url), .word(String(repeating: "x", count: 300)), .pair("a", "b"), .pair("a", "c")]
    wide.weights = Array(repeating: SIMD32(repeating: .min), count: 4)
    #expect(try ModelFile.decode(ModelFile.encode(wide)) == wide)
    #expect(ModelFile.encode(wide)[8] == 1)
    wide.offset = (0..<32).map { Int32($0 * 100 - 1600) }
    #expect(try ModelFile.decode(ModelFile.encode(wide)) == wide)
    #expect(ModelFile.encode(wide)[8] == 2)
    // Offsets and a length.
    wide.length = 77
    #expect(try ModelFile.decode(ModelFile.encode(wide)) == wide)
    #expect(ModelFile.encode(wide)[8] == 3)
    wide.length = 0
    wide.offset[3] = 31 * 1024 + 1
    #expect(throws: ModelFileError.corrupted("offset")) { try ModelFile.decode(ModelFile.encode(wide)) }
  }

  @Test(arguments: [0, 84] as [Int32])
  func offsetsThatAreAllZeroAreNone(length: Int32) throws {
    var model = ModelFileTests.model
    model.length = length
    let bytes = ModelFile.encode(model)
    model.offset = model.guidelines.map { _ in 0 }
    #expect(ModelFile.encode(model) == bytes)
    #expect(try ModelFile.decode(bytes).offset.isEmpty)
  }

  /// Equal models are equal files: what a file of a lower version holds is not read from a higher one.
  @Test func versionsHoldWhatTheyAreFor() throws {
    var model = ModelFileTests.model
    model.offset = model.guidelines.map { _ in 515 }
    var bytes = ModelFile.encode(model)
    let place = try #require(bytes.firstRange(of: [3, 2, 0, 0])).lowerBound
    for guideline in model.guidelines.indices {
      bytes.replaceSubrange(place + guideline * 4..<place + guideline * 4 + 4, with: [0, 0, 0, 0])
    }
    let sealed = ModelFileTests.sealed(bytes)
    #expect(throws: ModelFileError.corrupted("offset")) { try ModelFile.decode(sealed) }
  }

  @Test(arguments: [0, 1, 84, 65_536] as [Int32])
  func fittedModelsHaveALength(length: Int32) throws {
    var model = ModelFileTests.model
    model.length = length
    let bytes = ModelFile.encode(model)
    #expect(try ModelFile.decode(bytes) == model)
    // Older programs read what they can read.
    #expect(bytes[8] == (length > 0 ? 3 : 1))
  }

  @Test(arguments: [-1, 0, 65_537] as [Int32])
  func impossibleLengthsAreRefused(length: Int32) throws {
    var model = ModelFileTests.model
    model.length = 515
    let bytes = ModelFile.encode(model)
    let place = try #require(bytes.firstRange(of: [3, 2, 0, 0])).lowerBound
    var damaged = bytes
    for offset in 0..<4 { damaged[place + offset] = UInt8(truncatingIfNeeded: length >> Int32(offset * 8)) }
    let sealed = ModelFileTests.sealed(damaged)
    #expect(throws: ModelFileError.corrupted("length")) { try ModelFile.decode(sealed) }
  }

  @Test func everyTruncationIsRefused() {
    for length in 0..<ModelFileTests.bytes.count {
      let start = Array(ModelFileTests.bytes.prefix(length))
      let error = #expect(throws: ModelFileError.self) { try ModelFile.decode(start) }
      switch error {
      case .notAModel: #expect(length == 0)
      case .truncated(let expected, let found): #expect(found == length && expected > length)
      default: Issue.record("\(length) bytes: \(String(describing: error))")
      }
    }
  }

  @Test func everyFlippedBitIsRefused() {
    for position in ModelFileTests.bytes.indices {
      for bit in 0..<8 {
        var damaged = ModelFileTests.bytes
        damaged[position] ^= 1 << UInt8(bit)
        #expect(throws: ModelFileError.self) { try ModelFile.decode(damaged) }
      }
    }
  }

  @Test func damageUnderAFittingChecksumNeverTraps() {
    var generator = SeededGenerator(seed: 22)
    var refused = 0
    for _ in 0..<3000 {
      var damaged = ModelFileTests.bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: 20..<(damaged.count - 4), using: &generator)] = .random(in: 0...255, using: &generator)
      }
      do {
        let model = try ModelFile.decode(ModelFileTests.sealed(damaged))
        #expect(model.features.count == model.weights.count && model.guidelines.count == model.shrink.count)
      } catch { refused += 1 }
    }
    #expect(refused > 500)
  }

  @Test func errorsAreTold() {
    func error(_ bytes: [UInt8]) -> ModelFileError? {
      #expect(throws: ModelFileError.self) { try ModelFile.decode(bytes) }
    }
    func changed(_ position: Int, _ value: UInt8) -> [UInt8] {
      var bytes = ModelFileTests.bytes
      bytes[position] = value
      return ModelFileTests.sealed(bytes)
    }
    #expect(error(Array("{\"ticket_id\":\"t1\"}".utf8)) == .notAModel)
    #expect(error([]) == .notAModel)
    #expect(error(changed(8, 5)) == .newerVersion(found: 5, known: 4))
    #expect(error(changed(8, 5))?.description.hasPrefix("made by a newer assay, in format 5 ") == true)
    #expect(error(changed(8, 0)) == .corrupted("version"))
    #expect(error(changed(20, ModelFileTests.bytes[20] ^ 1)) == .otherHash)
    #expect(error(ModelFileTests.bytes + [0]) == .corrupted("bytes behind the end"))
    var flipped = ModelFileTests.bytes
    flipped[40] ^= 1
    #expect(error(flipped) == .corrupted("checksum"))
    let all: [ModelFileError] = [
      .notAModel, .newerVersion(found: 2, known: 1), .otherHash, .truncated(expected: 9, found: 1), .corrupted("words"),
    ]
    for error in all {
      #expect(error.description.contains("; "), "what is wrong; what to do")
    }
  }

  @Test func checksumAgreesWithPublishedVectors() {
    // The check value of CRC-32/ISO-HDLC in Cook's catalogue, and zlib's of longer texts.
    #expect(Checksum.crc32(Array("123456789".utf8)[...]) == 0xCBF4_3926)
    #expect(Checksum.crc32([]) == 0)
    #expect(Checksum.crc32(Array("a".utf8)[...]) == 0xE8B7_BE43)
    #expect(Checksum.crc32(Array("The quick brown fox jumps over the lazy dog".utf8)[...]) == 0x414F_A339)
    #expect(Checksum.crc32(Array(repeating: 0, count: 32)[...]) == 0x190A_55AD)
  }

  @Test func hashIsTheOneOfTheFormat() {
    // Changing TokenHash makes old model files useless: if this fails on purpose, say so in the change log.
    #expect(ModelFile.hashFingerprint == 3_464_360_888_380_879_754)
  }
}
