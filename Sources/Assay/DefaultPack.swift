public import AssayCore
internal import AssayDefaultPack

/// The pack that the binary carries within itself: `Rules/default` with its model, compiled.
public enum DefaultPack {
  /// Its bytes, as `PackFile` wrote them.
  public static var bytes: [UInt8] {
    // Safe because: the C function returns a constant array of just that length, which lives as long as the process.
    let start = unsafe assay_default_pack()
    return unsafe Array(UnsafeBufferPointer(start: start, count: assay_default_pack_length()))
  }

  /// The program in it. A few milliseconds.
  ///
  /// - Throws: `SectionFileError` when the binary was built around a damaged file.
  public static func program() throws(SectionFileError) -> Program { try PackFile.decode(bytes) }
}
