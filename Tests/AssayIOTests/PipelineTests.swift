import AssayCore
import AssayIO
import AssayTestSupport
import Testing

@Suite("The ordered pipeline")
struct PipelineTests {
  /// Good, bad and blank lines in random order; every fifth seed with CR LF and no newline at the end.
  static func randomInput(seed: Int, count: Int) -> (text: String, records: Int) {
    var random = RepeatableGenerator(seed: UInt64(seed))
    var text = random.once(in: 3) ? "\u{FEFF}" : ""
    var records = 0
    for index in 0..<count {
      switch random.below(8) {
      case 0: text += random.pick(["", " ", "\t"])
      case 1:
        text += random.pick(["{", "[]", "x", "{\"text\":1}", "{\"id\":\"a\"}"])
        records += 1
      default:
        text += "{\"id\":\(index),\"text\":\"\(String(repeating: "wörd ", count: random.below(30)))\"}"
        records += 1
      }
      text += seed % 5 == 0 ? "\r\n" : "\n"
    }
    if seed % 5 == 0 { text.removeLast() }
    return (text, records)
  }

  static func pipeline(jobs: Int, blockSize: Int, recordLimit: Int = Limits.recordBytes) -> Pipeline {
    var pipeline = Pipeline.small
    pipeline.jobs = jobs
    pipeline.blockSize = blockSize
    pipeline.recordLimit = recordLimit
    return pipeline
  }

  @Test(arguments: 0..<6)
  func outputIsTheSameForAnyJobsBlocksAndChunks(seed: Int) throws {
    let (text, records) = Self.randomInput(seed: seed, count: 120)
    let bytes = Array(text.utf8)
    var random = RepeatableGenerator(seed: UInt64(seed) + 50)
    let whole = try RunResult(text)
    #expect(whole.progress.records == records)
    #expect(whole.progress.rejects == whole.rejects.count)
    #expect(whole.progress.bytes == bytes.count)
    for jobs in [1, 2, 3, 8] {
      for blockSize in [1, 16, 300, 4096] {
        let chunks = (0..<7).map { _ in 1 + random.below(random.pick([3, 50, 5000])) }
        let input = RecordInput(MemoryInput(bytes, chunks: chunks), format: .ndjson)
        let run = try RunResult([input], Self.pipeline(jobs: jobs, blockSize: blockSize))
        #expect(run.output == whole.output)
        #expect(run.rejects == whole.rejects)
        #expect(run.progress == whole.progress)
      }
    }
  }

  @Test(arguments: 0..<40)
  func hostileCSVIsTheSameForAnyBlocksAndChunks(seed: Int) throws {
    var random = RepeatableGenerator(seed: UInt64(seed) + 900)
    var text = "id,text,title\n"
    for index in 0..<80 {
      let cells = (0..<(random.once(in: 9) ? 2 : 3)).map { _ in
        random.pick([
          "\(index)", "a b", "\"q\"", "\"x, y\"", "\"x\ny\"", "\"\"\"\"", "5\"", "\"\"", "\"s\"t", "é", "\"open",
        ])
      }
      text += cells.joined(separator: ",") + random.pick(["\n", "\n", "\r\n"])
    }
    if random.once(in: 2) { text += "a,\"never\nclosed\nb,c,d\n" }
    // Half of the seeds with a limit that many a cell runs over.
    let recordLimit = seed % 2 == 0 ? Limits.recordBytes : 20
    let whole = try RunResult(text, .csv, Self.pipeline(jobs: 1, blockSize: 1 << 16, recordLimit: recordLimit))
    for jobs in [1, 3] {
      for blockSize in [1, 64, 1000] {
        let chunks = (0..<7).map { _ in 1 + random.below(random.pick([3, 50, 5000])) }
        let input = RecordInput(MemoryInput(text, chunks: chunks), format: .csv)
        let run = try RunResult([input], Self.pipeline(jobs: jobs, blockSize: blockSize, recordLimit: recordLimit))
        #expect(run.output == whole.output)
        #expect(run.rejects == whole.rejects)
        #expect(run.progress == whole.progress)
      }
    }
  }

  @Test func rejectsAreLocatedInTheirFile() throws {
    let first = "{\"id\":1,\"text\":\"x\"}\n\n  {bad}\n"
    let second = "\u{FEFF}id,text\n1,\"a\nb\"\n2\n"
    for jobs in [1, 2] {
      for blockSize in [1, 1000] {
        let inputs = [("one", first), ("two", second), ("three", ""), ("four", "x")].map { name, text in
          RecordInput(MemoryInput(Array(text.utf8), name: name), format: name == "two" ? .csv : .ndjson)
        }
        let run = try RunResult(inputs, Self.pipeline(jobs: jobs, blockSize: blockSize))
        #expect(
          run.rejects.map(\.message) == [
            "one:3: not JSON: this character may not stand here (unexpected_character, byte 24)",
            "two:4: the row has not as many cells as the header (ragged_row, byte 19)",
            "four:1: not JSON: this character may not stand here (unexpected_character, byte 0)",
          ])
        #expect(run.progress.tickets == 2)
      }
    }
  }

  @Test(arguments: [1, 2], [RecordFormat.ndjson, .csv])
  func overlongRecordsArePassedOver(jobs: Int, format: RecordFormat) throws {
    func record(_ id: String, _ length: Int) -> String {
      let text = String(repeating: "x", count: length)
      return format == .ndjson ? "{\"id\":\"\(id)\",\"text\":\"\(text)\"}\n" : "\(id),\(text)\n"
    }
    let header = format == .ndjson ? "" : "id,text\n"
    for length in [90, 1000, 5000, 100_000] {
      let text = header + record("a", 10) + record("b", length) + record("c", 10) + record("d", length).dropLast()
      for blockSize in [1, 64, 4096] {
        let input = RecordInput(MemoryInput(text, chunks: [7, 100, 1000]), format: format)
        let run = try RunResult([input], Self.pipeline(jobs: jobs, blockSize: blockSize, recordLimit: 80))
        let headerLines = format == .ndjson ? 0 : 1
        #expect(run.rejects.map(\.reason) == [.tooLong, .tooLong])
        #expect(run.rejects.map(\.line) == [2 + headerLines, 4 + headerLines])
        let offset = header.utf8.count + record("a", 10).utf8.count
        #expect(run.rejects.first?.offset == offset)
        #expect(run.progress.tickets == 2)
        #expect(run.progress.bytes == text.utf8.count)
      }
    }
  }

  @Test(arguments: [1, 2, 4])
  func firstRejectEndsAStrictRun(jobs: Int) throws {
    let (text, _) = Self.randomInput(seed: 3, count: 200)
    var reference = Pipeline.small
    reference.stopsAtFirstReject = true
    let expected = try RunResult(text, .ndjson, reference)
    #expect(expected.rejects.count == 1 && expected.progress.wasStopped)
    for blockSize in [1, 100, 2000] {
      var pipeline = Self.pipeline(jobs: jobs, blockSize: blockSize)
      pipeline.stopsAtFirstReject = true
      let run = try RunResult(text, .ndjson, pipeline)
      #expect(run.output == expected.output)
      #expect(run.rejects == expected.rejects)
    }
  }

  @Test(arguments: [1, 2, 4])
  func failuresEndTheRun(jobs: Int) throws {
    let (text, _) = Self.randomInput(seed: 4, count: 600)
    let pipeline = Self.pipeline(jobs: jobs, blockSize: 500)
    let full = MemoryOutput(limit: 3000)
    #expect(throws: IOFailure.cannotWrite(name: "memory", reason: "full")) {
      try pipeline.run(
        [RecordInput(MemoryInput(text), format: .ndjson)], to: full, makeWorker: { DumpWorker(reader: $0) })
    }
    #expect(full.text.utf8.count < 5000)
    // What was read before the input failed is written.
    let output = MemoryOutput()
    let broken = MemoryInput(Array(text.utf8), chunks: [4096], failsAfter: 3)
    #expect(throws: IOFailure.cannotRead(name: "memory", reason: "test")) {
      try pipeline.run([RecordInput(broken, format: .ndjson)], to: output, makeWorker: { DumpWorker(reader: $0) })
    }
    #expect(try RunResult(text).output.hasPrefix(output.text) && !output.text.isEmpty)
    #expect(throws: IOFailure.cannotWrite(name: "rejects", reason: "full")) {
      try pipeline.run(
        [RecordInput(MemoryInput(text), format: .ndjson)], to: MemoryOutput(), makeWorker: { DumpWorker(reader: $0) },
        onReject: { (_) throws(IOFailure) in throw .cannotWrite(name: "rejects", reason: "full") })
    }
  }

  @Test(arguments: [[0x1F, 0x8B], [0x50, 0x4B, 3, 4], [0xFF, 0xFE], [0x28, 0xB5, 0x2F, 0xFD]] as [[UInt8]])
  func otherKindsOfFileAreNamed(start: [UInt8]) {
    #expect(throws: IOFailure.self) {
      _ = try RunResult([RecordInput(MemoryInput(start + Array("rest".utf8)), format: .ndjson)], Pipeline.small)
    }
  }
}

/// Work that is shared between threads.
@Suite struct ParallelMapTests {
  @Test("Results stand in the order of the numbers, however many threads there are", arguments: [1, 2, 3, 50])
  func order(_ jobs: Int) {
    for count in [0, 1, 2, 100] { #expect(mapInParallel(count, jobs: jobs) { $0 * $0 } == (0..<count).map { $0 * $0 }) }
  }
}
