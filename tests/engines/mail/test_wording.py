"""What the words of a message say about its kind."""

from __future__ import annotations

import pytest

from rapport.engines.mail.automation import says_automatic
from rapport.engines.mail.message import understand
from rapport.engines.mail.opt_out import offers_opt_out
from rapport.engines.mail.types import Mark

OFFERS = (
    "To unsubscribe, click here: https://news.example/u?1",
    "Unsubscribe | Manage my subscriptions",
    "If you no longer wish to receive these newsletters, write to us.",
    "You are receiving this e-mail because you bought from us.",
    "To be removed from our mailing list reply with the word REMOVE in the subject.",
    "For removal mailto:gone@shop.example",
    "Click here to opt out of further news",
    "To be taken off our list reply with off as the subject.",
    "Sie können sich hier vom Newsletter abmelden: https://news.example",
    "Pour vous désabonner, cliquez sur ce lien",
    "Para darse de baja, haga clic aquí",
    "如需退订请点击",
)
NO_OFFERS = (
    "Please remove me from this list.",
    "How do I unsubscribe from the purchasing newsletter?",
    "I unsubscribed last week and am glad of it.",
    "We received the anvils on Friday; two options remain open for the future of the line.",
    "Could you remove the second paragraph from the offer and send it again?",
    "He opted for the larger model.",
    "",
)


@pytest.mark.parametrize("text", OFFERS)
def test_a_way_to_be_taken_off_is_seen(text: str) -> None:
    assert offers_opt_out(f"Dear reader,\n\nthis month we offer a lot.\n\n{text}\n")


@pytest.mark.parametrize("text", NO_OFFERS)
def test_wishes_and_plain_words_are_no_offers(text: str) -> None:
    assert offers_opt_out(f"Dear Ana,\n\nthank you for your call.\n\n{text}\n") == ""


def test_a_newsletter_passed_on_is_not_the_passer_s() -> None:
    forwarded = "Look at this!\n\n---- Forwarded message ----\nFrom: Shop\n\nTo unsubscribe click here: http://shop.example\n"
    assert offers_opt_out(forwarded) == ""
    assert offers_opt_out("> To unsubscribe click here: http://shop.example\nDid you order this?") == ""


def test_only_the_ends_of_a_long_text_are_read() -> None:
    middle = "word " * 1_000
    assert offers_opt_out(f"{middle}to unsubscribe click here{middle}") == ""
    assert offers_opt_out(f"{middle}to unsubscribe click here")


@pytest.mark.parametrize(
    ("subject", "text", "mark"),
    [
        (
            "Re: offer",
            "This is an automated response to your message. I am out until Monday.",
            Mark.AUTO_REPLY,
        ),
        ("Order 4711", "This e-mail was generated automatically, please do not answer.", Mark.ROBOT),
        ("Automatic reminder", "Your domain runs out.", Mark.ROBOT),
        ("Ticket", "Diese Nachricht wurde automatisch erstellt.", Mark.ROBOT),
    ],
)
def test_a_program_says_so(subject: str, text: str, mark: Mark) -> None:
    found = says_automatic(subject, text)
    assert found is not None
    assert found[0] is mark


@pytest.mark.parametrize(
    "text",
    ["We automated the press line.", "> This is an automated message\n\nwho sent this?", "automatic doors"],
)
def test_talk_about_automation_is_not_a_program(text: str) -> None:
    assert says_automatic("Press line", text) is None


def _message(headers: str, text: str) -> bytes:
    return f"From: a@shop.example\nTo: b@anvils.example\n{headers}\n{text}\n".encode()


def test_answers_are_not_read_for_it() -> None:
    text = "To unsubscribe click here: http://shop.example"
    assert Mark.BULK in understand(_message("", text)).marks
    assert Mark.BULK not in understand(_message("In-Reply-To: <1@anvils.example>\n", text)).marks


def test_a_list_that_only_the_envelope_knows_yields_to_a_way_out() -> None:
    text = "To unsubscribe click here: http://shop.example"
    envelope = "Return-Path: <owner-nolist-shop@relay.example>\n"
    assert understand(_message(envelope, "Who wants tea?")).marks == {Mark.LIST}
    assert understand(_message(envelope, text)).marks == {Mark.BULK}
    listed = envelope + "List-Post: <mailto:talk@relay.example>\nList-Id: <talk.relay.example>\n"
    assert understand(_message(listed, text)).marks == {Mark.LIST}


UNANSWERABLE = (
    "Please do not reply to this e-mail.",
    "This mailbox is not monitored.",
    "Replies to this message are not read: the address is unmonitored.",
    "Bitte antworten Sie nicht auf diese E-Mail.",
    "Auf diese Nachricht können Sie nicht antworten.",
    "Merci de ne pas répondre à ce message.",
    "Por favor, no responda a este correo.",
    "Si prega di non rispondere a questa e-mail.",
    "Por favor não responda a este e-mail.",
    "U kunt niet reageren op deze e-mail.",
    "Det går inte att svara på detta meddelande.",
    "Denne e-mail kan ikke besvares.",
    "Prosimy nie odpowiadać na tę wiadomość.",
    "Пожалуйста, не отвечайте на это письмо.",
    "このメールは送信専用です。",
    "请勿直接回复此邮件。",
    "본 메일은 발신전용입니다.",
)
ANSWERABLE = (
    "Please do not reply to everyone, only to me.",
    "I do not reply to journalists.",
    "Bitte nicht vergessen, mir zu antworten!",
    "Antworten Sie bitte nicht an alle.",
    "Merci de ne pas répondre à tous.",
    "No responda a la pregunta tres del cuestionario.",
    "We monitored the address of the plant.",
    "> Please do not reply to this e-mail.\nWhat is this?",
)


@pytest.mark.parametrize("text", UNANSWERABLE)
def test_who_cannot_be_answered_is_a_program(text: str) -> None:
    assert says_automatic("News", f"Dear Joe,\n\nyour order.\n\n{text}\n") is not None


@pytest.mark.parametrize("text", ANSWERABLE)
def test_wishes_about_answers_are_a_person_s(text: str) -> None:
    assert says_automatic("Tongs", f"Dear Joe,\n\nas we said.\n\n{text}\n") is None


def test_who_answers_or_passes_on_may_quote_a_program() -> None:
    asked = "Please do not reply to this e-mail."
    assert says_automatic("AW: Rechnung", asked) is None
    assert says_automatic("Look", f"See below.\n\n-----Original Message-----\n{asked}") is None


@pytest.mark.parametrize(
    "subject",
    [
        "Cron <root@web1> run-parts /etc/cron.daily",
        "Report Domain: acme.example Submitter: mail.example Report-ID: 7",
        "** PROBLEM Service Alert: db1/Disk is CRITICAL **",
        "[Success] Nightly copy (3 machines)",
    ],
)
def test_programs_report_in_fixed_subjects(subject: str) -> None:
    assert says_automatic(subject, "") is not None


def test_a_transaction_needs_its_words_in_subject_and_text() -> None:
    thanks = "Thank you for your order. Your package is on the way."
    assert says_automatic("Your order 4411", thanks) is not None
    assert says_automatic("Tongs", thanks) is None
    assert says_automatic("Your order 4411", "Joe, could we move it to Tuesday? Ana") is None


def _page(button: str, headers: str = "") -> bytes:
    page = f"<p>Sale!</p><form action='https://shop.example/{button}'><input type=submit></form>"
    return _message(f"Subject: Sale\n{headers}Content-Type: text/html\n", page)


def test_a_button_that_takes_off_a_mailing_says_so_where_no_words_do() -> None:
    assert understand(_page("unsubscribe")).mark_reasons == ("link: a way to be taken off",)
    assert understand(_page("buy")).marks == frozenset()
    assert understand(_page("unsubscribe", "In-Reply-To: <1@anvils.example>\n")).marks == frozenset()
    passed_on = _page("unsubscribe").replace(b"Subject: Sale", b"Subject: Fwd: Sale")
    assert understand(passed_on).marks == frozenset()


@pytest.mark.parametrize(
    ("greeting", "is_class"),
    [
        ("Dear valued customers,", True),
        ("Liebe Kundinnen und Kunden,", True),
        ("Sehr geehrte Mitglieder,", True),
        ("Chers abonn\u00e9s,", True),
        ("Estimados clientes:", True),
        ("Geachte leden,", True),
        ("Dear Ms Member,", False),
        ("Dear customer,", False),  # whoever gets an invoice
        ("Liebe Freunde,", False),
        ("Our customers and members liked it.", False),
    ],
)
def test_who_greets_a_class_of_readers_writes_to_many(greeting: str, is_class: bool) -> None:
    marks = understand(_message("Subject: News\n", f"{greeting}\n\nsummer is here.\n")).marks
    assert marks == ({Mark.BULK} if is_class else frozenset())


def test_one_name_at_many_domains_is_made_up() -> None:
    def marks(*to: str) -> frozenset[Mark]:
        return understand(
            f"From: a@shop.example\nTo: {to[0]}\nCc: {', '.join(to[1:])}\n\nhello\n".encode()
        ).marks

    assert marks("joe@a.example", "joe@b.example", "joe@c.example") == {Mark.BULK}
    assert marks("joe@a.example", "joe@b.example", "ana@c.example") == frozenset()
    assert marks("joe@a.example", "joe@a.example", "joe@a.example") == frozenset()
