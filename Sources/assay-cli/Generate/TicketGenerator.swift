/// placeholder
struct TicketGenerator { init(seed: UInt64) {}; mutating func appendTicket(to: inout [UInt8]) {} }
