/// Which part of a corpus a ticket belongs to, for good: the part hangs on the ticket's id alone.
///
/// A ticket stays in its part when others are added, whatever the order of files, on any machine. Seven tenths train,
/// one tenth is for choosing settings (`dev`), two tenths are for the final measure (`test`).
///
/// The bucket of an id is FNV-1a of its UTF-8 bytes (64 bits), its halves xored to 32 bits, modulo 10; 0–6 train, 7
/// dev, 8–9 test. Xor-folding is what the hash's authors advise for ranges below its own (Fowler, Noll, Vo, Eastlake:
/// "The FNV Non-Cryptographic Hash Algorithm", section 3): the lowest bit alone is only the parity of the ids' lowest
/// bits, and even ids would all meet in even buckets. The hash is not `TokenHash`, so that a change of the model format
/// moves no ticket from training to test.
public enum Split: String, Sendable, CaseIterable {
  case train, dev, test

  /// The part that a ticket belongs to. O(length of the id).
  public init(ticketID: String) {
    switch Split.folded(ticketID) % 10 {
    case 0...6: self = .train
    case 7: self = .dev
    default: self = .test
    }
  }

  /// The fold of a ticket in cross-validation, `0 ..< folds`: independent of its part, and as lasting. O(length of the
  /// id).
  public static func fold(ofTicketID id: String, of folds: Int) -> Int {
    Int(folded(id) / 10) % folds
  }

  private static func folded(_ id: String) -> UInt32 {
    let hash = fnv1a(id.utf8)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// FNV-1a, 64 bits: offset basis and prime of the publication. O(n).
  static func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
