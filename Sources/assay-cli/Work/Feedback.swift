import AssayIO
import Synchronization

// What a run over many records tells of itself: what it could not read, and how far it has come.

/// Where rejected records go: to a file if there is one, and the first is remembered for the summary.
final class Rejects: Sendable {
  private let file: FileDescriptorOutput?
  private let remembered = Mutex<RejectedRecord?>(nil)

  /// Whether the command has a flag `--rejects`.
  private let isOffered: Bool

  /// Writes them to the file that was asked for; nil for none.
  init(path: String?) throws(Failure) {
    do throws(IOFailure) {
      file = try path.map { path throws(IOFailure) in try FileDescriptorOutput(path: path) }
    } catch {
      throw Failure(error)
    }
    isOffered = true
  }

  /// For commands without `--rejects`.
  init() {
    file = nil
    isOffered = false
  }

  var first: RejectedRecord? { remembered.withLock { $0 } }

  /// Says how many there were, if any.
  ///
  /// - Throws: when there was nothing else: more likely the wrong file than bad luck.
  func report(_ progress: Progress, _ console: Console) throws(Failure) {
    guard progress.rejects > 0 else { return }
    let more = progress.rejects == 1 ? "" : " and \(Decimal.grouped(progress.rejects - 1)) more"
    try console.errors.write(
      "assay: \(Decimal.grouped(progress.rejects)) of \(Decimal.grouped(progress.records)) records could not be read: \(Sanitizer.line(first?.message ?? ""))\(more)\n"
    )
    if file == nil, isOffered { try console.errors.write("  --rejects FILE keeps all of them with their reasons\n") }
    if progress.tickets == 0 { throw .badData("no record could be read") }
  }

  func add(_ record: RejectedRecord) throws(IOFailure) {
    remembered.withLock { if $0 == nil { $0 = record } }
    guard let file else { return }
    var line: [UInt8] = []
    line.append(literal: #"{"input":"#)
    line.append(jsonString: record.input)
    line.append(literal: #","line":"#)
    line.append(integer: record.line)
    line.append(literal: #","offset":"#)
    line.append(integer: record.offset)
    line.append(literal: #","reason":"#)
    line.append(jsonString: record.reason.name)
    line.append(literal: #","message":"#)
    line.append(jsonString: record.reason.explanation)
    line.append(literal: "}\n")
    try file.write(line, 0..<line.count)
  }
}

/// The progress line as the pipeline's workers reach it.
final class Meter: Sendable {
  // Safe because: the pipeline reports progress from one thread at a time, and the run is over when `finish` is called.
  nonisolated(unsafe) private var line: ProgressLine
  private let total: Int?

  init(_ console: Console, _ choice: AutomaticChoice, files: [String]) {
    unsafe line = ProgressLine(console, choice, now: Platform.monotonicNanoseconds())
    total = Meter.bytes(of: files)
  }

  /// The bytes of all files; nil when one does not say, as a pipe.
  private static func bytes(of files: [String]) -> Int? {
    var total = 0
    for file in files {
      guard let count = (try? FileDescriptorInput(path: file))?.byteCount else { return nil }
      total += count
    }
    return total
  }

  func update(_ progress: Progress) {
    unsafe line.update(
      bytes: progress.bytes, totalBytes: total, tickets: progress.tickets, now: Platform.monotonicNanoseconds())
  }

  func finish() { unsafe line.finish() }
}
