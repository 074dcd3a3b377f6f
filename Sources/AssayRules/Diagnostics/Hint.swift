/// What to do about a fault, with the change that does it where there is one. Plain text is a hint without a change.
struct Hint: ExpressibleByStringInterpolation {
  var text: String
  private var replacement: String?
  private var further: [TextEdit] = []

  init(stringLiteral text: String) { self.text = text }

  init(_ text: String) { self.text = text }

  /// Another text for the place of the fault.
  init(_ text: String, replacement: String) {
    self.text = text
    self.replacement = replacement
  }

  /// Changes at places of their own.
  init(_ text: String, edits: [TextEdit]) {
    self.text = text
    further = edits
  }

  var isEmpty: Bool { text.isEmpty }

  /// The changes, for a fault at `span`.
  func edits(at span: SourceSpan) -> [TextEdit] {
    (replacement.map { [TextEdit(span: span, text: $0)] } ?? []) + further
  }
}

/// A change of a source file: what stands in the span is replaced.
public struct TextEdit: Sendable, Equatable {
  /// What goes; empty to put something in.
  public var span: SourceSpan
  /// What comes in its place; may be empty.
  public var text: String
}
