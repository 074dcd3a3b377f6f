public import AssayCore
public import AssayIO
public import AssayLearn

/// Reads labelled tickets for training and measuring: one pass, in order, on one thread.
public struct LabelledTickets {
  /// One ticket with its labels as indices into the guidelines.
  public struct Item {
    /// The ticket, its labels included.
    public var ticket: Ticket
    /// The guidelines that it was labelled with.
    public var gold: GuidelineSet
    /// Guidelines that count neither as breach nor as no breach, unless they are among `gold`.
    public var optional: GuidelineSet
  }

  /// What was read.
  public struct Summary: Sendable {
    /// Tickets handed to `body`.
    public var tickets = 0
    /// Records that could not be read as a ticket, in order.
    public var rejected: [RejectedRecord] = []
    /// Labels that are no guideline of the pack; their tickets are left out.
    public internal(set) var unknown = UnknownLabels()
    /// Tickets without labels, which nobody has decided; they are left out, too.
    public internal(set) var undecided = 0
  }

  /// Calls `body` for every ticket of the inputs that lies in the split and whose labels are known.
  ///
  /// - Parameter split: nil for all.
  /// - Throws: `IOFailure` when an input can't be read.
  public static func read(
    _ inputs: [RecordInput], fields: FieldMap = FieldMap(), guidelines: [String], split: Split?,
    _ body: @escaping (borrowing Item) -> Void
  ) throws(IOFailure) -> Summary {
    let collector = Collector(guidelines, split, body)
    var pipeline = Pipeline()
    pipeline.fields = fields
    _ = try SerialReading.run(inputs, pipeline, onReject: { collector.summary.rejected.append($0) }) {
      ticket, reader, block in
      collector.take(ticket, isLabelled: reader.knowsLabels(of: ticket, in: block))
      return nil
    }
    return collector.summary
  }

  private final class Collector {
    let names: GuidelineNames
    let split: Split?
    let body: (borrowing Item) -> Void
    var summary = Summary()

    init(_ guidelines: [String], _ split: Split?, _ body: @escaping (borrowing Item) -> Void) {
      names = GuidelineNames(guidelines)
      self.split = split
      self.body = body
    }

    func take(_ ticket: borrowing Ticket, isLabelled: Bool) {
      if let split, Split(ticketID: ticket.string(.ticketID)) != split { return }
      guard isLabelled else {
        summary.undecided += 1
        return
      }
      guard let known = KnownLabels(ticket, names, unknown: &summary.unknown) else { return }
      summary.tickets += 1
      body(Item(ticket: copy ticket, gold: known.gold, optional: known.optional))
    }
  }
}
