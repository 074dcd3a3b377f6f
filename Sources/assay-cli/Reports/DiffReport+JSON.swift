import Assay
import AssayCore
import AssayIO
import AssayLearn
import AssayRules

extension DiffReport {
  /// The report as one JSON object on a line, keys always in this order, all guidelines and rules, the most changed first.
  ///
  /// Shares are rounded to six places; what isn't defined is null.
  var json: [UInt8] {
    var out = JSONObject()
    out.add("old") { $0.add(diff.packs.old) }
    out.add("new") { $0.add(diff.packs.new) }
    out.add("tickets", diff.tickets)
    out.add("changed", diff.changed)
    out.add("gaining", diff.gaining)
    out.add("losing", diff.losing)
    out.add("exchanging", diff.exchanging)
    out.add("outcome_alone", diff.outcomeAlone)
    out.add("handling_alone", diff.handlingAlone)
    out.add("touched", diff.touched)
    out.add("handling") { object in
      object.add("primary", diff.handling.primary)
      object.add("severity", diff.handling.severity)
      object.add("queue", diff.handling.queue)
      object.add("due", diff.handling.due)
      object.add("exposure", diff.handling.exposure)
      object.add("queues", moves) { entry, object in
        object.add("from", entry.move.from.isEmpty ? nil : entry.move.from)
        object.add("to", entry.move.to.isEmpty ? nil : entry.move.to)
        object.add("tickets", entry.count)
      }
    }
    out.add("labelled", diff.labelled)
    out.add("unknown_labels", diff.unknown.tickets)
    out.add("guidelines", order) { index, object in
      let change = diff.guidelines[index]
      object.add("id", diff.packs.guidelines[index])
      object.add("gained", change.gained)
      object.add("lost", change.lost)
      object.add("before", change.before)
      object.add("after", change.after)
      object.add("without_rule", change.withoutRule)
      object.add("better", change.better)
      object.add("worse", change.worse)
      object.add("judged_before") { $0.add(change.tallyBefore) }
      object.add("judged_after") { $0.add(change.tallyAfter) }
    }
    out.add("rules", rules) { index, object in
      let change = diff.rules[index]
      let (before, after) = diff.packs.weights(ofRule: index)
      let (standingBefore, standingAfter) = diff.packs.standings(ofRule: index)
      object.add("id", diff.packs.rules[index])
      object.add("labels_gained", change.labelsGained)
      object.add("labels_lost", change.labelsLost)
      object.add("better", change.better)
      object.add("worse", change.worse)
      object.add("hits_before", change.hitsBefore)
      object.add("hits_after", change.hitsAfter)
      object.add("newly_hit", change.newHits)
      object.add("newly_hit_share", diff.tickets == 0 ? nil : Double(change.newHits) / Double(diff.tickets))
      object.add("no_longer_hit", change.lostHits)
      object.add("weight_before", before.map(Bits.bits))
      object.add("weight_after", after.map(Bits.bits))
      object.add("status_before", standingBefore?.rawValue)
      object.add("status_after", standingAfter?.rawValue)
    }
    out.add("samples", diff.samples) { sample, object in
      object.add("ticket_id", sample.ticket)
      object.add("guideline", diff.packs.guidelines[sample.guideline])
      object.add("change", sample.isGained ? "gained" : "lost")
      object.add("bits_before", sample.before.map(Bits.bits))
      object.add("bits_after", sample.after.map(Bits.bits))
      object.add("causes", sample.causes) { cause, object in
        object.add("rule", diff.packs.rules[cause.rule])
        object.add("bits", Bits.bits(cause.bits))
        object.add("quote", cause.quote)
      }
    }
    out.add("brakes", brakes) { brake, object in
      object.add("flag", brake.flag)
      object.add("rule", brake.rule)
      object.add("tickets", brake.count)
      object.add("share", brake.share)
      object.add("limit", brake.limit)
    }
    return out.line
  }
}

/// A JSON object that is being written, member by member.
struct JSONObject {
  private var bytes: [UInt8] = []

  /// The object with its braces and a line end.
  var line: [UInt8] { [UInt8(ascii: "{")] + bytes + [UInt8(ascii: "}"), UInt8(ascii: "\n")] }

  private mutating func key(_ name: String) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
    bytes.append(jsonString: name)
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func add(_ name: String, _ value: Int) {
    key(name)
    bytes.append(integer: value)
  }

  /// To six places, without zeroes at the end; null for nil.
  mutating func add(_ name: String, _ value: Double?) {
    key(name)
    if let value {
      bytes.append(decimal: value, decimals: 6, isTrimmed: true)
    } else {
      bytes.append(literal: "null")
    }
  }

  mutating func add(_ name: String, _ value: String?) {
    key(name)
    if let value { bytes.append(jsonString: value) } else { bytes.append(literal: "null") }
  }

  /// A value that is JSON already.
  mutating func add(_ name: String, raw value: String) {
    key(name)
    bytes.append(contentsOf: value.utf8)
  }

  /// A share with the ends of its interval.
  mutating func add(_ name: String, _ share: Double?, _ interval: WilsonInterval?) {
    add(name, share)
    add(name + "_low", interval?.low)
    add(name + "_high", interval?.high)
  }

  /// A list of strings.
  mutating func add(_ name: String, _ items: [String]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(jsonString: item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func add(_ name: String, _ fill: (inout JSONObject) -> Void) {
    key(name)
    append(fill)
  }

  /// A list with one object for each item.
  mutating func add<Item>(_ name: String, _ items: [Item], _ fill: (Item, inout JSONObject) -> Void) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append { fill(item, &$0) }
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func append(_ fill: (inout JSONObject) -> Void) {
    var object = JSONObject()
    fill(&object)
    bytes.append(contentsOf: object.line.dropLast())
  }
}

extension JSONObject {
  /// What a pack is called.
  mutating func add(_ program: Program) {
    add("name", program.name)
    add("version", program.version)
    add("hash", program.hash)
  }

  /// Precision and recall with their counts and 95 % intervals.
  mutating func add(_ tally: Tally) {
    add("labels", tally.labelled)
    add("breaches", tally.breaches)
    add("right", tally.truePositives)
    add("precision", tally.precision, tally.precisionInterval)
    add("recall", tally.recall, tally.recallInterval)
  }
}
