extension Program {
  /// The program without what its rules object to: `unless` holds for every match.
  ///
  /// It finds words that rules look for in texts too that an objection clears: a word that should not be read by chance is no fitter to
  /// be read for standing in a quotation. O(size of the program).
  public var withoutObjections: Program {
    var program = self
    // In no field nothing is found.
    for index in program.guards.indices where program.guards[index].forbids { program.guards[index].fields = [] }
    return program
  }
}
