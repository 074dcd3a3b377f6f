import AssayCore
import AssayTestSupport
import Testing

/// Sketches of texts against the runs of words that they stand for.
struct TextSketchTests {
  private static func sketch(_ text: String) -> TextSketch? {
    var reading = TokenReading()
    reading.read(text)
    return TextSketch(reading)
  }

  private static func words(_ count: Int, _ random: inout RepeatableGenerator) -> [String] {
    (0..<count).map { _ in "w" + String(random.below(5000), radix: 26).map { "\($0)q" }.joined() }
  }

  static let template = """
    We booked the family room for two nights and everything was ready when we came, the breakfast was fresh, the people at the desk \
    were kind to the children and nothing was too much trouble.
    """

  @Test(
    "What a template leaves open makes a text no other",
    arguments: [
      template, template.uppercased(), template.replacing(",", with: " ...!"), template + " 5/5 👍👍",
      template.replacing("two nights", with: "2 two nights £80 https://example.com"),
      template.replacing("family", with: "garden").replacing("kind", with: "good"),
    ])
  func near(text: String) throws {
    let sketch = try #require(Self.sketch(Self.template))
    #expect(try #require(Self.sketch(text)).isNear(sketch))
  }

  @Test("Another text is another")
  func other() throws {
    let sketch = try #require(Self.sketch(Self.template))
    let other = """
      The people at the desk had no idea where our room was, nobody at breakfast could tell us when the kitchen opens, and after two nights \
      of noise from the street we asked for the money back and left.
      """
    #expect(!(try #require(Self.sketch(other)).isNear(sketch)))
  }

  @Test("Short texts have none", arguments: ["", "Great service, would recommend!", "a b c d e f g h i j k l m n o p"])
  func short(text: String) { #expect(Self.sketch(text) == nil) }

  @Test("Numbers and links make no text long enough")
  func things() { #expect(Self.sketch(String(repeating: "12 https://example.com ", count: 30)) == nil) }

  @Test("Nearness follows the share of common runs", arguments: [UInt64(1), 2, 3])
  func share(seed: UInt64) throws {
    var random = RepeatableGenerator(seed: seed)
    for _ in 0..<200 {
      // The first words of both are the same: of the runs, `common - 2`.
      let common = 3 + random.below(60)
      let (one, other) = (20 + random.below(60), 20 + random.below(60))
      let start = Self.words(common, &random)
      let texts = [one, other].map { (start + Self.words($0, &random)).joined(separator: " ") }
      let runs = Double(common - 2)
      let jaccard = runs / (runs + Double(one + other))
      let sketches = try texts.map { try #require(Self.sketch($0)) }
      // A third, and four standard deviations of 48 draws on either side.
      if jaccard > 0.6 { #expect(sketches[0].isNear(sketches[1]), "\(jaccard)") }
      if jaccard < 0.12 { #expect(!sketches[0].isNear(sketches[1]), "\(jaccard)") }
      let shared = (0..<TextSketch.bands).contains { sketches[0].band($0) == sketches[1].band($0) }
      if jaccard > 0.75 { #expect(shared, "\(jaccard)") }
    }
  }
}
