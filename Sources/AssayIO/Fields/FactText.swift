public import AssayCore

extension FactRecord {
  /// The value as verdicts write it: a number with at most three decimals, `true` or `false`, or the field's text.
  public func text(_ ticket: borrowing Ticket) -> String {
    switch subject {
    case .number:
      var digits: [UInt8] = []
      digits.append(decimal: value, decimals: 3, isTrimmed: true)
      return String(decoding: digits, as: UTF8.self)
    case .text(let field): return ticket.string(field)
    case .flag: return value == 1 ? "true" : "false"
    }
  }
}
