import Glibc
import Synchronization

/// Where bytes come from.
public protocol ByteInput: Sendable {
  /// What to call it in messages: a path, or `standard input`.
  var name: String { get }

  /// Reads up to `buffer.count - offset` bytes to `offset` on, waiting until there is at least one.
  ///
  /// - Returns: how many bytes were read; 0 at the end.
  func read(into buffer: inout [UInt8], at offset: Int) throws(IOFailure) -> Int

  /// Whether more bytes can be read at once. Those who wait for a full buffer stop waiting when this is false, so that
  /// records from a slow pipe are not held back.
  var isReady: Bool { get }

  /// How many bytes there are in all, if that is known.
  var byteCount: Int? { get }
}

/// A file, a pipe or standard input, read with read(2). Closes what it has opened.
public final class FileDescriptorInput: ByteInput {
  /// The path, or `standard input`.
  public let name: String
  private let descriptor: Int32
  private let isOwned: Bool

  /// Opens the file at `path`; `-` is standard input.
  ///
  /// - Throws: `IOFailure.cannotOpen`, also for a directory.
  public init(path: String) throws(IOFailure) {
    if path == "-" {
      name = "standard input"
      descriptor = STDIN_FILENO
      isOwned = false
      return
    }
    // Safe because: the path is passed as a terminated string that outlives the call.
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw .cannotOpen(name: path, reason: IOFailure.text(errno)) }
    name = path
    descriptor = opened
    isOwned = true
    if let status = Self.status(opened), status.st_mode & S_IFMT == S_IFDIR {
      throw .cannotOpen(name: path, reason: IOFailure.text(EISDIR))
    }
  }

  /// Reads a descriptor that somebody else closes.
  public init(descriptor: Int32, name: String) {
    self.name = name
    self.descriptor = descriptor
    isOwned = false
  }

  deinit { if isOwned { close(descriptor) } }

  /// Reads what is there, up to the end of the buffer; waits for the first byte.
  ///
  /// - Throws: `IOFailure.cannotRead`.
  public func read(into buffer: inout [UInt8], at offset: Int) throws(IOFailure) -> Int {
    let room = buffer.count - offset
    precondition(offset >= 0 && room > 0)
    while true {
      // Safe because: the kernel writes at most `room` bytes, which end with the buffer.
      let count = unsafe buffer.withUnsafeMutableBytes { raw in
        unsafe raw.baseAddress.map { unsafe Glibc.read(descriptor, $0 + offset, room) } ?? 0
      }
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntil(descriptor, POLLIN)
      case let number: throw .cannotRead(name: name, reason: IOFailure.text(number))
      }
    }
  }

  /// Whether poll(2) sees something to read, be it only the end.
  public var isReady: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // Safe because: one request is passed and one is counted.
    return unsafe poll(&request, 1, 0) != 0
  }

  /// The size of a regular file.
  public var byteCount: Int? {
    guard let status = Self.status(descriptor), status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private static func status(_ descriptor: Int32) -> stat? {
    var status = stat()
    // Safe because: fstat fills the structure it is given.
    return unsafe fstat(descriptor, &status) == 0 ? status : nil
  }
}

/// Waits until a descriptor that does not block is ready again.
func waitUntil(_ descriptor: Int32, _ event: Int32) {
  var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
  // Safe because: one request is passed and one is counted.
  _ = unsafe poll(&request, 1, -1)
}

/// Bytes that are in memory already.
public final class MemoryInput: ByteInput {
  /// What messages call it.
  public let name: String
  private let bytes: [UInt8]
  private let position = Atomic<Int>(0)

  /// An input that yields `bytes` once, from first to last.
  public init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// Always: nothing has to be waited for.
  public var isReady: Bool { true }

  /// The number of bytes given, read or not.
  public var byteCount: Int? { bytes.count }

  /// Copies what is left, as far as the buffer has room.
  public func read(into buffer: inout [UInt8], at offset: Int) -> Int {
    let start = position.load(ordering: .relaxed)
    let count = min(bytes.count - start, buffer.count - offset)
    for index in 0..<count { buffer[offset + index] = bytes[start + index] }
    position.store(start + count, ordering: .relaxed)
    return count
  }
}
