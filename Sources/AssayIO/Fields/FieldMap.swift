import AssayCore

/// Which key of a record fills which field of the ticket.
///
/// The standard map knows the canonical record, its camelCase forms, nested groups and the usual other names
/// (`StandardFields.swift`). `--map text=review_body,ticket_id=case.number` and presets go first: a field that is
/// mapped is read from the mapped places only, in the order given.
public struct FieldMap: Sendable {
  /// One source of one field.
  struct Source: Sendable, Equatable {
    var field: RecordField
    /// Keys from the outside in; for CSV joined by dots.
    var path: [String]
  }

  /// The mappings added to the standard ones.
  private(set) var sources: [Source] = []

  /// How many mappings one specification may hold.
  static let limit = 200

  /// The standard map.
  public init() {}

  /// The map of a preset: `trustpilot`, `zendesk` or `servicenow`.
  ///
  /// - Throws: `FieldMapError.unknownPreset`.
  public init(preset name: String) throws(FieldMapError) {
    guard let preset = Presets.all.first(where: { $0.name == name }) else {
      let names = Presets.all.map(\.name)
      throw .unknownPreset(name: name, suggestions: nearestNames(to: name, among: names), all: names)
    }
    for (field, path) in preset.sources {
      sources.append(Source(field: field, path: path.split(separator: ".").map(String.init)))
    }
  }

  /// The names of the presets.
  public static var presetNames: [String] { Presets.all.map(\.name) }

  /// Adds mappings written as `field=path,field=path`; paths reach into nested objects with dots.
  ///
  /// - Throws: `FieldMapError` for the first mapping that is malformed, names no field, or reuses a source.
  public mutating func add(_ specification: String) throws(FieldMapError) {
    var added: [Source] = []
    for part in specification.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { throw .malformed(String(part)) }
      let name = trimmed(sides[0])
      let path = trimmed(sides[1]).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard !name.isEmpty, !path.contains(""), path.count < Limits.nesting else { throw .malformed(String(part)) }
      guard let field = RecordField.all.first(where: { $0.name == name }) else {
        let names = RecordField.all.map(\.name)
        throw .unknownField(name: name, suggestions: nearestNames(to: name, among: names), all: names)
      }
      guard !added.contains(where: { $0.path == path }) else { throw .usedTwice(path.joined(separator: ".")) }
      added.append(Source(field: field, path: path))
    }
    guard added.count <= Self.limit else { throw .tooMany(added.count) }
    // What the user maps replaces what a preset says of the same field or the same place.
    sources.removeAll { old in added.contains { $0.field == old.field || $0.path == old.path } }
    sources.insert(contentsOf: added, at: 0)
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

/// What can be wrong with `--map` or `--preset`.
public enum FieldMapError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Not of the form `field=path`.
  case malformed(String)
  /// The ticket record has no such field.
  case unknownField(name: String, suggestions: [String], all: [String])
  /// There is no such preset.
  case unknownPreset(name: String, suggestions: [String], all: [String])
  /// One place cannot fill two fields.
  case usedTwice(String)
  /// More mappings than anybody needs.
  case tooMany(Int)

  /// The message for a person, without a full stop.
  public var description: String {
    switch self {
    case .malformed(let part): "'\(part)' is not of the form field=path"
    case .unknownField(let name, let suggestions, let all):
      "no field is named '\(name)'\(Self.hint(suggestions)); fields are: \(all.joined(separator: ", "))"
    case .unknownPreset(let name, let suggestions, let all):
      "no preset is named '\(name)'\(Self.hint(suggestions)); presets are: \(all.joined(separator: ", "))"
    case .usedTwice(let path): "'\(path)' is mapped to two fields"
    case .tooMany(let count): "\(count) mappings are more than the \(FieldMap.limit) allowed"
    }
  }

  private static func hint(_ suggestions: [String]) -> String {
    suggestions.isEmpty
      ? "" : "; did you mean \(suggestions.map { "'\($0)'" }.joined(separator: " or "))?"
  }
}
