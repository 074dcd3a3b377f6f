import Foundation

/// One ticket of a corpus, with what it should be labelled.
struct CorpusTicket: Sendable {
  var file: String
  var line: Int
  var id: String
  var language: String?
  var labels: [String]
  var optionalLabels: [String]
  var primary: String?
  /// The number of its pair, where its file holds pairs that differ in what makes the breach alone.
  var pair: Int?
  /// What its pair tries, such as `quotation_to_condemn`.
  var function: String?
  /// Its texts: title, text and the reporter's comment.
  var texts: [String]
  /// The words of each of the texts, in lower case.
  var words: [[String]]
  /// Which of the texts is the review's own.
  var textIndex: Int

  /// Its id without the letter that tells the breach from its twin.
  var pairName: String { String(id.dropLast()) }
  /// The folder under `Corpora` that its file lies in; nil for those that lie in none.
  var folder: String? { file.contains("/") ? file.split(separator: "/").first.map(String.init) : nil }
  /// Its file without folder and ending.
  var name: String { String(file.split(separator: "/").last?.dropLast(".ndjson".count) ?? "") }
}

/// The corpora of the repository, read with Foundation's JSON reader.
enum Corpus {
  struct Malformed: Error, CustomStringConvertible {
    var description: String
  }

  static let keys: Set = [
    "ticket_id", "content_type", "title", "text", "stars", "language", "business_id", "business_names",
    "business_domains", "public_contacts", "category", "created_at", "updated_at", "experienced_at", "verified",
    "media_count", "author", "reporter_type", "reporter_id", "stated_reason", "highlight", "comment", "reported_at",
    "report_count", "reporter_upheld", "reporter_total", "channel", "priority", "status", "queue", "due_at",
    "legal_letter", "executive", "labels", "labels_optional", "primary", "note", "pair", "function",
  ]

  /// Every ticket of every file under `Corpora`, in order; read once for all tests.
  static func tickets() throws -> [CorpusTicket] { try all.get() }

  private static let all = Result { try read() }

  private static func read() throws -> [CorpusTicket] {
    let root = Repository.folder.appendingPathComponent("Corpora")
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".ndjson") }.sorted().flatMap { path in
      try tickets(path, Data(contentsOf: root.appendingPathComponent(path)))
    }
  }

  private static func tickets(_ path: String, _ data: Data) throws -> [CorpusTicket] {
    guard let text = String(data: data, encoding: .utf8), text.hasSuffix("\n") else {
      throw Malformed(description: "\(path) is not UTF-8 or does not end with a line feed")
    }
    return try text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      index, line in
      guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
        throw Malformed(description: "\(path):\(index + 1) is no JSON object")
      }
      return try ticket(object, path, index + 1)
    }
  }

  private static func ticket(_ object: [String: Any], _ path: String, _ line: Int) throws -> CorpusTicket {
    let place = "\(path):\(line)"
    if let unknown = object.keys.first(where: { !keys.contains($0) }) {
      throw Malformed(description: "\(place) has the unknown key \(unknown)")
    }
    guard let id = object["ticket_id"] as? String, let text = object["text"] as? String, !text.isEmpty else {
      throw Malformed(description: "\(place) has no id or no text")
    }
    let title = object["title"] as? String
    let texts = [title, text, object["comment"] as? String].compactMap { $0 }
    return CorpusTicket(
      file: path, line: line, id: id, language: object["language"] as? String,
      labels: object["labels"] as? [String] ?? [],
      optionalLabels: object["labels_optional"] as? [String] ?? [], primary: object["primary"] as? String,
      pair: object["pair"] as? Int, function: object["function"] as? String, texts: texts,
      words: texts.map(OffensiveWords.words),
      textIndex: title == nil ? 0 : 1)
  }
}
