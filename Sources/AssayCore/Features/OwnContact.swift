/// Tells the reviewed business's own addresses and numbers from others.
enum OwnContact {
  /// Whether the ticket's list names the thing that `token` is.
  ///
  /// URLs and e-mail addresses match a listed domain or any domain above theirs; phone numbers match on their last nine digits, so that
  /// national and international forms are one; anything else must be equal. O(items of the list).
  static func isListed(_ token: Token, _ bytes: [UInt8], _ list: ListField, _ ticket: borrowing Ticket) -> Bool {
    let thing = bytes[token.range]
    for item in ticket.items where item.list == list {
      let listed = ticket.bytes[Int(item.range.lowerBound)..<Int(item.range.upperBound)]
      if matches(thing, listed, token.kind) { return true }
    }
    return false
  }

  private static func matches(_ thing: ArraySlice<UInt8>, _ listed: ArraySlice<UInt8>, _ kind: TokenKind) -> Bool {
    switch kind {
    case .phone, .number:
      let one = lastDigits(thing)
      return one.count >= 6 && one == lastDigits(listed)
    case .url, .email:
      let own = host(listed)
      let host = host(thing)
      guard !own.isEmpty, host.count >= own.count, own.contains(UInt8(ascii: ".")) else { return false }
      guard host.suffix(own.count).elementsEqual(own) else { return false }
      return host.count == own.count || host[host.endIndex - own.count - 1] == UInt8(ascii: ".")
    default:
      return thing.elementsEqual(listed.lazy.map(Folder.ascii))
    }
  }

  private static func lastDigits(_ text: ArraySlice<UInt8>) -> [UInt8] {
    Array(text.filter(Tokenizer.isDigit).suffix(9))
  }

  /// The host of a URL, of an e-mail address or of a bare domain, in lower case, without `www.`.
  private static func host(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var rest = text
    if let scheme = rest.indices.first(where: { rest[$0...].starts(with: "://".utf8) }) { rest = rest[(scheme + 3)...] }
    if let at = rest.firstIndex(of: UInt8(ascii: "@")) { rest = rest[(at + 1)...] }
    let host = rest.prefix { !"/?#:".utf8.contains($0) }.map(Folder.ascii)
    return host.starts(with: "www.".utf8) ? Array(host.dropFirst(4)) : host
  }
}
