import Glibc

/// Where bytes go.
public protocol ByteOutput: Sendable {
  /// Writes all bytes of `range`, in order, before it returns.
  func write(_ bytes: [UInt8], _ range: Range<Int>) throws(IOFailure)
}

/// A file, a pipe or standard output, written with write(2). Closes what it has opened.
public final class FileDescriptorOutput: ByteOutput {
  /// What to call it in messages.
  public let name: String
  private let descriptor: Int32
  private let isOwned: Bool

  /// Creates or empties the file at `path`; `-` is standard output.
  ///
  /// - Throws: `IOFailure.cannotOpen`.
  public init(path: String) throws(IOFailure) {
    if path == "-" {
      name = "standard output"
      descriptor = STDOUT_FILENO
      isOwned = false
      return
    }
    // Safe because: the path is passed as a terminated string that outlives the call.
    let opened = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard opened >= 0 else { throw .cannotOpen(name: path, reason: IOFailure.text(errno)) }
    name = path
    descriptor = opened
    isOwned = true
  }

  /// Writes to a descriptor that somebody else closes.
  public init(descriptor: Int32, name: String) {
    self.name = name
    self.descriptor = descriptor
    isOwned = false
  }

  deinit { if isOwned { close(descriptor) } }

  /// Writes all bytes of `range`.
  ///
  /// - Throws: `.brokenPipe` when nobody reads any more (see `ignoreBrokenPipes`), else `.cannotWrite`.
  public func write(_ bytes: [UInt8], _ range: Range<Int>) throws(IOFailure) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    var start = range.lowerBound
    while start < range.upperBound {
      // Safe because: the range was checked, and the kernel only reads from it.
      let count = unsafe bytes.withUnsafeBytes { raw in
        unsafe raw.baseAddress.map { unsafe Glibc.write(descriptor, $0 + start, range.upperBound - start) } ?? 0
      }
      if count >= 0 {
        start += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntil(descriptor, POLLOUT)
      case EPIPE: throw .brokenPipe
      case let number: throw .cannotWrite(name: name, reason: IOFailure.text(number))
      }
    }
  }
}

/// Makes writing to a pipe that nobody reads an error (`IOFailure.brokenPipe`) instead of the end of the process.
public func ignoreBrokenPipes() {
  _ = signal(SIGPIPE, SIG_IGN)
}
