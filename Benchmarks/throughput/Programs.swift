import Glibc

/// Where the programs to run are.
struct Programs {
  /// This binary.
  let throughput: String
  let assay: String
  /// nil: not installed.
  let wordCount: String?
  /// The repository, if the binary stands in its build folder.
  let repository: String?

  /// Finds `assay` beside this binary. SwiftPM builds both together, as this target depends on that one; should `assay`
  /// be missing all the same, it is built now.
  init(folder: String) throws(Failure) {
    let own = try Self.ownPath()
    let home = "/" + own.split(separator: "/").dropLast().joined(separator: "/")
    throughput = own
    assay = home + "/assay"
    wordCount = ChildCommand.find("wc")
    repository = Self.repository(around: home)
    if !Files.allows(X_OK, assay) { try build(folder) }
  }

  private func build(_ folder: String) throws(Failure) {
    Console.note("\(assay) is missing; building it")
    guard let swift = ChildCommand.find("swift"), let repository else {
      throw Failure("build it first: swift build -c release --product assay")
    }
    let arguments = ["build", "-c", Machine.configuration, "--product", "assay", "--package-path", repository]
    _ = try ChildCommand(path: swift, arguments: arguments).run(output: folder + "/build")
    guard Files.allows(X_OK, assay) else { throw Failure("the build made no \(assay)") }
  }

  private static func ownPath() throws(Failure) -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    // Safe because: readlink writes at most as many bytes as it is told there are.
    let count = unsafe buffer.withUnsafeMutableBytes { raw in
      unsafe raw.baseAddress.map { unsafe readlink("/proc/self/exe", $0, raw.count) } ?? 0
    }
    guard count > 0 else { throw Failure("cannot read /proc/self/exe: \(ChildCommand.reason(errno))") }
    return String(decoding: buffer[0..<count], as: UTF8.self)
  }

  /// The nearest folder above that holds a `Package.swift`.
  private static func repository(around folder: String) -> String? {
    var parts = folder.split(separator: "/")
    while !parts.isEmpty {
      let path = "/" + parts.joined(separator: "/")
      if Files.allows(R_OK, path + "/Package.swift") { return path }
      parts.removeLast()
    }
    return nil
  }
}

/// A folder of its own for everything written, deleted at the end.
enum TemporaryFolder {
  static func make() throws(Failure) -> String {
    let parent = ChildCommand.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/assay-throughput-XXXXXX".utf8CString)
    // Safe because: mkdtemp replaces the six last characters in place and keeps no pointer.
    let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return unsafe mkdtemp(base) != nil
    }
    guard isMade else { throw Failure("cannot make a folder in \(parent): \(ChildCommand.reason(errno))") }
    return String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Deletes the folder and the files that the benchmark writes there.
  static func remove(_ folder: String) {
    for name in ["tickets.ndjson", "verdicts", "output", "text", "build"] {
      Files.delete(folder + "/" + name)
      Files.delete(folder + "/" + name + ".errors")
    }
    // Safe because: the path is passed as a terminated string that outlives the call.
    _ = unsafe rmdir(folder)
  }
}

/// Messages on standard error.
enum Console {
  /// Shows what is being done, on a terminal only.
  static func status(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    write("\r\u{1B}[K" + text)
  }

  static func note(_ text: String) {
    status("")
    write("throughput: \(text)\n")
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    // Safe because: the pointer is used within the closure, with the count of the bytes behind it.
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
