import AssayTestSupport
import Testing

@testable import AssayCore

/// Packs as bytes: nothing is lost, and nothing that was not written is read.
@Suite struct PackFileTests {
  @Test func roundTrip() throws {
    let pack = try Sample.pack()
    let bytes = PackFile.encode(pack.program)
    let read = try PackFile.decode(bytes)
    #expect(PackFile.encode(read) == bytes)
    var one = Scratch(pack.program)
    var other = Scratch(read)
    var outcomes: Set<Outcome> = []
    for ticket in Sample.tickets(400, seed: 91) {
      pack.program.classify(ticket, &one)
      read.classify(ticket, &other)
      let result = Result(ticket, one, pack.program)
      #expect(result == Result(ticket, other, read))
      outcomes.insert(result.outcome)
    }
    #expect(outcomes.count >= 3)
  }

  /// What classifying does not use is kept as well.
  @Test func names() throws {
    let program = try PackFile.decode(PackFile.encode(Sample.pack().program))
    #expect(program.name == "test" && program.version == "1.0.0" && program.languages == ["en", "de"])
    #expect(program.guidelines[0].quote == .masked && program.guidelines[0].dsaCategory == "CONSUMER_INFORMATION")
    #expect(program.guidelines[0].contactFirst.map { program.constants[Int($0)] } == ["business"])
    #expect(program.reasons.map(\.reason) == ["bad language", "rude"])
    #expect(program.rules.map(\.why) == program.rules.map(\.id))
    #expect(program.routes.map(\.name).contains("urgent") && program.tags == ["scam_claim"])
  }

  /// Equal packs give equal bytes.
  @Test func repeatable() throws {
    #expect(try PackFile.encode(Sample.pack().program) == PackFile.encode(Sample.pack().program))
  }

  // MARK: Damage

  private func failure(_ bytes: [UInt8]) -> SectionFileError? {
    do throws(SectionFileError) {
      _ = try PackFile.decode(bytes)
      return nil
    } catch {
      return error
    }
  }

  private static let small = Swift.Result {
    PackFile.encode(try TestPack.matching("\"a\" ..2 <url>", "\"b*\"").program)
  }

  @Test func truncations() throws {
    let bytes = try Self.small.get()
    for length in 0..<bytes.count { #expect(failure(Array(bytes.prefix(length))) != nil, "\(length)") }
    #expect(failure(bytes) == nil)
    #expect(failure(bytes + [0]) != nil)
  }

  @Test func flippedBytes() throws {
    let bytes = try Self.small.get()
    for index in bytes.indices {
      for bit in [UInt8(1), 0x80] {
        var damaged = bytes
        damaged[index] ^= bit
        #expect(failure(damaged) != nil, "byte \(index)")
      }
    }
  }

  @Test func otherFiles() throws {
    #expect(failure([]) == .notThisKind)
    #expect(failure(Array("{\"a\": 1}".utf8)) == .notThisKind)
    #expect(failure(Array("ASSAYPAX".utf8) + [UInt8](repeating: 0, count: 100)) == .notThisKind)
    #expect(failure(Array("ASSAYPAK".utf8)) == .truncated)
  }

  @Test func otherVersions() throws {
    var bytes = try Self.small.get()
    bytes[8] += 1
    #expect(failure(bytes) == .newerVersion(PackFile.version + 1))
    bytes[8] = UInt8(PackFile.version - 1)
    #expect(failure(bytes) == .olderVersion(PackFile.version - 1))
    bytes[8] = 0
    #expect(failure(bytes) == .corrupted)
  }

  // MARK: Damage under a right checksum

  /// A file whose lengths lie is refused, not believed: no crash, no huge allocation.
  @Test func lyingLengths() throws {
    let bytes = try Self.small.get()
    let head = PackFile.magic.utf8.count + 4 + 12
    for offset in stride(from: head, to: bytes.count - 4, by: 1) {
      for lie in [UInt32.max, 0x7FFF_FFFF, 0x0100_0000] {
        var body = Array(bytes[head...])
        for byte in 0..<4 { body[offset - head + byte] = UInt8(truncatingIfNeeded: lie >> UInt32(byte * 8)) }
        // Decoding may succeed where the four bytes are no length; it must not trap.
        _ = failure(Self.sealed(body))
      }
    }
  }

  /// The bytes as a file with the checksum that they should have.
  private static func sealed(_ body: [UInt8]) -> [UInt8] {
    var head = SectionWriter()
    head.put([SectionFile.checksum(body.span)] as [UInt64])
    let version = PackFile.version
    return Array(PackFile.magic.utf8) + (0..<4).map { UInt8(truncatingIfNeeded: version >> UInt32($0 * 8)) }
      + head.bytes + body
  }
}
