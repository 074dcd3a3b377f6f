/// A pack's files, parsed, and their declarations gathered.
public struct ParsedPack: Sendable {
  let source: PackSource
  let reader: PackReader

  /// Reads as many files at a time as there are workers. O(size of the files).
  public init(_ source: PackSource, _ workers: some Workers = OneWorker()) {
    self.source = source
    reader = PackReader(source, workers)
  }
}
