// What the command line asks of the operating system: the only file here that calls C.

import Heap

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The operating system, as far as the command line needs it.
enum Platform {
  /// Asks the system for large pages under the tables that are about to be read: with those of the usual size, making them ready at
  /// first touch takes longer than reading. Linux with the GNU C library alone; elsewhere, and where it is refused, nothing changes.
  static func preferLargePages() {
    #if os(Linux) && canImport(Glibc)
      let pageSize = 1 << 21
      let room = 6 * pageSize
      // What malloc gives out as a mapping of its own it takes from the heap once such a block has been given back (see mallopt(3),
      // M_MMAP_THRESHOLD): the first block is such a one, the second makes the heap grow by its size, which it keeps.
      for _ in 0..<2 {
        // Safe because: the blocks are given back unused, on the next line.
        let block = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 16)
        unsafe block.deallocate()
      }
      guard let end = unsafe sbrk(0) else { return }
      let last = UInt(bitPattern: end)
      let start = (last - UInt(room) + UInt(pageSize - 1)) & ~UInt(pageSize - 1)
      // Safe because: the range lies within the heap, and the advice changes what stands behind it, not what it holds. Where it were no
      // memory of this process at all, the call would fail.
      _ = unsafe madvise(UnsafeMutableRawPointer(bitPattern: start), Int(last - start), MADV_HUGEPAGE)
    #endif
  }

  /// Gives tables of workers back to the system once they are outgrown. They grow by doubling as texts bring new words, and what they leave
  /// would be a quarter of the memory in the end. For after the large tables that stay.
  static func giveBackOutgrownTables() { heap_give_back_large_blocks() }

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
