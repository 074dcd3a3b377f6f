/// The value of a decimal number written in ASCII, or nil if the bytes are anything else or the value is not finite.
///
/// Exact: up to 15 digits and small exponents are one division or multiplication of exact doubles; the rest, which
/// real records do not hold, goes through the standard library.
func decimalNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
  var at = range.lowerBound
  let isNegative = at < range.upperBound && bytes[at] == UInt8(ascii: "-")
  if isNegative { at += 1 }
  var mantissa = 0
  var digits = 0
  var decimals = 0
  var hasPoint = false
  while at < range.upperBound {
    let byte = bytes[at]
    if isDigit(byte) {
      digits += 1
      if digits > 15 { return slowDecimalNumber(bytes, range) }
      mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
      if hasPoint { decimals += 1 }
    } else if byte == UInt8(ascii: ".") && !hasPoint && digits > 0 {
      hasPoint = true
    } else {
      return slowDecimalNumber(bytes, range)
    }
    at += 1
  }
  guard digits > 0, !hasPoint || decimals > 0 else { return nil }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let value = Double(mantissa) / scale
  return isNegative ? -value : value
}

/// Long or exponential numbers; refuses the words and hexadecimals that `Double` understands.
private func slowDecimalNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
  guard range.count <= 400 else { return nil }
  var text: [UInt8] = []
  for index in range {
    let byte = bytes[index]
    guard isDigit(byte) || "+-.eE".utf8.contains(byte) else { return nil }
    text.append(byte)
  }
  guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
  return value
}
