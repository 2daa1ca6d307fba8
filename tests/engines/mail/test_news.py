"""News: bounces, complaints, automatic replies and farewells."""

import pytest

from rapport.engines.mail.read import read
from rapport.engines.mail.types import News, NewsKind

DSN = """\
From: MAILER-DAEMON@mx.anvils.example (Mail Delivery System)
To: joe@anvils.example
Subject: Undelivered Mail Returned to Sender
Date: Tue, 3 Mar 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status{encoding}

{fields}
--b
Content-Type: message/rfc822

From: joe@anvils.example
To: ana@acme.com

Hello
--b--
"""


def bounced(fields: str, encoding: str = "") -> tuple[News, ...]:
    return read(DSN.format(fields=fields, encoding=encoding).encode()).news


FIELDS = """\
Reporting-MTA: dns; mx.anvils.example

Final-Recipient: rfc822; {who}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {words}
"""


@pytest.mark.parametrize(
    ("status", "words", "code", "permanent"),
    [
        ("5.1.1", "550 5.1.1 <ana@acme.com>: Recipient address rejected: User unknown", "5.1.1", True),
        ("5.0.0", "550 5.1.1 no such user here", "5.1.1", True),
        ("5.2.2", "552 5.2.2 Mailbox full", "5.2.2", False),
        ("5.7.1", "554 5.7.1 Message blocked as spam", "5.7.1", False),
        ("5.1.2", "550 Host unknown", "5.1.2", True),
        ("4.4.1", "connect to acme.com: Connection timed out", "4.4.1", False),
        ("5.1.1", "550 5.7.1 Your IP is on our blocklist", "5.7.1", False),
        ("5.0.0", "550 5.4.1 [ana@acme.com]: Recipient address rejected: Access denied", "5.4.1", True),
        ("5.1.6", "551 user has moved", "5.1.6", True),
        ("5.2.1", "550 5.2.1 The account is disabled", "5.2.1", False),
        ("5.3.4", "552 message size exceeds limit", "5.3.4", False),
    ],
)
def test_delivery_status(status: str, words: str, code: str, permanent: bool) -> None:
    (news,) = bounced(FIELDS.format(who="Ana@Acme.com", action="failed", status=status, words=words))
    assert (news.kind, news.party, news.status, news.permanent) == (
        NewsKind.BOUNCED,
        "ana@acme.com",
        code,
        permanent,
    )
    assert news.evidence


def test_delivered_is_no_bounce_and_delayed_is_soft() -> None:
    assert (
        bounced(FIELDS.format(who="ana@acme.com", action="delivered", status="2.0.0", words="250 ok")) == ()
    )
    (news,) = bounced(
        FIELDS.format(who="ana@acme.com", action="delayed", status="4.0.0", words="user unknown")
    )
    assert news.permanent is False


def test_several_recipients_and_the_one_we_wrote_to() -> None:
    fields = FIELDS.format(who="ana@acme.com", action="failed", status="5.1.1", words="550 user unknown")
    fields += "\nFinal-Recipient: rfc822; x@relay.example\nOriginal-Recipient: rfc822; kim@acme.com\n"
    fields += "Action: failed\nStatus: 5.2.2\n"
    assert [(one.party, one.status) for one in bounced(fields)] == [
        ("ana@acme.com", "5.1.1"),
        ("kim@acme.com", "5.2.2"),
    ]


def test_a_report_in_base64() -> None:
    import base64

    fields = FIELDS.format(who="ana@acme.com", action="failed", status="5.1.1", words="550 user unknown")
    encoded = base64.encodebytes(fields.encode()).decode()
    (news,) = bounced(encoded, "\nContent-Transfer-Encoding: base64")
    assert (news.party, news.status) == ("ana@acme.com", "5.1.1")


OLD = "From: MAILER-DAEMON@mx.anvils.example\nTo: joe@anvils.example\nSubject: failure notice\n{more}\n{text}"


@pytest.mark.parametrize(
    ("text", "party", "status", "permanent"),
    [
        ("Hi. This is the program at mx.\n\n<ana@acme.com>:\nRemote host said: 550 5.1.1 No such user\n\n"
         "--- Below this line is a copy of the message.\n\nTo: joe@anvils.example\n", "ana@acme.com", "5.1.1", True),
        ("Delivery to the following recipient failed permanently:\n\n     ana@acme.com\n\nThe mailbox is full.\n\n"
         "----- Original message -----\nFrom: joe@anvils.example\n", "ana@acme.com", "5.2.2", False),
        ("   ----- Transcript of session follows -----\n550 acme.com (smtp)... 550 Host unknown\n"
         "554 <ana@acme.com>... 550 Host unknown\n   ----- Unsent message follows -----\nTo: ana@acme.com\n",
         "ana@acme.com", "5.1.2", True),
        ("THIS IS A WARNING MESSAGE ONLY.\n\nDelivery to the following recipient has been delayed:\n\n  ana@acme.com\n",
         "ana@acme.com", "4.4.7", False),
    ],
)  # fmt: skip
def test_older_servers(text: str, party: str, status: str, permanent: bool) -> None:
    (news,) = read(OLD.format(more="", text=text).encode()).news
    assert (news.party, news.status, news.permanent) == (party, status, permanent)


def test_failed_recipients_in_the_header() -> None:
    (news,) = read(
        OLD.format(more="X-Failed-Recipients: ana@acme.com\n", text="It failed: user unknown\n").encode()
    ).news
    assert (news.party, news.permanent) == ("ana@acme.com", True)


def test_complaints() -> None:
    raw = (
        "From: fbl@provider.example\nTo: joe@anvils.example\nSubject: complaint\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\n\n--b\nContent-Type: text/plain\n\nAbuse.\n'
        "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: {kind}\nVersion: 1\n{who}\n--b\n"
        "Content-Type: message/rfc822\n\nFrom: joe@anvils.example\nTo: Ana <ana@acme.com>\nSubject: Offer\n\nBuy!\n--b--\n"
    )
    (named,) = read(raw.format(kind="abuse", who="Original-Rcpt-To: <kim@acme.com>\n").encode()).news
    assert (named.kind, named.party) == (NewsKind.COMPLAINT, "kim@acme.com")
    (returned,) = read(raw.format(kind="abuse", who="").encode()).news
    assert returned.party == "ana@acme.com" and returned.confidence < named.confidence
    assert not [
        one
        for one in read(raw.format(kind="not-spam", who="").encode()).news
        if one.kind is NewsKind.COMPLAINT
    ]
    (about_servers,) = read(
        raw.format(kind="auth-failure", who="Original-Rcpt-To: kim@acme.com\n").encode()
    ).news
    assert about_servers.confidence < 0.5


def reply(
    subject: str, text: str, automatic: bool = True, author: str = "Ana Costa <ana@acme.com>"
) -> tuple[News, ...]:
    head = (
        f"From: {author}\nTo: joe@anvils.example\nSubject: {subject}\nDate: Mon, 2 Mar 2026 10:15:00 +0100\n"
    )
    head += "Auto-Submitted: auto-replied\n" if automatic else ""
    kind = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return read((head + kind + text).encode()).news


LEAVES = [
    (
        "I am out of the office until 14 March. Urgent? Contact Bob at bob@acme.com.",
        "2026-03-14",
        "bob@acme.com",
    ),
    ("I am on leave from March 2nd to March 20th, 2026 with limited access to email.", "2026-03-20", None),
    ("Thank you for your mail. I will be back in the office on Monday, 9 March.", "2026-03-09", None),
    ("I'm away 3/3 - 3/13/2026.", "2026-03-13", None),
    ("I will return on Thursday.", "2026-03-05", None),
    (
        "Ich bin bis einschließlich 13.03.2026 im Urlaub. Wenden Sie sich an vertrieb@acme.com.",
        "2026-03-13",
        "vertrieb@acme.com",
    ),
    ("Ich bin vom 02.03. bis 13.03. nicht im Büro und ab dem 16.03. wieder erreichbar.", "2026-03-16", None),
    (
        "Je suis absente du 2 au 15 mars 2026 inclus. En cas d'urgence, contactez jean@acme.com.",
        "2026-03-15",
        "jean@acme.com",
    ),
    ("Je suis en congés jusqu'au 20 mars.", "2026-03-20", None),
    (
        "Estoy de vacaciones hasta el 20 de marzo. Para asuntos urgentes contacte con luis@acme.com",
        "2026-03-20",
        "luis@acme.com",
    ),
    (
        "Estarei ausente até dia 16 de março. Assuntos urgentes: contacte rui@acme.com",
        "2026-03-16",
        "rui@acme.com",
    ),
    ("Sono in ferie fino al 20 marzo. Per urgenze contattare luca@acme.com", "2026-03-20", "luca@acme.com"),
    (
        "Ik ben met vakantie tot en met 20 maart. Neem contact op met jan@acme.com",
        "2026-03-20",
        "jan@acme.com",
    ),
    ("I am currently on parental leave.", None, None),
    ("I am out of the office until 5 January.", "2027-01-05", None),
]


@pytest.mark.parametrize(("text", "until", "contact"), LEAVES)
def test_on_leave(text: str, until: str | None, contact: str | None) -> None:
    (news,) = reply("Re: Offer", text)
    assert (news.kind, news.party, news.until, news.contact) == (
        NewsKind.ON_LEAVE,
        "ana@acme.com",
        until,
        contact,
    )
    assert news.evidence


LEFT = [
    ("Ana Costa no longer works for Acme. Please contact jane@acme.com instead.", "jane@acme.com"),
    ("Ana has left the company. Please write to sales@acme.com.", "sales@acme.com"),
    (
        "Frau Costa ist nicht mehr für unser Unternehmen tätig. Bitte wenden Sie sich an info@acme.com",
        "info@acme.com",
    ),
    ("Ich habe das Unternehmen verlassen. Ansprechpartner ist max@acme.com.", "max@acme.com"),
    ("Ana ne travaille plus chez Acme. Veuillez contacter marie@acme.com", "marie@acme.com"),
    ("Ana a quitté l'entreprise. Merci d'écrire à marie@acme.com", "marie@acme.com"),
    ("Ya no trabajo en Acme. Escriba a luis@acme.com", "luis@acme.com"),
    ("A Ana já não trabalha na Acme. Contacte rui@acme.com", "rui@acme.com"),
    ("Ana non lavora più per Acme. Contattare luca@acme.com", "luca@acme.com"),
    ("Ana is niet meer werkzaam bij Acme. Neem contact op met jan@acme.com", "jan@acme.com"),
]


@pytest.mark.parametrize(("text", "contact"), LEFT)
def test_left(text: str, contact: str) -> None:
    (news,) = reply("Automatic reply: Offer", text)
    assert (news.kind, news.party, news.contact) == (NewsKind.LEFT, "ana@acme.com", contact)


NEW = [
    "My email address has changed to ana@newco.com.",
    "Please note my new address: ana@newco.com",
    "Meine neue E-Mail-Adresse lautet ana@newco.com",
    "Ma nouvelle adresse est ana@newco.com",
    "Mi nuevo correo es ana@newco.com",
    "O meu novo e-mail é ana@newco.com",
    "Il mio nuovo indirizzo è ana@newco.com",
    "Mijn nieuwe e-mailadres is ana@newco.com",
]


@pytest.mark.parametrize("automatic", [True, False])
@pytest.mark.parametrize("text", NEW)
def test_new_address(text: str, automatic: bool) -> None:
    (news,) = reply("Hello", f"Hi,\n\n{text}\n\nBest,\nAna", automatic)
    assert (news.kind, news.party, news.new_address) == (
        NewsKind.NEW_ADDRESS,
        "ana@acme.com",
        "ana@newco.com",
    )


def test_left_with_a_new_address_is_both() -> None:
    news = reply("Auto", "I have left Acme. My new email address is ana@newco.com.")
    assert [(one.kind, one.new_address) for one in news] == [
        (NewsKind.LEFT, "ana@newco.com"),
        (NewsKind.NEW_ADDRESS, "ana@newco.com"),
    ]


def test_letters_of_farewell() -> None:
    news = reply(
        "Goodbye", "Dear all,\n\nFriday is my last day at Acme. It was a pleasure.\n\nAna", automatic=False
    )
    assert [one.kind for one in news] == [NewsKind.LEFT]


NOTHING = [
    "I have left the keys at the desk. Please contact jane@acme.com.",
    "Bob's new email address is bob@newco.com.",
    "We moved to the new office, see you at 12 High Street.",
    "The price has changed, please update your catalogue. Write to sales@acme.com.",
    "I left a message for you yesterday.",
    "I will be on holiday until 14 March.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_letters_that_bring_no_news(text: str) -> None:
    assert reply("Hello", f"Hi Joe,\n\n{text}\n\nBest,\nAna", automatic=False) == ()


def test_an_acknowledgement_is_no_news() -> None:
    assert reply("Auto", "Thank you for your message. We will answer within two days. Ticket 4711.") == ()


def test_quoted_news_is_not_the_authors() -> None:
    quoted = "> I have left Acme. My new address is joe@newco.com."
    assert (
        reply(
            "Re: Goodbye",
            f"All the best!\n\nOn 2 March 2026, Joe <joe@anvils.example> wrote:\n{quoted}\n",
            automatic=False,
        )
        == ()
    )
