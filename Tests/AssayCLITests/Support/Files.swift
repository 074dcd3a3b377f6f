// Reading and writing golden files: the only file of these tests that calls C.

import Glibc

/// Files beside the tests.
enum Files {
  /// The folder of golden files.
  static let goldens =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/") + "/Goldens"

  /// Whether golden files are to be rewritten rather than compared with: `ASSAY_UPDATE_GOLDENS=1 swift test`.
  // Safe because: nothing changes the environment while tests run.
  static let updatesGoldens = unsafe getenv("ASSAY_UPDATE_GOLDENS") != nil

  /// The names of the files in a folder that end so, without the ending, in order.
  static func names(in folder: String, ending: String) -> [String] {
    // Safe because: readdir's entry is read before the next call, and its name ends with a zero.
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
        unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasSuffix(ending) { names.append(String(name.dropLast(ending.count))) }
    }
    return names.sorted()
  }

  /// The text of a file; nil when it can't be read.
  static func read(_ path: String) -> String? {
    // Safe because: the buffer is larger than what fread is told, and the file is closed at the end.
    guard let file = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a file. Returns whether it worked.
  static func write(_ text: String, to path: String) -> Bool {
    // Safe because: fwrite reads as many bytes as the array has, and the file is closed at the end.
    guard let file = unsafe fopen(path, "w") else { return false }
    defer { unsafe fclose(file) }
    let bytes = Array(text.utf8)
    return unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count
  }
}
