// What the command line asks of the operating system: the only file here that calls C.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The operating system, as far as the command line needs it.
enum Platform {
  static let standardOutput: Int32 = 1
  static let standardError: Int32 = 2

  enum WriteError: Error, Equatable {
    /// The reader has gone (`assay … | head`).
    case brokenPipe
    case failed(reason: String)
  }

  /// Writes all bytes, however often the system takes only a part of them.
  static func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(WriteError) {
    var start = 0
    while start < bytes.count {
      // Safe because: the pointer is used within the closure only, and the count is that of the remaining span.
      let written = unsafe bytes.extracting(start..<bytes.count).withUnsafeBytes { buffer in
        unsafe systemWrite(descriptor, buffer.baseAddress, buffer.count)
      }
      if written >= 0 {
        start += written
      } else if errno == EPIPE {
        throw .brokenPipe
      } else if errno != EINTR && errno != EAGAIN {
        // Safe because: strerror returns a C string that lives until its next call; it is copied at once.
        throw .failed(reason: unsafe String(cString: strerror(errno)))
      }
    }
  }

  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal behind a descriptor; nil when it is none or does not say.
  static func columns(_ descriptor: Int32) -> Int? {
    var size = winsize()
    // Safe because: TIOCGWINSZ fills the winsize that it is given and keeps no pointer to it.
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  static func environment(_ name: String) -> String? {
    // Safe because: nothing in this process changes the environment; the value is copied at once.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// A clock that only moves forward, in nanoseconds.
  static func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    // Safe because: clock_gettime fills the timespec that it is given.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Makes writing into a closed pipe an error that we can see, in place of a signal that ends the process.
  static func ignoreBrokenPipeSignal() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }

  private static func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, start, count)
    #else
      unsafe Darwin.write(descriptor, start, count)
    #endif
  }
}
