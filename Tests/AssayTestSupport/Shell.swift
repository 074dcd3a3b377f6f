internal import Glibc

/// Runs command lines as a person at a shell would, with the `assay` that was built together with the tests first on PATH.
public enum Shell {
  /// What a command line came to.
  public struct Result: Sendable {
    /// The exit status; 128 + the signal's number for a process that a signal ended.
    public var status: Int32
    /// What it wrote to standard output.
    public var output: [UInt8]
    /// What it wrote to standard error.
    public var errors: [UInt8]

    /// Standard output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text.
    public var errorText: String { String(decoding: errors, as: UTF8.self) }
    /// The lines of standard output that are not empty, without their ends.
    public var lines: [String] {
      output.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The root of the package: the tests' sources lie two folders below it.
  public static let root = parent(of: parent(of: parent(of: #filePath)))

  /// The folder of the `assay` to run: `ASSAY_BUILD`, else that of the running test's binary, where one was built too. A release build is
  /// thirty times as fast as one for debugging.
  public static let buildFolder =
    unsafe getenv("ASSAY_BUILD").map { unsafe String(cString: $0) } ?? parent(of: executable())

  /// Whether there is an `assay` to run.
  public static var hasBinary: Bool {
    // Safe because: the path is passed as a terminated string that outlives the call.
    unsafe access(buildFolder + "/assay", X_OK) == 0
  }

  /// Runs a script with /bin/sh. What it says of itself does not depend on who runs the tests, or where.
  ///
  /// - Parameters:
  ///   - folder: where it runs.
  ///   - input: its standard input.
  public static func run(_ script: String, in folder: String = root, input: [UInt8] = []) -> Result {
    let files = TemporaryFolder()
    files.write(input, to: "input")
    let prelude = """
      export PATH='\(buildFolder)':"$PATH" LC_ALL=C.UTF-8 TERM=dumb COLUMNS=80
      unset NO_COLOR ASSAY_UPDATE_GOLDENS
      cd '\(folder)' || exit 99

      """
    let status = spawn(
      ["/bin/sh", "-c", prelude + script], input: files.path("input"), output: files.path("output"),
      errors: files.path("errors"))
    return Result(status: status, output: files.read("output") ?? [], errors: files.read("errors") ?? [])
  }

  private static func spawn(_ arguments: [String], input: String, output: String, errors: String) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var process: pid_t = 0
    var status: Int32 = 0
    // Safe because: the strings of the argument list are freed after the call that reads them, and the actions and
    // attributes are initialised before they are used and destroyed after.
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // Some tests have this process ignore broken pipes, which children would inherit: in `sed … | head`, sed would complain
    // now and then.
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let create = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, create, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, create, 0o600)
    var list = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe list.forEach { unsafe free($0) } }
    guard unsafe posix_spawn(&process, arguments[0], &actions, &attributes, &list, environ) == 0 else { return 127 }
    while unsafe waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  private static func executable() -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    // Safe because: readlink writes at most as many bytes as it is told the buffer has.
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe bytes.baseAddress.map { unsafe readlink("/proc/self/exe", $0, bytes.count) } ?? 0
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : CommandLine.arguments[0]
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return String(path[..<slash])
  }
}
