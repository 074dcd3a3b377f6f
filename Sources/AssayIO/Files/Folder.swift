import Glibc

/// Reads whole files and lists folders: for packs and models, not for records.
public enum Folder {
  /// The names of the entries of a folder that end so, ascending by their bytes.
  ///
  /// - Throws: `IOFailure.cannotOpen`.
  public static func names(in path: String, ending: String) throws(IOFailure) -> [String] {
    // Safe because: the handle is checked, used by this thread alone, and closed once.
    guard let handle = unsafe opendir(path) else { throw .cannotOpen(name: path, reason: IOFailure.text(errno)) }
    defer { unsafe _ = closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      // Safe because: d_name is a terminated string within the entry, and it is copied at once.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasSuffix(ending), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a folder where there is none. The one above it must exist.
  ///
  /// - Throws: `IOFailure.cannotOpen`.
  public static func make(_ path: String) throws(IOFailure) {
    // Safe because: the path is passed as a terminated string that outlives the call.
    guard unsafe mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw .cannotOpen(name: path, reason: IOFailure.text(errno))
  }

  /// All bytes of a file.
  ///
  /// - Throws: `IOFailure.cannotOpen`, `.cannotRead`.
  public static func contents(of path: String) throws(IOFailure) -> [UInt8] {
    let input = try FileDescriptorInput(path: path)
    var bytes: [UInt8] = []
    var count = 0
    repeat {
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: max(1 << 16, bytes.count))) }
      let read = try input.read(into: &bytes, at: count)
      if read == 0 { break }
      count += read
    } while true
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}
