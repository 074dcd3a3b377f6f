/// Where the files of an overlay set what: for programs that write a file beside them and must not set it again.
public struct OverlayClauses: Sendable {
  private let places: [OverlayClause: String]

  /// What an overlay sets; nothing of a whole pack. O(size of the rule files).
  public init(_ source: PackSource) {
    let files = source.files
    places = PackReader(source).overridden.mapValues { span in
      "\(files[span.file].path):\(files[span.file].position(of: span.start).line)"
    }
  }

  /// File and line of a rule's weight, if the overlay sets it.
  public func weight(ofRule name: String) -> String? {
    places[OverlayClause(kind: "rule", name: name, clause: "weight")]
  }

  /// File and line of a clause of a guideline, likewise.
  public func place(of clause: String, ofGuideline id: String) -> String? {
    places[OverlayClause(kind: "guideline", name: id, clause: clause)]
  }
}

/// A clause of something in the pack below that an overlay sets anew.
struct OverlayClause: Hashable, Sendable {
  /// `guideline` or `rule`.
  var kind: String
  var name: String
  var clause: String
}
