import AssayTestSupport
import Testing

@testable import AssayCore

/// Hashes are part of file formats: their values are written down here and must never change.
@Suite struct HashTests {
  @Test(
    arguments: [
      ("", 0xC9D8_74CA_57D9_E055), ("a", 0x60BB_EF90_F518_F985), ("the", 0xE8E3_4B56_D36C_51FF),
      ("refund", 0x026E_2CE0_96FC_182A), ("eightchr", 0x2F78_36EE_7962_86FC), ("ninechars", 0x518F_7511_6FC6_6F63),
      ("größe", 0x27A9_BD7D_1EE6_8FD4), ("骗", 0x6FA0_C680_6065_E21B),
      ("sixteencharacter", 0x079A_9499_D8C4_5255), ("seventeencharacts", 0x104D_505D_966A_5971),
      ("antidisestablishmentarianism", 0xD7B6_0D5A_2376_6279),
    ] as [(String, UInt64)])
  func words(word: String, hash: UInt64) {
    #expect(TokenHash.hash(Array(word.utf8)) == hash, "0x\(String(TokenHash.hash(Array(word.utf8)), radix: 16))")
  }

  @Test(
    arguments: [
      (0, 0, 0xC9D8_74CA_57D9_E055), (1, 2, 0x1050_74EF_89E7_1E96), (2, 1, 0xC607_775D_DF65_DDB6),
      (16_777_214, 7, 0xE313_98E9_C8AF_C133),
    ] as [(Int32, Int32, UInt64)])
  func pairs(first: Int32, second: Int32, hash: UInt64) {
    #expect(TokenHash.pair(first, second) == hash, "0x\(String(TokenHash.pair(first, second), radix: 16))")
  }

  /// The bytes behind a word don't count, and the tokenizer's hashes are those of the builders.
  @Test func bytesBehindDoNotCount() {
    let word = Array("refunded".utf8)
    for length in 0...8 {
      for filler in [UInt8(0), 0x20, 0xFF] {
        let bytes = Array(word.prefix(length)) + [UInt8](repeating: filler, count: 16)
        #expect(TokenHash.hash(bytes.span, 0, length) == TokenHash.hash(Array(word.prefix(length))))
      }
    }
    var reading = TokenReading()
    reading.read("Refunded antidisestablishmentarianism Größe")
    for (index, token) in reading.tokens.dropLast().enumerated() {
      #expect(reading.hash(index) == TokenHash.hash(Array(reading.spelling(token).utf8)))
    }
  }

  /// No two of many short words share a hash, nor the 40 bits that a vocabulary keeps.
  @Test func spread() {
    var hashes: Set<UInt64> = []
    var tags: Set<UInt64> = []
    for number in 0..<20_000 {
      let hash = TokenHash.hash(Array(String(number, radix: 36).utf8))
      hashes.insert(hash)
      tags.insert(hash >> 24)
    }
    #expect(hashes.count == 20_000 && tags.count == 20_000)
  }

  @Test func vocabulary() throws {
    let words = (0..<5_000).map { "w\($0)" }
    let hashes = words.map { TokenHash.hash(Array($0.utf8)) }
    let vocabulary = try #require(Vocabulary(hashes: hashes))
    for (number, hash) in hashes.enumerated() { #expect(vocabulary.find(hash) == Int32(number)) }
    for number in 0..<5_000 { #expect(vocabulary.find(TokenHash.hash(Array("v\(number)".utf8))) == -1) }
    #expect(Vocabulary().find(hashes[0]) == -1)
    #expect(Vocabulary(hashes: [7, 8, 7]) == nil)
    #expect(Vocabulary(hashes: [])?.find(0) == -1)
  }

  // MARK: SHA-256

  /// The examples of FIPS 180-4 and of NIST's test vectors.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func sha256(text: String, digest: String) { #expect(SHA256.hexadecimal(Array(text.utf8)) == digest) }

  /// Lengths around the ends of a block: as many bytes of 0x61, digests from coreutils' sha256sum.
  @Test(arguments: [
    (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
    (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (1_000, "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
  ])
  func lengths(length: Int, digest: String) {
    #expect(SHA256.hexadecimal([UInt8](repeating: 0x61, count: length)) == digest)
  }
}
