/// `assay version`, the same as `assay --version`.
enum VersionCommand {
  /// The version of the program; rules and models have versions of their own.
  static let number = "0.1.0"

  static let line = "assay \(number)\n"

  static let command = Command(
    name: "version", category: .help,
    summary: "Show the version",
    details: "`assay --version` does the same.",
    run: { _, context throws(Failure) in
      try context.console.output.write(line)
      return .done
    })
}
