import Glibc

/// What can go wrong between the program and its files.
public enum IOFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// A file cannot be opened; `reason` is the system's text.
  case cannotOpen(name: String, reason: String)
  /// Reading failed midway.
  case cannotRead(name: String, reason: String)
  /// Writing failed, for instance because the disk is full.
  case cannotWrite(name: String, reason: String)
  /// The reader of our output went away: end quietly.
  case brokenPipe
  /// The input begins with bytes of some other kind of file; `kind` names it.
  case wrongKind(name: String, kind: String)
  /// The header row lacks the id or the text.
  case incompleteHeader(name: String, columns: [String])

  /// The message for a person, without a full stop.
  public var description: String {
    switch self {
    case .cannotOpen(let name, let reason): "cannot open '\(name)': \(reason)"
    case .cannotRead(let name, let reason): "cannot read '\(name)': \(reason)"
    case .cannotWrite(let name, let reason): "cannot write '\(name)': \(reason)"
    case .brokenPipe: "broken pipe"
    case .wrongKind(let name, let kind): "'\(name)' is \(kind); records are read as UTF-8 text"
    case .incompleteHeader(let name, let columns):
      "the header of '\(name)' needs columns for ticket_id and text; it has: \(columns.joined(separator: ", "))"
    }
  }

  /// The system's text for an error number.
  static func text(_ number: Int32) -> String {
    // Safe because: strerror returns a terminated string for any number (in glibc one of this thread's own), and it
    // is copied at once.
    unsafe String(cString: strerror(number))
  }
}
