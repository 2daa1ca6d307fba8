"""The written scenes: what somebody who opens the demo sees first."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.moments import moment
from rapport.demo.people.types import Person, World
from rapport.demo.plan import Plan
from rapport.demo.post.enclosures import pdf
from rapport.demo.post.letter import Enclosure, Letter, Party
from rapport.demo.story.scribe import Errand, Scribe

# A scene: subject, language, then lines "when | who > whom [+ copy] | text"; people of the cast by key, employees by local part; "key~1" writes from the second of the other addresses.
_SCENES = (
    ("Order 20917: 40 hammer castings HC-90", "en", """
2026-09-02 08:41 | marta > priya.raman | Please find attached our order 20917 for 40 hammer castings HC-90, €18,400 as agreed on the phone. Delivery to Porto in two halves, the first in week 40, the second by 19 October.¶The line here is planned around those dates, so please tell me early if anything moves.
2026-09-02 10:15 | priya.raman > marta | Thank you, Marta, order 20917 is entered, your lot number is 4471. First half in week 40, second half to reach you by 19 October.¶If the furnace lets us down you will hear it from me and not from the lorry driver.
2026-09-02 14:02 | marta~1 > priya.raman | That is all I ask. Obrigada!
"""),
    ("Frame contract 2027", "en", """
2026-09-03 09:20 | marta~0 > priya.raman + henrik | Henrik and I are moving two suppliers into one frame contract by spring, and we should like you to be the one. Before we sit down I need your price list for 2027, with steps at 200 and 400 castings.¶Could you come to Porto on 8 October?
2026-09-03 11:55 | priya.raman > marta + henrik | With pleasure. 8 October is in the book, I fly in the evening before. You shall have the price list before we meet on paper again, and a straight word on coke prices with it.
2026-09-03 12:30 | henrik > priya.raman + marta | Good. I want to talk about packing as well. Henrik
"""),
    ("Castings for lot 4471", "en", """
2026-10-27 08:12 | marta > priya.raman + ana | The second half of lot 4471 was due on the 19th and has not left Sheffield, if I read your tracking right. Without it the line stops on 6 November, and I have a customer in Vigo who counts the days.¶When does the second half arrive? And please send the price list for 2027 by Friday, Henrik asks me every morning.
2026-10-27 11:48 | priya.raman > marta + ana jonas.weber | I am sorry, Marta. The lining of the big furnace cracked on the 14th and took your castings with it; I should have told you then. The second half is poured this week and leaves on 5 November with Swiftwater, at our cost. Jonas has opened a complaint so that you get the report as well.¶The price list comes by Friday. That is a promise.
2026-10-28 09:05 | marta > priya.raman + ana jonas.weber | Thank you for being straight about it. 5 November we can bear, the 6th we cannot. Ana will do the customs papers beforehand.
"""),
    ("Meet Deniz Kaya", "en", """
2026-10-06 10:10 | ana > priya.raman + deniz | You asked me who carries heavy castings to Izmir without breaking them. Deniz Kaya does, in copy. Deniz, Priya sells the anvils that bend your pallets.¶I leave you two to it.
2026-10-06 13:25 | deniz > priya.raman + ana | Thank you, Ana. Priya, we have a weekly groupage from Rotterdam and a dry hall behind the port. Do you need storage in Izmir as well, or only the road?
2026-10-07 09:40 | priya.raman > deniz | Good to meet you, Deniz. Only the road to begin with: two pallets a month from January, perhaps storage from the summer. What would a pallet of 700 kg cost?
2026-10-22 15:30 | deniz > priya.raman | I shall be in Sheffield on 21 November. May I come by at half past two with figures? I should still like to know about the storage.
2026-10-23 09:05 | priya.raman > deniz | 21 November, half past two, it is in the book. I shall know about the storage by then.
"""),
    ("Surveillance audit 2026", "en", """
2026-10-20 09:00 | owen > tom.ashworth | The surveillance audit is due before the end of November. I can offer Monday 23 November, one day on site, two people.¶Please have the furnace charts and the complaints file ready, lot 4471 included.
2026-10-21 16:12 | tom.ashworth > owen | 23 November suits us. Hester has the files, Ewan will walk you round. I ring you beforehand about the agenda.
"""),
    ("Resultados del lote 8821", "es", """
2026-10-12 10:22 | pilar > jonas.weber + carmen | Hemos medido las veinte piezas del lote 8821: la dureza está entre 53 y 55 HRC y la base es plana. Por nuestra parte queda aprobado.
2026-10-12 12:01 | jonas.weber > pilar + carmen | Muchas gracias, Pilar. Lo paso a producción; es la mejor noticia de la semana.
"""),
    ("Abschied und Übergabe", "de", """
2026-02-06 14:30 | elke.sommer > susanne | ich verlasse Acme zum 14. Februar. Ihre Themen übernimmt Jonas Weber, den Sie schon kennen. Danke für fünf gute Jahre und jede einzelne Reklamation, sie waren alle berechtigt.
2026-02-09 09:10 | susanne > elke.sommer | das bedaure ich sehr. Alles Gute, und kommen Sie vorbei, wenn Sie in Köln sind.
"""),
    ("Adeus e obrigada", "pt", """
2026-02-05 15:00 | elke.sommer > joao | Deixo a Acme no dia 14 de fevereiro. Ainda não sei quem fica com a Cerâmica do Sul; vão escrever-lhe. Obrigada por tudo.
2026-02-05 17:45 | joao > elke.sommer | Que pena. Fico à espera de notícias vossas. Um abraço e boa sorte.
"""),
    ("Eight AX-250 for the second press", "en", """
2026-10-01 08:50 | rui > tom.ashworth | Our second press starts in January, so we shall need eight AX-250 instead of five. Can you hold the price of the spring?
2026-10-02 10:20 | tom.ashworth > rui | For eight I can, if the order is here by the end of November. Shall I come over on the 18th?
2026-10-03 08:15 | rui > tom.ashworth | Come on the 18th. Bring boots, the yard is a lake.
"""),
)  # fmt: skip


def showcase(plan: Plan, world: World, scribe: Scribe) -> list[Letter]:
    """The letters of all scenes whose people are there."""
    dice = plan.dice("showcase")
    letters: list[Letter] = []
    staff = {e.address.partition("@")[0]: e.person for e in world.employees}
    for subject, language, lines in _SCENES:
        parent: Letter | None = None
        for row in lines.strip().splitlines():
            when, who, text = (part.strip() for part in row.split("|", 2))
            parent = _letter(scribe, staff, world.cast, when, who, text, subject, language, parent, dice)
            letters.append(parent)
    for letter in letters:
        if "order 20917" in letter.paragraphs[0] and letter.parent is None:
            letter.enclosures.append(
                Enclosure(
                    "Order_20917.pdf", "application/pdf", pdf(["Order 20917", "40 x HC-90", "EUR 18,400"])
                )
            )
    return letters


def _letter(
    scribe: Scribe, staff: dict[str, Person], cast: dict[str, Person], when: str, who: str, text: str, subject: str, language: str,
    parent: Letter | None, dice: Dice,
) -> Letter:  # fmt: skip
    day, _, clock = when.partition(" ")
    year, month, date = (int(part) for part in day.split("-"))
    hour, minute = (int(part) for part in clock.split(":"))
    at = moment(year, month, date, hour, minute, dice.between(0, 59))
    author_key, _, rest = who.partition(" > ")
    to_key, _, cc_keys = rest.partition(" + ")
    known = {**cast, **staff}
    author, receiver = known[author_key.partition("~")[0]], known[to_key]

    def party(key: str) -> Party:
        name, _, alias = key.partition("~")
        stint = known[name].at(at)
        address = stint.aliases[int(alias)] if alias else stint.address
        return Party(f"{stint.given} {stint.family}", address)

    errand = Errand(
        at, author, receiver, [party(to_key)], language, text.replace("¶", "\n\n"), {}, subject, formal=language in ("de", "es"),
        cc=[party(key) for key in cc_keys.split() if key in known], parent=parent, bare=True, phone_chance=0.0,
        sender=party(author_key),
    )  # fmt: skip
    return scribe.write(errand, dice)
