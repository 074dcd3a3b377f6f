/// Who does pieces of work that know nothing of each other. What comes of them is the same, however many work.
public protocol Workers: Sendable {
  /// How many pieces are worked on at a time.
  var count: Int { get }

  /// What `body` makes of each number from 0 to below a count, in their order.
  func map<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result]
}

/// Does one piece after the other.
public struct OneWorker: Workers {
  /// The only one.
  public init() {}

  /// 1.
  public var count: Int { 1 }

  /// The same, from the first number to the last.
  public func map<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    (0..<count).map(body)
  }
}
