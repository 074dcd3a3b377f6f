// The regular expressions of a pack file: a part that is absent where there are none.

extension SectionWriter {
  mutating func put(_ program: RegexProgram) {
    put(program.forward)
    put(program.backward)
    put(program.literals)
    put(program.regexOfLiteral)
    put(program.further)
    put(program.regexOfFurther)
    put(program.regexesOfPattern)
  }

  private mutating func put(_ network: RegexNetwork) {
    put(network.starts)
    put(network.states.flatMap { [Int32($0.kind.rawValue), $0.a, $0.b] })
    put(network.transitions.flatMap { [Int32($0.low) << 16 | Int32($0.high), $0.next] })
  }
}

extension SectionReader {
  /// The regular expressions of a pack with so many patterns; `.corrupted` when any number leads nowhere.
  mutating func regexes(patterns: Int) throws(SectionFileError) -> RegexProgram {
    let forward = try regexNetwork()
    let backward = try regexNetwork()
    let literals = try texts()
    let regexOfLiteral = try numbers()
    let further = try texts()
    let regexOfFurther = try numbers()
    let regexesOfPattern = try lists()
    guard regexesOfPattern.count == patterns,
      let program = RegexProgram(
        forward: forward, backward: backward, literals: literals, regexOfLiteral: regexOfLiteral, further: further,
        regexOfFurther: regexOfFurther, regexesOfPattern: regexesOfPattern)
    else { throw .corrupted }
    return program
  }

  private mutating func regexNetwork() throws(SectionFileError) -> RegexNetwork {
    var network = RegexNetwork()
    network.starts = try numbers()
    let states = try numbers()
    let transitions = try numbers()
    guard states.count % 3 == 0, transitions.count % 2 == 0 else { throw .corrupted }
    for index in stride(from: 0, to: states.count, by: 3) {
      guard let kind = UInt8(exactly: states[index]).flatMap({ RegexNetwork.Kind(rawValue: $0) }) else {
        throw .corrupted
      }
      network.states.append(RegexNetwork.State(kind, states[index + 1], states[index + 2]))
    }
    for index in stride(from: 0, to: transitions.count, by: 2) {
      let symbols = UInt32(bitPattern: transitions[index])
      network.transitions.append(
        RegexNetwork.Transition(
          UInt16(symbols >> 16), UInt16(truncatingIfNeeded: symbols), transitions[index + 1]))
    }
    return network
  }
}
