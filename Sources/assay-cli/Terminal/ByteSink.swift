/// Where output goes: bytes are gathered and handed on in large pieces.
final class ByteSink {
  private var buffer: [UInt8] = []
  private let capacity: Int
  private let deliver: ([UInt8]) throws(Failure) -> Void

  /// A sink that hands on what it gathers whenever it holds `capacity` bytes, and on `flush`.
  init(capacity: Int = 64 << 10, deliver: @escaping ([UInt8]) throws(Failure) -> Void) {
    self.capacity = capacity
    self.deliver = deliver
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { try flush() }
  }

  func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

  func flush() throws(Failure) {
    guard !buffer.isEmpty else { return }
    // Emptied first, so that what could not be written is not tried again on the way out.
    let full = buffer
    buffer.removeAll(keepingCapacity: true)
    try deliver(full)
  }
}

extension ByteSink {
  /// A sink that writes to a file descriptor.
  convenience init(descriptor: Int32, name: String, capacity: Int = 64 << 10) {
    self.init(capacity: capacity) { (bytes) throws(Failure) in
      do throws(Platform.WriteError) {
        try Platform.write(bytes.span, to: descriptor)
      } catch {
        switch error {
        case .brokenPipe: throw .brokenPipe
        case .failed(let reason): throw .inputOutput("can't write to \(name): \(reason)")
        }
      }
    }
  }
}
