/// The seam between the command line and the engine: one closure a command, called with checked options.
///
/// The commands know flags, help, messages and rendering; what is done with them stands in `Work/`. Tests put closures of their own here.
struct Engine: Sendable {
  typealias Work<Options> = @Sendable (Options, Console) throws(Failure) -> ExitStatus

  var classify: Work<ClassifyOptions> = { options, console throws(Failure) in try ClassifyWork.run(options, console) }
  var findCopies: Work<CopiesOptions> = { options, console throws(Failure) in try CopiesWork.run(options, console) }
  var explain: Work<ExplainOptions> = { options, console throws(Failure) in try ExplainWork.run(options, console) }
  var checkRules: Work<RulesCheckOptions> = { options, console throws(Failure) in try CheckWork.run(options, console) }
  var testRules: Work<RulesTestOptions> = { options, console throws(Failure) in try RulesWork.test(options, console) }
  var diffRules: Work<RulesDiffOptions> = { options, console throws(Failure) in try HistoryWork.diff(options, console) }
  var showStatistics: Work<RulesStatsOptions> = { options, console throws(Failure) in
    try HistoryWork.statistics(options, console)
  }
  var formatRules: Work<RulesFmtOptions> = { options, console throws(Failure) in try FormatWork.run(options, console) }
  var listRules: Work<RulesListOptions> = { options, console throws(Failure) in try CatalogWork.list(options, console) }
  var showRules: Work<RulesShowOptions> = { options, console throws(Failure) in try CatalogWork.show(options, console) }
  var writeGuide: Work<RulesGuideOptions> = { options, console throws(Failure) in
    try CatalogWork.guide(options, console)
  }
  var buildRules: Work<RulesBuildOptions> = { options, console throws(Failure) in try RulesWork.build(options, console)
  }
  var train: Work<TrainOptions> = { options, console throws(Failure) in try LearnWork.train(options, console) }
  var evaluate: Work<EvaluateOptions> = { options, console throws(Failure) in try EvaluateWork.run(options, console) }
  var contrast: Work<ContrastOptions> = { options, console throws(Failure) in try ContrastWork.run(options, console) }
  var showModel: Work<ModelShowOptions> = { options, console throws(Failure) in try ModelWork.show(options, console) }
  var bench: Work<BenchOptions> = { options, console throws(Failure) in try BenchWork.run(options, console) }
  var tune: Work<TuneOptions> = { options, console throws(Failure) in try TuneWork.run(options, console) }

  /// The engine of the shipped program.
  static let linked = Engine()
}
