import AssayCore
import Testing

@testable import assay_cli

@Suite("Generated tickets")
struct GenerateTests {
  func tickets(_ count: Int, seed: UInt64 = 1) -> [[UInt8]] {
    var generator = TicketGenerator(seed: seed)
    return (0..<count).map { _ in
      var line: [UInt8] = []
      generator.appendTicket(to: &line)
      return line
    }
  }

  @Test("The same seed gives the same bytes on every machine")
  func isRepeatable() {
    // FNV-1a, 64 bits. A new figure here means that load files of different versions can't be compared.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in tickets(1000).joined() { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    #expect(String(hash, radix: 16) == "69c37e4affa1c183")
  }

  @Test("A longer run begins with a shorter one; another seed gives others")
  func series() {
    #expect(Array(tickets(50)[..<20]) == tickets(20))
    #expect(Set(tickets(200) + tickets(200, seed: 2)).count == 400)
  }

  @Test("The command writes as many lines as asked for", arguments: [0, 1, 1000])
  func count(count: Int) {
    let run = CommandRun(["generate", "--count", String(count)])
    #expect(run.output.utf8.count(where: { $0 == UInt8(ascii: "\n") }) == count)
    #expect(run.status == .done)
  }

  @Test("Texts have 300 to 500 bytes, lines are one JSON object of ASCII-safe strings")
  func shape() throws {
    for line in tickets(2000) {
      let text = String(decoding: line, as: UTF8.self)
      #expect(text.hasPrefix("{\"ticket_id\":\"gen-1-") && text.hasSuffix("\"}\n"))
      #expect(!line.dropLast().contains { $0 < 0x20 })
      #expect(!text.contains("{}") && !text.contains("\"\""))
      let start = try #require(text.firstRange(of: "\"text\":\"")).upperBound
      let end = try #require(text[start...].firstRange(of: "\",\"stars\"")).lowerBound
      #expect(TicketGenerator.textBytes.contains(text[start..<end].utf8.count))
    }
  }

  @Test("A small share has a breach, and offensive words are masked")
  func breaches() {
    let text = tickets(9000).map { String(decoding: $0, as: UTF8.self) }.joined()
    let codes = text.split(separator: "Use my code", omittingEmptySubsequences: false).count - 1
    // 4 % of the tickets, one in 12 guidelines, one in 3 sentences.
    #expect((3...25).contains(codes))
    for word in ["fuck", "shit", "idiot", "moron", "bullshit"] { #expect(!text.lowercased().contains(word)) }
    #expect(text.contains("i***t") && text.contains("s**t"))
  }
}
