/// Counts instructions with valgrind: the same for the same program and input, however busy the machine is.
enum Valgrind {
  /// Instructions of a whole process.
  ///
  /// - Parameter folder: where a copy of the program may be kept.
  /// - Throws: when valgrind is not installed, or can't run the program.
  static func instructions(of command: ChildCommand, folder: String) throws(BenchFailure) -> Int {
    let text = try run(["--tool=callgrind", "--callgrind-out-file=/dev/null"], command, folder)
    guard let count = number(behind: "Collected :", in: text) else {
      throw BenchFailure("valgrind did not say how many instructions it counted")
    }
    return count
  }

  /// The first number behind some words: `Collected : 123`.
  static func number(behind words: String, in text: String) -> Int? {
    guard let found = text.firstRange(of: words) else { return nil }
    return Int(text[found.upperBound...].drop { $0 == " " }.prefix(while: \.isNumber))
  }

  /// What valgrind said of a run.
  private static func run(_ flags: [String], _ command: ChildCommand, _ folder: String) throws(BenchFailure) -> String {
    let valgrind = try ChildCommand(["valgrind"] + flags + [try stripped(command.path, folder)] + command.arguments)
    let output = folder + "/valgrind"
    let errors = output + ".errors"
    defer {
      Files.delete(output)
      Files.delete(errors)
    }
    _ = try valgrind.run(output: output, keepsErrors: true)
    return Files.text(errors)
  }

  /// A copy of a program without its debugging information, of which older versions of valgrind can't read Swift's.
  private static func stripped(_ path: String, _ folder: String) throws(BenchFailure) -> String {
    let copy = folder + "/assay"
    if Files.allows(0, copy) { return copy }
    guard let strip = try? ChildCommand(["strip", "--strip-debug", "-o", copy, path]) else { return path }
    _ = try strip.run(output: folder + "/strip")
    return copy
  }
}
