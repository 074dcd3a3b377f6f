// The command line. Flags: each file in Commands/. What they mean to the engine: Engine.swift.

Platform.ignoreBrokenPipeSignal()
Platform.preferLargePages()
let application = Application(console: .standard(), engine: .linked)
let status = application.run(Array(CommandLine.arguments.dropFirst()))
Platform.exit(status.rawValue)
