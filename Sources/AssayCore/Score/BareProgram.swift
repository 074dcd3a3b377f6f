extension Program {
  /// The program with rules that ask for their phrases alone, without guards, conditions and kinds of content, and where wanted
  /// whatever the text's language.
  ///
  /// It finds whatever words rules look for, in texts too that a guard clears: a word that should not be read by chance is no fitter
  /// to be read for standing in a quotation. O(size of the program).
  public func bare(inAllLanguages: Bool) -> Program {
    var bare = self
    for index in bare.rules.indices {
      bare.rules[index].guards = 0..<0
      bare.rules[index].condition = -1
      if inAllLanguages { bare.rules[index].languages = 0 }
      bare.rules[index].contentTypes = []
    }
    return bare
  }
}
