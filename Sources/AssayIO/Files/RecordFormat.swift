/// How records are written in a file.
public enum RecordFormat: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case ndjson
  /// Comma-separated values with a header row.
  case csv
  /// Tab-separated values with a header row.
  case tsv

  /// The format that a file name's extension stands for: `.ndjson .jsonl .json`, `.csv`, `.tsv .tab`, in any case.
  public init?(path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "ndjson", "jsonl", "json": self = .ndjson
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    default: return nil
    }
  }

  /// The byte between cells; nil for JSON.
  public var delimiter: UInt8? {
    switch self {
    case .ndjson: nil
    case .csv: UInt8(ascii: ",")
    case .tsv: UInt8(ascii: "\t")
    }
  }
}
