internal import Glibc

/// A folder of its own for a test, gone with its files when the object is.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes the folder.
  public init() {
    var template = Array("/tmp/assay-test-XXXXXX".utf8CString)
    // Safe because: mkdtemp writes into the array, which ends with a zero.
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }
    }
    path = unsafe made.map { unsafe String(cString: $0) } ?? "/tmp"
  }

  deinit {
    guard path != "/tmp" else { return }
    // Safe because: the directory is read entry by entry before the next call, and each name ends with a zero.
    if let directory = unsafe opendir(path) {
      while let entry = unsafe readdir(directory) {
        let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
          unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
        }
        if name != ".", name != ".." { unsafe remove(path + "/" + name) }
      }
      unsafe closedir(directory)
    }
    unsafe rmdir(path)
  }

  /// The path of a file in it.
  public func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file in it.
  public func write(_ bytes: [UInt8], to name: String) { TextFile.write(bytes, to: path(name)) }

  /// The bytes of a file in it; nil when there is none.
  public func read(_ name: String) -> [UInt8]? { TextFile.read(path(name)) }
}

/// Whole files.
public enum TextFile {
  /// The bytes of a file; nil when it can't be read.
  public static func read(_ path: String) -> [UInt8]? {
    // Safe because: fread is told how large the buffer is, and the file is closed at the end.
    guard let file = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Writes a file. Returns whether it worked.
  @discardableResult
  public static func write(_ bytes: [UInt8], to path: String) -> Bool {
    // Safe because: fwrite reads as many bytes as the array has, and the file is closed at the end.
    guard let file = unsafe fopen(path, "w") else { return false }
    defer { unsafe fclose(file) }
    return unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count
  }

  /// Whether an environment variable is set.
  public static func isSet(_ variable: String) -> Bool {
    // Safe because: nothing changes the environment while tests run.
    unsafe getenv(variable) != nil
  }
}
