import AssayCore
import AssayIO
import Testing

@Suite("NDJSON: one line, one record")
struct NDJSONReaderTests {
  /// A line and the ticket it gives.
  static let accepted: [(line: String, fields: [String])] = [
    (#"{"ticket_id":"t","text":"x"}"#, ["ticket_id=t", "text=x"]),
    (" { \"text\" : \"x\" ,\t\"ticket_id\":\"t\" } \r", ["ticket_id=t", "text=x"]),
    (#"{"ticket_id":17,"text":"x"}"#, ["ticket_id=17", "text=x"]),
    (#"{"id":"a","rating":4,"body":"x","lang":"de"}"#, ["ticket_id=a", "text=x", "language=de", "stars=4.0"]),
    (
      #"{"ticketId":"a","text":"x","businessNames":["B"],"reviewCount":3}"#,
      ["ticket_id=a", "text=x", "review_count=3.0", "business_names=B"]
    ),
    (#"{"id":"a","content":"x","subject":"s"}"#, ["ticket_id=a", "title=s", "text=x"]),
    (
      #"{"id":"a","content":{"text":"x","stars":2},"subject":{"business_id":"b"}}"#,
      ["ticket_id=a", "text=x", "business_id=b", "stars=2.0"]
    ),
    (
      #"{"id":"a","text":"x","author":{"author_id":"u","prior_upheld":1},"report":{"stated_reason":"r"}}"#,
      ["ticket_id=a", "text=x", "author_id=u", "stated_reason=r", "prior_upheld=1.0"]
    ),
    (
      #"{"id":"a","text":"x","reporter":{"kind":"business","id":5},"workflow":{"legal_letter":true}}"#,
      ["ticket_id=a", "text=x", "reporter_type=business", "reporter_id=5", "legal_letter=true"]
    ),
    (#"{"id":"a","text":"x","gold":{"labels":["p",{"id":"q","z":1},7]}}"#, ["ticket_id=a", "text=x", "labels=p¦q¦7"]),
    (
      #"{"id":"a","text":"x","label":"p","labels_optional":["q"]}"#,
      ["ticket_id=a", "text=x", "labels=p", "labels_optional=q"]
    ),
    (#"{"id":"a","text":"größer","highlight":{"start":2,"end":4}}"#, ["ticket_id=a", "text=größer", "highlight=öß"]),
    (#"{"id":"a","highlight":[0,6],"text":"größer"}"#, ["ticket_id=a", "text=größer", "highlight=größer"]),
    (#"{"id":"a","highlight":"rö","text":"größer"}"#, ["ticket_id=a", "text=größer", "highlight=rö"]),
    (#"{"id":"a","text":"x","stars":"4","verified":"true"}"#, ["ticket_id=a", "text=x", "stars=4.0", "verified=true"]),
    (
      #"{"id":"a","text":"x","stars":4.5,"review_count":1e2}"#,
      ["ticket_id=a", "text=x", "stars=4.5", "review_count=100.0"]
    ),
    (#"{"id":"a","text":"","title":null}"#, ["ticket_id=a", "text="]),
    (#"{"body":"b","text":"t","id":"i","ticket_id":"c"}"#, ["ticket_id=c", "text=t"]),
    (#"{"text":null,"body":"b","id":"i"}"#, ["ticket_id=i", "text=b"]),
    (
      #"{"id":"a","\u0074ext":"x\n\"\\\/\b\f\r\t\u00e9\ud83d\ude00"}"#,
      ["ticket_id=a", "text=x\n\"\\/\u{8}\u{C}\r\té😀"]
    ),
    (#"{"id":"a","text":"x","nothing":{"a":[1,-2.5e+3,{"b":[[],{}]}],"c":"\u12aB"},"":0}"#, ["ticket_id=a", "text=x"]),
    (
      """
      {"id":"r","stars":1,"title":"T","text":"x","language":"en","createdAt":"2025-01-02T03:04:05Z",\
      "experiencedAt":"2025-01-01","isVerified":false,"consumer":{"id":"c","displayName":"N","numberOfReviews":3},\
      "businessUnit":{"id":"b","identifyingName":"b.example","displayName":"B"},"reportData":{"source":"business",\
      "publicComment":"k","createdAt":"2025-01-03","reasons":["harmful","spam"],"reason":null}}
      """,
      [
        "ticket_id=r", "title=T", "text=x", "comment=k", "language=en", "created_at=2025-01-02T03:04:05Z",
        "experienced_at=2025-01-01", "business_id=b", "author_id=c", "reporter_type=business", "stated_reason=harmful",
        "reported_at=2025-01-03", "stars=1.0", "review_count=3.0", "verified=false", "business_names=B",
        "business_domains=b.example",
      ]
    ),
    (
      #"{"events":[{"eventName":"service-review-created","eventData":{"id":"r","text":"x"}},{"eventData":{"id":"s"}}]}"#,
      ["ticket_id=r", "text=x"]
    ),
  ]

  @Test(arguments: accepted)
  func accepts(line: String, fields: [String]) {
    let record = OneRecord(line)
    #expect(record.outcome == .ticket)
    #expect(record.fields == fields)
    #expect(record.notes == [])
  }

  /// A reader guesses keys from the last record; what it reads must not depend on which one that was.
  @Test func lastRecordDoesNotMatter() {
    let lines = Self.accepted.map(\.line) + Self.rejected.map(\.line) + Self.noted.map(\.line)
    var reader = NDJSONReader()
    var ticket = Ticket()
    for last in lines.indices {
      for step in [1, 7, 31, 64] {
        let wanted = OneRecord(lines[last])
        let line = Array(lines[last].utf8)
        #expect(reader.read(line.span, 0..<line.count, into: &ticket) == wanted.outcome)
        #expect(reader.notes == wanted.notes)
        if wanted.outcome == .ticket { #expect(dump(ticket) == wanted.fields) }
        let between = Array(lines[(last + step) % lines.count].utf8)
        _ = reader.read(between.span, 0..<between.count, into: &ticket)
      }
    }
  }

  /// A line and the reason for which it gives no ticket.
  static let rejected: [(line: String, reason: RejectReason)] = [
    ("x", .unexpectedCharacter), ("{", .unexpectedEnd), (#"{"a":1,}"#, .unexpectedCharacter),
    (#"{"a":[1,]}"#, .unexpectedCharacter), (#"{"a":[,]}"#, .unexpectedCharacter), (#"{"a" 1}"#, .unexpectedCharacter),
    (#"{,"a":1}"#, .unexpectedCharacter), (#"{"a":1 "b":2}"#, .unexpectedCharacter),
    (#"{"a":tru}"#, .unexpectedCharacter),
    (#"{"a":nulL}"#, .unexpectedCharacter), (#"{"a":[1}"#, .unexpectedCharacter), (#"{"a":[1,2"#, .unexpectedEnd),
    (#"{"text":"abc"#, .unterminatedString), (#"{"text":"abc\"#, .unterminatedString),
    ("{\"text\":\"a\tb\"}", .controlCharacter), ("{\"z\":\"a\u{1}\"}", .controlCharacter),
    ("{\"text\":\"a\u{0}b\"}", .nulByte), ("{\u{0}}", .nulByte), ("{}\u{0}", .nulByte),
    (#"{"text":"\x"}"#, .invalidEscape), (#"{"text":"\u12g4"}"#, .invalidEscape), (#"{"z":"\u12"}"#, .invalidEscape),
    (#"{"a":01}"#, .invalidNumber), (#"{"a":1.}"#, .invalidNumber), (#"{"a":-}"#, .invalidNumber),
    (#"{"a":1e}"#, .invalidNumber), (#"{"a":1.2.3}"#, .invalidNumber), (#"{"a":+1}"#, .unexpectedCharacter),
    (#"["t"]"#, .notAnObject), ("17", .notAnObject), (#""text""#, .notAnObject), ("null", .notAnObject),
    (#"{"id":"a","text":"x"} {}"#, .trailingCharacters), (#"{"id":"a","text":"x"},"#, .trailingCharacters),
    ("{}", .missingID), (#"{"text":"x"}"#, .missingID), (#"{"id":"","text":"x"}"#, .missingID),
    (#"{"id":null,"text":"x"}"#, .missingID), (#"{"id":"a"}"#, .missingText),
    (#"{"id":"a","text":null}"#, .missingText),
    (#"{"id":["a"],"text":"x"}"#, .wrongTypeOfID), (#"{"id":true,"text":"x"}"#, .wrongTypeOfID),
    (#"{"id":"a","text":5}"#, .wrongTypeOfText), (#"{"id":"a","text":["x"]}"#, .wrongTypeOfText),
  ]

  @Test(arguments: rejected)
  func rejects(line: String, reason: RejectReason) { #expect(OneRecord(line).reason == reason) }

  @Test(arguments: ["", " ", "\t\r", "    "])
  func blank(line: String) { #expect(OneRecord(line).outcome == .blank) }

  @Test func nestingIsLimited() {
    for open in ["[", #"{"a":"#] {
      let close = open == "[" ? "]" : "}"
      func line(_ depth: Int) -> String {
        #"{"id":"a","text":"x","z":"# + String(repeating: open, count: depth) + (open == "[" ? "" : "1")
          + String(repeating: close, count: depth) + "}"
      }
      #expect(OneRecord(line(Limits.nesting - 1)).outcome == .ticket)
      #expect(OneRecord(line(Limits.nesting)).reason == .nestingTooDeep)
      #expect(OneRecord(line(100_000)).reason == .nestingTooDeep)
    }
    // Through the keys that are known, too.
    let events = String(repeating: #"{"events":[{"eventData":"#, count: 40)
    #expect(OneRecord(events).reason == .nestingTooDeep)
  }

  /// A line, what is left of it, and the note.
  static let noted: [(line: String, fields: [String], notes: Notes)] = [
    (#"{"id":"a","text":"x","text":"y"}"#, ["ticket_id=a", "text=y"], .duplicateKey),
    (#"{"id":"a","text":"x","labels":["a"],"labels":["b"]}"#, ["ticket_id=a", "text=x", "labels=b"], .duplicateKey),
    (#"{"id":"a","text":"x","stars":4,"stars":null}"#, ["ticket_id=a", "text=x"], .duplicateKey),
    (
      #"{"id":"a","text":"x","author":{},"author":{"author_id":"u"}}"#, ["ticket_id=a", "text=x", "author_id=u"],
      .duplicateKey
    ),
    (#"{"id":"a","text":"x","stars":"five"}"#, ["ticket_id=a", "text=x"], .wrongType),
    (#"{"id":"a","text":"x","stars":-1}"#, ["ticket_id=a", "text=x"], .wrongType),
    (#"{"id":"a","text":"x","stars":1e999}"#, ["ticket_id=a", "text=x"], .wrongType),
    (#"{"id":"a","text":"x","title":{"a":1}}"#, ["ticket_id=a", "text=x"], .wrongType),
    (#"{"id":"a","text":"x","title":5}"#, ["ticket_id=a", "text=x"], .wrongType),
    (#"{"id":"a","text":"x","verified":2}"#, ["ticket_id=a", "text=x"], .wrongType),
    (#"{"id":"a","text":"x","labels":["p",true]}"#, ["ticket_id=a", "text=x", "labels=p"], .wrongType),
    (#"{"id":"a","text":"x","highlight":[0,2]}"#, ["ticket_id=a", "text=x"], .wrongType),
    (#"{"id":"a","text":"x","highlight":[0]}"#, ["ticket_id=a", "text=x"], .wrongType),
    (#"{"id":"a","text":"x","highlight":{"start":1,"end":0}}"#, ["ticket_id=a", "text=x"], .wrongType),
    (
      #"{"id":"a","text":"a\ud800b\udc00\ud83dc\ud83d\ud83d\ude00"}"#,
      ["ticket_id=a", "text=a\u{FFFD}b\u{FFFD}\u{FFFD}c\u{FFFD}😀"], .loneSurrogate
    ),
  ]

  @Test(arguments: noted)
  func notes(line: String, fields: [String], notes: Notes) {
    let record = OneRecord(line)
    #expect(record.outcome == .ticket)
    #expect(record.fields == fields)
    #expect(record.notes == notes)
  }

  /// Bytes that are not UTF-8, and how many U+FFFD stand for them.
  static let invalid: [(bytes: [UInt8], replacements: Int)] = [
    ([0x80], 1), ([0xFF], 1), ([0xC0, 0xAF], 2), ([0xC3], 1), ([0xE0, 0x80, 0x80], 3), ([0xE2, 0x82], 1),
    ([0xF0, 0x9F, 0x98], 1), ([0xF0, 0x80, 0x80, 0x80], 4), ([0xED, 0xA0, 0x80], 3), ([0xF4, 0x90, 0x80, 0x80], 4),
    ([0xF5, 0x80], 2), ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], 4),
  ]

  @Test(arguments: invalid)
  func repairs(bytes: [UInt8], replacements: Int) {
    for padding in 0..<9 {
      let space = Array(repeating: UInt8(ascii: "."), count: padding)
      let record = OneRecord(Array(#"{"id":"a","text":""#.utf8) + space + bytes + space + Array(#"é"}"#.utf8))
      #expect(record.notes == .repairedUTF8)
      #expect(record.fields.last?.unicodeScalars.filter { $0 == "\u{FFFD}" }.count == replacements)
      #expect(record.fields.last == "text=" + String(decoding: space + bytes + space + Array("é".utf8), as: UTF8.self))
    }
  }

  @Test func everyFieldHasItsOrdinal() {
    let names = RecordField.all.map(\.name)
    #expect(Set(names).count == names.count)
    // Each field is set through its canonical name alone.
    for field in RecordField.all where field != .text(.ticketID) && field != .text(.text) {
      let value: String
      switch field {
      case .text: value = "\"v\""
      case .number: value = "3"
      case .flag: value = "true"
      case .list(.raters): value = "[[\"v\"]]"
      case .list: value = "[\"v\"]"
      }
      let record = OneRecord("{\"id\":\"a\",\"text\":\"x\",\"\(field.name)\":\(value)}")
      #expect(record.fields.count == 3, "\(field.name)")
      #expect(record.fields.contains { $0.hasPrefix(field.name + "=") })
    }
  }
}
