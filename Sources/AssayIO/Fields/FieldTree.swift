import AssayCore

/// What a key means where it stands.
struct KeyMeaning: Sendable {
  /// The field its value fills.
  var field: FieldTarget = .none
  /// The node that the keys of its object value belong to; 0 if objects are passed over.
  var child: UInt16 = 0
  /// Which of the names of one field goes first: the lower wins.
  var rank: UInt16 = 0
}

/// What a value is for: a field of the ticket, or a part of one.
enum FieldTarget: Sendable, Equatable {
  case none
  case field(RecordField)
  /// The name of an item in a list of objects.
  case listItem
  /// The ends of a highlight given by numbers.
  case highlightStart
  case highlightEnd
}

/// All known keys, by the object they stand in, found by one probe of a hash table.
///
/// Objects are nodes: node 1 is the record, nested groups have their own. Built once, shared by all workers. A key of
/// up to 16 bytes is known by its first and last eight bytes and its length, so that a probe compares two words.
final class FieldTree: Sendable {
  static let root: UInt16 = 1
  static let listItem: UInt16 = 2
  static let highlight: UInt16 = 3

  /// The first and last eight bytes of a key and its length.
  struct Spelling: Equatable {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var length: UInt32 = 0
  }

  /// One place of the hash table; empty when `meaning` is negative.
  struct Slot {
    var spelling = Spelling()
    var node: UInt16 = 0
    var meaning: Int16 = -1
  }

  let slots: [Slot]
  let meanings: [KeyMeaning]
  /// How the key of each meaning is spelled; of length 0 where sixteen bytes don't say it.
  let spellings: [Spelling]
  /// How many objects with keys of their own there are, node 0 included.
  let nodeCount: Int
  private let names: [[UInt8]]
  /// For each field its names in order of rank, with dots into nested objects.
  private let namesOfField: [[String]]

  /// The tree of the standard map, made when it is first needed.
  static let standard = FieldTree(FieldMap())

  /// The tree of a map.
  static func of(_ map: FieldMap) -> FieldTree {
    map.sources.isEmpty ? standard : FieldTree(map)
  }

  private init(_ map: FieldMap) {
    var builder = FieldTreeBuilder()
    builder.addParts()
    builder.addMapped(map)
    builder.addStandard(except: Set(map.sources.map(\.field)))
    let keys = builder.keys
    // A quarter full: most unknown keys fall on an empty place.
    var size = 64
    while size < keys.count * 4 { size *= 2 }
    var slots = Array(repeating: Slot(), count: size)
    for (index, key) in keys.enumerated() {
      let spelling = Self.spelling(key.name.span, 0..<key.name.count)
      var place = Self.hash(spelling, key.node) & (size - 1)
      while slots[place].meaning >= 0 { place = (place + 1) & (size - 1) }
      slots[place] = Slot(spelling: spelling, node: key.node, meaning: Int16(index))
    }
    self.slots = slots
    meanings = keys.map(\.meaning)
    namesOfField = builder.names
    spellings = keys.map { $0.name.count > 16 ? Spelling() : Self.spelling($0.name.span, 0..<$0.name.count) }
    nodeCount = Int(keys.map { max($0.node, $0.meaning.child) }.max() ?? 0) + 1
    names = keys.map(\.name)
  }

  /// The index of the meaning of a key in an object of `node`, or −1.
  @inline(__always)
  func find(_ bytes: Span<UInt8>, _ key: Range<Int>, in node: UInt16) -> Int {
    let wanted = Self.spelling(bytes, key)
    var place = Self.hash(wanted, node) & (slots.count &- 1)
    while true {
      let slot = slots[place]
      if slot.meaning < 0 { return -1 }
      if slot.spelling == wanted, slot.node == node, key.count <= 16 || isSame(bytes, key, Int(slot.meaning)) {
        return Int(slot.meaning)
      }
      place = (place &+ 1) & (slots.count &- 1)
    }
  }

  private func isSame(_ bytes: Span<UInt8>, _ key: Range<Int>, _ index: Int) -> Bool {
    names[index].indices.allSatisfy { bytes[key.lowerBound + $0] == names[index][$0] }
  }

  @inline(__always)
  private static func spelling(_ bytes: Span<UInt8>, _ key: Range<Int>) -> Spelling {
    let first = bytes.loadUpTo8(key)
    let last = key.count > 8 ? bytes.load8(key.upperBound &- 8) : first
    return Spelling(first: first, last: last, length: UInt32(truncatingIfNeeded: key.count))
  }

  @inline(__always)
  private static func hash(_ key: Spelling, _ node: UInt16) -> Int {
    let mixed =
      key.first ^ (key.last << 29 | key.last >> 35)
      ^ (UInt64(key.length) << 8 | UInt64(node)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  /// The name of a rank that fills a field, with dots into nested objects.
  func name(of field: RecordField, rank: UInt16) -> String? {
    let names = namesOfField[field.ordinal]
    return Int(rank) < names.count ? names[Int(rank)] : nil
  }

  /// The meaning of a CSV column: its name as a path from the record on.
  func find(column name: [UInt8]) -> Int {
    let span = name.span
    var node = Self.root
    var start = 0
    while true {
      // A name that has dots itself does not occur; each dot is a step inwards.
      let dot = span.firstIndex(of: UInt8(ascii: "."), in: start..<span.count)
      let index = find(span, start..<(dot ?? span.count), in: node)
      guard let dot, index >= 0 else { return index }
      node = meanings[index].child
      if node == 0 { return -1 }
      start = dot + 1
    }
  }
}

/// Collects keys node by node before the table is made.
private struct FieldTreeBuilder {
  struct Key {
    var node: UInt16
    var name: [UInt8]
    var meaning: KeyMeaning
  }

  private struct Place: Hashable {
    var node: UInt16
    var name: [UInt8]
  }

  var keys: [Key] = []
  private var indices: [Place: Int] = [:]
  private var nodes: UInt16 = FieldTree.highlight
  /// For each field its names; the place of one is its rank.
  private(set) var names = Array(repeating: [String](), count: RecordField.count)

  /// The objects that are values of list items and of `highlight`.
  mutating func addParts() {
    keys[key("id", FieldTree.listItem)].meaning.field = .listItem
    keys[key("start", FieldTree.highlight)].meaning.field = .highlightStart
    keys[key("end", FieldTree.highlight)].meaning.field = .highlightEnd
  }

  mutating func addMapped(_ map: FieldMap) {
    for source in map.sources { add(source.field, source.path) }
  }

  mutating func addStandard(except mapped: Set<RecordField>) {
    for field in RecordField.all where !mapped.contains(field) {
      let groups = StandardFields.groups.filter { $0.fields.contains(field) }.map(\.name)
      for name in [field.name, field.camelName] {
        add(field, [name])
        for group in groups { add(field, [group, name]) }
      }
      for other in StandardFields.otherNames where other.field == field {
        for path in other.paths { add(field, path.split(separator: ".").map(String.init)) }
      }
    }
    // The body of a Trustpilot webhook: the record is inside the first event.
    let event = keys[key("events", FieldTree.root)].meaning.child
    let events = event == 0 ? addNode(to: key("events", FieldTree.root)) : event
    keys[key("eventData", events)].meaning.child = FieldTree.root
  }

  /// Makes the last key of `path` a name of the field, behind the names it has; a key that has a field keeps it.
  private mutating func add(_ field: RecordField, _ path: [String]) {
    var node = FieldTree.root
    for (depth, name) in path.enumerated() {
      let index = key(name, node)
      if depth == path.count - 1 {
        guard keys[index].meaning.field == .none else { return }
        keys[index].meaning.field = .field(field)
        keys[index].meaning.rank = UInt16(names[field.ordinal].count)
        names[field.ordinal].append(path.joined(separator: "."))
      } else {
        node = keys[index].meaning.child == 0 ? addNode(to: index) : keys[index].meaning.child
      }
    }
  }

  private mutating func addNode(to index: Int) -> UInt16 {
    nodes += 1
    keys[index].meaning.child = nodes
    return nodes
  }

  /// The index of a key, which is made if it is new.
  private mutating func key(_ name: String, _ node: UInt16) -> Int {
    let place = Place(node: node, name: Array(name.utf8))
    if let index = indices[place] { return index }
    indices[place] = keys.count
    keys.append(Key(node: node, name: place.name, meaning: KeyMeaning()))
    return keys.count - 1
  }
}
