public import AssayCore

/// The file that a trained model is kept in.
///
/// Whole numbers are little-endian; a *count* is LEB128; a *string* is a count of bytes and so much UTF-8.
///
///     8 bytes   magic: 89 "ASY" 0D 0A 1A 0A, as PNG's: transfers that change line ends or cut bits show
///     UInt32    format version
///     UInt64    length of the payload in bytes
///     payload   see below
///     UInt32    CRC-32 of everything before it
///
/// The payload of version 1:
///
///     UInt64    fingerprint of the hash function (`hashFingerprint`)
///     count     guidelines, each: string id, Int32 shrink (1/1024)
///     Int32     limit (1/1024 bit)
///     count     lines of provenance, each a string
///     count     kinds, each: string name, weights
///     count     words, each: string, weights
///     count     pairs, each: string, string, weights
///     weights   UInt32 with bit g set for each guideline g with a weight, then those weights, Int16 each (1/1024 bit)
///
/// Version 2 has behind the limit: Int32 offset (1/1024 bit) of each guideline, not all of them 0. Version 3 has behind the offsets, which
/// may all be 0: Int32 length (`TrainedModel.length`), above 0.
///
/// Version 4 has behind the length, which may be 0: Int32 rare (`TrainedModel.rare`); behind the pairs two more sections
///
///     count     runs, each: string name (`LetterRuns.names(of:)`), weights
///     count     numbers, each: string measure, UInt32 low, UInt32 high (bits of binary32 numbers), weights
///
/// and behind the weights of each feature a count of tickets and, of each guideline with a weight, a count of breaches. A model is written
/// in the first version that can hold it.
///
/// Features stand in ascending order of their names' bytes, so equal models are equal files.
public enum ModelFile {
  /// The latest version read. Models are written in the earliest one that can hold them.
  public static let version = 4

  static let magic: [UInt8] = [0x89, 0x41, 0x53, 0x59, 0x0D, 0x0A, 0x1A, 0x0A]
  static let headerLength = 20

  /// One number for all values of `TokenHash`: the hash of the hashes of its test vectors (lengths 0, 1, 8, 9, 17;
  /// beyond ASCII).
  static let hashFingerprint: UInt64 = {
    let vectors = ["", "a", "discount", "discounts", "telegram recovery", "gr\u{FC}\u{DF}e"]
    var hashes = ModelWriter()
    for vector in vectors { hashes.fixed(TokenHash.hash(Array(vector.utf8))) }
    return TokenHash.hash(hashes.bytes)
  }()

  /// The bytes of the file. The features must stand in the model's order, as `Trainer` leaves them. O(features).
  public static func encode(_ model: TrainedModel) -> [UInt8] {
    let version: UInt32 = !model.tickets.isEmpty ? 4 : model.length > 0 ? 3 : model.isOffset ? 2 : 1
    var payload = ModelWriter()
    payload.fixed(hashFingerprint)
    payload.count(model.guidelines.count)
    for (guideline, shrink) in zip(model.guidelines, model.shrink) {
      payload.string(guideline)
      payload.fixed(shrink)
    }
    payload.fixed(model.limit)
    if version > 1 {
      for index in model.guidelines.indices { payload.fixed(model.offset.isEmpty ? 0 : model.offset[index]) }
    }
    if version > 2 { payload.fixed(model.length) }
    if version > 3 { payload.fixed(model.rare) }
    payload.count(model.provenance.count)
    for line in model.provenance { payload.string(line) }
    // Features stand section by section.
    var row = 0
    for section in FeatureSection.allCases where version > 3 || !section.isFurther {
      let first = row
      while row < model.features.count, FeatureSection(model.features[row]) == section { row += 1 }
      payload.count(row - first)
      for index in first..<row {
        payload.name(model.features[index])
        payload.weights(model.weights[index])
        if version > 3 { payload.counts(index, of: model) }
      }
    }

    var file = ModelWriter()
    file.raw(magic)
    file.fixed(version)
    file.fixed(UInt64(payload.bytes.count))
    file.raw(payload.bytes)
    file.fixed(Checksum.crc32(file.bytes[...]))
    return file.bytes
  }

  /// The model in a file's bytes. O(bytes). Throws when they aren't a whole, undamaged model of a known format.
  public static func decode(_ bytes: [UInt8]) throws(ModelFileError) -> TrainedModel {
    var (version, reader) = try payload(of: bytes)
    guard try reader.fixed(UInt64.self, "hash") == hashFingerprint else { throw .otherHash }
    var model = TrainedModel()
    for _ in 0..<(try reader.count(ofSize: 5, "guidelines")) {
      model.guidelines.append(try reader.string("guidelines"))
      model.shrink.append(try reader.fixed(Int32.self, "guidelines"))
    }
    guard model.guidelines.count <= Limits.guidelines, Set(model.guidelines).count == model.guidelines.count else {
      throw .corrupted("guidelines")
    }
    model.limit = try reader.fixed(Int32.self, "limit")
    guard model.limit >= 0 else { throw .corrupted("limit") }
    if version > 1 {
      for _ in model.guidelines { model.offset.append(try reader.fixed(Int32.self, "offset")) }
      // No guideline's odds are moved further than weights go.
      guard model.offset.allSatisfy({ abs(Int64($0)) <= Int64(Bits.fixed(31)) }) else { throw .corrupted("offset") }
      // Offsets that are all 0 are none, and a file without any is of version 1.
      if !model.isOffset { model.offset = [] }
      guard model.isOffset || version > 2 else { throw .corrupted("offset") }
    }
    if version > 2 {
      model.length = try reader.fixed(Int32.self, "length")
      guard ((version > 3 ? 0 : 1)...Int32(Limits.tokens)).contains(model.length) else { throw .corrupted("length") }
    }
    if version > 3 {
      model.rare = try reader.fixed(Int32.self, "rare")
      guard model.rare >= 0, model.rare == 0 || model.length > 0 else { throw .corrupted("rare") }
      reader.hasCounts = true
    }
    for _ in 0..<(try reader.count(ofSize: 1, "provenance")) {
      model.provenance.append(try reader.string("provenance"))
    }
    for section in FeatureSection.allCases where version > 3 || !section.isFurther {
      try reader.features(section, into: &model)
    }
    guard version < 4 || model.isOfVersion4 else { throw .corrupted("counts") }
    guard reader.rest == 0 else { throw .corrupted("end") }
    return model
  }

  /// Checks the envelope: magic, version, length, checksum. The version, and the payload to be read.
  private static func payload(of bytes: [UInt8]) throws(ModelFileError) -> (version: UInt32, ModelReader) {
    guard bytes.prefix(magic.count).elementsEqual(magic.prefix(bytes.count)), !bytes.isEmpty else { throw .notAModel }
    let least = headerLength + 4
    guard bytes.count >= least else { throw .truncated(expected: least, found: bytes.count) }
    var header = ModelReader(bytes[magic.count..<headerLength])
    let found = try header.fixed(UInt32.self, "version")
    guard found <= UInt32(version) else { throw .newerVersion(found: Int(found), known: version) }
    guard found > 0 else { throw .corrupted("version") }
    let length = try header.fixed(UInt64.self, "length")
    guard length <= UInt64(Int.max / 2) else { throw .corrupted("length") }
    let expected = least + Int(length)
    guard bytes.count >= expected else { throw .truncated(expected: expected, found: bytes.count) }
    guard bytes.count == expected else { throw .corrupted("bytes behind the end") }
    var checksum = ModelReader(bytes[(expected - 4)...])
    guard try checksum.fixed(UInt32.self, "checksum") == Checksum.crc32(bytes[..<(expected - 4)]) else {
      throw .corrupted("checksum")
    }
    return (found, ModelReader(bytes[headerLength..<(expected - 4)]))
  }
}

extension TrainedModel {
  /// Whether calibration moves any prior.
  fileprivate var isOffset: Bool { offset.contains { $0 != 0 } }

  /// Whether there is what version 4 is for: counts of features; with runs, words that are spelt; without a length neither.
  fileprivate var isOfVersion4: Bool {
    let sections = Set(features.map { FeatureSection($0) })
    return !features.isEmpty && sections.contains(.runs) == (rare > 0) && (length > 0 || !sections.contains(.numbers))
  }
}

/// The sections of the file, in order.
enum FeatureSection: CaseIterable {
  case kinds, words, pairs, runs, numbers

  /// Whether only files of version 4 and later have it.
  var isFurther: Bool { self == .runs || self == .numbers }

  init(_ feature: TrainedModel.Feature) {
    switch feature {
    case .kind: self = .kinds
    case .word: self = .words
    case .pair: self = .pairs
    case .run: self = .runs
    case .number: self = .numbers
    }
  }
}
