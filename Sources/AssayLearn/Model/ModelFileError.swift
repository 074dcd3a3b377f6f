/// Why a model file can't be read.
public enum ModelFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// It doesn't begin like a model file.
  case notAModel
  /// It was written in a later format.
  case newerVersion(found: Int, known: Int)
  /// Its words were counted with another hash function.
  case otherHash
  /// It ends early. `expected` is the least length in bytes that it should have.
  case truncated(expected: Int, found: Int)
  /// Its bytes aren't those that were written, or don't make sense; the text says where.
  case corrupted(String)

  /// What is wrong and what to do, in one line.
  public var description: String {
    switch self {
    case .notAModel: "not an Assay model file; give a file that `assay train` wrote"
    case .newerVersion(let found, let known):
      "made by a newer assay, in format \(found) where this one reads up to \(known); update assay, or train the model again"
    case .otherHash: "the model file was made with another hash function; train the model again with this Assay"
    case .truncated(let expected, let found):
      "the model file ends early: \(found) bytes of at least \(expected); copy it again from where it was made"
    case .corrupted(let part):
      "the model file is damaged (\(part)); copy it again from where it was made, or train the model again"
    }
  }
}
