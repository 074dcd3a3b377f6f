import AssayCore
import AssayIO
import AssayRules

/// One rule as a line of JSON: keys always in this order, null for what there is none of or what the pack does not know:
/// of a disabled rule that is what it would do.
struct RuleJSON {
  /// The object with its line end.
  private(set) var line: [UInt8] = []

  /// `rule guideline weight status version deprecated group cap severity route within exposure tag languages content why file line flag_examples
  /// pass_examples`; a whole one has besides `definition change phrases lists asks_for asked_by group_rules
  /// same_match`.
  init(_ catalog: RuleCatalog, _ index: Int, isWhole: Bool) {
    let program = catalog.program
    let rule = catalog.rules[index]
    let source = catalog.source(of: index)
    let route = rule.route >= 0 ? program.routes[Int(rule.route)] : nil
    put("rule", rule.id)
    put("guideline", program.guidelines[Int(rule.guideline)].id)
    key("weight")
    line.append(decimal: Bits.bits(rule.weight), decimals: 4, isTrimmed: true)
    put("status", catalog.standing(of: index).rawValue)
    let note = program.note(onRule: Int32(index))
    put("version", note.flatMap { $0.version.isEmpty ? nil : $0.version })
    put("deprecated", note.flatMap { $0.deprecation.isEmpty ? nil : $0.deprecation })
    put("group", source?.group)
    key("cap")
    if rule.group >= 0 {
      line.append(decimal: Bits.bits(program.groupCaps[Int(rule.group)]), decimals: 4, isTrimmed: true)
    } else {
      line.append(literal: "null")
    }
    put("severity", rule.severity >= 0 ? Int(rule.severity) : nil)
    put("route", route?.name)
    put("within", route.map { Int($0.within) })
    put("exposure", rule.exposure >= 0 ? Exposure.names[Int(rule.exposure)] : nil)
    put("tag", rule.tag >= 0 ? program.tags[Int(rule.tag)] : nil)
    put(
      "languages",
      program.languages.indices.filter { rule.languages >> UInt32($0) & 1 == 1 }.map { program.languages[$0] })
    put("content", rule.contentTypes.map { program.constants[Int($0)] })
    put("why", rule.why)
    put("file", source?.path)
    put("line", source?.line)
    put("flag_examples", source?.flags)
    put("pass_examples", source?.passes)
    if isWhole {
      put("definition", source?.definition)
      let changes = source?.changes.map(\.definition) ?? []
      put("change", changes.isEmpty ? nil : changes.joined(separator: "\n"))
      put("phrases", source?.match?.count)
      put("lists", source?.lists.map(\.name) ?? [])
      put("asks_for", source?.rules ?? [])
      put("asked_by", catalog.askers(of: index).map { program.rules[$0].id })
      put("group_rules", catalog.groupMates(of: index).map { program.rules[$0].id })
      put("same_match", catalog.twins(of: index).map { program.rules[$0].id })
    }
    line.append(literal: "}\n")
  }

  private mutating func key(_ name: StaticString) {
    line.append(UInt8(ascii: line.isEmpty ? "{" : ","))
    line.append(key: name)
  }

  private mutating func put(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { line.append(jsonString: text) } else { line.append(literal: "null") }
  }

  private mutating func put(_ name: StaticString, _ number: Int?) {
    key(name)
    if let number { line.append(integer: number) } else { line.append(literal: "null") }
  }

  private mutating func put(_ name: StaticString, _ texts: [String]) {
    key(name)
    line.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      line.append(jsonString: text)
    }
    line.append(UInt8(ascii: "]"))
  }
}
