internal import Synchronization

/// What threads share.
final class Shared<State: Sendable>: Sendable {
  let state: Mutex<State>
  init(_ state: State) { self.state = Mutex(state) }
}
