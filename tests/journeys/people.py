"""The mailbox of the journeys: a correspondence, a newsletter, a machine, and somebody who means harm."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

ADDRESS, NAME, PASSWORD = "priya@acme.example", "Priya Raman", "quiet-harbour-42"
MARTA = "Marta Oliveira <marta.oliveira@northwind.example>"
HENRIK = "Henrik Dahl <henrik.dahl@northwind.example>"
PRIYA = f"{NAME} <{ADDRESS}>"
TOM = "Tom Hale <tom.hale@acme.example>"
HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script>"
SIGNATURE = """
-- 
Marta Oliveira
Head of Procurement
Northwind Castings
Mobile: +351 912 555 014
https://northwind.example
"""

Mail = tuple[str, str, str, str, str, dict[str, str]]


def correspondence() -> list[Mail]:
    """(from, to, cc, subject, text, more headers), oldest first."""
    mails: list[Mail] = []
    for number in range(12):
        subject = f"Castings for lot {4460 + number}"
        mails.append((MARTA, PRIYA, "", subject, f"When will lot {number} arrive?\n{SIGNATURE}", {}))
        mails.append((PRIYA, MARTA, TOM, f"Re: {subject}", "On Friday.\n\nPriya", {}))
    mails.append((HENRIK, TOM, "", "Frame contract", "Shall we talk in May?\n\nHenrik Dahl\n", {}))
    mails.append((TOM, HENRIK, "", "Re: Frame contract", "Gladly.\n\nTom\n", {}))
    mails.append((f'"{HOSTILE}" <mallory@evil.example>', PRIYA, "", HOSTILE, HOSTILE, {}))
    mails.append((PRIYA, "mallory@evil.example", "", f"Re: {HOSTILE}", "Who are you?", {}))
    for number in range(4):
        news = {"List-Unsubscribe": "<https://news.example/out>", "Precedence": "bulk"}
        mails.append(("News <letter@news.example>", PRIYA, "", f"Our news, {number}", "Buy now!", news))
    robot = {"Auto-Submitted": "auto-generated"}
    mails.append(("no-reply@tracker.example", PRIYA, "", "Ticket 7 was closed", "Closed.", robot))
    return mails


def mailbox(folder: Path) -> Path:
    """Writes the correspondence as an mbox, one message a day up to yesterday."""
    mails = correspondence()
    begin = datetime.now().astimezone() - timedelta(days=len(mails))
    path = folder / "Inbox.mbox"
    with path.open("wb") as file:
        for number, (author, to, cc, subject, text, more) in enumerate(mails):
            sent_at = begin + timedelta(days=number)
            message = EmailMessage()
            message["From"], message["To"], message["Subject"] = author, to, subject
            if cc:
                message["Cc"] = cc
            message["Date"] = format_datetime(sent_at)
            message["Message-ID"] = f"<{number}@journey.example>"
            if subject.startswith("Re: "):
                message["In-Reply-To"] = f"<{number - 1}@journey.example>"
            for name, value in more.items():
                message[name] = value
            message.set_content(text)
            file.write(f"From sender@example.org {sent_at:%a %b %d %H:%M:%S %Y}\n".encode())
            file.write(message.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n")
    return path
