import Assay
import AssayCore
import AssayIO
import AssayTriage

/// What `assay explain` does once its options are clear.
enum ExplainWork {
  static func run(_ options: ExplainOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let program = try options.pack.program()
    let (ticket, notes) = try find(options)
    var scratch = Scratch(program)
    program.classify(ticket, notes: notes, &scratch)
    var triage = TriageRecord()
    Triage(program).assess(ticket, scratch.verdict, into: &triage)
    let explanation = Explanation(
      program: program, ticket: ticket, verdict: scratch.verdict, triage: triage,
      // Revealed, nothing is masked: no second look at the ticket.
      strong: options.layout.reveals ? StrongWords() : StrongWords(ticket, program), layout: options.layout)
    try console.output.write(explanation.text)
    return .done
  }

  /// The ticket to show: the one with the wanted id, or the only one.
  private static func find(_ options: ExplainOptions) throws(Failure) -> (Ticket, Notes) {
    let path = options.input.files[0]
    let bytes: [UInt8]
    do throws(IOFailure) { bytes = try Folder.contents(of: path) } catch { throw Failure(error) }
    let format = options.input.format.flatMap { RecordFormat(rawValue: $0.rawValue) } ?? RecordFormat(path: path)
    // Text that is no record is a review that nothing else is known of.
    if format == nil, !ExplainOptions.isRecord(bytes.span) { return (plainText(bytes), []) }

    let seen = Seen(wanted: options.ticket)
    var pipeline = Pipeline()
    pipeline.fields = try options.input.fields()
    nonisolated(unsafe) let shared = seen  // one job: this thread alone
    do throws(IOFailure) {
      _ = try pipeline.run(
        [RecordInput(MemoryInput(bytes, name: path), format: format ?? .ndjson)], to: Nowhere(),
        makeWorker: { unsafe Finder($0, shared) },
        onReject: { unsafe shared.reject = shared.reject ?? $0 })
    } catch {
      throw Failure(error)
    }
    if let found = seen.found { return found }
    if let wanted = options.ticket { throw .badData("no ticket \"\(wanted)\" in \(path)") }
    if let reject = seen.reject, seen.count == 0 { throw .badData(reject.message) }
    if seen.count > 1 {
      throw .usage("\(path) has \(seen.count) tickets", "name one with --ticket, for example --ticket \(seen.firstID)")
    }
    throw .badData("there is no ticket in \(path)")
  }

  private static func plainText(_ bytes: [UInt8]) -> Ticket {
    var ticket = Ticket()
    ticket.set(.ticketID, "text")
    let text = String(decoding: bytes, as: UTF8.self)
    ticket.set(.text, text.hasSuffix("\n") ? String(text.dropLast()) : text)
    return ticket
  }

  /// What was met on the way.
  private final class Seen {
    let wanted: String?
    var found: (Ticket, Notes)?
    var count = 0
    var firstID = ""
    var reject: RejectedRecord?

    init(wanted: String?) { self.wanted = wanted }
  }

  private struct Finder: BlockWorker {
    var reader: RecordReader
    let seen: Seen
    var ticket = Ticket()

    init(_ reader: RecordReader, _ seen: Seen) {
      self.reader = reader
      self.seen = seen
    }

    mutating func process(_ block: Block, into output: inout BlockOutput) {
      reader.begin(block)
      while reader.next(block, into: &ticket, output: &output) {
        seen.count += 1
        let id = ticket.string(.ticketID)
        if seen.count == 1 { seen.firstID = id }
        if let wanted = seen.wanted {
          if id == wanted, seen.found == nil { seen.found = (ticket, reader.notes) }
        } else {
          seen.found = seen.count == 1 ? (ticket, reader.notes) : nil
        }
      }
    }
  }

  private struct Nowhere: ByteOutput {
    func write(_ bytes: [UInt8], _ range: Range<Int>) {}
  }
}
