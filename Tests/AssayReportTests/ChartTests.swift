import AssayCore
import Testing

@testable import AssayReport

@Suite("Charts")
struct ChartTests {
  @Test(
    "Coordinates have one digit, and no sign that means nothing",
    arguments: [(0.0, "0"), (1.25, "1.3"), (-1.25, "-1.3"), (-0.04, "0"), (10, "10"), (99.96, "100"), (0.1, "0.1")])
  func numbers(value: Double, expected: String) { #expect(Drawing.number(value) == expected) }

  @Test("Finer parts", arguments: [(0.5, "0.5"), (0.05, "0.05"), (0.123, "0.12"), (1, "1")])
  func parts(value: Double, expected: String) { #expect(Drawing.number(value, 100) == expected) }

  @Test("Counts where there is little room", arguments: [(7, "7"), (999, "999"), (12_345, "12k"), (3_000_000, "3M")])
  func counts(count: Int, expected: String) { #expect(Drawing.count(count) == expected) }

  @Test("Shares lie between the axes, upwards and to the right")
  func plot() {
    let plot = Plot(x: 0.5...1, names: ("a", "b"), isSmall: false)
    #expect(plot.column(0.5) == 44 && plot.column(1) == 346 && plot.column(0.75) == 195)
    #expect(plot.row(0) == 264 && plot.row(1) == 22)
  }

  static func chart(_ points: [Point]) -> String { CurveChart(points, names: ("x", "y")).drawing.markup.source }

  @Test("Points that a screen can't tell apart are left out; the first and the last stay")
  func thinning() throws {
    let points = (0...100_000).map { Point(Double($0) / 100_000, 1 - Double($0) / 100_000) }
    let line = try #require(Self.chart(points).split(separator: "<").first { $0.contains("class=\"line\"") })
    #expect(line.count { $0 == "L" } < 800 && line.count { $0 == "L" } > 100)
    #expect(line.contains("d=\"M44 22L") && line.contains("L346 264\""))
  }

  @Test("Nothing is drawn where there is nothing; a mark and a level where they are wanted")
  func parts() {
    #expect(!Self.chart([]).contains("class=\"line\""))
    var chart = CurveChart([Point(0, 1), Point(1, 0)], names: ("x", "y"))
    #expect(!chart.drawing.markup.source.contains("guide") && !chart.drawing.markup.source.contains("mark"))
    chart.mark = Point(0.5, 0.5)
    chart.level = 0.25
    #expect(
      chart.drawing.markup.source.contains("class=\"mark\"") && chart.drawing.markup.source.contains("class=\"guide\""))
  }

  @Test("Each bin has a dot, its interval and a bar with its count")
  func reliability() {
    let bins = [(0.0..<0.1, 0.03, 12_345), (0.5..<0.6, 0.55, 7)].map {
      ReliabilityChart.Bin(range: $0.0, probability: $0.1, share: $0.1, interval: 0...1, count: $0.2)
    }
    var chart = ReliabilityChart(bins)
    let source = chart.drawing.markup.source
    #expect(
      source.split(separator: "class=\"dot\"").count == 3 && source.split(separator: "class=\"whisker\"").count == 3)
    #expect(source.contains(">12k<") && source.contains(">7<"))
    chart.isSmall = true
    #expect(!chart.drawing.markup.source.contains("class=\"bar\""))
    #expect(ReliabilityChart([]).drawing.markup.source.contains("guide"))
  }

  @Test("The map's colours tell right from wrong, its numbers how many; empty cells stay empty")
  func heatMap() {
    let source = HeatMap(names: ["a", "<b>", "nothing"], counts: [[4, 0, 0], [1, 3, 0], [0, 0, 90_000]]).drawing.markup
      .source
    #expect(
      source.split(separator: "class=\"right\"").count == 4 && source.split(separator: "class=\"wrong\"").count == 2)
    #expect(source.contains(">90k<") && source.contains("&lt;b&gt;") && !source.contains("<b>"))
    // A quarter of the second row went wrong: 0.1 + 0.4 / 4.
    #expect(source.contains("class=\"wrong\" fill-opacity=\"0.2\""))
  }
}

@Suite("Pages")
struct PageTests {
  static let page: String = {
    var table = DataTable("Caption & more", [.words("name"), .number("n")])
    table.add(["<a>", .init("1", range: "0–2")])
    let figure = Figure(id: "f", title: "T", description: "D", caption: "C", numbers: table)
    let section = Page.Section(id: "s", title: "S") { html in
      table.write(to: &html)
      figure.write(CurveChart([Point(0, 1), Point(1, 0)], names: ("x", "y")).drawing, to: &html)
    }
    return String(
      decoding: Page(title: "A <title>", lead: ["L"], sections: [section], footer: "F").bytes, as: UTF8.self)
  }()

  @Test("It is a whole document in its language, for all sizes of screens")
  func document() {
    #expect(Self.page.hasPrefix("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>"))
    #expect(Self.page.contains("width=device-width") && Self.page.contains("<title>A &lt;title&gt;</title>"))
    #expect(Self.page.contains("prefers-color-scheme:dark") && Self.page.hasSuffix("</html>\n"))
  }

  @Test(
    "It loads nothing and runs nothing", arguments: ["<script", "http:", "https:", "src=", "@import", "url(", " on"])
  func selfContained(forbidden: String) {
    let body = Self.page.split(separator: "</style>").last.map(String.init) ?? ""
    #expect(
      !(forbidden == " on" ? body.contains(" onclick") || body.contains(" onload") : Self.page.contains(forbidden)))
    #expect(Self.page.contains("default-src 'none'") || Self.page.contains("default-src &#39;none&#39;"))
  }

  @Test(
    "Tables, drawings and contents can be used without seeing or pointing",
    arguments: [
      "<a class=\"skip\" href=\"#main\">", "<main id=\"main\" tabindex=\"-1\">", "<a href=\"#s\">S</a>",
      "<h2 id=\"s\">S</h2>",
      "<th scope=\"col\" class=\"number\">n</th>", "<th scope=\"row\" class=\"words\"><bdi>&lt;a&gt;</bdi></th>",
      "<td class=\"number\"><bdi>1</bdi> <span class=\"range\">0–2</span></td>",
      "<caption>Caption &amp; more</caption>",
      "role=\"region\" tabindex=\"0\" aria-label=\"Caption &amp; more\"",
      "role=\"img\" aria-labelledby=\"f-title f-text\"",
      "<title id=\"f-title\">T</title><desc id=\"f-text\">D</desc>", "<figcaption>C</figcaption>",
      "<details><summary>The numbers</summary>",
    ])
  func access(part: String) { #expect(Self.page.contains(part)) }

  @Test("The policy knows the page's style sheet by its hash and nothing else")
  func policy() {
    // The published digest of "abc" (FIPS 180-2), as `openssl dgst -sha256 -binary | base64` writes it.
    #expect(ContentPolicy.base64(SHA256.digest(Array("abc".utf8))) == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(ContentPolicy.base64([0x4D61_6E4D]) == "TWFuTQ==" && ContentPolicy.base64([]) == "")
    let hash = ContentPolicy.base64(SHA256.digest(Array(StyleSheet.text.utf8)))
    #expect(
      Self.page.contains("style-src &#39;sha256-\(hash)&#39;")
        && Self.page.contains("<style>\(StyleSheet.text)</style>"))
  }

  @Test("Every element that is opened is closed, in order")
  func nesting() throws {
    var open: [Substring] = []
    for piece in Self.page.split(separator: "<").dropFirst() where !piece.hasPrefix("!doctype") {
      let name = piece.prefix { $0 != ">" && $0 != " " }
      guard let end = piece.firstIndex(of: ">") else { continue }
      if piece[..<end].hasSuffix("/") { continue }
      if name.hasPrefix("/") { #expect(open.popLast() == name.dropFirst()) } else { open.append(name) }
    }
    #expect(open.isEmpty)
  }
}
