import AssayTestSupport
import Testing

@testable import AssayCore

/// What languages are told apart by, and when none is named.
struct LanguageTests {
  private func tokens(_ text: String) -> (TokenBuffer, FoldedText) {
    var folded = FoldedText()
    var buffer = TokenBuffer()
    let source = Array(text.utf8)
    folded.fold(source.span, 0..<source.count)
    buffer.tokenise(folded, 0..<folded.count, source: source.span, field: .text)
    return (buffer, folded)
  }

  private func language(_ text: String) -> String? {
    let (buffer, folded) = tokens(text)
    let bytes = folded.bytes
    return LanguageIdentifier.language(buffer, upTo: buffer.count, bytes.span).map { LanguageSigns.all[$0].code }
  }

  @Test(
    "A sentence of a review tells its language",
    arguments: [
      ("en", "The soup was cold and nobody came to ask if we wanted anything else."),
      ("de", "Das Essen kam nach einer Stunde und war noch nicht einmal warm."),
      ("de", "Ich habe das Geraet zurueckgeschickt und warte noch immer auf mein Geld."),
      ("fr", "Le colis n'est jamais arrivé et personne ne répond au téléphone."),
      ("es", "El pedido llegó tarde y la caja estaba rota por todos lados."),
      ("it", "Il pacco non è mai arrivato e nessuno risponde al telefono."),
      ("da", "Maden var kold, og der kom ikke nogen for at spørge, hvad vi ville have."),
      ("nl", "Het pakket is nooit aangekomen en er neemt niemand de telefoon op."),
      ("sv", "Maten var kall och det kom ingen för att fråga vad vi ville ha."),
      ("no", "Maten var kald, og det kom ingen for å spørre hva vi ville ha."),
      ("pt", "A encomenda não chegou e ninguém atende o telefone da loja."),
      ("pl", "Paczka nie doszła i nikt nie odbiera telefonu od dwóch tygodni."),
      ("tr", "Ürün iki hafta sonra geldi ve kutusu kırıktı, kimse telefona bakmıyor."),
      ("cs", "Balík nepřišel a nikdo mi už dva týdny nebere telefon."),
      ("ro", "Coletul nu a ajuns și nimeni nu răspunde la telefon de două săptămâni."),
      ("fi", "Paketti ei ole tullut, eikä kukaan vastaa puhelimeen."),
      ("hu", "A csomag nem érkezett meg, és senki sem veszi fel a telefont."),
    ])
  func named(code: String, text: String) { #expect(language(text) == code) }

  @Test(
    "What could be several languages, or none, is not named",
    arguments: [
      "", "ok", "👍👍", "Super!", "1 2 3", "Bravo", "Hotel Adria, Venezia", "xkcd qwrt zzz", "Perfekt service",
      "Alt var fint", "отлично",
      "product value", "no no no",
    ])
  func unclear(text: String) { #expect(language(text) == nil) }

  @Test("A name or a quotation in another language does not turn a text")
  func foreignWords() {
    #expect(language("We stayed at La Maison des Fleurs sur le Lac and the bed was too short for my husband.") == "en")
    #expect(language("Wir waren im Fish and Chips of the Old Town und haben dort sehr gut gegessen.") == "de")
  }

  @Test("Lists are whole: sixteen languages, words once each as the tokeniser gives them, runs of seven bytes at most")
  func lists() {
    #expect(LanguageSigns.all.count == 16)
    #expect(Set(LanguageSigns.all.map(\.code)).count == 16)
    for signs in LanguageSigns.all {
      let words = signs.words.split(separator: " ")
      let runs = signs.runs.split(separator: " ")
      #expect(Set(words).count == words.count, "\(signs.code)")
      #expect(Set(runs).count == runs.count, "\(signs.code)")
      for word in words {
        // An article that has lost its vowel stands before one: l'ami.
        let (buffer, folded) = tokens(word.hasSuffix("'") ? word + "ami" : String(word))
        #expect(String(decoding: folded.bytes[buffer.tokens[0].range], as: UTF8.self) == word)
      }
      #expect(runs.allSatisfy { $0.utf8.count <= 7 && $0 == $0.lowercased() }, "\(signs.code)")
    }
  }

  /// The rule of `LanguageIdentifier` told slowly, over strings.
  private func plainly(_ words: [String]) -> String? {
    let signs = LanguageSigns.all
    let lists = signs.map { Set($0.words.split(separator: " ").map(String.init)) }
    let runs = signs.map { Set($0.runs.utf8.split(separator: 0x20).map(Array.init)) }
    var counts = Array(repeating: 0, count: 16)
    func winner(_ seen: Int, lead: Int, share: Int) -> String? {
      let order = counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
      guard counts[order[0]] - counts[order[1]] >= lead, counts[order[0]] * share >= seen * 4 else { return nil }
      return signs[order[0]].code
    }
    let looked = words.prefix(64)
    for (place, word) in looked.enumerated() {
      for language in counts.indices where lists[language].contains(word) { counts[language] += 4 }
      if (place + 1) % 16 == 0, let found = winner(place + 1, lead: 12, share: 4) { return found }
    }
    if let found = winner(looked.count, lead: 8, share: 4) ?? winner(looked.count, lead: 12, share: 6) { return found }
    for word in looked {
      let edged = Array("^\(word)$".utf8)
      for start in edged.indices {
        for end in start + 1...min(start + 7, edged.count) {
          for language in counts.indices where runs[language].contains(Array(edged[start..<end])) {
            counts[language] += 1
          }
        }
      }
    }
    return winner(looked.count, lead: 6, share: 3)
  }

  @Test("The tables say what the lists say, on words drawn from them and strange ones", arguments: 0..<4)
  func oracle(seed: Int) {
    var generator = RepeatableGenerator(seed: UInt64(seed))
    let lists = LanguageSigns.all.map { signs in
      signs.words.split(separator: " ").map(String.init).filter { !$0.hasSuffix("'") }
    }
    for _ in 0..<25 {
      let languages = [generator.pick(lists), generator.pick(lists)]
      let words = (0..<generator.below(70)).map { _ in
        generator.once(in: 2)
          ? generator.pick(languages[generator.below(2)])
          : String(
            (0..<Int.random(in: 1...9, using: &generator)).map { _ in generator.pick(Array("aeißøñstrnlchgoij")) })
      }
      #expect(language(words.joined(separator: " ")) == plainly(words), "\(words)")
    }
  }
}
