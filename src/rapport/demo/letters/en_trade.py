"""English letters about buying, selling and delivering."""

from __future__ import annotations

from rapport.demo.letters.grammar import Topic

QUOTE = Topic(
    "quote",
    (
        "[Request for quotation|RFQ|Enquiry]: {qty} {item}",
        "[Price|Quotation] for {item}[, {qty} off|]",
        "{item} for [our|the] {place} [site|shop|works]",
        "[Could you quote for|Prices on] {model}?",
        "New enquiry – {item}",
        "{qty} × {model}, delivery {week}",
    ),
    (
        ("a", """[[Could you let us have|Would you send us] [your best price|a quotation|a price] for {qty} {item}[, delivered to
         {place}|, ex works|]?|[Please send us|We would like] [your best price|a quotation|a price] for {qty} {item}[, delivered
         to {place}|, ex works|].] [We would need them by {date}.|They are for a customer of ours who [wants
         everything yesterday|has been waiting since spring].|The job starts in {week}, so there is a little time.|]
         [Drawing {drawing} applies.|Same specification as last time, {hrc} on the face.|Hardness {hrc}, please, and a
         certificate with each.|]

         [If you have anything [similar|a little lighter] in stock, [tell us that too|I would take that as well].|If the price
         depends on the quantity, please quote for double as well.|From now on {third} will place the orders, but please quote
         to me.|]"""),
        ("b", """[Thank you for your enquiry|Thanks for thinking of us|Good to hear from you]. [We can offer|I can do]
         {qty} {item} [at {price} each|for {price} apiece], [total {total}|which makes {total} in all][, carriage paid|, carriage
         extra|]. [Delivery would be {week}|We could deliver in {week}][, perhaps a few days earlier|, provided I have your
         order by {day}|]. [The offer stands until {date2}.|Please treat the price as good for thirty days.|]

         [Hardness is {hrc} as usual.|We have changed the packing to steel straps, which saves you {percent} on the
         crates.|For twice the quantity I could take off {percent}.|[I attach|Attached is] the data sheet.|]"""),
        ("a", """[Thanks, that is quicker than we hoped.|Thank you for the quick answer.|That is [more|a little more] than we had
         planned for.] [Is there any room [in the price|on carriage]|Could you meet us at {percent} less] if we [take all of them
         at once|pay within ten days|collect them ourselves]? [Otherwise the dates suit us.|]"""),
        ("b", """[I have spoken to [the works|our finance people]|I asked around here] and [we can do|I can offer] {percent} [for
         payment within ten days|if the order reaches us by {day}|on the whole lot]. [More than that would not be honest, given
         what steel costs just now.|I hope that helps.|That is as far as I can go.]"""),
        ("a", """[Agreed.|That will do nicely.|Fair enough.] [Our order {order} is on its way|Please take this as our order
         {order}, the paper follows|I am sending you order {order} this afternoon]. [Please confirm {week}.|Kindly confirm the
         date.|]"""),
    ),
)  # fmt: skip
ORDER = Topic(
    "order",
    (
        "Order {order}[ – {item}|]",
        "[Purchase order|Our order|PO] {order}",
        "Order {order}: {qty} {item}",
        "[Repeat order|Same again, please] ({model})",
        "Order {order}, delivery {week}",
    ),
    (
        ("a", """[Please find attached|Here is] our order {order} for {qty} {item} at {price} each. [Delivery to {place}, please,
         in {week}.|As agreed we expect delivery in {week}.|Usual address, usual terms.] [Please quote the order number on all
         papers.|The lorry can come between seven and three.|]

         [Would you confirm [by return|by {day}]?|A short confirmation will do.|]"""),
        ("b", """[Thank you for order {order}, which we have entered|Many thanks for the order|We confirm your order {order} with
         pleasure]: {qty} {item}, {total}, [leaving us in {week}|delivery {week}]. [Our number is {lot}.|Please use lot {lot} if
         you ring about it.|] [If anything is not as you meant it, [shout|let me know] before {day}, after that it is in the
         furnace.|]"""),
        ("a", """[Perfect, thank you.|All correct, thanks.|Thanks, noted.] [One change, if it is not too late: [make it two pallets
         rather than one|could {third}'s name go on the delivery note]?|{third} will be there to unload.|]"""),
        ("b", """[Done.|No problem, I have changed it.|I have passed that on to the yard.] [You will hear from us once it is
         packed.|]"""),
    ),
)  # fmt: skip
DELIVERY = Topic(
    "delivery",
    (
        "Where is lot {lot}?",
        "[Delivery|Delivery date] for order {order}",
        "Order {order} – [still waiting|not arrived|second half missing]",
        "[Lot|Consignment] {lot}",
        "{item}: [when can we expect them|arrival in {place}]?",
        "Lorry on {day}",
    ),
    (
        ("a", """[Our order {order} was due in {week} and has not arrived.|Can you tell me where lot {lot} is?|We are still short
         of half of lot {lot}.] [The line here runs out on {date}|Our customer has rung twice|Without it we shall have to stop
         on {date}], so [I need a date I can rely on|please look into it today|anything you can tell us would help].

         [If part of it is ready, send that part.|I know {month} was hard on everybody.|Please ring me if it is easier: I am in
         until five.|]"""),
        ("b", """[I am sorry about that|My apologies|That should not have happened]. [I have just been down to the yard:|I asked
         our despatch:] {pallets} [left us [on {day}|yesterday] with {carrier}|are standing here packed and go out on {day}].
         [The rest [follows|is on the hammer now and follows] in {week}.|They should be with you by {date}.|The driver has your
         number and will ring ahead.]

         [The reason was [a broken die|a cracked furnace lining|two people off sick at once], which is no comfort to you, I
         know.|We shall not charge the carriage.|I shall keep an eye on it myself.|]"""),
        ("a", """[Thank you, that I can work with.|Thanks for being straight about it.|Right. {date} is the last day we can bear.]
         [Please send the papers ahead, {third} does the customs entry.|I have told {third}.|]"""),
        ("b", """[Papers attached.|It is on the road: {pallets}, {carrier}, arriving {day} before noon.|The second half left at two
         this afternoon.] [Sorry again for the trouble.|Thank you for your patience.|]"""),
        ("a", """[Arrived complete this morning|Everything here, nothing damaged|The lorry has just left us], thank you. [That was
         closer than I like.|]"""),
    ),
)  # fmt: skip
COMPLAINT = Topic(
    "complaint",
    (
        "Complaint: lot {lot}",
        "[Cracks|Soft spots|Blow holes] in {model}, lot {lot}",
        "Lot {lot} – [out of tolerance|hardness too low|wrong markings]",
        "Problem with [the|your] {item}",
        "Order {order}: {n2} pieces damaged",
    ),
    (
        ("a", """[We have a problem with|I am afraid I have to complain about] the {item} of lot {lot}. [{n2} of {qty} show fine
         cracks at the heel.|The face measures {hrc} where we agreed at least four points more.|They are out by {mm} across the
         base and rock on the stand.|{n2} arrived with the horn chipped; the crate was open.] [Photographs are attached.|{third}
         has kept the pieces aside.|]

         [Please tell us [how you want to settle it|what you propose] by {day}.|We need replacements before {date}.|It has not
         happened before, so I would like to know what was different this time.]"""),
        ("b", """[Thank you for telling us so [quickly|clearly]|I am sorry to read this|That is not what we want you to get from
         us]. [Could you send [two of the pieces|one piece and the heat number] back, at our cost, so that our laboratory can
         look?|I have asked our quality people to pull the records for lot {lot}.|We replace the {n2} pieces without
         discussion; they go out on {day}.]

         [You will have a written answer by {date}.|I shall ring you on {day} with what we find.|]"""),
        ("a", """[The pieces went off today with {carrier}.|Thank you, replacements solve half of it.|Fine.] [Please let me have
         the report as well, our auditor asks for it.|We shall use the good ones meanwhile.|]"""),
        ("b", """[Here is what we found|Our report is attached|The result is in]: [the quench oil was too warm on that
         shift|one crate had been packed without the blocks|the pattern had worn by {mm}], and [it touched {n2} pieces only|the
         whole of lot {lot} is suspect]. [We credit {total}|The credit note over {total} follows] and [have changed the
         instruction|now measure every tenth piece]. [I apologise once more.|]"""),
        ("a", """[That settles it for us, thank you.|Credit note received, case closed.|Thank you for a straight answer; we stay
         with you.]"""),
    ),
)  # fmt: skip
DRAWING = Topic(
    "drawing",
    (
        "Drawing {drawing}",
        "[Revised drawing|New revision] {drawing}",
        "{model}: [hardie hole|tolerances|radius of the horn]",
        "[Question|Questions] on drawing {drawing}",
    ),
    (
        ("a", """[Please find|Here is] drawing {drawing} [in its new revision|as discussed]. [The base has become {mm} wider|The
         hardie hole moves towards the heel by {mm}|We have opened the tolerance on the feet to {mm}], everything else stays.
         [Can you still make it from the old pattern?|Does that change the price?|Tell me if anything on it cannot be cast.]"""),
        ("b", """[Thank you for the drawing|The drawing reached us]. [Our pattern maker has two questions:|One thing we noticed:]
         [the radius at the waist is not given|at {mm} the edge would chill too fast|the section through the heel contradicts
         the top view]. [Would {mm} be all right?|Could you check and send it again?|If you allow us {mm} there, the old pattern
         will do.]"""),
        ("a", """[You are right, our mistake.|{mm} is fine.|I have asked {third}, who drew it: {mm} is what was meant.] [Corrected
         sheet attached.|Please go ahead on that basis.|]"""),
        ("b", """[Thank you, then we have all we need.|Good. The pattern goes to the shop on {day}.] [First castings in {week}.|I
         shall send you photographs of the first one.|]"""),
    ),
)  # fmt: skip
INVOICE = Topic(
    "invoice",
    (
        "Invoice {invoice}",
        "[Your|Query on] invoice {invoice}",
        "Invoice {invoice} – [wrong price|order number missing|carriage]",
        "[Statement|Payment] – invoice {invoice}",
    ),
    (
        ("a", """[I have your invoice {invoice} in front of me|We cannot book invoice {invoice} as it stands]: [it shows {qty}
         {item}, we received {n2} fewer|carriage of {price} was never agreed|our order number {order} is missing|the price is
         last year's]. [Could you correct it?|Please send a new one or a credit note.|Who should I speak to about it?]"""),
        ("b", """[You are quite right|I have checked, and you are right|That slipped through], [sorry|our mistake]. [A corrected
         invoice is attached.|The credit note over {price} goes out [today|with tonight's run].|I have put the order number on
         and sent it again.]"""),
        ("a", """[Thank you, booked.|Thanks, it goes into [{day}'s|the next] payment run.|Received, thank you.]"""),
    ),
)  # fmt: skip
REMINDER = Topic(
    "reminder",
    (
        "[Reminder|Friendly reminder]: invoice {invoice}",
        "Invoice {invoice} [overdue|open since {date}]",
        "[Open items|Account statement] {month}",
    ),
    (
        ("a", """[According to our books|As far as I can see] invoice {invoice} over {total} has been open since {date}. [It may
         well have crossed with your payment|Perhaps it went astray]; [if not, could you look into it|would you let me know
         when we can expect it]? [A copy is attached.|]"""),
        ("b", """[Thank you for the nudge.|Sorry, it had been lying with [the works|{third}] for approval.|It had gone to the wrong
         cost centre.] [Payment [went out this morning|goes out on {day}].|You will have it by {date}.]"""),
        ("a", """[Received with thanks.|Thank you, that is all I needed.]"""),
    ),
)  # fmt: skip
PICKUP = Topic(
    "pickup",
    (
        "Collection [on {day}|{date}][: {pallets}|]",
        "Transport {place} – [{pallets}|collection {day}]",
        "[Loading slot|Pick-up] for order {order}",
    ),
    (
        ("a", """[We have|There are] {pallets} for {place} [ready from {day}|to be collected on {date}], [{weight} in all|each
         about {weight}]. [Can you take them|What can you offer]? [Tail-lift needed.|Forklift on both sides.|Please no later than
         three o'clock, the yard closes early.]"""),
        ("b", """[Yes, we can collect on {day} between {early} and noon|We have a lorry coming through on {date}|{day} is full, but
         {date} would do]. [The rate is {price} per pallet.|Price as per agreement, plus the fuel supplement of {percent}.|]
         [Driver and number plate follow.|]"""),
        ("a", """[Booked, please.|That suits us, go ahead.|Please go ahead; reference {order}.] [The papers are at the gate.|]"""),
        ("b", """[Collected at {early}, thank you.|Delivered this morning, signed for by {third}.|There was a queue at the port; arrival
         is now {day}.]"""),
    ),
)  # fmt: skip
