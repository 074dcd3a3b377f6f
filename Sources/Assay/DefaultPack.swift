public import AssayCore
internal import AssayDefaultPack
internal import AssayLearn
public import AssayRules

#if os(Linux) && canImport(Glibc)
  internal import Glibc
#endif

/// The pack that the binary carries within itself: `Rules/default` with its model, compiled, and the files that it was compiled from.
public enum DefaultPack {
  /// Its bytes, as `PackFile` wrote them.
  public static var bytes: [UInt8] { unsafe Array(constant) }

  private static var constant: UnsafeBufferPointer<UInt8> {
    // Safe because: the C function returns a constant array of just that length, which lives as long as the process.
    unsafe UnsafeBufferPointer(start: assay_default_pack(), count: assay_default_pack_length())
  }

  /// The program in it. A few milliseconds.
  ///
  /// - Throws: `SectionFileError` when the binary was built around a damaged file.
  public static func program() throws(SectionFileError) -> Program {
    defer { giveBackPages() }
    // Safe because: a constant stays as it is.
    return try unsafe PackFile.decode(.constant(constant))
  }

  /// Lets the system take back the memory behind the file's bytes, most of which are not needed any more once they have been read: of the tables
  /// that stay where they lie, what tickets ask for comes back.
  private static func giveBackPages() {
    #if os(Linux) && canImport(Glibc)
      let pageSize = UInt(sysconf(Int32(_SC_PAGESIZE)))
      let first = unsafe UInt(bitPattern: constant.baseAddress)
      let start = (first + pageSize - 1) & ~(pageSize - 1)
      let end = unsafe (first + UInt(constant.count)) & ~(pageSize - 1)
      guard start < end else { return }
      // Safe because: these whole pages hold the constant alone, are never written to, and are read from the program's file again if
      // somebody asks for them.
      _ = unsafe madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_DONTNEED)
    #endif
  }

  /// Its rule files and word lists, for packs that extend it. Their paths begin with `default/`.
  public static var source: PackSource {
    let texts = files.map { SourceFile(path: "default/\($0.path)", text: String(decoding: $0.bytes, as: UTF8.self)) }
    return PackSource(
      rules: texts.filter { $0.path.hasSuffix(".rules") }, wordLists: texts.filter { $0.path.hasSuffix(".txt") })
  }

  /// Its model; nil only in a binary built around a damaged file.
  public static var model: TrainedModel? { modelBytes.flatMap { try? ModelFile.decode($0) } }

  /// The bytes of its model file; nil only in a binary built without one.
  public static var modelBytes: [UInt8]? { files.first { $0.path == "model.assay" }?.bytes }

  private static var files: [(path: String, bytes: [UInt8])] {
    (0..<assay_default_file_count()).map { index in
      // Safe because: the C table is constant, has this many entries, and each gives the length of its own constant array.
      let file = unsafe assay_default_files()[index]
      return unsafe (String(cString: file.path), Array(UnsafeBufferPointer(start: file.bytes, count: file.length)))
    }
  }
}
