import Glibc

/// A message for the person who runs the benchmark.
package struct BenchFailure: Error, Equatable {
  package let message: String

  package init(_ message: String) { self.message = message }
}

/// A command to run as a process of its own.
struct ChildCommand {
  var path: String
  var arguments: [String]

  var line: String { ([path] + arguments).joined(separator: " ") }
}

/// What one process took, by wait4's rusage.
struct ProcessCost {
  /// From before the process was made until it was waited for, in seconds.
  var wall: Double
  var user: Double
  var system: Double
  /// The most resident memory it had at a time, in bytes.
  var peakBytes: Int
  /// Pages that had to be made or mapped, without reading.
  var pageFaults: Int

  var processor: Double { user + system }
}

extension ChildCommand {
  /// Runs the command to its end, with its output going to a file made anew.
  ///
  /// It sees the C.UTF-8 locale and little else of the environment, and nothing on standard input.
  ///
  /// - Parameter keepsErrors: whether what it says on standard error stays in `OUTPUT.errors`.
  /// - Throws: when it can't be started, or does not exit with 0.
  func run(output: String, keepsErrors: Bool = false) throws(BenchFailure) -> ProcessCost {
    let errors = output + ".errors"
    // Safe because: the actions are made before they are used and destroyed once; C copies the paths.
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o600)

    // Safe because: strdup copies each string, the lists end with nil, and both are freed after the child has its own.
    var argumentList = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    var environment = unsafe Self.environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (argumentList + environment).forEach { unsafe free($0) } }

    let start = Clock.now
    var process: pid_t = 0
    let started = unsafe posix_spawn(&process, path, &actions, nil, &argumentList, &environment)
    guard started == 0 else { throw BenchFailure("cannot start \(path): \(Self.reason(started))") }
    var status: Int32 = 0
    var usage = rusage()
    // Safe because: both structures outlive the call, which fills them.
    while unsafe wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw BenchFailure("cannot wait for \(path): \(Self.reason(errno))") }
    }
    let wall = Clock.now - start
    guard status == 0 else {
      // The low seven bits are the signal that ended it, if one did.
      let end = status & 0x7F == 0 ? "exit status \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
      throw BenchFailure("\(line): \(end)\n\(Files.text(errors))")
    }
    if !keepsErrors { Files.delete(errors) }
    return ProcessCost(
      wall: wall, user: Clock.seconds(usage.ru_utime), system: Clock.seconds(usage.ru_stime),
      peakBytes: usage.ru_maxrss * 1024, pageFaults: usage.ru_minflt)
  }

  /// Runs the command and returns what it printed, without white space at the end; nil when it fails.
  func text(in folder: String) -> String? {
    let file = folder + "/text"
    defer { Files.delete(file) }
    guard (try? run(output: file)) != nil else { return nil }
    var text = Files.text(file)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// The command with its program found: `assay` is this program, others stand on PATH.
  ///
  /// - Throws: when it is not installed.
  init(_ words: [String]) throws(BenchFailure) {
    let name = words.first ?? ""
    let found = name == "assay" ? try Self.ownPath() : name.contains("/") ? name : Self.find(name)
    guard let found else { throw BenchFailure("\(name) is not installed") }
    self.init(path: found, arguments: Array(words.dropFirst()))
  }

  static func ownPath() throws(BenchFailure) -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    // Safe because: readlink writes at most as many bytes as it is told there are.
    let count = unsafe buffer.withUnsafeMutableBytes { raw in
      unsafe raw.baseAddress.map { unsafe readlink("/proc/self/exe", $0, raw.count) } ?? 0
    }
    guard count > 0 else { throw BenchFailure("cannot read /proc/self/exe: \(Self.reason(errno))") }
    return String(decoding: buffer[0..<count], as: UTF8.self)
  }

  /// Where a program stands among the folders of PATH.
  static func find(_ name: String) -> String? {
    let folders = variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/\(name)" }.first { Files.allows(X_OK, $0) }
  }

  private static let environment: [String] =
    ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"].compactMap { name in variable(name).map { "\(name)=\($0)" } }
    + ["LC_ALL=C.UTF-8"]

  static func variable(_ name: String) -> String? {
    // Safe because: nothing here changes the environment, and the value is copied at once.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  static func reason(_ number: Int32) -> String {
    // Safe because: strerror returns a terminated string for any number, which is copied at once.
    unsafe String(cString: strerror(number))
  }
}

/// Time that only moves forward.
enum Clock {
  /// In seconds, from some moment on.
  static var now: Double {
    var time = timespec()
    // Safe because: clock_gettime fills the structure it is given.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
