/// Makes the changes that diagnostics propose.
public enum Fixer {
  /// The files after the changes, and the diagnostics that they mend, in their order.
  ///
  /// A diagnostic's changes are made all together or not at all; one that would change what another has changed already waits
  /// for the next round. O(edits · log edits + size of the changed files).
  public static func fixed(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> (
    files: [SourceFile], mended: [Diagnostic]
  ) {
    var accepted: [Int: [TextEdit]] = [:]
    var mended: [Diagnostic] = []
    for diagnostic in diagnostics where !diagnostic.edits.isEmpty {
      let isFree = diagnostic.edits.allSatisfy { edit in
        accepted[edit.span.file, default: []].allSatisfy { !$0.meets(edit) }
      }
      guard isFree else { continue }
      for edit in diagnostic.edits { accepted[edit.span.file, default: []].append(edit) }
      mended.append(diagnostic)
    }
    var files = files
    for (file, edits) in accepted { files[file] = apply(edits, to: files[file]) }
    return (files, mended)
  }

  private static func apply(_ edits: [TextEdit], to file: SourceFile) -> SourceFile {
    var bytes: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.span.start < $1.span.start }) {
      bytes += file.bytes[position..<edit.span.start] + Array(edit.text.utf8)
      position = edit.span.end
    }
    bytes += file.bytes[position...]
    return SourceFile(path: file.path, text: String(decoding: bytes, as: UTF8.self))
  }
}

extension TextEdit {
  /// Whether both change the same place of one file, or put something in at the same place.
  fileprivate func meets(_ other: TextEdit) -> Bool {
    span.start < other.span.end && other.span.start < span.end || span.start == other.span.start
  }
}
