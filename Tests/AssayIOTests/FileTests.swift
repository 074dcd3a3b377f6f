import AssayIO
import Glibc
import Testing

@Suite("Files, pipes and their errors")
struct FileTests {
  /// A path of its own in the temporary folder; the file is removed afterwards.
  private func withPath(_ body: (String) throws -> Void) rethrows {
    let path = "/tmp/assay-io-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    defer { unsafe unlink(path) }
    try body(path)
  }

  @Test func filesAreReadAndWritten() throws {
    try withPath { path in
      let text = "{\"id\":1,\"text\":\"x\"}\n"
      try FileDescriptorOutput(path: path).write(Array(text.utf8), 0..<text.utf8.count)
      let input = try FileDescriptorInput(path: path)
      #expect(input.byteCount == text.utf8.count)
      let run = try RunResult([RecordInput(path: path), RecordInput(path: path)], Pipeline.small)
      #expect(run.progress.tickets == 2)
    }
  }

  @Test func missingFilesAndFolders() {
    #expect(throws: IOFailure.cannotOpen(name: "/nowhere/x", reason: "No such file or directory")) {
      _ = try FileDescriptorInput(path: "/nowhere/x")
    }
    #expect(throws: IOFailure.cannotOpen(name: "/tmp", reason: "Is a directory")) {
      _ = try FileDescriptorInput(path: "/tmp")
    }
    #expect(throws: IOFailure.cannotOpen(name: "/nowhere/x", reason: "No such file or directory")) {
      _ = try FileDescriptorOutput(path: "/nowhere/x")
    }
  }

  @Test func fullDisk() throws {
    let output = try FileDescriptorOutput(path: "/dev/full")
    #expect(throws: IOFailure.cannotWrite(name: "/dev/full", reason: "No space left on device")) {
      try output.write([1, 2, 3], 0..<3)
    }
  }

  @Test func brokenPipe() throws {
    ignoreBrokenPipes()
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let output = FileDescriptorOutput(descriptor: ends[1], name: "pipe")
    #expect(throws: IOFailure.brokenPipe) {
      try Pipeline.small.run(
        [RecordInput(MemoryInput("{\"id\":1,\"text\":\"x\"}\n"), format: .ndjson)], to: output,
        makeWorker: { DumpWorker(reader: $0) })
    }
  }

  @Test func recordsFromASlowPipeAreNotHeldBack() throws {
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    defer { close(ends[0]) }
    let line = Array("{\"id\":1,\"text\":\"x\"}\n{\"id\":2".utf8)
    try FileDescriptorOutput(descriptor: ends[1], name: "pipe").write(line, 0..<line.count)
    let writer = ends[1]
    let output = MemoryOutput()
    // The pipe is still open when the first record comes out; closing it there ends the run.
    let progress = try Pipeline.small.run(
      [RecordInput(FileDescriptorInput(descriptor: ends[0], name: "pipe"), format: .ndjson)], to: output,
      makeWorker: { DumpWorker(reader: $0) }, onProgress: { if $0.records == 1 && $0.tickets == 1 { close(writer) } })
    #expect(progress.tickets == 1 && progress.rejects == 1)
  }
}
