internal import AssayCore

/// The declarations of all files of a pack, by name, with each rule in its guideline.
struct Pack {
  var header: PackSyntax?
  var guidelines: [GuidelineSyntax] = []
  var lists: [String: WordList] = [:]
  /// Group names with their caps and guidelines, in order of declaration.
  var groups: [(syntax: GroupSyntax, guideline: Int)] = []
  var rules: [(syntax: RuleSyntax, guideline: Int)] = []

  struct WordList {
    var name: Located<String>
    var entries: [Located<String>]
  }
}

/// Parses the files and gathers their declarations; reports names that are taken and things out of place.
struct PackReader {
  private let source: PackSource
  private(set) var pack = Pack()
  private(set) var diagnostics: [Diagnostic] = []
  private var names: [String: SourceSpan] = [:]

  init(_ source: PackSource) {
    self.source = source
    for (index, file) in source.rules.enumerated() {
      var parser = Parser(file, file: index)
      let declarations = parser.declarationsOfFile()
      diagnostics += parser.diagnostics
      add(declarations)
    }
    if pack.header == nil, let first = source.rules.indices.first {
      diagnostics.append(
        Diagnostic(
          .packIncomplete, "no file of this folder has a pack clause", SourceSpan(file: first, start: 0, end: 0),
          help: "add a file pack.rules with `pack NAME`, a version and the languages"))
    }
  }

  private mutating func add(_ declarations: [Declaration]) {
    // Rules belong to the guideline of their file that stands before them.
    var guideline: Int?
    for declaration in declarations {
      switch declaration {
      case .pack(let header):
        if pack.header != nil {
          diagnostics.append(Diagnostic(.packIncomplete, "a second pack clause", header.name.span, help: "a pack has one"))
        } else {
          pack.header = header
        }
      case .guideline(let syntax):
        claim("guideline", syntax.name)
        guideline = pack.guidelines.count
        pack.guidelines.append(syntax)
      case .list(let syntax):
        claim("list", syntax.name)
        pack.lists[syntax.name.value] = Pack.WordList(name: syntax.name, entries: entries(of: syntax))
      case .group(let syntax):
        guard let guideline else { outside(syntax.name); continue }
        claim("group", syntax.name)
        pack.groups.append((syntax, guideline))
      case .rule(let syntax):
        guard let guideline else { outside(syntax.name); continue }
        claim("rule", syntax.name)
        pack.rules.append((syntax, guideline))
      }
    }
  }

  private mutating func outside(_ name: Located<String>) {
    diagnostics.append(
      Diagnostic(
        .ruleOutsideGuideline, "`\(name.value)` stands before any guideline of its file", name.span,
        help: "begin the file with `guideline ID`"))
  }

  private mutating func claim(_ kind: String, _ name: Located<String>) {
    if let earlier = names["\(kind) \(name.value)"] {
      let file = source.files[earlier.file]
      diagnostics.append(
        Diagnostic(
          .duplicateName, "the name `\(name.value)` is taken by another \(kind)", name.span,
          help: "the other one is at \(file.path):\(file.position(of: earlier.start).line)"))
    }
    names["\(kind) \(name.value)"] = name.span
  }

  private mutating func entries(of list: ListSyntax) -> [Located<String>] {
    guard let wanted = list.file else { return list.entries }
    guard let index = source.wordLists.firstIndex(where: { $0.path == wanted.value || $0.path.hasSuffix("/" + wanted.value) }) else {
      diagnostics.append(
        Diagnostic(
          .missingWordList, "no file `\(wanted.value)` in lists/", wanted.span,
          help: Suggestion.help(
            wanted.value, source.wordLists.map { String($0.path.split(separator: "/").last ?? "") },
            otherwise: "word lists are files under lists/, one entry a line")))
      return []
    }
    let file = source.wordLists[index]
    var result: [Located<String>] = []
    var offset = 0
    for line in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let content = line.prefix { $0 != UInt8(ascii: "#") }
      let text = String(decoding: content, as: UTF8.self).trimmed
      if !text.isEmpty {
        let span = SourceSpan(file: source.rules.count + index, start: offset, end: offset + content.count)
        result.append(Located(value: text, span: span))
      }
      offset += line.count + 1
    }
    if result.isEmpty { diagnostics.append(Diagnostic(.emptyWordList, "`\(wanted.value)` has no entries", wanted.span)) }
    return result
  }
}

extension String {
  /// Without spaces, tabs and carriage returns at both ends.
  var trimmed: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
