/// HTML or SVG that is being written: elements are closed by construction, and text can't become anything else.
///
///     var html = Markup()
///     html.element("p", ["class": "lead"]) { $0.text("a < b") }
public struct Markup: Sendable {
  /// What was written so far.
  public private(set) var source = ""

  /// Nothing.
  public init() {}

  /// Writes an element with what `body` writes in it. Attributes stand in the order given.
  public mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ body: (inout Markup) -> Void
  ) {
    open(name, attributes)
    body(&self)
    source += "</\(name)>"
  }

  /// Writes an element without attributes.
  public mutating func element(_ name: StaticString, _ body: (inout Markup) -> Void) { element(name, [:], body) }

  /// Writes an element that holds text alone.
  public mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element without attributes that holds text alone.
  public mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

  /// Writes an element of HTML that has no end, such as `meta`, or one of SVG that holds nothing.
  public mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
    open(name, attributes)
    source.removeLast()
    source += "/>"
  }

  /// Writes text.
  public mutating func text(_ text: String) { source += Markup.escaped(text) }

  /// Writes what was written elsewhere.
  public mutating func add(_ other: Markup) { source += other.source }

  /// A line end, so that the source can be read.
  public mutating func line() { source += "\n" }

  /// Text that the program was built with, as it is: a style sheet.
  mutating func raw(_ text: String) { source += text }

  private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
    source += "<\(name)"
    for (key, value) in attributes { source += " \(key)=\"\(Markup.escaped(value))\"" }
    source += ">"
  }

  /// Text in which nothing has a meaning any more. Control characters, which HTML does not have, become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t": result.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
