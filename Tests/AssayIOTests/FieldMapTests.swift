import AssayCore
import AssayIO
import Testing

@Suite("Field maps and presets")
struct FieldMapTests {
  @Test func mapsReachIntoObjects() throws {
    var map = FieldMap()
    try map.add("text=review_body, ticket_id = case.number")
    let line = #"{"case":{"number":"C1"},"review_body":"x","text":"not this","ticket_id":"nor this"}"#
    #expect(OneRecord(line, fields: map).fields == ["ticket_id=C1", "text=x"])
    // A mapped field is read from nowhere else.
    #expect(OneRecord(#"{"case":{"number":"C1"},"text":"x"}"#, fields: map).reason == .missingText)
    // A mapped key loses its usual meaning.
    var swapped = FieldMap()
    try swapped.add("text=title")
    #expect(OneRecord(#"{"id":"a","title":"x"}"#, fields: swapped).fields == ["ticket_id=a", "text=x"])
  }

  @Test func severalSourcesAreTriedInOrder() throws {
    var map = FieldMap()
    try map.add("text=first,text=second")
    #expect(OneRecord(#"{"id":"a","second":"2","first":"1"}"#, fields: map).fields.last == "text=1")
    #expect(OneRecord(#"{"id":"a","second":"2","first":null}"#, fields: map).fields.last == "text=2")
  }

  @Test func mapsWorkForColumns() throws {
    var pipeline = Pipeline.small
    try pipeline.fields.add("text=Bewertung Text,ticket_id=case.number")
    let run = try RunResult("case.number,Bewertung Text,text\nC1,x,y\n", .csv, pipeline)
    #expect(run.output == "\"ticket_id=C1, text=x\"\n")
  }

  @Test func longKeysAreToldApart() throws {
    var map = FieldMap()
    let key = "this_is_a_rather_long_key_0"
    try map.add("text=\(key)")
    #expect(OneRecord("{\"id\":\"a\",\"\(key)\":\"x\"}", fields: map).fields.last == "text=x")
    let other = "this_is_a_RATHER_long_key_0"
    #expect(OneRecord("{\"id\":\"a\",\"\(other)\":\"x\"}", fields: map).reason == .missingText)
  }

  @Test(arguments: [
    ("text", "'text' is not of the form field=path"), ("=a", "'=a' is not of the form field=path"),
    ("text=a..b", "'text=a..b' is not of the form field=path"), ("text=", "'text=' is not of the form field=path"),
    ("text=a,title=a", "'a' is mapped to two fields"),
  ])
  func mistakes(specification: String, message: String) {
    var map = FieldMap()
    #expect {
      try map.add(specification)
    } throws: {
      "\($0)" == message
    }
  }

  @Test func unknownNamesAreAnsweredWithTheNearest() {
    var map = FieldMap()
    #expect {
      try map.add("tiket_id=a")
    } throws: {
      "\($0)".hasPrefix("no field is named 'tiket_id'; did you mean 'ticket_id'?; fields are: ticket_id, title, text")
    }
    #expect(throws: FieldMapError.unknownPreset(name: "zendsk", suggestions: ["zendesk"], all: FieldMap.presetNames)) {
      _ = try FieldMap(preset: "zendsk")
    }
  }

  @Test func zendesk() throws {
    let line = #"""
      {"id":35436,"subject":"Report","description":"x","type":"problem","status":"open","priority":"high",\#
      "via":{"channel":"web"},"requester_id":20978392,"group_id":98738,"created_at":"2025-01-01","tags":["a"]}
      """#
    #expect(
      OneRecord(line, fields: try FieldMap(preset: "zendesk")).fields == [
        "ticket_id=35436", "title=Report", "text=x", "category=problem", "reporter_id=20978392",
        "reported_at=2025-01-01", "channel=web", "priority=high", "status=open", "queue=98738",
      ])
  }

  @Test func serviceNow() throws {
    let line = #"""
      {"number":"INC1","sys_id":"9d38","short_description":"s","description":"x","state":2,"priority":"3",\#
      "assignment_group":{"link":"l","value":"287e","display_value":"Trust"},"contact_type":"email","opened_at":"2025"}
      """#
    #expect(
      OneRecord(line, fields: try FieldMap(preset: "servicenow")).fields == [
        "ticket_id=INC1", "title=s", "text=x", "reported_at=2025", "channel=email", "priority=3", "status=2",
        "queue=Trust",
      ])
  }

  @Test func trustpilot() throws {
    let line = #"{"id":"r","text":"x","stars":5,"consumer":{"id":"c"},"body":"no"}"#
    let fields = OneRecord(line, fields: try FieldMap(preset: "trustpilot")).fields
    #expect(fields == ["ticket_id=r", "text=x", "author_id=c", "stars=5.0"])
  }

  @Test(
    arguments: [
      ("a.ndjson", .ndjson), ("a.JSONL", .ndjson), ("a.json", .ndjson), ("d.x/a.csv", .csv), ("a.tsv", .tsv),
      ("a", nil), ("a.txt", nil), ("-", nil),
    ] as [(String, RecordFormat?)])
  func formats(path: String, format: RecordFormat?) { #expect(RecordFormat(path: path) == format) }
}
