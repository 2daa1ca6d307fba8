"""English letters inside the house, and the words around every English letter."""

from __future__ import annotations

from rapport.demo.letters.grammar import Topic

INTERNAL = (
    Topic(
        "handover",
        ("{customer}: [who looks after them|handover]", "[Customer visit|Call report] {customer}", "{customer} – order {order}"),
        (
            ("a", """[Just back from|I have spoken to] {customer}. [They want {qty} {item} and fear for {week}.|They are not happy
             about lot {lot}, and they are right.|All well there, they may order {qty} more before the summer.] [Can we promise
             {week}?|Who can look into it?|I said we would answer by {day}.]"""),
            ("b", """[{week} is tight but possible.|Not before {week}, the big furnace is down until {day}.|I look into it and come back to
             you.] [Tell them {date} and we shall be early.|]"""),
            ("a", """[Thanks, I tell them.|Good, that helps.|Then I ring them now.]"""),
        ),
    ),
    Topic(
        "rota",
        ("[Holiday rota|Cover] {month}", "Who is in on {day}?", "[Swap|Change] of shift {date}"),
        (
            ("a", """[I should like to take {day} off|I am away from {date} for a week]. [Could you cover the desk|Would you take my
             calls]? [I do the same for you in {month}.|The open cases are in the folder.|]"""),
            ("b", """[Fine with me.|Of course.|Only the morning, I have the dentist after that.] [Leave me a note about {customer},
             please.|Enjoy it.|]"""),
        ),
    ),
    Topic(
        "stock",
        ("[Stock of|Stock count] {model}", "[Shortage|We are short of] {model}", "[Melt plan|Plan] {week}"),
        (
            ("a", """[According to the system we have {n2} {model} left|The rack is nearly empty of {model}]. [Is that right?|Can somebody
             count, please?|When is the next casting?]"""),
            ("b", """[I have counted: {n2}.|The system is wrong, there are {n2} behind the crates.] [We pour again in {week}.|The next melt is
             on {day}.|]"""),
        ),
    ),
    Topic(
        "minutes",
        ("[Minutes|Notes] of {day}", "[Monday round|Sales meeting] {date}", "[Actions|To do] from {day}"),
        (
            ("a", """[Here are my notes|Short minutes]: [orders are {percent} above last year|two complaints open, lot {lot} the older
             one|{customer} comes on {date}]. [Price list to be finished by {day}.|Everybody please send holidays until {date}.|The
             forklift is repaired.] [If I forgot something, say so.|]"""),
            ("b", """[Thanks. One thing is missing: [the crane inspection|the open day in {month}].|Looks complete.|Could you add that
             {customer} asked for {qty} {model}?]"""),
        ),
    ),
    Topic(
        "household",
        ("[Cake in the kitchen|Lunch on {day}]", "Lost: [one glove|grey thermos]", "[Car park|Gate] closed on {date}",
         "[Collection|Card] for [Phil|Dawn]"),
        (
            ("a", """[There is cake in the kitchen, while it lasts.|On {date} the gate is closed for repairs, please use the back
             entrance.|Somebody has left a thermos in the drawing office.|I am collecting for the leaving present; the envelope is
             with me.] [Thank you.|Cheers.|]"""),
            ("b", """[Thanks, on my way.|That is mine, thank you!|Count me in.|Noted.]"""),
        ),
    ),
    Topic(
        "quality",
        ("Lot {lot}: [hardness|report|rework]", "[Customer complaint|Return] {customer}", "[Gauge|Tester] calibration"),
        (
            ("a", """[{n2} pieces of lot {lot} come back from {customer}.|Lot {lot} measures {hrc} on average.] [Please keep the rest of the
             heat on hold.|Can production look at the furnace chart of {day}?|I need a cause by {date}.]"""),
            ("b", """[On hold.|The chart shows a dip at {time}.|We had the new oil in that day.] [Report follows.|I come over with the
             pieces.|]"""),
            ("a", """[Thanks. I write to {customer}.|Good, then we know.]"""),
        ),
    ),
)  # fmt: skip
REMARKS = (
    "[By the way|Incidentally], [the new crane is up at last|our old hammer turned eighty this month|we have an apprentice again].",
    "[I hope the weather is kinder to you than to us|It has not stopped raining here since {day}].",
    "[Greetings to {third}|My regards to {third}, please].",
    "[P.S. You were right about the oil.|P.S. The calendar arrived, thank you.|P.S. {fair} was worth the journey after all.]",
    "From next week on our switchboard is manned until six.",
    "From what I hear you are busy as well, which is a good sign.",
    "[I am out of the office on {day}|On {day} I am hard to reach], [otherwise at your service|but {third} knows where things are].",
)  # fmt: skip
OPENERS = (
    "[Thank you for your message.|Thanks for your mail.|Thank you for getting back to me.]",
    "[Following our conversation|After our talk on {day}|As mentioned on the telephone], [a few lines|here it is in writing].",
    "[I hope you are well.|I hope this finds you well.|I hope you had a good weekend.]",
    "[I come back to|This is about] our last exchange.",
)  # fmt: skip
CLOSERS = (
    "[Let me know what you think.|Let me know if anything is unclear.|Do ring if you have questions.]",
    "[Many thanks in advance.|Thank you in advance for your help.|Thanks for your help.]",
    "[Have a good week.|Enjoy the weekend.|Have a good day.]",
    "[I look forward to hearing from you.|Looking forward to your answer.]",
)  # fmt: skip
