internal import AssayCore

/// The declarations of all files of a pack, by name, with each rule in its guideline.
struct Pack {
  /// The pack clause, with what an overlay adds to that of its base.
  var header: PackSyntax?
  /// The pack clause of an overlay as it is written.
  var overlay: PackSyntax?
  var guidelines: [GuidelineSyntax] = []
  var lists: [String: WordList] = [:]
  /// Group names with their caps and guidelines, in order of declaration.
  var groups: [(syntax: GroupSyntax, guideline: Int)] = []
  var rules: [(syntax: RuleSyntax, guideline: Int)] = []

  /// The numbers that the rules have in the program, by name; −1 for disabled rules, which are not in it.
  var ruleNumbers: [String: Int32] {
    var numbers: [String: Int32] = [:]
    var next: Int32 = 0
    for (rule, _) in rules {
      let isDisabled = rule.ruleStatus == .disabled
      if numbers[rule.name.value] == nil { numbers[rule.name.value] = isDisabled ? -1 : next }
      if !isDisabled { next += 1 }
    }
    return numbers
  }

  struct WordList {
    var name: Located<String>
    var entries: [Located<String>]
    /// Whether faults have been reported already; then a phrase that uses it is given up without another word.
    var isFaulty: Bool
    /// Whether its entries stand in a file of their own, one a line.
    var isFile = false
    /// The whole declaration.
    var span: SourceSpan
  }

  /// Whether it is an overlay without the pack below it: then nothing more can be said of it.
  var lacksBase: Bool { header?.base != nil && overlay == nil }

  /// How many bytes its files have.
  var size = 0

  /// Whether some file could not be read to its end; then what looks unused may be used.
  var hasSyntaxFaults = false
}

/// Parses the files and gathers their declarations; reports names that are taken and things out of place.
struct PackReader {
  let source: PackSource
  var pack = Pack()
  var diagnostics: [Diagnostic] = []
  private var names: [String: SourceSpan] = [:]
  /// The word lists by their file's name, without folders.
  private let wordLists: [Substring: [Int]]
  /// Whether the file at hand belongs to the pack itself, not to the one that it stands on.
  private(set) var isOwn = true
  /// The changes of rules, until all rules are known.
  private var changes: [ChangeSyntax] = []
  /// Where the overlay sets what of the pack below.
  var overridden: [OverlayClause: SourceSpan] = [:]
  /// How many guidelines stand in the files read so far: `pack.guidelines` has them in the same order.
  private var guidelinesSeen = 0

  /// Reads all files, as many at a time as there are workers.
  init(_ source: PackSource, _ workers: some Workers = OneWorker()) {
    self.source = source
    wordLists = Dictionary(grouping: source.wordLists.indices) { PackReader.name(source.wordLists[$0].path) }
    // Lists are visible to all files, so their names are gathered before any file is parsed.
    let files = source.rules
    pack.size = source.files.reduce(0) { $0 + $1.bytes.count }
    let cut = workers.map(files.count) { FileSyntax(files[$0], file: $0) }
    let listNames = Set(cut.flatMap { Parser.listNames($0.tokens) })
    let parsed = workers.map(files.count) { cut[$0].parsed(listNames) }
    // So are guidelines: a file may hold rules of some that stand in another one.
    for (index, file) in parsed.enumerated() {
      isOwn = source.isOwn(index)
      addGuidelines(file.declarations)
    }
    for (index, file) in parsed.enumerated() {
      isOwn = source.isOwn(index)
      pack.hasSyntaxFaults = pack.hasSyntaxFaults || !file.diagnostics.isEmpty
      diagnostics += file.diagnostics
      add(file.declarations, isFaulty: !file.diagnostics.isEmpty)
    }
    // A rule of the overlay's own may stand in a file behind that of its change, as refitted weights have it.
    for change in changes {
      isOwn = source.isOwn(change.rule.name.span.file)
      self.change(change)
    }
    mergeHeaders()
    if pack.header == nil, let first = source.rules.indices.first {
      diagnostics.append(
        Diagnostic(
          .packIncomplete, "no file of this folder has a pack clause", SourceSpan(file: first, start: 0, end: 0),
          help: "add a file pack.rules with `pack NAME`, a version and the languages"))
    }
  }

  private mutating func addGuidelines(_ declarations: [Declaration]) {
    for case .guideline(let syntax) in declarations {
      claim("guideline", syntax.name)
      pack.guidelines.append(syntax)
    }
  }

  private mutating func add(_ declarations: [Declaration], isFaulty: Bool) {
    // Rules belong to the guideline of their file that stands before them.
    var guideline: Int?
    // What looks like a missing guideline may be one that could not be read.
    var isReported = isFaulty
    for declaration in declarations {
      switch declaration {
      case .pack(let header):
        if source.base != nil, isOwn, pack.overlay == nil {
          pack.overlay = header
        } else if pack.header != nil {
          diagnostics.append(
            Diagnostic(.packIncomplete, "a second pack clause", header.name.span, help: "a pack has one"))
        } else {
          pack.header = header
        }
      case .guideline:
        guideline = guidelinesSeen
        guidelinesSeen += 1
      case .list(let syntax):
        claim("list", syntax.name)
        pack.lists[syntax.name.value] = wordList(syntax)
      case .group(let syntax):
        guard let guideline else { outside(syntax.name, &isReported); continue }
        claim("group", syntax.name)
        pack.groups.append((syntax, guideline))
      case .rule(let syntax):
        guard let guideline else { outside(syntax.name, &isReported); continue }
        claim("rule", syntax.name)
        pack.rules.append((syntax, guideline))
      case .extendGuideline(let syntax):
        guideline = extend(syntax)
        isReported = isReported || guideline == nil
      case .extendList(let syntax): extend(syntax)
      case .changeRule(let change): changes.append(change)
      }
    }
  }

  /// Says it of the first only: what is missing is missing once.
  private mutating func outside(_ name: Located<String>, _ isReported: inout Bool) {
    guard !isReported else { return }
    isReported = true
    diagnostics.append(
      Diagnostic(
        .ruleOutsideGuideline, "`\(name.value)` stands before any guideline of its file", name.span,
        help: "begin the file with `\(source.base != nil && isOwn ? "extend " : "")guideline ID`"))
  }

  private mutating func claim(_ kind: String, _ name: Located<String>) {
    guard !name.value.isEmpty else { return }
    if let earlier = names["\(kind) \(name.value)"] {
      let file = source.files[earlier.file]
      diagnostics.append(
        Diagnostic(
          .duplicateName, "the name `\(name.value)` is taken by another \(kind)", name.span,
          help: isOwn && !source.isOwn(earlier.file)
            ? "the pack below has it; to change it, write `\(kind == "rule" ? "change" : "extend") \(kind) \(name.value)`"
            : "the other one is at \(file.path):\(file.position(of: earlier.start).line)"))
    }
    names["\(kind) \(name.value)"] = name.span
  }

  mutating func wordList(_ list: ListSyntax) -> Pack.WordList {
    var result = Pack.WordList(
      name: list.name, entries: list.entries, isFaulty: list.isFaulty,
      span: ([list.file?.span].compactMap { $0 } + list.entries.map(\.span)).reduce(list.name.span) {
        $0.joined(with: $1)
      })
    guard let wanted = list.file else { return result }
    // An overlay's own files come first, behind those of its base.
    let named = (wordLists[PackReader.name(wanted.value)] ?? []).filter { index in
      let path = source.wordLists[index].path
      return (path == wanted.value || path.hasSuffix("/" + wanted.value))
        && (isOwn || !source.isOwn(source.rules.count + index))
    }
    guard let index = named.last else {
      diagnostics.append(
        Diagnostic(
          .missingWordList, "no file `\(wanted.value)` in lists/", wanted.span,
          help: Suggestion.help(
            wanted.value, source.wordLists.map { String($0.path.split(separator: "/").last ?? "") },
            otherwise: "word lists are files under lists/, one entry a line")))
      result.isFaulty = true
      return result
    }
    if let damage = source.wordLists[index].damage {
      diagnostics.append(Diagnostic(damage: damage, file: source.rules.count + index))
      result.isFaulty = true
    }
    result.entries = entries(of: index)
    result.isFile = true
    if result.entries.isEmpty {
      diagnostics.append(
        Diagnostic(
          .emptyWordList, "`\(wanted.value)` has no entries", wanted.span,
          help: "what uses it never matches; add entries"))
    }
    return result
  }

  private static func name(_ path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
  }

  /// The lines of a word list without comments and space around them.
  private func entries(of index: Int) -> [Located<String>] {
    let file = source.wordLists[index]
    var result: [Located<String>] = []
    for line in file.bytes[file.start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      let content = line.prefix { $0 != UInt8(ascii: "#") }.drop(while: isSpace)
      let end = content.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? content.startIndex
      if end > content.startIndex {
        let span = SourceSpan(file: source.rules.count + index, start: content.startIndex, end: end)
        result.append(Located(value: String(decoding: file.bytes[content.startIndex..<end], as: UTF8.self), span: span))
      }
    }
    return result
  }
}
