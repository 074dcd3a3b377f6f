/// An input that is opened when its turn comes.
public struct RecordInput: Sendable {
  /// What to call it in messages.
  public let name: String
  /// How its records are written.
  public let format: RecordFormat
  let open: @Sendable () throws(IOFailure) -> any ByteInput

  /// The file at `path`, `-` for standard input. Without a format the extension tells, and NDJSON is the default.
  public init(path: String, format: RecordFormat? = nil) {
    name = path == "-" ? "standard input" : path
    self.format = format ?? RecordFormat(path: path) ?? .ndjson
    open = { () throws(IOFailure) in try FileDescriptorInput(path: path) }
  }

  /// Bytes from somewhere else.
  public init(_ input: any ByteInput, format: RecordFormat) {
    name = input.name
    self.format = format
    open = { () throws(IOFailure) in input }
  }
}

/// The blocks of several inputs, one after the other, with their numbers.
struct BlockSource {
  let inputs: [RecordInput]
  let pipeline: Pipeline
  let tree: FieldTree
  /// Why there are no more blocks, if not because the inputs have ended.
  private(set) var failure: IOFailure?
  private var number = 0
  private var input = 0
  private var reader: BlockReader?

  init(_ inputs: [RecordInput], _ pipeline: Pipeline, _ tree: FieldTree) {
    self.inputs = inputs
    self.pipeline = pipeline
    self.tree = tree
  }

  /// The next block with its number, or nil at the end or after a failure.
  mutating func next(reusing storage: consuming [UInt8]) -> (number: Int, block: Block)? {
    guard failure == nil else { return nil }
    do throws(IOFailure) {
      while input < inputs.count {
        if reader == nil {
          let opened = try inputs[input].open()
          reader = BlockReader(
            opened, inputs[input].format, blockSize: pipeline.blockSize, recordLimit: pipeline.recordLimit, tree: tree)
        }
        if var block = try reader?.next(reusing: storage) {
          block.input = input
          defer { number += 1 }
          return (number, block)
        }
        // The buffer went with the attempt; the next file grows a new one.
        storage = []
        reader = nil
        input += 1
      }
    } catch {
      failure = error
    }
    return nil
  }
}
