import Assay
import AssayIO
import AssayLearn

/// What `model show` does.
enum ModelWork {
  static func show(_ options: ModelShowOptions, _ console: Console) throws(Failure) -> ExitStatus {
    let card = try card(options.file)
    for name in options.guidelines where !card.guidelines.contains(where: { $0.id == name }) {
      var failure = Failure.usage("the model has no guideline \"\(name)\"")
      if let guess = Suggestion.nearest(to: name, among: card.guidelines.map(\.id)) {
        failure.hints.append("did you mean \(guess)?")
      }
      throw failure
    }
    let report = ModelReport(card, options)
    switch options.format {
    case .text: try console.output.write(report.text)
    case .json: try console.output.write(report.json)
    }
    return .done
  }

  private static func card(_ path: String?) throws(Failure) -> ModelCard {
    let bytes: [UInt8]
    if let path {
      do throws(IOFailure) { bytes = try Folder.contents(of: path) } catch { throw Failure(error) }
    } else {
      bytes = DefaultPack.modelBytes ?? []
    }
    do throws(ModelFileError) { return try ModelCard(bytes) } catch {
      throw .badData("\(path ?? "the built-in model"): \(error.description)")
    }
  }
}
