import AssayTestSupport
import Testing

/// `assay rules list` and `rules show`.
@Suite("The program: rules list and show", .enabled(if: Shell.hasBinary, "assay is not built"))
struct CatalogCommandTests {
  private let folder = TemporaryFolder()

  /// A rule with every clause that there is.
  private static let pack = """
    pack small
      version   "1.0"
      languages en, de
      outcome   clear route low within 5d
      outcome   uncertain route low within 5d
      outcome   insufficient_information route low within 5d
      outcome   unsupported_language route low within 5d

    guideline ads
      title     "Advertising"
      severity  2
      prior     -5.0
      route     contact within 72h
      exposure  none

    list gifts = "gift", "free gift"
    group links cap 5.0

    rule whole +4.0 group links
      why     "Holds everything"
      match in title: "buy" ..2 gifts
      with    near 8: <url> | gifts
      unless  before 5: "never"
      unless  after 1: "back"
      unless in comment: "joke"
      where   stars >= 4
      language en
      content service_review, product_review
      severity 3
      route   legal within 90m
      exposure mild
      tag     shop
      flag    "x" given title = "Buy a gift www.shop.example", stars = 5
      pass    "y"

    rule enough +6.0
      why     "Is enough"
      match   "buy this"
      flag    "buy this"
      pass    "y"

    rule against -3.0
      why     "Speaks against"
      where   stars = 1
      flag    "x" given stars = 1
      pass    "y"

    rule watching +0.0 group links
      why     "Watches"
      match   "look"
      tag     seen
      flag    "look"
      pass    "y"

    """

  /// Runs a command beside the pack, to which more rules may be added.
  private func run(_ command: String, adding rules: String = "") -> Shell.Result {
    folder.write(Array((Self.pack + rules).utf8), to: "pack.rules")
    return Shell.run(command, in: folder.path)
  }

  @Test("The pack of these tests is a good one")
  func pack() {
    #expect(run("assay rules check . && assay rules test .").status == 0)
  }

  @Test("Every clause in words")
  func words() {
    let text = run("assay rules show --rules . whole").text
    let tail = text.split(separator: "    pass    \"y\"\n\n").last ?? ""
    #expect(
      tail == """
          why        Holds everything
          guideline  ads: Advertising
          weight     +4.0 bits: alone it makes 33.3 % of a prior of 3.0 %, uncertain; a
                     label needs more
          group      links: at most 5.0 bits together with watching
          looked at  when its match is found
          match      in the title: 2 phrases of 2 to 5 words
          with       within 8 words of the match: 3 phrases of 1 to 2 words
          unless     in the 5 words before the match: 1 phrase of 1 word
          unless     in the 1 word after the match: 1 phrase of 1 word
          unless     anywhere in the reporter's comment: 1 phrase of 1 word
          where      asks for stars; may be neither true nor false where the ticket
                     lacks stars
          language   en, or not known
          content    service_review, product_review, or not known
          severity   3, raised from 2
          route      legal within 90m, where that is the more urgent
          exposure   mild, raised
          tag        shop, when it is part of a label
          examples   1 on which it must fire, 1 on which it must not
          list       gifts: 2 entries, ./pack.rules:16

        """)
    #expect(
      text.hasPrefix("whole  ./pack.rules:19\n\n    rule whole +4.0 group links\n      why     \"Holds everything\"\n"))
    let others = run("assay rules show --rules . enough against watching").text
    for line in [
      "alone it makes 66.7 % of a prior of 3.0 %, enough for a\n", "-3.0 bits: speaks against the guideline\n",
      "none: it is watched, and moves nothing\n", "when its guideline is about to be labelled, or nearly\n",
      "seen, whenever it fires\n",
    ] { #expect(others.contains(line), "\(line)") }
  }

  @Test("Lists, filters and their sums")
  func list() {
    #expect(
      run("assay rules list --rules .").text == """
        ads  Advertising
           +4.0  whole     Holds everything (group links) (tag shop)
           +6.0  enough    Is enough
           -3.0  against   Speaks against
           +0.0  watching  Watches (group links) (watched) (tag seen)

        4 rules in 1 guideline of small 1.0

        """)
    for (filter, names) in [
      ("--status watched", ["watching"]), ("--status live --tag shop --tag seen", ["whole"]),
      ("--guideline ads --tag shop", ["whole"]), ("--status live --status watched --tag seen", ["watching"]),
    ] {
      let lines = run("assay rules list --rules . --format json \(filter)").lines
      #expect(lines.count == names.count)
      for (line, name) in zip(lines, names) { #expect(line.hasPrefix("{\"rule\":\"\(name)\",\"guideline\":\"ads\",")) }
    }
    #expect(
      run("assay rules list --rules . --status watched").text.hasSuffix("1 of 4 rules in 1 guideline of small 1.0\n"))
    let builtIn = run("assay rules list --format json")
    #expect(builtIn.lines.count > 300)
    #expect(builtIn.lines.allSatisfy { object($0).keys.starts(with: ["rule", "guideline", "weight"]) })
  }

  @Test("What is disabled is listed where it is asked for, and shown as it is written")
  func disabled() {
    let rules =
      "rule off +6.0 group links\n  status  disabled\n  why     \"Is off\"\n  match   \"off\"\n  flag    \"off\"\n  pass    \"y\"\n"
    #expect(
      run("assay rules list --rules . --status disabled", adding: rules).text == """
        ads  Advertising
           +6.0  off  Is off (group links) (disabled)

        1 of 5 rules in 1 guideline of small 1.0

        """)
    #expect(
      run("assay rules list --rules .", adding: rules).text.hasSuffix("4 of 5 rules in 1 guideline of small 1.0\n"))
    let shown = run("assay rules show --rules . off", adding: rules).text
    #expect(
      shown.hasPrefix("off  ./pack.rules:") && shown.contains("    rule off +6.0 group links\n      status  disabled\n")
    )
    #expect(
      shown.contains(
        "\n  status     disabled: it is checked, but does nothing\n  weight     +6.0 bits: alone it would make 66.7 % "),
      "\(shown)")
    let json = run("assay rules show --rules . --format json off", adding: rules).text
    #expect(json.contains("\"status\":\"disabled\"") && json.contains("\"route\":null"))
  }

  @Test("JSON: every key, always in this order")
  func json() {
    let (keys, values) = object(run("assay rules show --rules . --format json whole").lines.first ?? "")
    #expect(
      keys == [
        "rule", "guideline", "weight", "status", "version", "deprecated", "group", "cap", "severity", "route", "within",
        "exposure", "tag",
        "languages", "content", "why", "file", "line", "flag_examples", "pass_examples", "definition", "change",
        "phrases", "lists", "asks_for", "asked_by", "group_rules", "same_match",
      ])
    #expect(values["within"] == .number("5400"))
    #expect(values["phrases"] == .number("2"))
    #expect(values["languages"] == .array([.string("en")]))
    #expect(values["group_rules"] == .array([.string("watching")]))
  }

  private func object(_ line: String) -> (keys: [String], values: [String: NaiveJSON]) {
    guard case .object(let pairs)? = try? NaiveJSONReader.read(Array(line.utf8), nesting: 3) else { return ([], [:]) }
    return (pairs.map(\.key), Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first })
  }

  @Test("Status, version, hits and regular expressions in words")
  func standing() {
    let rules = """
      rule game +2.0
        version "3"
        status  shadow
        why     "Games"
        match   "free coins" | /v-?bucks/
        unless  near 4: /sca+m/ | /fake/
        flag    "vbucks"
        pass    "y"

      rule older +2.0
        status  deprecated "use game"
        why     "Older"
        match   "coins"
        flag    "coins"
        pass    "y"

      rule asking +1.0
        why     "Asks"
        where   hit(enough) and stars = 5
        flag    "buy this" given stars = 5
        pass    "y"

      """
    let text = run("assay rules show --rules . game older asking enough", adding: rules).text
    for line in [
      "  version    3\n  status     shadow: it is evaluated and shown, but adds nothing\n",
      "  weight     +2.0 bits: alone it would make ",
      "  match      in title and text: 1 phrase of 2 words and a regular expression\n",
      "  unless     within 4 words of the match: 2 regular expressions\n",
      "  status     deprecated, but still counts: use game\n  weight     +2.0 bits: alone it makes ",
      "  where      asks for stars, the rule enough; ", "  asked by   asking\n",
    ] { #expect(text.contains(line), "\(line)\n\(text)") }
    for (status, name) in [("shadow", "game"), ("deprecated", "older"), ("watched", "watching")] {
      let lines = run("assay rules list --rules . --status \(status) --format json", adding: rules).lines
      #expect(lines.count == 1)
      #expect(lines.first?.hasPrefix("{\"rule\":\"\(name)\",") ?? false)
    }
    let (_, values) = object(run("assay rules show --rules . --format json game", adding: rules).lines.first ?? "")
    #expect(values["version"] == .string("3"))
    let (_, asked) = object(run("assay rules show --rules . --format json enough", adding: rules).lines.first ?? "")
    #expect(asked["asked_by"] == .array([.string("asking")]))
  }

  @Test("Rules of the built-in pack and of what stands on it are shown as they are written")
  func builtIn() {
    let own = run("assay rules show own_code").text
    #expect(own.hasPrefix("own_code  default/advertising_promotion.rules:"))
    #expect(own.contains("\n\n    rule own_code +"))
    let site = "pack site extends default\n  version \"1\"\nchange rule own_code\n  status shadow\n"
    let show = "mkdir -p site && printf '%s' '\(site)' > site/site.rules && assay rules show --rules site own_code"
    let changed = run(show).text
    #expect(changed.contains("\n  changed by site/site.rules:3\n\n    change rule own_code\n      status shadow\n\n"))
    #expect(changed.hasPrefix("own_code  default/advertising_promotion.rules:"))
  }

  @Test("Names that are not there, and packs that are not right")
  func unknown() {
    for (command, says) in [
      ("show whole enuogh --rules .", "no rule named \"enuogh\"\n  did you mean enough?"),
      ("list --rules . --tag sho", "no tag named \"sho\"\n  did you mean shop?"),
      ("list --rules . --guideline adds", "no guideline named \"adds\"\n  did you mean ads?"),
      ("list --status dead", "--status needs one of live, watched, shadow, deprecated, disabled, not \"dead\""),
      ("show", "rules show needs RULE..."),
    ] {
      let run = run("assay rules \(command)")
      #expect(run.status == 2, "\(command)")
      #expect(run.errorText.contains(says), "\(run.errorText)")
      #expect(run.output.isEmpty)
    }
    let faulty = run("mkdir -p bad; printf 'rule x +1' > bad/x.rules; assay rules list --rules bad")
    #expect(faulty.status == 65 && faulty.errorText.contains("the rules in bad have"))
  }

  @Test("What strangers wrote into a rule can't move the cursor")
  func hostile() {
    let script = "sed -i 's/Is enough/\\x1b[2Jcl\\xe2\\x80\\xaeear/' pack.rules"
    let run = run("\(script); assay rules show --rules . enough; assay rules list --rules .")
    #expect(!run.output.contains(0x1B))
    #expect(!run.text.unicodeScalars.contains("\u{202E}"))
    #expect(run.text.contains("␛[2J"))
  }
}
