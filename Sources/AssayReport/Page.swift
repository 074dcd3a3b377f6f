/// One self-contained page of HTML: it loads nothing from elsewhere and runs no script, and its own policy forbids both.
///
/// Headings, a link past the contents, tables with scopes and regions that the keyboard can scroll; light and dark as the reader's system is set;
/// from 320 pixels of width on without scrolling the page sideways.
public struct Page: Sendable {
  /// A part with a heading, and an entry in the contents.
  public struct Section: Sendable {
    /// What links lead to: letters and hyphens.
    public var id: String
    /// The heading.
    public var title: String
    /// What stands under it.
    public var body: Markup

    /// A part of the page.
    public init(id: String, title: String, _ body: (inout Markup) -> Void) {
      self.id = id
      self.title = title
      self.body = Markup()
      body(&self.body)
    }
  }

  /// The heading, also the window's.
  public var title: String
  /// Paragraphs under it.
  public var lead: [String]
  /// The parts in order.
  public var sections: [Section]
  /// A line at the end.
  public var footer: String

  /// A page.
  public init(title: String, lead: [String], sections: [Section], footer: String) {
    self.title = title
    self.lead = lead
    self.sections = sections
    self.footer = footer
  }

  /// The page's source in UTF-8. O(page).
  public var bytes: [UInt8] {
    var html = Markup()
    html.raw("<!doctype html>\n")
    html.element("html", ["lang": "en"]) { html in
      html.element("head", head)
      html.line()
      html.element("body", body)
    }
    html.line()
    return Array(html.source.utf8)
  }

  private func head(_ html: inout Markup) {
    html.empty("meta", ["charset": "utf-8"])
    html.empty("meta", ["http-equiv": "Content-Security-Policy", "content": ContentPolicy.text(for: StyleSheet.text)])
    html.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    html.empty("meta", ["name": "color-scheme", "content": "light dark"])
    html.empty("link", ["rel": "icon", "href": "data:,"])
    html.element("title", title)
    html.element("style") { $0.raw(StyleSheet.text) }
  }

  private func body(_ html: inout Markup) {
    html.element("a", ["class": "skip", "href": "#main"], "Skip to the figures")
    html.line()
    html.element("header") { html in
      html.element("h1", title)
      for paragraph in lead { html.element("p", paragraph) }
      html.element("nav", ["aria-label": "Contents"]) { html in
        html.element("ul") { html in
          for section in sections {
            html.element("li") { $0.element("a", ["href": "#\(section.id)"], section.title) }
          }
        }
      }
    }
    html.line()
    html.element("main", ["id": "main", "tabindex": "-1"]) { html in
      for section in sections {
        html.element("section", ["aria-labelledby": section.id]) { html in
          html.element("h2", ["id": section.id], section.title)
          html.add(section.body)
        }
        html.line()
      }
    }
    html.element("footer") { $0.element("p", footer) }
  }
}
