// Threads and the lock they meet at: the only place that talks to pthreads.

import Glibc

/// A value that several threads use, one at a time, and may wait for.
///
/// Safe because: `state` is only reached through `withLock`, which holds the mutex; the mutex and the condition are
/// never moved while in use, as they stand in memory of their own.
@safe final class Monitor<State>: @unchecked Sendable {
  private var state: State
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(_ state: State) {
    self.state = state
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// Runs `body` alone. Waiting threads look again afterwards if it returns.
  func withLock<Result>(_ body: (inout State) -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer {
      unsafe pthread_cond_broadcast(condition)
      unsafe pthread_mutex_unlock(mutex)
    }
    return body(&state)
  }

  /// Waits until `isReady`, then runs `body` alone.
  func withLock<Result>(when isReady: (State) -> Bool, _ body: (inout State) -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while !isReady(state) { unsafe pthread_cond_wait(condition, mutex) }
    return body(&state)
  }
}

/// Runs `body` on `count` threads, the calling one among them, and waits for all. `own` is what the calling one runs in place of it.
///
/// If the system grants fewer threads, `body` runs on fewer; it must not depend on their number.
public func runInParallel(
  _ count: Int, own: (@Sendable () -> Void)? = nil, _ body: @escaping @Sendable () -> Void
) {
  var threads: [pthread_t] = []
  for _ in 1..<max(1, count) {
    var thread: pthread_t = 0
    // Safe because: the box is retained here and released by the thread that takes it, or below if there is none.
    let box = unsafe Unmanaged.passRetained(ThreadBody(body))
    let status = unsafe pthread_create(&thread, nil, { unsafe runThread($0) }, box.toOpaque())
    guard status == 0 else {
      unsafe box.release()
      break
    }
    threads.append(thread)
  }
  (own ?? body)()
  for thread in threads { pthread_join(thread, nil) }
}

/// What a function makes of each number from 0 to below `count`, in their order. Each thread takes the next number that is left.
///
/// The calling thread takes 0, the place for the largest piece: malloc gives it memory of the program's heap, which has room, and other
/// threads memory of heaps that grow by a few pages at a time.
public func mapInParallel<Result: Sendable>(
  _ count: Int, jobs: Int, _ transform: @escaping @Sendable (Int) -> Result
) -> [Result] {
  guard count > 1, jobs > 1 else { return (0..<count).map(transform) }
  let state = Monitor((next: 1, results: [Result?](repeating: nil, count: count)))
  let takeNext = { @Sendable in
    state.withLock { state in
      state.next += 1
      return state.next - 1
    }
  }
  let work = { @Sendable (first: Int) in
    var index = first
    while index < count {
      let result = transform(index)
      state.withLock { $0.results[index] = result }
      index = takeNext()
    }
  }
  runInParallel(min(jobs, count), own: { work(0) }) { work(takeNext()) }
  return state.withLock { $0.results.compactMap(\.self) }
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument = unsafe argument {
    unsafe Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
  }
  return nil
}
