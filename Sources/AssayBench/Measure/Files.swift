import AssayIO
import Glibc

/// What can be asked of files without keeping them in memory.
enum Files {
  /// How many lines of a file are not blank.
  static func countLines(_ path: String) throws(BenchFailure) -> Int {
    var blocks = try LineBlocks(path, blockSize: 1 << 18)
    var lines = 0
    while let range = try blocks.next() {
      let bytes = blocks.bytes.span
      var isBlank = true
      for index in range {
        let byte = bytes[index]
        if byte == 0x0A {
          lines += isBlank ? 0 : 1
          isBlank = true
        } else if byte > 0x20 {
          isBlank = false
        }
      }
      lines += isBlank ? 0 : 1
    }
    return lines
  }

  /// 64-bit FNV-1a of a file, in hexadecimal: to tell outputs apart without keeping them in memory. (A child's peak memory is never
  /// below that of the process that started it, so this one must stay small.)
  static func checksum(_ path: String) throws(BenchFailure) -> String {
    do throws(IOFailure) {
      let input = try FileDescriptorInput(path: path)
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      while case let count = try input.read(into: &buffer, at: 0), count > 0 {
        let bytes = buffer.span
        for index in 0..<count { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
      }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    } catch { throw BenchFailure("\(error)") }
  }

  /// The bytes of a file, up to a limit.
  static func read(_ path: String, limit: Int = .max) throws(BenchFailure) -> [UInt8] {
    do throws(IOFailure) {
      let input = try FileDescriptorInput(path: path)
      var bytes: [UInt8] = []
      while bytes.count < limit {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: max(1 << 14, min(start, limit - start))))
        let count = try input.read(into: &bytes, at: start)
        bytes.removeLast(bytes.count - start - count)
        if count == 0 { break }
      }
      return bytes
    } catch { throw BenchFailure("\(error)") }
  }

  /// A small text file; empty if it can't be read.
  static func text(_ path: String) -> String {
    String(decoding: (try? read(path, limit: 1 << 16)) ?? [], as: UTF8.self)
  }

  /// The size of a file in bytes.
  static func size(_ path: String) throws(BenchFailure) -> Int {
    do throws(IOFailure) { return try FileDescriptorInput(path: path).byteCount ?? 0 } catch {
      throw BenchFailure("\(error)")
    }
  }

  /// Whether access(2) allows a use of a file.
  static func allows(_ use: Int32, _ path: String) -> Bool {
    // Safe because: the path is passed as a terminated string that outlives the call.
    unsafe access(path, use) == 0
  }

  /// Deletes a file if it is there.
  static func delete(_ path: String) {
    // Safe because: the path is passed as a terminated string that outlives the call.
    _ = unsafe unlink(path)
  }

  /// Writes a file.
  static func write(_ text: String, to path: String) throws(BenchFailure) {
    let bytes = Array(text.utf8)
    do throws(IOFailure) { try FileDescriptorOutput(path: path).write(bytes, 0..<bytes.count) } catch {
      throw BenchFailure("\(error)")
    }
  }
}
