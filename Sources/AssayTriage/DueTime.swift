public import AssayCore

/// When a person must have looked at a ticket. Never counted from the clock: the same ticket is due at the same time always.
public enum DueTime: Sendable, Equatable {
  /// The pack names no route.
  case none
  /// `due_at`: counted from the ticket's `reported_at`.
  case at(Timestamp)
  /// `due_in`: so many seconds from whenever the ticket was reported, where the ticket does not say.
  case within(Int32)

  /// The key that the verdict gives it under; nil for `none`.
  public var key: String? {
    switch self {
    case .none: nil
    case .at: "due_at"
    case .within: "due_in"
    }
  }

  /// An ISO 8601 date and time in UTC (`2026-06-11T07:14:52Z`) or duration (`P3D`); empty for `none`.
  public var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends `text`.
  public func append(to bytes: inout [UInt8]) {
    switch self {
    case .none: break
    case .at(let time): time.append(to: &bytes)
    case .within(let seconds): bytes.append(contentsOf: DueTime.duration(seconds: Int(seconds)).utf8)
    }
  }

  /// An ISO 8601 duration in days, hours, minutes and seconds: `PT30M`, `PT4H`, `P3D`, `P1DT12H`. Negative counts as 0.
  public static func duration(seconds: Int) -> String {
    let seconds = max(0, seconds)
    func part(_ count: Int, _ unit: String) -> String { count == 0 ? "" : "\(count)\(unit)" }
    let days = part(seconds / 86_400, "D")
    let time = part(seconds / 3600 % 24, "H") + part(seconds / 60 % 60, "M") + part(seconds % 60, "S")
    if days.isEmpty, time.isEmpty { return "PT0S" }
    return "P" + days + (time.isEmpty ? "" : "T" + time)
  }
}
