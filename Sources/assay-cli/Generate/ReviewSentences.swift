/// The sentences of generated reviews, one a line, all made up here. Slots stand in braces.
enum ReviewSentences {
  static let goodTitles = """
    Would use them again
    {good} and {good}
    A {very} {fine} {thing}
    Five stars for {name}
    Sorted within {span}
    No complaints at all
    Worth every penny
    Exactly what we needed
    """

  static let badTitles = """
    Never again
    The {thing} {fault}
    {very} {bad}
    Still waiting after {span}
    Avoid
    Not what we paid for
    {price} down the drain
    Disappointed in {business}
    """

  static let good = """
    We asked them to {job} and it was done by {time}, no fuss.
    The {staff} was {very} {good} and explained every step before starting.
    {name} could not have been more {good}, even in {weather}.
    I paid {price}, which is exactly what the quote said.
    The {thing} looks even better than I had hoped.
    Nothing was too much trouble for the {staff}.
    They rang on {day} to ask whether everything was still fine, which nobody else does.
    {companion} recommended {business} and I am glad I listened.
    I have used them since {year} and they have been {good} every single time.
    The {staff} noticed a problem with the {thing} and put it right for free.
    Ordered {channel} on {day}, and it was all there by {day}.
    It took them {number} minutes to {job}; others had told me it could not be done.
    The {thing} is {fine}, which is more than I can say of the old one.
    Everything was left tidy and clean, the {thing} above all.
    When I asked a silly question the {staff} did not laugh, well, only a little.
    Even {companion} was impressed, and that takes some doing.
    Their {staff} kept me posted {channel} the whole time.
    """

  static let bad = """
    The {thing} {fault}, and nobody seems to care.
    I have written {number} times {channel} and had no answer for {span}.
    The {staff} was {very} {bad} and hung up on me.
    We paid {price} up front and have seen nothing for it since {month}.
    They promised to {job} on {day}; it is now {span} later.
    {name} said it was my own fault that it {fault}.
    I was told {price} and the bill came to more than twice that.
    Every time I ring, another {staff} tells me another story.
    The first {thing} {fault}, and so did the one they sent instead.
    I would not send {companion} there, and we do not even get on.
    All I wanted was for somebody to {job}.
    For {price} I expect a {thing} that lasts longer than {span}.
    The {staff} was {bad}, the {thing} was worse, and that means something.
    They call it "a misunderstanding"; I call it {bad}.
    After {number} e-mails they offered me {price} off my next order, as if there would be one.
    My complaint was closed without anybody having read it, as far as I can tell.
    In {year} they were {good}; what happened?
    """

  static let plain = """
    I went there with {companion} on a {day} in {month}.
    We live in {town}, so it is about {number} miles away.
    There is parking behind the building if you come before {time}.
    I compared {number} others before choosing {business}.
    For the record, I ordered the {thing} {channel}.
    It was {weather}, which did not help.
    The {staff} told me they have been on {street} since {year}.
    I had a similar {thing} from another firm in {town} before this one.
    Appointments are mostly in the morning, mine was at {time}.
    The whole thing took about {span} from start to finish.
    {companion} had asked them to {job} last {month}.
    You can pay by card or in cash, {price} in my case.
    I am writing this on the train, so forgive the spelling.
    They cover {town} and most of the villages around it.
    The {thing} comes with {number} years of guarantee, or so the leaflet says.
    We needed someone to {job} before {day}.
    I usually don't write reviews, but {companion} said I should.
    The office is open until {time} on a {day}.
    """

  static let goodEnds = """
    Thank you, {name}!
    Happy to recommend {business}.
    We will be back in {month}.
    Ten out of ten 👍
    Keep it up.
    I only wish everyone worked like this.
    """

  static let badEnds = """
    Think twice before you pay {price} to anyone there.
    I want my money back, nothing more.
    One star, because none is not on offer.
    Such a shame 😡
    Next time I will go to somebody in {town}.
    I hope that somebody at {business} reads this.
    """

  static let germanGood = """
    Wir waren mit {business} rundum zufrieden.
    Der Termin am Vormittag wurde pünktlich eingehalten, das erlebt man selten.
    {name} war sehr freundlich und hat alles in Ruhe erklärt.
    Der Preis von {price} war vorher abgesprochen und hat gestimmt.
    Schon zum {number}. Mal bestellt und nie enttäuscht worden.
    Alles wurde sauber hinterlassen, sogar die Straßenschuhe blieben draußen.
    Auf Rückfragen kam noch am selben Tag eine Antwort.
    Gerne wieder, wir empfehlen den Betrieb auch unseren Nachbarn.
    """

  static let germanBad = """
    Seit {number} Wochen warte ich auf eine Rückmeldung.
    Am Telefon wird man vertröstet und dann einfach weggedrückt.
    Für {price} hätte ich deutlich mehr erwartet.
    Die Lieferung kam beschädigt an, und niemand fühlt sich zuständig.
    {name} meinte nur, das sei eben so.
    Der zugesagte Termin wurde ohne ein Wort abgesagt.
    Nach {number} E-Mails habe ich aufgegeben.
    So verliert man Kunden, schade um das Geld.
    """

  /// What reporters write beside their report.
  static let comments = """
    We can find no customer of this name.
    Please check this review, it does not look right to us.
    Reads like an advert to me
    The reviewer is mistaken about the {thing}.
    We have written to the reviewer on {day} and had no answer.
    This is not how it happened, our {staff} was {good}.
    I know the owner and this is not true.
    Third one like this in {span}.
    """
}

/// Sentences that break a guideline, planted in a small share of the reviews. Offensive words are masked, as people do.
enum PlantedBreaches {
  static let all: [(guideline: String, sentences: String)] = [
    (
      "advertising_promotion",
      """
      Use my code {code} at {site} for twenty percent off and thank me later!
      You get the same {thing} for half the price at www.{site}, message me on WhatsApp {phone} for a quote.
      Visit {site} instead, sign up with code {code} and get your first order free.
      """
    ),
    (
      "personal_information",
      """
      His private number is {phone} and he lives at {number} {street}, go and ask him yourself.
      Her full name is {name} {surname}, mail her at home: {surname}.{name}@{site}
      """
    ),
    (
      "incentive_coercion",
      """
      They gave me a {price} gift card for leaving five stars, so here they are.
      I will delete this review as soon as they refund me {price} on top of what I paid.
      """
    ),
    (
      "conflict_of_interest",
      """
      Full disclosure: I work here as a {staff}, and I say it is the best place in {town}.
      As the owner of another business on {street} I can tell you that mine is better.
      """
    ),
    (
      "fake_experience",
      """
      I haven't used them myself, but a friend of a friend told me all about it.
      Never been there and never will, the advert was enough for me.
      """
    ),
    (
      "scam_fraud",
      """
      I lost {price} to a fake broker, and the recovery expert {name} {surname} got all of it back, write to him on Telegram.
      Whoever lost bitcoin should contact {name}@{site}, he recovered every penny of my funds.
      """
    ),
    (
      "harassment",
      """
      {name} at the desk is a fat useless i***t and everybody there knows it.
      What a pathetic little m***n that {staff} is, with a face like a slapped fish.
      """
    ),
    (
      "profanity",
      """
      What a load of f***ing rubbish.
      Honestly, this is b******t from start to finish.
      The {thing} is s**t, there is no other word for it.
      """
    ),
    (
      "threats_violence",
      """
      I know where {name} parks, and one evening I will be waiting there with a hammer.
      If the {staff} comes near my house again I will break his legs.
      """
    ),
    (
      "wrong_subject",
      """
      Sorry, this was meant for another company, the one on {street} in {town}.
      Just saw that my order was with somebody else entirely, please ignore the stars.
      """
    ),
    (
      "off_topic",
      """
      Anyway, what do you expect in a country whose government gets away with everything, vote them all out.
      And another thing, the referee on {day} needs glasses.
      """
    ),
    (
      "spam_low_quality",
      """
      cheap cheap cheap best best {thing} {thing} buy buy now now now deal deal deal
      asdf jkl asdf jkl qwrt zxcv qwrt zxcv asdf jkl
      """
    ),
  ]
}
