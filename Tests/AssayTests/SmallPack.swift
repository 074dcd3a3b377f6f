/// A pack for tests that bring their own guidelines and rules.
enum SmallPack {
  /// What stands before them, without the last line's end.
  static let head = """
    pack small
      version   "1"
      languages en
      outcome   clear                     route low within 1d
      outcome   uncertain                 route low within 1d
      outcome   insufficient_information  route low within 1d
      outcome   unsupported_language      route low within 1d
    """
}
