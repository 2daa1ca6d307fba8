"""English letters about everything around the trade: visits, samples, papers, prices, people."""

from __future__ import annotations

from rapport.demo.letters.grammar import Topic

VISIT = Topic(
    "visit",
    (
        "[Visit|Your visit] [to {place}|on {day}|in {week}]",
        "[Meeting|Coming by] on {date}[?|]",
        "Are you in {place} in {week}?",
        "Walk through the works, {date}",
    ),
    (
        ("a", """[I shall be in {place} in {week}|I am passing through on {day}] and [would like to see|would be glad to look in
         on] you. [Would {day} at {time} suit you?|Would {day} do, about {time}?] [I should like to talk about [next year's
         quantities|the new castings|what went wrong with lot {lot}].|No agenda, it is simply time we talked across a table
         again.|{third} would come along.]"""),
        ("b", """[[With pleasure.|Good idea.|You are very welcome.] {day} at {time} [is in the book|suits me]. [Safety shoes, please,
         if you want to see the hammers.|I shall reserve a table for lunch.|Report to the gate and ask for me.]|[{day} is bad, I am
         afraid: we have the auditors here.|That week I am away.] [Could we make it {date} instead|Would {date2} do]? [Any time after
         {time}.|]]"""),
        ("a", """[Then that is settled.|That suits me very well.|Splendid, see you then.] [I come by train, no need to keep a parking
         space.|]"""),
        ("a", """[Thank you for the time you took|It was good to see the shop]. [As promised I shall send you [the figures for next
         year|the drawing] by {day}.|You were going to send me the price list – no hurry.|{third} was much taken with the big
         hammer.]"""),
    ),
)  # fmt: skip
SAMPLE = Topic(
    "sample",
    (
        "Sample[s|] of {model}",
        "[Trial piece|First article] {model}",
        "[Test results|How did the sample do]? – {model}",
    ),
    (
        ("a", """[Before we change over we should like to try a sample of {model}.|Could we have a sample of {model}[, if need be against
         payment|]?]
         [We would run it for {days} days under the {weight} hammer|{third} will measure it and tell you honestly], [and then
         decide about the rest of the year|and you hear from us by {date}]."""),
        ("b", """[One piece leaves us on {day}, free of charge.|Gladly. It goes out with [your next order|{carrier} on {day}].] [All
         I ask is that you tell us what you find, good or bad.|The certificate is in the crate.|]"""),
        ("a", """[The sample has had its {days} days.|We have finished the trial.] [It rings true and the edge holds; {third} wants
         to keep it.|Good overall; the face could be {mm} flatter.|To be honest we saw no difference to what we use now, apart from
         the price.] [Please quote for {qty}.|Let us talk about it when you are here.|]"""),
    ),
)  # fmt: skip
CERTIFICATE = Topic(
    "certificate",
    (
        "Certificate[s|] for lot {lot}",
        "[Material certificate|3.1 certificate] – order {order}",
        "[Papers|Documents] for the audit",
    ),
    (
        ("a", """[Our auditor asks for|We still lack|Could you send us] the [material certificates|hardness records] for lot {lot}
         [(order {order})|]. [The audit is on {date}, so it is a little urgent.|A scan is enough.|]"""),
        ("b", """[Here they are.|Attached you find the certificates.|Please find the papers enclosed.] [The heat number is stamped on
         the left foot of each piece.|One page was hard to read, so I had it typed again.|If the auditor wants to see the furnace
         charts, he may ring me.|]"""),
        ("a", """[Thank you, that was quick.|Exactly what we needed, thanks.|The auditor was satisfied. Thank you.]"""),
    ),
)  # fmt: skip
PRICES = Topic(
    "prices",
    (
        "Price list {year}",
        "[Prices from|New prices from] {date}",
        "[Price increase|Surcharge] – [can we talk|our position]?",
        "[Frame contract|Annual agreement] {year}",
    ),
    (
        ("b", """[From {date} our prices rise by {percent}|I have to tell you that we cannot hold the present prices beyond {date}].
         [You know what has happened to energy and scrap|Coke alone has cost us that much more], and [we have carried it as long as
         we could|I would rather tell you than hide it in the carriage]. [The new list is attached.|For orders placed before
         {day} the old list holds.]"""),
        ("a", """[I had been expecting something of the kind, though not {percent}.|That is hard to pass on.|Thank you for telling us
         in good time.] [What would you say to a frame of {qty} pieces over the year, called off monthly, at the old
         price|Could we keep the old price until the end of the quarter]? [Then I could plan, and so could you.|{third} will ask
         me the same question.]"""),
        ("b", """[A frame would help us both.|That is a fair proposal.] [At {qty} a year I can hold [the old price|{price}] until
         {date2}.|Half of the increase, then, and a fixed price for twelve months.] [Shall I write it up?|]"""),
        ("a", """[Please do.|Yes, write it up and send it to {third} and me.|Agreed. I sign for twelve months.]"""),
    ),
)  # fmt: skip
FAIR = Topic(
    "fair",
    (
        "{fair}[: are you there|]?",
        "See you at {fair}?",
        "{fair} – [stand|tickets|evening]",
        "[After|Back from] {fair}",
    ),
    (
        ("a", """[Shall we meet at {fair}|Are you going to {fair}] [this year|in {week}]? [We have a small stand in hall {n2}|I am
         walking the halls on {day} only] and [the coffee is better than last time|would be glad of a familiar face]. [There will
         be a demonstration on the big hammer at {time}.|I can send you two tickets.|]"""),
        ("b", """[I shall be there on {day}.|Yes, with {third}.|Not this year, I am sorry: somebody has to mind the shop.] [Let us say
         {time} at your stand.|Bring me the new catalogue, please.|Tell me afterwards what there was to see.]"""),
        ("a", """[It is a date.|Good, I have written it down.] [If you get lost, look for the anvil hanging from the ceiling.|]"""),
    ),
)  # fmt: skip
REPAIR = Topic(
    "repair",
    (
        "[Refacing|Repair] of [an old anvil|two anvils]",
        "[Chipped edge|Sway in the face]: worth mending?",
        "Our old {weight} anvil",
    ),
    (
        ("a", """[We have|Here stands] an old anvil of {weight}, [bought from you|from before the war, we think], whose [face has sunk
         by {mm}|edge has chipped over a hand's width]. [Is it worth refacing|Would you take it on]? [I can send photographs.|It
         has sentimental value for {third}, let us put it that way.|]"""),
        ("b", """[From what you write it is.|Most of them are.|It depends on the body.] [We grind, weld and harden for about {price}|A
         new face costs {price}], [carriage not counted|and takes three weeks]. [Please ring it with a hammer and tell me whether
         it sings or thuds.|Send me photographs of all four sides, please.]"""),
        ("a", """[It sings.|Photographs attached.|A thud, I fear.] [Please collect it when next you pass.|We shall bring it
         on {day}.|Then better quote me a new one.]"""),
        ("b", """[Then it is a deal.|Thank you, that tells me enough.] [We shall have it back to you by {date}.|Order {order}, so that
         it does not get lost.]"""),
    ),
)  # fmt: skip
INTRODUCTION = Topic(
    "introduction",
    (
        "[Introducing|May I introduce] {third}",
        "{third} – [your new contact|for the accounts side]",
        "New [face|colleague] at our end",
    ),
    (
        ("a", """[May I introduce {third}, who|This is to introduce {third}, who] [looks after our [logistics|quality matters]
         now|joined us in {month} and will take over part of my work]. [For anything to do with delivery dates {third} is the right
         person.|I stay responsible for prices and contracts.|] [You will get on.|]"""),
        ("b", """[Thank you, and welcome to {third}.|Good to know, thanks.|Pleased to meet {third}, if only on paper.] [I shall ring in
         the next days to say hello.|I have put the name into our list.|]"""),
    ),
)  # fmt: skip
DOCUMENTS = Topic(
    "documents",
    (
        "[Papers|Documents] for {month}",
        "[Your signature is needed|Please sign]: {matter}",
        "{matter} – [next steps|open points]",
        "[Renewal|Review] of {matter}",
    ),
    (
        ("a", """[For {matter}, could you send us|Could you let us have] [the figures for {month}|two signatures|a copy of the register
         entry] [by {date}|before {day}]? [The form is attached; please mind page two.|It need not be pretty.|] [If it is easier, I
         can come by.|]"""),
        ("b", """[Attached.|Here are the papers.|Signed and enclosed.] [One question: does {matter} cover the office in Cologne as
         well?|The original goes by post.|{third} will answer anything about the figures.]"""),
        ("a", """[Thank you, complete.|That completes the file.|Received, many thanks.] [We file it on {day} and let you know.|You will hear from us
         in {week}.|]"""),
    ),
)  # fmt: skip
TALK = Topic(
    "talk",
    (
        "[Invitation|Would you speak]: {fair}",
        "[Article|Interview] on hand-forged tools",
        "[Visit of our students|Student visit] in {week}",
        "[Evening|Members' evening] on {date}",
    ),
    (
        ("a", """[We are planning|For {date} we are putting together] [an evening on tool steel|an issue about small forges|a day for
         our apprentices] and [wondered whether you would|would be delighted if you could] [say a few words|let us look over your
         shoulder|give us half an hour]. [About {days} people would come.|There is no fee, but there is soup.|]"""),
        ("b", """[With pleasure.|That sounds like fun.|I had better ask our works manager, but in principle yes.] [{date} is free.|Could
         it be {day} rather, when the hammers run?] [What should I bring?|How many will you be?|]"""),
        ("a", """[Wonderful.|Thank you, that makes our programme.] [Just yourself, and if you can carry it a small
         anvil.|There will be {days} of us.|] [I send the details by {day}.|]"""),
        ("a", """[Thank you again for {day}.|The evening is still being talked about here.] [The photographs are attached.|You made
         {n2} people want to forge something.|]"""),
    ),
)  # fmt: skip
CALL = Topic(
    "call",
    (
        "[Your call|Tried to reach you]",
        "[Quick question|Short question][ about {model}|]",
        "[Can we talk|Ten minutes] on {day}?",
        "[As discussed|Our call just now]",
    ),
    (
        ("a", """[I tried to reach you by telephone|I have just missed you]. [Could you ring me back today|Have you ten minutes on {day}
         at {time}]? [It is about {model}.|Nothing bad, I promise.|It is about order {order} and will not take long.]"""),
        ("b", """[{time} is fine.|I was at the hammers, sorry.|Tomorrow I am at my desk all day.] [I ring you.|Please use the mobile, I
         am on the road.|]"""),
        ("a", """[Thank you for the call.|Good to have talked.] [To keep it in writing: {qty} {item}, {week}, price as before.|So we wait
         until {date} and then decide.|I send you the drawing tonight.]"""),
    ),
)  # fmt: skip
