/// The words of generated reviews, all made up here.
enum ReviewWords {
  struct Trade: Sendable {
    var contentType: String
    var category: String
    var business: String
    var thing: String
    var staff: String
    var job: String
    var fault: String
  }

  /// Words that every trade uses.
  static let common: [(Slot, String)] = [
    (
      .name,
      "Anna,Imran,Denise,Gareth,Lucía,Marek,Priya,Tom,Sofie,Kwame,Aoife,Jürgen,Beth,Callum,Nadia,Owen,Rosa,Søren,Yusuf,Zoe"
    ),
    (
      .surname,
      "Attwell,Blanchard,Cooper,Dunmore,Ellerby,Farrow,Grieve,Hale,Ingham,Jessop,Kapoor,Lindqvist,Marsh,Novak,Okafor"
    ),
    (
      .town,
      "Leeds,Bristol,Aarhus,Cardiff,Norwich,Derby,Galway,Dundee,Exeter,Hull,Kendal,Luton,Margate,Newry,Oban,Preston"
    ),
    (.street, "Elm Road,Station Street,Mill Lane,Church View,Orchard Close,Harbour Walk,Quarry Hill,Ferry Lane"),
    (
      .site, "dealnest.example,cheapfix.example,bestpick.example,quickquote.example,gadgetbarn.example,starhelp.example"
    ),
    (.day, "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday"),
    (.month, "January,February,March,April,May,June,July,August,September,October,November,December"),
    (.span, "two days,a week,ten days,three weeks,a month,six weeks,two months,half a year"),
    (
      .good,
      "friendly,careful,patient,quick,tidy,honest,helpful,polite,calm,reliable,cheerful,thorough,spotless,generous"
    ),
    (.bad, "slow,rude,careless,vague,late,clumsy,grumpy,useless,noisy,dirty,pricey,chaotic,unhelpful,evasive"),
    (.very, "very,really,quite,rather,extremely,surprisingly,unusually,properly,genuinely,awfully"),
    (.fine, "fine,solid,handy,lovely,well made,better than expected,as good as new,spot on,decent,superb"),
    (.weather, "pouring rain,a heatwave,thick fog,the first snow,a howling gale,bright sunshine"),
    (.companion, "my sister,my husband,my wife,a colleague,my dad,our neighbour,my flatmate,the kids,my mother-in-law"),
    (.channel, "by e-mail,on the phone,through the website,in the shop,by letter,on the chat"),
    (.code, "SAVE,DEAL,EXTRA,WELCOME,STAR,LUCKY"),
  ]

  static let trades: [Trade] = [
    Trade(
      contentType: "service_review", category: "plumbing and heating",
      business: "Beckside Heating,Copperline Plumbing,Harrow & Sons,Warmwell Boilers,Tapwright",
      thing: "boiler,radiator,bathroom tap,hot water tank,shower pump,pipework,thermostat,stopcock",
      staff: "plumber,engineer,apprentice,fitter,man on the phone,lady in the office",
      job: "swap the boiler,fix the leak,service the heating,fit a new tap,bleed the radiators,move the pipework",
      fault: "dripped again the next day,lost pressure every night,banged like a drum,never got past lukewarm"),
    Trade(
      contentType: "product_review", category: "headphones",
      business: "Quillon Audio,Tonewell,Northbeam,Auralis,Humdinger Sound",
      thing: "headset,charging case,ear cushion,battery,noise cancelling,carry pouch,cable,volume wheel",
      staff: "support team,delivery driver,seller,repair centre,chat assistant",
      job: "replace the cushions,update the firmware,pair it with my laptop,claim on the warranty,send a spare cable",
      fault: "crackled after an hour,dropped the connection on every train,died at forty percent,pinched my ears"),
    Trade(
      contentType: "service_review", category: "restaurant",
      business: "Saltmarsh Kitchen,The Copper Ladle,Luna's Table,Juniper & Rye,Bao Corner",
      thing: "soup,pasta,fish pie,pudding,wine list,terrace,lunch menu,coffee,bread,vegetable curry",
      staff: "waiter,waitress,chef,barman,owner,manager",
      job: "seat six of us,split the bill,warm a baby bottle,change the side dish,recommend a wine",
      fault: "came out cold,tasted of nothing,arrived after everyone else had finished,was far too salty"),
    Trade(
      contentType: "service_review", category: "hotel",
      business: "Seabright Inn,Hotel Lindenhof,The Old Ferry House,Parkside Rooms,Moorgate Lodge",
      thing: "room,bed,breakfast buffet,lift,car park,bathroom,view,spa,minibar,Wi-Fi",
      staff: "receptionist,porter,housekeeper,night manager,concierge",
      job: "change our room,store the luggage,call a taxi,extend the stay,bring another pillow",
      fault: "smelled of paint,hummed all night,was nothing like the pictures,had not been cleaned"),
    Trade(
      contentType: "service_review", category: "pet insurance",
      business: "Pawshield,Tailguard Cover,Whisker & Co,Houndsafe",
      thing: "policy,claim form,excess,renewal,vet bill,dental cover,app,helpline",
      staff: "adviser,claims handler,call agent,case manager",
      job: "pay the vet,renew the policy,add a second cat,explain the excess,reopen the claim",
      fault: "was turned down over one missing stamp,went up by a third,vanished from the system,took four letters"),
    Trade(
      contentType: "service_review", category: "broadband",
      business: "Fenlink,Skylark Fibre,Brightwave,Tidewater Telecom",
      thing: "router,installation,contract,upload speed,cable,hub,bill,cancellation fee",
      staff: "technician,installer,sales agent,support line,supervisor",
      job: "run the cable,move the socket,cancel the contract,find the fault,upgrade the line",
      fault: "cut out every evening,never reached half the speed,doubled without a word,blinked red for days"),
    Trade(
      contentType: "product_review", category: "kitchen appliances",
      business: "Kettleby,Brasswick Home,Panworks,Ovenden",
      thing: "kettle,blender,toaster,lid,handle,timer,glass jug,instruction leaflet,motor,filter",
      staff: "seller,help desk,courier,repair man",
      job: "blend soup,grind coffee,replace the lid,descale it,return the first one",
      fault: "leaked from the base,tripped the fuse,rusted within weeks,whined like a drill"),
    Trade(
      contentType: "service_review", category: "car repair",
      business: "Grieve Motors,Ringway Garage,Oakfield Autos,Pistonworks",
      thing: "clutch,exhaust,brake pads,paintwork,courtesy car,invoice,diagnosis,timing belt",
      staff: "mechanic,owner,receptionist,bodywork man",
      job: "change the clutch,pass the inspection,find the rattle,spray the bumper,fit winter tyres",
      fault: "squealed worse than before,was billed twice,came back with a scratch,failed on the motorway"),
    Trade(
      contentType: "service_review", category: "dentist",
      business: "Millbrook Dental,Quayside Smiles,Dr. Novak & Partners,White Lane Dental",
      thing: "filling,check-up,waiting room,appointment,crown,cleaning,treatment plan,reminder",
      staff: "dentist,hygienist,nurse,lady at reception",
      job: "fill a tooth,explain the costs,fit me in on the same day,calm my daughter,take an X-ray",
      fault: "fell out within a week,was moved three times,hurt more than it should,cost twice the estimate"),
    Trade(
      contentType: "service_review", category: "furniture",
      business: "Doorsmith Kitchens,Larch & Loom,Settle Sofas,Dunmore Interiors",
      thing: "sofa,wardrobe,table top,kitchen door,mattress,chest of drawers,armchair,headboard",
      staff: "driver,fitter,saleswoman,customer service,showroom manager",
      job: "deliver on a weekday,take the old sofa away,hang the doors,replace a cracked panel,level the legs",
      fault: "wobbled from the start,came in the wrong colour,had a dent in the side,did not fit the plan we signed"),
  ]
}
