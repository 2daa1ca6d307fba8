"""A text taken apart: own words, quotation, forwarded parts, signature."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapport.engines.mail.parts import take_apart
from rapport.engines.mail.types import Address, Parts

ANA = Address("Ana Costa", "ana.costa@northwind.com")


def own(text: str, author: Address | None = None) -> str:
    return "|".join(text[start:end] for start, end in take_apart(text, author).own)


INTRODUCTIONS = {
    "en": "On Tue, Mar 3, 2026 at 9:12 AM, Joe Anvil <joe@anvils.example> wrote:",
    "en folded": "On Tuesday, March 3, 2026 at 9:12 AM, Joe Anvil of Acme\n<joe@anvils.example> wrote:",
    "en folded twice": "On Tuesday, March 3, 2026 at 9:12 AM,\nJoe Anvil of Acme Anvils\n<joe@anvils.example> wrote:",
    "de": "Am 03.03.2026 um 09:12 schrieb Joe Anvil <joe@anvils.example>:",
    "de gmail": "Am Di., 3. März 2026 um 09:12 Uhr schrieb Joe Anvil <joe@anvils.example>:",
    "fr": "Le mar. 3 mars 2026 à 09:12, Joe Anvil <joe@anvils.example> a écrit :",
    "fr folded": "Le mar. 3 mars 2026 à 09:12, Joe Anvil <\njoe@anvils.example> a écrit :",
    "es": "El mar, 3 mar 2026 a las 9:12, Joe Anvil (<joe@anvils.example>) escribió:",
    "pt": "Em ter., 3 de mar. de 2026 às 09:12, Joe Anvil <joe@anvils.example> escreveu:",
    "it": "Il giorno mar 3 mar 2026 alle ore 09:12 Joe Anvil <joe@anvils.example> ha scritto:",
    "nl": "Op di 3 mrt 2026 om 09:12 schreef Joe Anvil <joe@anvils.example>:",
    "pl": "wt., 3 mar 2026 o 09:12 Joe Anvil <joe@anvils.example> napisał(a):",
    "sv": "Den tis 3 mars 2026 kl 09:12 skrev Joe Anvil <joe@anvils.example>:",
    "da": "Den tir. 3. mar. 2026 kl. 09.12 skrev Joe Anvil <joe@anvils.example>:",
    "no": "tir. 3. mars 2026 kl. 09:12 skrev Joe Anvil <joe@anvils.example>:",
    "fi": "ti 3. maalisk. 2026 klo 9.12 Joe Anvil (joe@anvils.example) kirjoitti:",
    "cs": "út 3. 3. 2026 v 9:12 odesílatel Joe Anvil <joe@anvils.example> napsal:",
    "ru": "вт, 3 мар. 2026 г. в 09:12, Joe Anvil <joe@anvils.example>:",
    "ja": "2026年3月3日(火) 9:12 Joe Anvil <joe@anvils.example>:",
    "zh": "Joe Anvil <joe@anvils.example> 于2026年3月3日周二 09:12写道：",
    "yahoo": "--- On Tue, 3/3/26, joe@anvils.example <joe@anvils.example> wrote:",
    "original message": "-----Original Message-----\nFrom: joe@anvils.example\nSent: Tuesday\nTo: Ana\nSubject: Offer",
    "outlook": "From: Joe Anvil\nSent: 03 March 2026 09:12\nTo: Ana Costa\nSubject: Offer",
    "outlook ruled": "________________________________\nFrom: Joe Anvil\nSent: 03 March 2026\nTo: Ana\nSubject: Offer",
    "outlook bold": "*From:* Joe Anvil\n*Sent:* 03 March 2026 09:12\n*To:* Ana Costa\n*Subject:* Offer",
    "outlook de": "Von: Joe Anvil\nGesendet: Dienstag, 3. März 2026 09:12\nAn: Ana Costa\nBetreff: Angebot",
    "outlook fr": "De : Joe Anvil\nEnvoyé : mardi 3 mars 2026 09:12\nÀ : Ana Costa\nObjet : Offre",
    "outlook es": "De: Joe Anvil\nEnviado el: martes, 3 de marzo de 2026 9:12\nPara: Ana Costa\nAsunto: Oferta",
    "outlook pt": "De: Joe Anvil\nEnviada em: terça-feira, 3 de março de 2026\nPara: Ana Costa\nAssunto: Oferta",
    "outlook it": "Da: Joe Anvil\nInviato: martedì 3 marzo 2026 09:12\nA: Ana Costa\nOggetto: Offerta",
    "outlook nl": "Van: Joe Anvil\nVerzonden: dinsdag 3 maart 2026 09:12\nAan: Ana Costa\nOnderwerp: Offerte",
    "outlook pl": "Od: Joe Anvil\nWysłano: wtorek, 3 marca 2026 09:12\nDo: Ana Costa\nTemat: Oferta",
    "outlook sv": "Från: Joe Anvil\nSkickat: den 3 mars 2026 09:12\nTill: Ana Costa\nÄmne: Offert",
    "outlook ru": "От: Joe Anvil\nОтправлено: 3 марта 2026 г. 9:12\nКому: Ana Costa\nТема: Предложение",
    "outlook cs": "Od: Joe Anvil\nOdesláno: úterý 3. března 2026 9:12\nKomu: Ana Costa\nPředmět: Nabídka",
    "outlook ja": "差出人: Joe Anvil\n送信日時: 2026年3月3日 9:12\n宛先: Ana Costa\n件名: 見積",
    "outlook zh": "发件人: Joe Anvil\n发送时间: 2026年3月3日 9:12\n收件人: Ana Costa\n主题: 报价",
}


@pytest.mark.parametrize("name", INTRODUCTIONS)
def test_everything_below_an_introduction_is_quoted(name: str) -> None:
    text = f"Yes, please.\n\n{INTRODUCTIONS[name]}\n\nShall we send it?\n\nJoe Anvil\nTel. +1 212 555 0100\n"
    parts = take_apart(text)
    assert own(text) == "Yes, please."
    assert [text[start:end] for start, end in parts.quoted] == [
        text[text.index(INTRODUCTIONS[name]) :].strip()
    ]
    assert parts.forwarded == () and parts.signature is None


@pytest.mark.parametrize("name", [name for name in INTRODUCTIONS if not name.startswith("outlook")])
def test_answers_below_marked_lines_stay_own(name: str) -> None:
    text = f"{INTRODUCTIONS[name]}\n> Shall we send it?\n> To Lisbon?\n\nYes, please.\n\n> And when?\nOn Monday.\n"
    assert own(text) == "Yes, please.|On Monday."


@pytest.mark.parametrize(
    "separator",
    [
        "---------- Forwarded message ---------", "Begin forwarded message:", "-------- Weitergeleitete Nachricht --------",
        "Anfang der weitergeleiteten Nachricht:", "---------- Message transféré ---------", "Début du message réexpédié :",
        "---------- Mensaje reenviado ----------", "---------- Mensagem encaminhada ---------", "Inizio messaggio inoltrato:",
        "---------- Messaggio inoltrato ---------", "---------- Doorgestuurd bericht ----------", "Begin doorgestuurd bericht:",
        "---------- Wiadomość przekazana ---------", "---------------------- Forwarded by Ana Costa on 03/03/2026 ----",
    ],
)  # fmt: skip
def test_forwarded_parts(separator: str) -> None:
    text = f"FYI\n\n{separator}\nFrom: Joe <joe@anvils.example>\nDate: 3 March 2026\nSubject: Offer\nTo: Ana\n\nHere.\n"
    parts = take_apart(text)
    assert own(text) == "FYI"
    assert len(parts.forwarded) == 1 and parts.quoted == ()
    assert text[parts.forwarded[0][0] :].startswith(separator)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "As Joe wrote on Monday:\nwe should wait.\n\nI agree.",
            "As Joe wrote on Monday:\nwe should wait.\n\nI agree.",
        ),
        (
            "From: Lisbon\nTo: Porto\nthe train takes three hours.",
            "From: Lisbon\nTo: Porto\nthe train takes three hours.",
        ),
        (">From here on it gets better.\nMuch better.", ">From here on it gets better.\nMuch better."),
        ("a | b\n1 | 2\n", "a | b\n1 | 2"),
        ("| a | b |\n| 1 | 2 |\n", "| a | b |\n| 1 | 2 |"),
        ("| quoted once\n| and again\nanswer", "answer"),
        ("JA> quoted\nJA> again\nanswer", "answer"),
        ("2026/3/3 Joe <joe@anvils.example>\n\n> Hi\n\nHello", "Hello"),
        ("joe@anvils.example (Joe) writes:\n>Hi\nHello", "Hello"),
        ("", ""),
        ("\n\n\n", ""),
    ],
)
def test_what_is_own(text: str, words: str) -> None:
    assert own(text) == words


def test_the_end_of_a_wrapped_quoted_line_is_quoted() -> None:
    text = "> This line was much too long for the program that quoted it and so the\nlast words fell\n> out of it.\n\nI see."
    assert own(text) == "I see."


SIGNATURE = "Ana Costa\nHead of Purchasing\nNorthwind Castings\n+351 21 555 0123"


@pytest.mark.parametrize(
    "below",
    [
        "",
        "\n\nOn Tue, Mar 3, 2026 at 9:12 AM, Joe <joe@anvils.example> wrote:\n> Hi\n>\n> Joe Anvil\n> +1 212 555 0100",
        "\n\nFrom: Joe Anvil\nSent: Tuesday\nTo: Ana\nSubject: Offer\n\nHi\n\nJoe Anvil\n+1 212 555 0100",
        "\n\n_______________________________________________\nforge mailing list\nforge@lists.example.org",
        "\n\nThis e-mail and any attachments are confidential and intended for the recipient only.",
        "\n\nP.S. Bring the drawings.",
    ],
)
def test_the_signature_stands_before_whatever_follows(below: str) -> None:
    text = f"The order is attached.\n\nBest regards,\n{SIGNATURE}{below}\n"
    parts = take_apart(text, ANA)
    assert parts.signature is not None
    assert text[slice(*parts.signature)] == f"Best regards,\n{SIGNATURE}"


def test_delimiters() -> None:
    for delimiter in ("-- ", "--"):
        text = f"Fine.\n\n{delimiter}\nAna Costa\nNorthwind, +351 21 555 0123\n"
        signature = take_apart(text, ANA).signature
        assert signature is not None
        assert text[slice(*signature)].startswith("--")
        assert own(text, ANA) == "Fine."


def test_a_name_alone_needs_to_be_the_authors() -> None:
    text = "See you on Monday.\n\nAna"
    assert take_apart(text, ANA).signature == (20, 23)
    assert take_apart(text, Address("Joe Anvil", "joe@anvils.example")).signature is None


def test_the_footer_of_a_list_is_not_the_authors_signature() -> None:
    footer = (
        "-- \nForge Talk: talk@lists.example.org\nhttp://lists.example.org/mailman/listinfo/talk for help."
    )
    footer += "\nMaintainer: x@y.example"
    for above in ("I agree.\n\nAna", "I agree.\n\n-- \nAna Costa\nhttps://northwind.com"):
        text = f"{above}\n\n{footer}\n"
        signature = take_apart(text, ANA).signature
        assert signature is not None
        assert text[slice(*signature)] == above.partition("\n\n")[2]
    assert take_apart(f"I agree.\n\n{footer}\n", ANA).signature is None


def test_footers_and_notices_are_nobodys_words() -> None:
    text = "Hello.\n\nTo unsubscribe from this list click here.\nhttps://lists.example.org/unsubscribe\n"
    assert own(text) == "Hello."
    text = "Hello.\n\nDiese E-Mail ist vertraulich und nur für den Empfänger bestimmt.\n"
    assert own(text) == "Hello."


LINES = st.sampled_from(
    [
        "Hello Joe,", "see below", "> quoted", ">> twice", "| bar", "", "", "-- ", "--", "Ana Costa", "Thanks,", "Best regards",
        "Head of Purchasing", "Tel: +49 30 1234567", "ana@acme.com", "www.acme.com",
        "On Tue, Mar 3, 2026 at 9:12, Joe <j@a.example> wrote:", "-----Original Message-----", "From: Joe", "Sent: Tuesday",
        "To: Ana", "Subject: x", "________________________________", "Begin forwarded message:", "Sent from my iPhone",
        "This e-mail is confidential and for you only, really.", "P.S. more", "To unsubscribe click here", "Acme GmbH",
        "Hauptstr. 1, 10115 Berlin", "[cid:image001.png]", "[1] https://acme.com/x", "\u00a0", "\r",
    ]
)  # fmt: skip


def check(text: str, parts: Parts) -> None:
    spans = sorted(
        [*parts.own, *parts.quoted, *parts.forwarded, *([parts.signature] if parts.signature else [])]
    )
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    for kind in (parts.own, parts.quoted, parts.forwarded):
        assert list(kind) == sorted(kind)


@given(st.lists(LINES | st.text(max_size=60), max_size=40), st.booleans())
@settings(max_examples=300, deadline=None)
def test_spans_are_in_the_text_in_order_and_apart(lines: list[str], known: bool) -> None:
    text = "\n".join(lines)
    check(text, take_apart(text, ANA if known else None))


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(text, take_apart(text))


@pytest.mark.parametrize(
    "unit",
    [
        "> a\nb\n", "a:\n", "On Mon 2026 10:22 x@y wrote\n", "x", "- ", "From: a\n", "On 1 ", "-" * 99 + "\n", "-- \n", "Ana\n",
        "a@b.c ", "1 2 3 4 5 ", "Thanks,\n", "www." * 30 + "\n", "(", "To unsubscribe\n", "\n", "P.S. x\n", "> x\n\n", "| a\n",
        "Acme GmbH\n", "+49 30 1234567\n", "Ana Costa | CEO | ", "________\n", "\u00a0\n", "A, ",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_only(unit: str) -> None:
    """Ten times the text takes at most about ten times as long (with room for noise), on lines and on one long line."""
    small, large = unit * (20_000 // len(unit)), unit * (200_000 // len(unit))
    took = []
    for text in (small, large):
        begin = time.process_time()
        take_apart(text, ANA)
        took.append(time.process_time() - begin)
    assert took[1] < 40 * took[0] + 0.5
