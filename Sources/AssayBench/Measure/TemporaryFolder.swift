import AssayIO
import Glibc

/// A folder of its own for everything written, deleted at the end.
enum TemporaryFolder {
  /// Makes it under `$TMPDIR` or `/tmp`.
  static func make() throws(BenchFailure) -> String {
    let parent = ChildCommand.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/assay-bench-XXXXXX".utf8CString)
    // Safe because: mkdtemp replaces the six last characters in place and keeps no pointer.
    let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return unsafe mkdtemp(base) != nil
    }
    guard isMade else { throw BenchFailure("cannot make a folder in \(parent): \(ChildCommand.reason(errno))") }
    return String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Deletes the folder with all that the benchmarks wrote there.
  static func remove(_ folder: String) {
    for name in (try? Folder.names(in: folder, ending: "")) ?? [] {
      let path = folder + "/" + name
      if (try? Folder.names(in: path, ending: "")) != nil { remove(path) } else { Files.delete(path) }
    }
    // Safe because: the path is passed as a terminated string that outlives the call.
    _ = unsafe rmdir(folder)
  }
}
