/// The seam between the command line and the engine: one closure a command, called with checked options.
///
/// The command line knows flags, help, messages and rendering; what it does not know stands here. A closure that is nil has
/// no engine behind it in this build, and the command says so instead of pretending.
struct Engine: Sendable {
  typealias Work<Options> = @Sendable (Options, Console) throws(Failure) -> ExitStatus

  var classify: Work<ClassifyOptions>?
  var explain: Work<ExplainOptions>?
  var checkRules: Work<RulesCheckOptions>?
  var testRules: Work<RulesTestOptions>?
  var buildRules: Work<RulesBuildOptions>?
  var train: Work<TrainOptions>?
  var evaluate: Work<EvaluateOptions>?

  /// The engine of the shipped program.
  static let linked = Engine()

  /// Runs a part of the engine, or says that it is missing.
  static func run<Options>(
    _ work: Work<Options>?, _ options: Options, _ console: Console, as command: String
  ) throws(Failure) -> ExitStatus {
    guard let work else {
      throw .usage("\(command) is not part of this build yet", "`assay --help` lists what there is")
    }
    return try work(options, console)
  }
}
