import AssayCore
import AssayRules
import AssayTestSupport
import Testing

/// What the default pack promises to those who use it and to those who write rules for it.
struct RulePackTests {
  // By the program, which for release does in a second what takes a minute here.

  @Test("It compiles without errors or warnings", .enabled(if: Shell.hasBinary))
  func compiles() throws {
    // Unused lists are warnings, so every declared list is used. A finding is a line; without any, nothing is written.
    let result = Shell.run("assay rules check --format json Rules/default")
    #expect(result.status == 0 && result.output.isEmpty, "\(result.text)\(result.errorText)")
    _ = try Repository.program()
  }

  @Test("Every example does as it should", .enabled(if: Shell.hasBinary))
  func examples() {
    let result = Shell.run("assay rules test Rules/default")
    #expect(result.status == 0 && result.text.hasSuffix(" passed, 0 failed\n"), "\(result.text)\(result.errorText)")
  }

  @Test("Every word list file is read by a list")
  func listFiles() {
    for file in Repository.source.wordLists {
      let name = file.path.split(separator: "/").last ?? ""
      #expect(Repository.source.rules.contains { $0.text.contains("from \"\(name)\"") }, "\(file.path)")
    }
  }

  @Test("Every guideline of the table is there, and no other")
  func guidelines() throws {
    #expect(Set(try Repository.program().guidelines.map(\.id)) == GuidelineBounds.ids)
    #expect(try Repository.program().guidelines.count == GuidelineBounds.all.count)
  }

  @Test("Every guideline has eight rules, and every rule two examples of each kind")
  func enoughExamples() throws {
    let program = try Repository.program()
    for (index, guideline) in program.guidelines.enumerated() {
      #expect(program.rules.count { $0.guideline == Int32(index) } >= 8, "\(guideline.id)")
    }
    for (index, rule) in program.rules.enumerated() {
      let examples = Repository.pack.examples.filter { $0.rule == index }
      #expect(examples.count(where: \.mustFire) >= 2, "\(rule.id) has too few flag examples")
      #expect(examples.count { !$0.mustFire } >= 2, "\(rule.id) has too few pass examples")
    }
  }

  @Test("Examples of one rule differ, and each rule says why")
  func distinct() throws {
    let program = try Repository.program()
    #expect(Set(program.rules.map(\.id)).count == program.rules.count)
    for (index, rule) in program.rules.enumerated() {
      let texts = Repository.pack.examples.filter { $0.rule == index }.map(whole)
      #expect(Set(texts).count == texts.count, "\(rule.id) has an example twice")
      #expect(rule.why.count >= 10 && rule.why.first?.isUppercase == true, "\(rule.id): \(rule.why)")
      #expect(!rule.why.hasSuffix("."), "\(rule.id): \(rule.why)")
    }
  }

  /// An example with all that it gives.
  private func whole(_ example: RuleExample) -> String {
    let numbers = NumberField.allCases.map { "\(example.ticket.number($0))" }
    let flags = FlagField.allCases.map { example.ticket.flag($0).map { "\($0)" } ?? "-" }
    return ([String(decoding: example.ticket.bytes, as: UTF8.self)] + numbers + flags).joined(separator: " ")
  }

  @Test("Severity, route, time and exposure keep to the table", arguments: GuidelineBounds.all)
  func bounds(_ bounds: GuidelineBounds) throws {
    let program = try Repository.program()
    let index = try #require(program.guidelines.firstIndex { $0.id == bounds.id })
    let guideline = program.guidelines[index]
    #expect(bounds.severities.contains(guideline.severity))
    #expect(Exposure.names[Int(guideline.exposure)] == bounds.exposure)
    let route = program.routes[Int(guideline.route)]
    #expect(route.name == bounds.route)
    #expect(route.within <= bounds.hours * 3600)
    #expect(Bits.bits(guideline.prior) <= -4, "a prior above one ticket in 17")
    for rule in program.rules where rule.guideline == Int32(index) {
      if rule.severity >= 0 { #expect(bounds.severities.contains(rule.severity), "\(rule.id)") }
      if rule.route >= 0 { #expect(program.routes[Int(rule.route)].within <= route.within, "\(rule.id)") }
      if rule.exposure >= 0 { #expect(rule.exposure >= guideline.exposure, "\(rule.id) lowers the exposure") }
    }
  }

  @Test("Egregious and personal words are quoted masked, child safety not at all")
  func quotes() throws {
    let masked: Set = [
      "hate_speech", "terrorism_extremism", "self_harm", "graphic_content", "sexual_content", "profanity",
      "personal_information",
    ]
    for guideline in try Repository.program().guidelines {
      if guideline.id == "child_safety" {
        #expect(guideline.quote == .hidden)
      } else if masked.contains(guideline.id) {
        #expect(guideline.quote == .masked, "\(guideline.id)")
      } else if Exposure.names[Int(guideline.exposure)] == "egregious" {
        #expect(guideline.quote != .plain, "\(guideline.id)")
      }
    }
  }

  @Test("Every outcome has a route, and businesses contact the reviewer first where the table says so")
  func outcomes() throws {
    let program = try Repository.program()
    for outcome in Outcome.allCases where outcome != .flagged {
      #expect(program.outcomeRoutes[Int(outcome.rawValue)] >= 0, "\(outcome.name)")
    }
    for guideline in program.guidelines {
      let kinds = guideline.contactFirst.map { program.constants[Int($0)] }
      let wanted = ["personal_information", "advertising_promotion", "wrong_subject"].contains(guideline.id)
      #expect(kinds == (wanted ? ["business"] : []), "\(guideline.id)")
    }
  }

  @Test("Offensive words stand masked in examples and in what moderators read")
  func masks() throws {
    let rules = try Repository.program().rules
    for example in Repository.pack.examples {
      // A rule of negative weight fires on what is harmless.
      let isHarmless = !example.mustFire || rules[example.rule].weight < 0
      #expect(OffensiveWords.unmasked(in: example.text, mayBeHarmless: isHarmless).isEmpty, "\(example.text)")
    }
    for rule in rules {
      #expect(OffensiveWords.unmasked(in: rule.why, mayBeHarmless: false).isEmpty, "\(rule.id)")
    }
  }
}
