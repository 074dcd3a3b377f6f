/// What a language is known by: words that most of its texts hold, and letters that stand together in its words.
///
/// Written by hand from grammars' closed classes (articles, pronouns, prepositions, conjunctions, forms of to be and to have), with some words
/// that reviews are made of. Nothing was counted in anybody's texts.
struct LanguageSigns: Sendable {
  /// Its two letters in ISO 639-1.
  var code: String
  /// Common words as people write them, spaces between; also without accents where they are often left out.
  var words: String
  /// Letters in a row, `^` and `$` for the edges of a word; seven bytes at most.
  var runs: String

  /// All languages that are told apart, those that the built-in pack covers first. Sixteen at most.
  static let all: [LanguageSigns] = [
    // English
    LanguageSigns(
      code: "en",
      words: """
        the and to of a i in is it was for that my with they you this have not but on are be we so at as he she me very all \
        had were their there from when would if your what been has our them will can by just no after who about out which an \
        or get got because did more don't didn't it's i'm i've great good service never again always only than then also how \
        his her him could even back until over told asked went really time order
        """,
      runs: """
        th ^th ing$ wh ^wh ^sh tion$ ed$ ly$ ould ght ough 's$ n't$ ow$ ^y ck$ ee oo ness$ ful$ ^kn
        """),
    // German
    LanguageSigns(
      code: "de",
      words: """
        schnell schnelle schneller lieferung freundlich freundliche bestellt bestellung kundenservice gerne vielen \
        dank mitarbeiter empfehlen empfehlenswert weiter geld zurück tage essen einfach würde nett sehr lecker bitte der die \
        das und ich nicht ist es zu ein eine einen einem einer mit auf für war den dem des von sich auch wir sie er hat habe \
        haben wird werden wurde aber wie nur noch mehr bei nach kein keine so da dass daß man mir mich mein meine uns unser \
        ihr ihre sein seine im am zum zur vom aus an oder wenn weil was wer hier dort dann schon immer wieder nie als über bis \
        gut leider alles durch gegen ohne um kann sind waren bin bist hatte hatten mal ja doch nichts etwas jetzt heute \
        diese dieser dieses diesen eure euch fur ueber
        """,
      runs: """
        sch ß ü ö ä ung$ lich ^ge ^ver ei ich$ keit$ heit$ en$ ^be ^un cht tz ^zu iert$ chen$ ^ein pf st$ ieren$ isch$ igt$
        """),
    // French
    LanguageSigns(
      code: "fr",
      words: """
        rapide livraison accueil commande commandé reçu produit équipe merci bonne bon jours recommande déçu argent \
        prix personnel gentil vraiment le la les j' c' n' qu' d' l' s' m' ai un une des et est de du que qui pas ne je il elle nous vous \
        ils en dans pour sur avec ce cette ces mon ma mes son sa ses au aux par plus mais très tres bien tout tous toute suis \
        était etait sont été on y à a où ou donc car si même meme fait avoir être etre \
        faire leur leurs votre notre nos vos me se lui jamais rien sans encore aussi après apres avant chez comme quand \
        toujours trop peu cela ça ca moi alors     
        """,
      runs: """
        eau aux$ ^qu ^l' ^d' ^j' ^c' ^n' ^qu' ^s' ç è ê ement$ tion$ ions$ eur$ euse$ ez$ oi ou é ée$ és$ ais$ ait$ ant$ œ \
        ienne$ aient$ ette$ ille ir$
        """),
    // Spanish
    LanguageSigns(
      code: "es",
      words: """
        rápido envío atención cliente pedido producto comida excelente servicio tienda precio días dinero recomiendo \
        recomendable vez llegó trato lugar años persona gracias el la los las un una de del que y en no se es por con para su \
        sus lo le me mi mis al como más mas pero muy todo todos toda nos está esta este esto estos estas fue son era eran ha \
        han he hay hemos ya si sí sin sobre cuando donde porque también tambien nada nunca siempre bien yo tú tu usted ustedes \
        ellos ella él os les ser hacer solo sólo uno dos desde hasta entre qué aunque mucho mucha muchos estaba estaban tiene \
        tienen buena bueno buen
        """,
      runs: """
        ción$ ciones$ ñ ll ^es ado$ ada$ ados$ mente$ dad$ ue ó$ á$ í os$ as$ ar$ rr ido$ ^ll ienen$ emos$ ía$ cion$ iendo$ \
        ando$ zas$ dor$
        """),
    // Italian
    LanguageSigns(
      code: "it",
      words: """
        spedizione veloce servizio prodotto ordine cliente consiglio consigliato personale gentile prezzo giorni soldi cibo \
        locale grazie arrivato buono buona volta anni tempo esperienza il l' c' un' dell' all' nell' dall' sull' lo la i gli le un una uno di del della dei delle \
        dello degli da dal dalla in nel nella nei nelle con su sul sulla per che e è non si sono era ha ho hanno abbiamo mi ti \
        ci vi ma anche più piu molto tutto tutti tutta questo questa questi queste come quando dove perché perche mai sempre \
        bene solo se poi già gia ancora senza stato stata stati io noi voi loro lui lei mio mia al alla ai alle dopo prima ed \
        o anzi quello quella fare essere cosa quindi però pero nulla niente due ottimo davvero
        """,
      runs: """
        zione$ zioni$ gli gn zz cch ^gi mente$ ità$ tto$ tta$ tti$ ato$ ata$ ati$ issimo$ issima$ ere$ are$ ire$ ^s' ò$ à$ ù$ \
        ndo$ ggi ello$ ella$ sc chi che$ ^un' ^dell' ^all' ^l' iamo$
        """),
    // Danish
    LanguageSigns(
      code: "da",
      words: """
        meget hurtig hurtigt venlig venlige lækker lækkert dejlig dejligt levering rigtig kender købt købte bestilte \
        bestilling maden stedet betjening hjælp synes været ingen anbefale anbefales kunde kunder kundeservice prisen måtte af \
        mig dig sig blev efter hvad nogle nogen tilbage svar dage uger altid virkelig flot sted varen og i at det er en et den \
        der jeg de på med til for ikke som var har han hun men vi fra om kan så skal vil min mit mine os vores dem deres også \
        når eller nu ud op ind mere bare her hvor bliver have være noget aldrig god godt fik få går dette denne disse kun end \
        ned over igen hos havde kunne skulle ville jer jeres selv hvis fordi alt alle ja nej da jo lige
        """,
      runs: """
        ø å æ ede$ eder$ erne$ ^af ^hv tig$ lig$ hed$ ning$ ^bl eg$ øj eje$ ager$ tte$ ^sk ighed$ øb øre ære kke lse$ ige$ \
        iske$ er$ ende$
        """),
    // Dutch
    LanguageSigns(
      code: "nl",
      words: """
        snelle goede levering vriendelijk besteld bestelling klantenservice prima geleverd aanrader terug geld dagen \
        nogmaals bedankt nooit meer de het een en van ik in is dat die niet op te zijn met voor was er maar aan ze we wij mijn \
        je jij u ook als bij naar dan om of nog wel heb heeft hebben had wordt worden werd geen zo kan kunnen heel zeer goed \
        uit over dit deze door tot na onze ons hun hem haar hij zij al alles niets altijd weer weten omdat wat wie waar hoe \
        toch echt erg snel mij me eens veel graag moet zou
        """,
      runs: """
        ij ^ge sch aa oe ui lijk heid$ ^ver ^be en$ ee oo ^zo tje$ ^vr cht ing$ eel$ uu elijk$ ^ont
        """),
    // Swedish
    LanguageSigns(
      code: "sv",
      words: """
        snabbt snabb trevlig trevligt leverans bra köpt köpte beställde personal maten hjälp tycker rekommendera rekommenderar \
        kund priset alltid verkligen mig tillbaka svar dagar veckor enkelt smidigt nöjd fint pris kunnig och i att det är en \
        ett den som jag på med för av inte har var de om så men vi sig från till kan ska skall vill min mitt mina oss vår vårt \
        dem deras också blev efter när eller nu mycket ut upp in mer bara här där vad hur blir ha varit vara något inget ingen \
        aldrig fick få går detta denna dessa än över igen hos hade kunde skulle dig er själv eftersom allt alla ja nej då ju \
        väldigt fungerar
        """,
      runs: """
        ö å ä ade$ ar$ ^för tion$ ^sk ^ut ning$ lig$ het$ sj ck ^bl ör öj tt$ na$ or$ igt$ ande$ ast$ nde$ ^åt ^fr
        """),
    // Norwegian
    LanguageSigns(
      code: "no",
      words: """
        hurtig vennlig deilig bestilte kjøpt kjøpte kjøpe maten stedet hjelp syns være anbefale anbefales kunde prisen måtte \
        meg deg seg ble etter hva noen tilbake svar dager uker alltid virkelig fint sted varen mye bare betjening rask raskt \
        og i at det er en et den som jeg på med til av for ikke har var de om så men vi fra kan skal vil min mitt mine oss vår \
        vårt dem deres også når eller nå ut opp inn mer her der hvor blir ha vært noe ingen aldri bra god godt fikk få går \
        dette denne disse enn over igjen hos hadde kunne skulle ville dere selv hvis fordi alt alle ja nei da jo veldig ikkje \
        ein eg
        """,
      runs: """
        ø å æ ^hv ^sk eie ene$ et$ het$ lig$ øy øye ei ning$ kke te$ ^bl tt$ ^av jon$ sjon$ ende$ ^gj
        """),
    // Portuguese
    LanguageSigns(
      code: "pt",
      words: """
        entrega rápida rápido produto atendimento excelente compra comprei preço cliente dinheiro dias recomendo empresa o a \
        os as um uma de do da dos das que e em no na nos nas não nao se é por com para seu sua seus ao à pelo pela como mais \
        mas muito muita tudo todos foi são era está estão tem têm ter tenho já ja sem sobre quando onde porque também tambem \
        nada nunca sempre bem eu você voce vocês ele ela eles me meu minha nós lhe isso isto este esta esse essa fazer ser só \
        até entre depois ainda obrigado obrigada boa bom ótimo estava
        """,
      runs: """
        ção$ ções$ ã õ lh nh ^qu mente$ dade$ ç ado$ ou$ ei$ am$ em$ ão$ ões$ ar$ inho$ inha$ ês$ eir
        """),
    // Polish
    LanguageSigns(
      code: "pl",
      words: """
        i w nie na się sie z do to że ze jest jak o a ale po co tak za od przez już juz tylko był była było były być dla czy \
        są mnie mi ja ty on ona my wy oni ich jego jej bardzo może moze tego tej ten ta te tym też tez bo gdy kiedy gdzie \
        który która które wszystko nic nigdy zawsze dobrze mam ma mają bez przed przy jeszcze nawet sobie został polecam tam
        """,
      runs: """
        cz sz rz ł ą ę ż ś ć ń ź ów$ ego$ ie$ ^prz ski$ wa ść$ ym$ ych$ dz ^nie ^wy ość$ ania$
        """),
    // Turkish
    LanguageSigns(
      code: "tr",
      words: """
        ve bir bu da de için çok ne ile o ben sen biz siz ama gibi daha var yok mi mı mu değil kadar sonra olarak olan en her \
        şey şekilde hiç bana beni sana onu ki ya veya nasıl neden çünkü diye oldu olduğu iyi güzel kötü ürün aldım geldi etti \
        ediyor bile artık hem tam teşekkürler ederim
        """,
      runs: """
        ş ğ ı ç ü lar ler$ iyor mek$ mak$ lık dı$ di$ ım$ im$ ında$ ^gö ın$ ün$ nız
        """),
    // Czech
    LanguageSigns(
      code: "cs",
      words: """
        a v je se na že s z do to ne o i jsem jsme byl byla bylo být by si ale jako pro po tak za od už jen když nebo také ten \
        ta tento která který které kde co jak mě mi mu jsou má mají není bez před při ještě velmi všechno nic nikdy vždy dobře \
        děkuji tu mám proto
        """,
      runs: """
        ř ě ů ž š č ý ou$ ní$ ch$ ^př ého$ ost$ ově ém$ ých$ ím$ ^vý ství
        """),
    // Romanian
    LanguageSigns(
      code: "ro",
      words: """
        și si în in de la cu nu a că ca o un pe din mai este sunt am ai au fost era care ce pentru dar se să sa mi le lui ei \
        cum când unde tot toate toți foarte bine nimic niciodată mereu sau după fără aici acest această prin iar dacă doar \
        decât recomand
        """,
      runs: """
        ă ț ş ţ ș î â ul$ ului$ eaz ește$ are$ ere$ ^în ie$ oa ea$ tul$ atea$
        """),
    // Finnish
    LanguageSigns(
      code: "fi",
      words: """
        ja on ei se että en oli kun niin mutta kuin hän olen ovat ole joka mitä vain minun minä sen tai jos nyt myös kaikki \
        tämä siitä hyvä hyvin todella erittäin sitten vielä jo kanssa olisi ollut mulla minulle meille palvelu aina koskaan \
        mitään
        """,
      runs: """
        ää aa ii uu yy kk ssa$ ssä$ sta$ stä$ lla$ llä$ ksi$ een$ iin$ tta ttä inen$ isen$ ö nen$ än$ it$ ^hy itse
        """),
    // Hungarian
    LanguageSigns(
      code: "hu",
      words: """
        a az és hogy nem is egy van volt ez de csak meg már ha ki mint vagy még el nagyon én te mi ti ők kell lesz voltam \
        minden mert itt ott ami aki azt ezt sem után előtt jó soha mindig semmi nekem kérem köszönöm szép pedig
        """,
      runs: """
        sz gy ny ő ű cs zs ^meg ^el ság$ ség$ nak$ nek$ ban$ ben$ tt$ ik$ ó ás$ és$ om$ ok$ ek$ ^ki ^le
        """),
  ]
}
