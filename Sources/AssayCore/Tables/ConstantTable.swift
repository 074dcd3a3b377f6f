/// A table that is only read: memory of its own, or a part of the program's constants, which need not be copied.
///
/// A compiled pack is mostly such tables. Those of the built-in pack lie in the binary as they are used, so that a run reads from disk
/// only what its tickets touch.
@safe public struct ConstantTable<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
  // Safe because: `count` elements stand from `start` on, which `owner` keeps, or which stay as long as the process; nobody writes them.
  @usableFromInline let start: UnsafePointer<Element>?
  /// How many elements there are.
  public let count: Int
  private let owner: Owner?

  /// The elements of an array. O(n).
  public init(_ elements: [Element]) {
    unsafe self.init(count: elements.count) { memory in
      // Safe because: the memory has the size of the elements.
      unsafe elements.withUnsafeBytes { unsafe memory.copyMemory(from: $0) }
    }
  }

  /// So many elements, whose memory `fill` makes.
  @unsafe init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let size = count * MemoryLayout<Element>.stride
    let owner = Owner(size, MemoryLayout<Element>.alignment)
    unsafe fill(UnsafeMutableRawBufferPointer(start: owner.memory, count: size))
    unsafe start = UnsafePointer(owner.memory.bindMemory(to: Element.self, capacity: count))
    self.count = count
    self.owner = owner
  }

  /// Elements that stand in memory already and stay there, unchanged, as long as the process.
  @unsafe init(constant: UnsafeBufferPointer<Element>) {
    unsafe start = constant.baseAddress
    count = constant.count
    owner = nil
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// `count`.
  public var endIndex: Int { count }

  /// An element; a trap where there is none. O(1).
  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such place in a table")
    // Safe because: the bound was just checked, and a table with elements has a start.
    return unsafe start.unsafelyUnwrapped[index]
  }

  /// The same elements in memory of their own. O(n) where they are not in such already.
  func copied() -> ConstantTable {
    if owner != nil { return self }
    return unsafe ConstantTable(count: count) { memory in
      // Safe because: the memory has the size of the elements.
      unsafe withMemory { unsafe memory.copyMemory(from: UnsafeRawBufferPointer($0)) }
    }
  }

  /// The same without asking whether there is one, for loops that have asked for all of them.
  @unsafe @inline(__always)
  subscript(unchecked index: Int) -> Element { unsafe start.unsafelyUnwrapped[index] }

  /// The memory of all elements, for as long as `body` runs.
  @unsafe func withMemory<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    withExtendedLifetime(owner) { unsafe body(UnsafeBufferPointer(start: start, count: count)) }
  }

  /// Memory that is given back with the last table that uses it.
  @safe private final class Owner {
    // Safe because: allocated here, freed with the owner.
    let memory: UnsafeMutableRawPointer

    init(_ bytes: Int, _ alignment: Int) {
      unsafe memory = .allocate(byteCount: bytes, alignment: alignment)
    }

    deinit { unsafe memory.deallocate() }
  }
}

extension ConstantTable: ExpressibleByArrayLiteral {
  /// The elements listed.
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension ConstantTable: Equatable where Element: Equatable {
  /// Whether both hold the same elements. O(n).
  public static func == (one: ConstantTable, other: ConstantTable) -> Bool { one.elementsEqual(other) }
}
