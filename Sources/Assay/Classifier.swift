public import AssayCore
public import AssayIO
public import AssayRules
internal import AssayTriage

/// A reported review with what is known about it.
public typealias Ticket = AssayCore.Ticket

/// Labels reported reviews against the guidelines of a pack. Immutable and shared freely between threads.
///
///     let classifier = try Classifier()
///     var ticket = Ticket()
///     ticket.set(.ticketID, "t1")
///     ticket.set(.text, "Use code SAVE20 at checkout and thank me later!")
///     let verdict = classifier.classify(ticket)
///
/// For many tickets give each thread a `Session`, which reuses its memory.
public struct Classifier: Sendable {
  /// The compiled pack.
  public let program: Program
  private let triage: Triage

  /// With the built-in pack.
  ///
  /// - Throws: `SectionFileError` when the binary was built around a damaged pack.
  public init() throws(SectionFileError) { self.init(try DefaultPack.program()) }

  /// With a compiled pack.
  public init(_ program: Program) {
    self.program = program
    triage = Triage(program)
  }

  /// With the pack in a folder, and a model if there is one.
  ///
  /// - Throws: `PackError` with all diagnostics when the rules have errors, `.unreadable` when a file can't be read.
  public init(rules folder: String, model: TrainedModel? = nil) throws(PackError) {
    let source: PackSource
    do throws(IOFailure) { source = try PackFolder.read(folder) } catch { throw .unreadable(error) }
    let compilation = PackFolder.compile(source, model: model)
    guard let program = compilation.program else { throw .invalid(compilation.diagnostics, compilation.files) }
    self.init(program)
  }

  /// Classifies one ticket. O(text).
  public func classify(_ ticket: Ticket) -> Verdict {
    var session = Session(self)
    return session.classify(ticket)
  }

  /// The memory of one thread that classifies ticket after ticket.
  public struct Session: Sendable {
    private let classifier: Classifier
    private var scratch: Scratch
    private var record = TriageRecord()
    private var quoter = Quoter()

    /// A session of the classifier, with memory sized for its pack.
    public init(_ classifier: Classifier) {
      self.classifier = classifier
      scratch = Scratch(classifier.program)
    }

    /// Classifies one ticket. O(text).
    public mutating func classify(_ ticket: Ticket) -> Verdict {
      classifier.program.classify(ticket, &scratch)
      classifier.triage.assess(ticket, scratch.verdict, into: &record)
      return Verdict(ticket, scratch.verdict, record, classifier.program, &quoter)
    }
  }
}

/// Why a pack could not be used.
public enum PackError: Error, Sendable {
  /// A file can't be read.
  case unreadable(IOFailure)
  /// The rules have errors; the files are those that the diagnostics' spans refer to.
  case invalid([Diagnostic], [SourceFile])
}
