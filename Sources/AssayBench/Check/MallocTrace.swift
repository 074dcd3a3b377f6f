import AssayIO
import Glibc

/// Counts what is taken from malloc, with the tracing that comes with the GNU C library: `libc_malloc_debug.so.0`, preloaded, writes a line
/// for each block taken and given back.
package enum MallocTrace {
  static let library = "libc_malloc_debug.so.0"

  /// What a process that is to be traced needs in its environment; the trace is written to `file`.
  static func environment(file: String) -> [String] { ["LD_PRELOAD=\(library)", "MALLOC_TRACE=\(file)"] }

  /// How many blocks `body` takes, on all threads.
  ///
  /// - Throws: where this process was not started with `environment`, or the C library has no such tracing.
  package static func count(_ body: () throws(BenchFailure) -> Void) throws(BenchFailure) -> Int {
    guard let file = ChildCommand.variable("MALLOC_TRACE") else {
      throw BenchFailure("set LD_PRELOAD=\(library) and MALLOC_TRACE to the name of a file")
    }
    try call("mtrace")
    try body()
    try call("muntrace")
    guard Files.allows(R_OK, file) else { throw BenchFailure("no allocations were traced to \(file)") }
    return try blocks(in: file)
  }

  private static func call(_ name: String) throws(BenchFailure) {
    guard let library = unsafe dlopen(library, RTLD_NOW | RTLD_NOLOAD) else {
      throw BenchFailure("\(library) is not loaded: it comes with the GNU C library, from 2.34 on")
    }
    // Under these versions of its names only: the first that the C library had on a processor. Without one, libc's own is found, which
    // does nothing.
    let versions = ["GLIBC_2.2.5", "GLIBC_2.17", "GLIBC_2.27", "GLIBC_2.36"]
    typealias Find =
      @convention(c) (UnsafeMutableRawPointer, UnsafePointer<CChar>, UnsafePointer<CChar>) ->
      UnsafeMutableRawPointer?
    guard let finder = unsafe dlsym(nil, "dlvsym") else { throw BenchFailure("this C library has no dlvsym") }
    // Safe because: these are the C functions' types; mtrace and muntrace take nothing, return nothing, and may be called at any time.
    let find = unsafe unsafeBitCast(finder, to: Find.self)
    for version in versions {
      guard let symbol = unsafe find(library, name, version) else { continue }
      unsafe unsafeBitCast(symbol, to: (@convention(c) () -> Void).self)()
      return
    }
    throw BenchFailure("\(Self.library) has no \(name)")
  }

  /// Lines of blocks taken: `@ CALLER + ADDRESS SIZE`, or `>` in place of `+` for one that realloc has made of another.
  private static func blocks(in file: String) throws(BenchFailure) -> Int {
    var lines = try LineBlocks(file, blockSize: 1 << 16)
    var count = 0
    while let range = try lines.next() {
      let text = String(decoding: lines.bytes[range], as: UTF8.self)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        if words.count >= 4, words[words.count - 3] == "+" || words[words.count - 3] == ">" { count += 1 }
      }
    }
    return count
  }
}
