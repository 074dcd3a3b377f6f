import AssayCore

/// What a browser may do for a page: use the one style sheet in its head, known by its hash (Content Security Policy level 3), and the empty icon.
/// Everything else is forbidden: scripts, pictures, fonts, frames, forms, and styles that some text might smuggle in.
enum ContentPolicy {
  /// The policy for a page with this style sheet. O(sheet).
  static func text(for styleSheet: String) -> String {
    "default-src 'none'; style-src 'sha256-\(base64(SHA256.digest(Array(styleSheet.utf8))))'; img-src data:; base-uri 'none'; form-action 'none'"
  }

  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  /// The words' bytes, highest first, in base 64 (RFC 4648).
  static func base64(_ words: [UInt32]) -> String {
    let bytes = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count { text.append(digits[bits >> (18 - 6 * place) & 63]) }
      text += String(repeating: "=", count: 3 - group.count)
    }
    return text
  }
}
