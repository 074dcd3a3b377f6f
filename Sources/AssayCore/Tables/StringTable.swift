/// Texts in one table of bytes, made into strings when somebody asks for one.
public struct StringTable: RandomAccessCollection, Sendable {
  /// Text i is `bytes[starts[i]..<starts[i + 1]]`.
  let starts: ConstantTable<Int32>
  /// UTF-8 of all texts, one behind the other.
  let bytes: ConstantTable<UInt8>

  /// The given texts, in their order. O(their bytes).
  public init(_ texts: [String]) {
    var starts: [Int32] = [0]
    var bytes: [UInt8] = []
    for text in texts {
      bytes += text.utf8
      starts.append(Int32(bytes.count))
    }
    self.starts = ConstantTable(starts)
    self.bytes = ConstantTable(bytes)
  }

  /// Texts of a file; see `isSound`.
  init(starts: ConstantTable<Int32>, bytes: ConstantTable<UInt8>) {
    self.starts = starts
    self.bytes = bytes
  }

  /// Whether the starts are ranges of the bytes.
  var isSound: Bool { starts.areRanges(of: bytes.count) }

  /// 0.
  public var startIndex: Int { 0 }
  /// How many texts there are.
  public var endIndex: Int { starts.count - 1 }

  /// A text; invalid UTF-8 is repaired. O(its bytes).
  public subscript(index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

  /// Appends the bytes of a text.
  func append(_ index: Int, to output: inout [UInt8]) {
    for place in Int(starts[index])..<Int(starts[index + 1]) { output.append(bytes[place]) }
  }

  /// The bytes of a text.
  func utf8(_ index: Int) -> Slice<ConstantTable<UInt8>> { bytes[Int(starts[index])..<Int(starts[index + 1])] }
}
