internal import AssayCore

/// How often words come in reviews, roughly: to choose the rarest words of a phrase as its anchors, and to number words.
///
/// Results never depend on it, but for which of several readings of a disguised word is shown.
enum WordFrequency {
  /// Expected occurrences per 100,000 words of a word of some table.
  static func of(_ words: borrowing WordTable, _ number: Int32) -> Double {
    known.find(words, number).map { known.counts[Int($0)] } ?? 2
  }

  /// The same of all words that begin so.
  static func of(prefix: String) -> Double { known.counted(beginningWith: prefix) + 4 }

  /// The same of all words that end in some way.
  static let ofSuffix = 40.0

  /// Words of a table by falling frequency, those of the same one in alphabetical order, in which they are given.
  static func commonestFirst(_ words: borrowing WordTable, alphabetical: [Int32]) -> [Int32] {
    var common: [(count: Double, place: Int)] = []
    var rare: [Int32] = []
    for (place, number) in alphabetical.enumerated() {
      if let count = known.counted(words, number) { common.append((count, place)) } else { rare.append(number) }
    }
    common.sort { ($1.count, $0.place) < ($0.count, $1.place) }
    return common.map { alphabetical[$0.place] } + rare
  }

  /// The same of a class of things.
  static func of(kind: UInt8) -> Double {
    switch kind {
    case Leaf.anyWord: 100_000
    case Leaf.name: 4_000
    case Leaf.code: 1_500
    case TokenKind.number.rawValue: 3_000
    case TokenKind.money.rawValue, TokenKind.emoji.rawValue: 500
    case TokenKind.date.rawValue, TokenKind.percent.rawValue: 200
    default: 50
    }
  }

  /// Words whose frequency is known: the counted ones first, then small words of other languages.
  private struct Known {
    private var words = WordTable()
    private(set) var counts: [Double] = []
    private let counted: Int
    /// The counted ones by their first byte.
    private let beginnings: IndexLists

    init() {
      for entry in table.utf8.split(separator: 0x20) {
        let colon = entry.firstIndex(of: UInt8(ascii: ":")) ?? entry.endIndex
        _ = words.number(String(Substring(entry[..<colon])))
        counts.append(entry[colon...].dropFirst().reduce(0) { $0 * 10 + Double($1 - 0x30) })
      }
      counted = counts.count
      var pairs: [(list: Int32, value: Int32)] = []
      for number in words.numbers { pairs.append((Int32(words.bytes[words.range(number).lowerBound]), number)) }
      beginnings = IndexLists(pairs, count: Int(UInt8.max) + 1)
      for word in functionWords.utf8.split(separator: 0x20) where words.number(String(Substring(word))) >= counts.count
      {
        counts.append(800)
      }
    }

    func find(_ other: borrowing WordTable, _ number: Int32) -> Int32? { words.find(other, number) }

    /// The count of a word, if it was counted.
    func counted(_ other: borrowing WordTable, _ number: Int32) -> Double? {
      guard let found = words.find(other, number), found < counted else { return nil }
      return counts[Int(found)]
    }

    /// What was counted of all words that begin so.
    func counted(beginningWith prefix: String) -> Double {
      let edge = prefix.utf8.span
      guard edge.count > 0 else { return counts[..<counted].reduce(0, +) }
      var sum = 0.0
      for number in beginnings.list(Int32(edge[0])) where words.begins(number, with: edge) {
        sum += counts[Int(number)]
      }
      return sum
    }
  }

  private static let known = Known()

  /// Small words of the other languages of the default pack.
  private static let functionWords = """
    der die das und ich ist nicht ein eine zu mit den es sie auf von im war le la les de et je un une est pas que des il en du pour dans el \
    los las y no lo se por con una mi muy di che e non per sono della ho og jeg det er at en et af til ikke som har var med for på
    """

  /// Occurrences per 100,000 words in the English tickets of `Corpora/`, the commonest 700.
  private static let table = """
    the:6032 a:3266 and:3025 i:1898 in:1554 it:1506 to:1417 for:1273 on:1270 of:1167 my:1093 is:1034 was:929 with:884 \
    you:794 at:717 me:658 that:627 one:615 they:515 so:453 this:430 no:422 from:392 two:390 up:381 had:371 not:359 \
    by:357 have:350 about:334 he:329 are:321 we:317 who:317 as:311 your:303 i've:294 out:293 if:284 what:278 be:268 \
    all:264 back:259 but:255 like:249 them:248 which:240 there:236 three:236 she:235 when:235 it's:233 off:233 \
    i'm:228 has:222 good:218 an:218 her:218 been:214 do:212 us:210 our:208 came:202 his:195 day:193 said:190 were:190 \
    four:189 then:186 told:182 because:178 first:178 people:178 i'd:175 took:175 got:166 don't:163 five:160 since:160 \
    never:160 every:159 only:158 can:156 him:156 get:156 did:156 down:154 say:151 after:150 time:148 before:147 \
    put:143 now:140 went:137 asked:136 man:136 here:135 own:133 same:133 than:132 know:132 over:132 go:131 would:129 \
    nobody:129 does:127 days:125 nine:124 their:123 nice:123 still:120 week:119 next:116 old:116 left:116 lovely:116 \
    half:112 see:112 minutes:111 ask:109 come:109 where:108 or:108 more:108 paid:106 f:104 six:102 how:102 again:100 \
    home:100 will:100 through:100 last:98 ten:98 room:98 card:97 says:96 stars:96 weeks:94 could:94 shop:93 \
    nothing:92 take:92 called:92 just:92 new:90 bit:90 years:90 i'll:89 e:89 example:89 should:88 twice:88 night:88 \
    sent:88 work:88 month:85 didn't:85 number:84 free:84 phone:82 want:82 very:82 under:81 can't:81 little:81 rang:81 \
    he's:81 read:81 look:81 n:81 box:80 well:80 way:78 eleven:78 second:77 once:77 tell:75 great:75 thing:75 \
    without:75 hour:75 full:75 made:75 that's:74 am:74 other:73 door:73 there's:73 used:73 car:73 small:73 s:73 \
    each:73 name:71 these:71 money:71 found:70 price:70 app:70 office:70 done:70 too:70 let:69 going:69 t:69 fine:67 \
    year:66 right:66 you're:66 round:65 end:65 while:65 whole:65 pay:65 morning:63 need:63 bought:63 gave:63 bring:63 \
    best:63 another:62 twenty:62 ring:62 ever:62 times:61 staff:61 hours:61 forty:61 front:59 till:59 isn't:59 \
    until:59 page:59 mine:58 star:58 review:58 wrong:57 eight:57 late:57 bank:57 any:55 bag:55 both:55 lot:55 \
    somebody:55 its:55 k:55 call:55 anyone:55 manager:55 place:54 van:54 sorry:54 use:54 thank:53 run:53 house:53 \
    keep:53 make:53 better:53 side:51 skip:51 doesn't:51 head:51 please:51 long:51 flat:51 driver:51 hand:51 form:50 \
    dog:50 letter:50 order:50 l:50 third:49 lad:49 behind:49 bill:49 even:49 give:49 ones:49 clean:49 write:49 \
    think:49 b:49 insurance:49 else:47 woman:47 buy:47 seller:47 w:47 sat:46 away:46 someone:46 scam:46 water:46 \
    won't:46 u:46 service:44 school:44 arrived:44 word:44 wife:44 bad:44 leave:44 lost:43 m:43 turned:43 decent:43 \
    asking:43 desk:43 friday:43 reading:43 some:43 mother:43 lady:43 gone:43 line:43 r:43 set:42 fair:42 you've:42 \
    everyone:42 th:42 real:42 d:42 send:42 ok:40 kitchen:40 proper:40 bed:40 screen:40 kept:40 hot:40 we've:39 \
    seven:39 enough:39 sunday:39 she's:39 months:39 though:39 machine:39 anything:39 being:39 wrote:39 table:39 \
    may:39 book:39 wouldn't:39 everything:39 booked:39 account:39 works:39 something:39 o:39 c:39 thirty:38 \
    evening:38 goes:38 p:38 also:38 tea:38 mr:38 deposit:38 into:38 twelve:38 girl:38 honest:38 lift:36 post:36 \
    size:36 looking:36 most:36 stopped:36 inside:36 sold:36 quid:36 why:36 saw:36 cold:36 seen:36 moved:35 kind:35 \
    cut:35 open:35 wanted:35 big:35 queue:35 shoes:35 he'd:35 team:35 date:35 writing:35 men:35 h:35 family:35 \
    cheap:34 lads:34 person:34 site:34 course:34 doing:34 mum:34 hold:34 firm:34 those:34 gate:34 couldn't:34 \
    ticket:34 change:34 young:34 face:34 pounds:32 paper:32 straight:32 itself:32 waiting:32 stayed:32 looked:32 \
    feel:32 things:32 hundred:32 company:32 find:32 floor:32 much:32 wants:32 gets:32 delivery:32 parking:31 comes:31 \
    show:31 hands:31 within:31 they'd:31 chat:31 bus:31 warm:31 road:31 sort:31 kids:31 yes:31 reviews:31 hire:31 \
    fixed:30 worth:30 check:30 afternoon:30 pages:30 boiler:30 job:30 text:30 always:30 they're:30 husband:30 hard:30 \
    wait:30 quick:30 stop:30 message:30 quiet:28 list:28 dry:28 takes:28 window:28 nearly:28 code:28 saturday:28 \
    opened:28 cover:28 past:28 law:28 part:28 closed:28 watch:28 customer:28 g:28 spring:28 coach:28 rather:28 \
    life:28 top:28 start:27 touch:27 refund:27 fee:27 children:27 written:27 thought:27 we'd:27 signed:27 food:27 \
    stairs:27 anyway:27 wall:27 saying:27 who's:27 march:27 live:27 friend:27 picture:27 park:27 showed:27 \
    breakfast:27 photo:27 parcel:27 white:27 test:27 rate:27 different:26 myself:26 later:26 feet:26 chair:26 red:26 \
    neighbour:26 whoever:26 hotel:26 walk:26 cried:26 monday:26 notice:26 group:26 thursday:26 you'll:26 posted:26 \
    class:26 tried:24 stay:24 leeds:24 foot:24 cancelled:24 knew:24 coffee:24 already:24 tuesday:24 less:24 baby:24 \
    calls:24 counter:24 walked:24 prices:24 ours:24 board:24 died:24 nights:24 photos:24 weekend:24 joke:24 online:24 \
    bread:23 garden:23 letters:23 extra:23 passed:23 haven't:23 instead:23 sit:23 cost:23 fish:23 daughter:23 \
    yours:23 blue:23 coming:23 tells:23 slow:23 email:23 needed:23 shut:23 owner:23 pool:23 brother:23 fault:23 \
    they've:23 anybody:23 blood:23 wet:22 bar:22 bottle:22 light:22 knows:22 try:22 sell:22 january:22 started:22 \
    wedding:22 explained:22 certificate:22 mind:22 telling:22 green:22 changed:22 dad:22 noticed:22 grey:22 stuff:22 \
    felt:22 dishwasher:22 sister:22 x:22 seat:22 cat:22 really:22 happy:22 quote:22 dead:22 business:22 answer:22 \
    hall:22 owl:22 note:22 patient:20 battery:20 fella:20 answered:20 christmas:20 either:20 charged:20 given:20 \
    outside:20 hear:20 worked:20 pound:20 runs:20 parents:20 you'd:20 himself:20 far:20 fridge:20 charge:20 none:20 \
    hello:20 print:20 single:20 between:20 case:20 guide:20 carry:20 police:20 website:20 agreed:20 ex:20 address:20 \
    otherwise:20 product:20 y:20 he'll:20 agency:20 pass:20 looks:19 spare:19 care:19 son:19 promised:19 short:19 \
    fitted:19 sharp:19 broken:19 claim:19 ready:19 fast:19 mrs:19 biscuit:19 cracked:19 stand:19 street:19 invoice:19 \
    vet:19 alone:19 february:19 herself:19 saved:19 chips:19 landlord:19 april:19 lid:19 cash:19 glass:19 english:19 \
    mail:19 ur:19 boss:19 mention:19 yet:19 roof:19 reply:19 turn:19 sign:19 watches:19 summer:19 boy:19 voice:19 \
    hoot:19 dear:18 finish:18 teacher:18 thick:18 bother:18
    """
}
