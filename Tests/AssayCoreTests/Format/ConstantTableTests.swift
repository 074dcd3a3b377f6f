import AssayTestSupport
import Testing

@testable import AssayCore

/// Tables read where they lie give what arrays would.
@Suite struct ConstantTableTests {
  @Test func elements() {
    let numbers: [Int32] = [3, -1, .max, .min, 0]
    let table = ConstantTable(numbers)
    #expect(Array(table) == numbers && table == ConstantTable(numbers) && table != [3])
    #expect(Array(table.copied()) == numbers && Array(table[1..<3]) == [-1, .max])
    #expect(ConstantTable<UInt64>([]).isEmpty && Array(ConstantTable<UInt64>([]).copied()) == [])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func listsTurnedTwiceAreTheSame(seed: UInt64) throws {
    var random = RepeatableGenerator(seed: seed)
    let lists = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      (0..<Int32(50)).filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
    }
    let made = IndexLists(lists)
    #expect(made.isSound && made.count == lists.count)
    #expect(lists.indices.allSatisfy { Array(made.list(Int32($0))) == lists[$0] })
    let turned = try #require(made.turned(count: 50))
    let back = try #require(turned.turned(count: lists.count))
    #expect(back.starts == made.starts && back.values == made.values)
    let hasLarge = lists.contains { $0.contains { $0 >= 20 } }
    #expect((made.turned(count: 20) == nil) == hasLarge)
  }

  @Test func texts() {
    let texts = ["", "a", "żółw", "", "🙂!"]
    let table = StringTable(texts)
    #expect(Array(table) == texts && table.isSound)
    #expect(!StringTable(starts: [0, 5], bytes: [1, 2]).isSound)
    #expect(!StringTable(starts: [0, 2, 1, 2], bytes: [1, 2]).isSound)
  }

  /// The same file, read and copied or used where it lies.
  @Test func constantBytes() throws {
    let bytes = PackFile.encode(try Sample.pack().program)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { unsafe memory.deallocate() }
    unsafe memory.copyBytes(from: bytes)
    // Safe because: the memory outlives the program that reads it.
    let constant = unsafe UnsafeBufferPointer(memory.bindMemory(to: UInt8.self))
    let program = try unsafe PackFile.decode(.constant(constant))
    #expect(PackFile.encode(program) == bytes)
    let other = try PackFile.decode(bytes)
    var (one, two) = (Scratch(program), Scratch(other))
    for ticket in Sample.tickets(50, seed: 17) {
      program.classify(ticket, &one)
      other.classify(ticket, &two)
      #expect(Result(ticket, one, program) == Result(ticket, two, other))
    }
  }

  /// Numbers that lead nowhere are refused when a file is read, not met when a ticket is.
  @Test func hostileLists() throws {
    let sound = try Sample.pack().program
    let anchors = sound.network.anchorsOfSymbol
    var refused = 0
    func refuse(_ change: (inout Program) -> Void) {
      var program = sound
      change(&program)
      #expect(throws: SectionFileError.corrupted) { try PackFile.decode(PackFile.encode(program)) }
      refused += 1
    }
    refuse {
      $0.network.anchorsOfSymbol = IndexLists(
        starts: anchors.starts, values: ConstantTable(anchors.values.map { _ in 9_999 }))
    }
    refuse {
      $0.network.anchorsOfSymbol = IndexLists(
        starts: ConstantTable(anchors.starts.map { $0 - 5 }), values: anchors.values)
    }
    refuse { $0.network.graph.atoms = IndexLists(starts: [0, 7], values: []) }
    refuse { program in
      let targets = program.network.graph.targets.map { _ in WalkGraph.Target(bits: 1 << 24) }
      program.network.graph.targets = ConstantTable(targets)
    }
    refuse { $0.symbols.setAtoms($0.symbols.atomsOfSymbol, IndexLists()) }
    #expect(refused == 5)
  }
}
