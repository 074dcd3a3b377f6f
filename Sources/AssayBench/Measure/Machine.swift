import Glibc

/// On what, with what and of which state of the sources the figures were made.
struct Machine: Sendable {
  var processor: String
  var processors: Int
  var memoryBytes: Int
  var system: String
  /// Where the program stands in a repository's build folder.
  var commit: String
  /// The first line of `wc --version`.
  var wordCount: String?
  /// Mean number of running processes in the minute before the runs: above 0.5, others were at work.
  var loadBefore: Double
  /// This process's peak: children can't show less, as Linux lets them inherit it.
  var peakFloorBytes = 0

  #if DEBUG
    static let configuration = "debug"
  #else
    static let configuration = "release"
  #endif

  init(folder: String) {
    processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    memoryBytes = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
    system = Self.text(["uname", "-srm"], folder) ?? "unknown"
    processor = Self.field("model name", of: Files.text("/proc/cpuinfo")) ?? system
    commit = Self.repository().flatMap { Self.commit(of: $0, folder) } ?? "unknown"
    wordCount = Self.text(["wc", "--version"], folder).map(Self.firstLine)
    loadBefore = Files.text("/proc/loadavg").split(separator: " ").first.flatMap { Double($0) } ?? .nan
  }

  /// Notes how much memory this process has needed so far. (rusage would also count what it was before exec.)
  mutating func notePeakFloor() {
    let peak = Self.field("VmHWM", of: Files.text("/proc/self/status"))?.split { !$0.isNumber }.first
    peakFloorBytes = peak.flatMap { Int($0) }.map { $0 * 1024 } ?? 0
  }

  /// What speaks against trusting the figures.
  var warnings: [String] {
    var warnings: [String] = []
    if Self.configuration == "debug" { warnings.append("a debug build: the figures mean nothing") }
    if loadBefore > 0.5 {
      warnings.append("the machine was not quiet: load \(Decimal.fixed(loadBefore, 2)) before the runs")
    }
    if processors < 2 { warnings.append("one processor only: two workers can't be faster than one") }
    // Safe because: nothing else runs in this process, and the returned pointer is only compared with nil.
    if wordCount != nil, unsafe setlocale(LC_ALL, "C.UTF-8") == nil {
      warnings.append("there is no C.UTF-8 locale here: wc counts bytes as characters, which is less work")
    }
    return warnings
  }

  /// The nearest folder above this program that holds a `Package.swift`.
  private static func repository() -> String? {
    var parts = ((try? ChildCommand.ownPath()) ?? "").split(separator: "/").dropLast()
    while !parts.isEmpty {
      let path = "/" + parts.joined(separator: "/")
      if Files.allows(R_OK, path + "/Package.swift") { return path }
      parts.removeLast()
    }
    return nil
  }

  private static func commit(of repository: String, _ folder: String) -> String? {
    guard let hash = text(["git", "-C", repository, "rev-parse", "--short=12", "HEAD"], folder) else { return nil }
    let changes = text(["git", "-C", repository, "status", "--porcelain", "--untracked-files=no"], folder)
    return changes == "" ? hash : hash + " (modified)"
  }

  private static func text(_ command: [String], _ folder: String) -> String? {
    (try? ChildCommand(command))?.text(in: folder)
  }

  private static func firstLine(_ text: String) -> String { text.split(separator: "\n").first.map(String.init) ?? text }

  /// The value of the first line `name : value`.
  private static func field(_ name: String, of text: String) -> String? {
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else { return nil }
    return line.split(separator: ":", maxSplits: 1).last.map { String($0.drop(while: \.isWhitespace)) }
  }
}
