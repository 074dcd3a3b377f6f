/// A chart with its words: a title and a description for those who don't see it, a caption, and its numbers as a table to unfold.
public struct Figure: Sendable {
  /// Letters and hyphens, once a page.
  public var id: String
  /// What the chart is.
  public var title: String
  /// What it shows, in a sentence or two, figures included.
  public var description: String
  /// How to read it; empty for none.
  public var caption: String
  /// The numbers; nil where a table beside it has them.
  public var numbers: DataTable?
  /// The place of its drawing among others: `chart`, or `wide` for one that scrolls in its region.
  public var style = Style.chart

  /// How a drawing takes its place.
  public enum Style: String, Sendable {
    case chart, wide
  }

  /// A figure.
  public init(id: String, title: String, description: String, caption: String = "", numbers: DataTable? = nil) {
    self.id = id
    self.title = title
    self.description = description
    self.caption = caption
    self.numbers = numbers
  }

  /// Writes it around a drawing.
  public func write(_ drawing: Drawing, to html: inout Markup) {
    html.element("figure", ["class": style.rawValue]) { html in
      if style == .wide {
        html.element("div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-label": title]) {
          svg(drawing, &$0)
        }
      } else {
        svg(drawing, &html)
      }
      if !caption.isEmpty { html.element("figcaption", caption) }
      if let numbers {
        html.element("details") { html in
          html.element("summary", "The numbers")
          numbers.write(to: &html)
        }
      }
    }
    html.line()
  }

  private func svg(_ drawing: Drawing, _ html: inout Markup) {
    html.element(
      "svg",
      [
        "viewBox": "0 0 \(Drawing.number(drawing.width)) \(Drawing.number(drawing.height))", "role": "img",
        "aria-labelledby": "\(id)-title \(id)-text",
      ]
    ) { html in
      html.element("title", ["id": "\(id)-title"], title)
      html.element("desc", ["id": "\(id)-text"], description)
      html.add(drawing.markup)
    }
  }
}
