// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Whether the C library is there to be linked: some systems have it in a package of its own.
let hasStaticLibrary = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"].contains {
  FileManager.default.fileExists(atPath: $0 + "/libc.a")
}

/// What the program is linked with for release on Linux, where that can be with all its libraries: one file that runs where no Swift is
/// installed, whatever C library is, and starts sooner, as nothing is linked while it does. (lld comes with Swift. Flags are unsafe only in
/// that no other package may depend on the program; the library has none.)
let wholeProgram = [
  hasStaticLibrary ? "-static-executable" : "-static-stdlib", "-use-ld=lld",
  // Calls of these go through Heap, which counts them.
  "-Xlinker", "--wrap=malloc", "-Xlinker", "--wrap=calloc", "-Xlinker", "--wrap=realloc",
  "-Xlinker", "--wrap=aligned_alloc", "-Xlinker", "--wrap=posix_memalign",
]

/// One set of compiler settings for every Swift target: strict memory safety, warnings as errors,
/// and the upcoming features that keep imports and existentials explicit.
let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "assay",
  products: [
    .library(name: "Assay", targets: ["Assay"]),
    .executable(name: "assay", targets: ["assay-cli"]),
  ],
  dependencies: [],
  targets: [
    // The hot path: text, matching, features, scores, verdicts. No I/O, no Foundation.
    .target(
      name: "AssayCore", swiftSettings: settings,
      // floor and round of Double are C functions on x86-64.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    // The rule language: from source text to a program that AssayCore runs.
    .target(name: "AssayRules", dependencies: ["AssayCore"], swiftSettings: settings),
    // Counting, training, metrics.
    .target(name: "AssayLearn", dependencies: ["AssayCore"], swiftSettings: settings),
    // Records in, records out, the ordered parallel pipeline.
    .target(name: "AssayIO", dependencies: ["AssayCore"], swiftSettings: settings),
    // Claim check, routes, due times.
    .target(name: "AssayTriage", dependencies: ["AssayCore"], swiftSettings: settings),
    // What people look at: charts and self-contained pages.
    .target(name: "AssayReport", dependencies: ["AssayCore"], swiftSettings: settings),
    // Measuring: definitions, processes, recorded figures.
    .target(name: "AssayBench", dependencies: ["AssayCore", "AssayIO", "Heap"], swiftSettings: settings),
    // What malloc does: how often it is asked, and what it gives back.
    .target(name: "Heap"),
    // The compiled default pack, as bytes in the binary.
    .target(name: "AssayDefaultPack", exclude: ["default.pack"]),
    // The façade: the only module with API promises.
    .target(
      name: "Assay",
      dependencies: [
        "AssayCore", "AssayRules", "AssayLearn", "AssayIO", "AssayTriage", "AssayDefaultPack",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "assay-cli",
      dependencies: [
        "Assay", "AssayBench", "AssayCore", "AssayRules", "AssayLearn", "AssayIO", "AssayTriage", "AssayReport", "Heap",
      ],
      swiftSettings: settings,
      linkerSettings: [.unsafeFlags(wholeProgram, .when(platforms: [.linux], configuration: .release))]),
    // Writes Sources/AssayCore/Text/ScalarTable+Generated.swift; see CONTRIBUTING.md.
    .executableTarget(name: "generate-scalar-table", swiftSettings: settings),
    // Trains and scores on labelled sets; Benchmarks/learning/rivals compares that with other programs.
    .executableTarget(
      name: "learning", dependencies: ["Assay", "AssayCore", "AssayLearn", "AssayRules"], path: "Benchmarks/learning",
      exclude: ["rivals"], swiftSettings: settings),
    // Generators and slow, obviously right oracles for the tests.
    .target(name: "AssayTestSupport", path: "Tests/AssayTestSupport", swiftSettings: settings),
    .testTarget(
      name: "AssayCoreTests", dependencies: ["AssayCore", "AssayRules", "AssayTestSupport"], swiftSettings: settings),
    .testTarget(
      name: "AssayIOTests", dependencies: ["AssayIO", "AssayCore", "AssayTestSupport"], swiftSettings: settings),
    // Goldens are read by path: a new pair needs no code and no build.
    .testTarget(
      name: "AssayRulesTests", dependencies: ["AssayRules", "AssayCore", "AssayTestSupport"], exclude: ["Goldens"],
      swiftSettings: settings),
    // What the façade does with tickets of the past.
    .testTarget(
      name: "AssayTests",
      dependencies: ["Assay", "AssayCore", "AssayIO", "AssayLearn", "AssayRules", "AssayTestSupport"],
      swiftSettings: settings),
    // The default pack and its corpora, read by path.
    .testTarget(
      name: "RulePackTests", dependencies: ["Assay", "AssayRules", "AssayCore", "AssayTestSupport", "assay-cli"],
      swiftSettings: settings),
    .testTarget(name: "AssayLearnTests", dependencies: ["AssayCore", "AssayLearn"], swiftSettings: settings),
    .testTarget(
      name: "AssayBenchTests",
      dependencies: ["AssayBench", "Assay", "AssayCore", "AssayIO", "AssayTestSupport", "assay-cli"],
      swiftSettings: settings),
    .testTarget(name: "AssayReportTests", dependencies: ["AssayReport", "AssayCore"], swiftSettings: settings),
    .testTarget(
      name: "AssayTriageTests", dependencies: ["AssayTriage", "AssayCore"], swiftSettings: settings),
    .testTarget(
      name: "AssayCLITests", dependencies: ["assay-cli", "AssayCore", "AssayTriage"], exclude: ["Goldens"],
      swiftSettings: settings),
    // The built program, and what the pages say that it prints. They need `assay-cli` to be built beside them.
    .testTarget(
      name: "EndToEndTests", dependencies: ["AssayTestSupport", "assay-cli"], exclude: ["Goldens", "check-page.py"],
      swiftSettings: settings),
    .testTarget(name: "ReadmeTests", dependencies: ["AssayTestSupport", "assay-cli"], swiftSettings: settings),
  ]
)
