"""Moments in headers: well-formed, obsolete, broken, and believed or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from rapport.engines.mail.dates import moment_of, parse_date, received_date
from rapport.engines.mail.types import DateOrigin


def utc(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Mon, 2 Mar 2026 10:15:00 +0100", utc(2026, 3, 2, 9, 15)),
        ("Mon, 02 Mar 2026 10:15:00 +0100 (CET)", utc(2026, 3, 2, 9, 15)),
        ("2 Mar 2026 10:15:00 -0000", utc(2026, 3, 2, 10, 15)),
        ("Mon, 2 Mar 2026 10:15 +0100", utc(2026, 3, 2, 9, 15)),
        ("Mon,2 Mar 2026 10:15:00 +0100", utc(2026, 3, 2, 9, 15)),
        ("Mon 2 Mar 2026 10:15:00 +0100", utc(2026, 3, 2, 9, 15)),
        ("  Mon,  2  Mar  2026  10:15:00  +0100  ", utc(2026, 3, 2, 9, 15)),
        ("Mon, 2 Mar 2026 10:15:00 GMT", utc(2026, 3, 2, 10, 15)),
        ("Mon, 2 Mar 2026 10:15:00 UT", utc(2026, 3, 2, 10, 15)),
        ("Mon, 2 Mar 2026 10:15:00 Z", utc(2026, 3, 2, 10, 15)),
        ("Mon, 2 Mar 2026 10:15:00 EST", utc(2026, 3, 2, 15, 15)),
        ("Mon, 2 Mar 2026 10:15:00 PDT", utc(2026, 3, 2, 17, 15)),
        ("Mon, 2 Mar 2026 10:15:00 CEST", utc(2026, 3, 2, 8, 15)),
        ("Mon, 2 Mar 2026 10:15:00 MEZ", utc(2026, 3, 2, 9, 15)),
        ("Mon, 2 Mar 2026 10:15:00 GMT+0100", utc(2026, 3, 2, 9, 15)),
        ("Mon, 2 Mar 2026 10:15:00 +01:00", utc(2026, 3, 2, 9, 15)),
        ("Mon, 2 Mar 2026 10:15:00 +0530", utc(2026, 3, 2, 4, 45)),
        ("Mon, 2 Mar 2026 10:15:00 -1900", utc(2026, 3, 2, 10, 15)),
        ("Mon, 2 Mar 2026 10:15:00", utc(2026, 3, 2, 10, 15)),
        ("Mon, 2 Mar 2026 24:00:00 +0000", utc(2026, 3, 2, 0, 0)),
        ("Tue, 30 Jun 2015 23:59:60 +0000", utc(2015, 6, 30, 23, 59, 59)),
        ("Mon, 2 Mar 2026 9:05:07 +0000", utc(2026, 3, 2, 9, 5, 7)),
        ("Mon, 2 Mar 2026 10.15.00 +0000", utc(2026, 3, 2, 10, 15)),
        ("21 Nov 97 09:55:06 GMT", utc(1997, 11, 21, 9, 55, 6)),
        ("21 Nov 02 09:55:06 GMT", utc(2002, 11, 21, 9, 55, 6)),
        ("21 Nov 102 09:55:06 GMT", utc(2002, 11, 21, 9, 55, 6)),
        ("21 Nov 0102 09:55:06 GMT", utc(2002, 11, 21, 9, 55, 6)),
        ("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", utc(1997, 11, 21, 15, 55, 6)),
        ("Mon Mar  2 10:15:00 2026", utc(2026, 3, 2, 10, 15)),
        ("Mon Mar 2 10:15:00 CET 2026", utc(2026, 3, 2, 9, 15)),
        ("Mon Mar 2 10:15:00 +0100 2026", utc(2026, 3, 2, 9, 15)),
        ("2026-03-02 10:15:00", utc(2026, 3, 2, 10, 15)),
        ("2026-03-02T10:15:00Z", utc(2026, 3, 2, 10, 15)),
        ("2026-03-02T10:15:00.123+01:00", utc(2026, 3, 2, 9, 15)),
        ("2026-03-02", utc(2026, 3, 2)),
        ("02-Mar-2026 10:15:00 +0100", utc(2026, 3, 2, 9, 15)),
        ("Monday, 2 March 2026 10:15:00 +0000", utc(2026, 3, 2, 10, 15)),
        ("March 2, 2026 10:15 AM", utc(2026, 3, 2, 10, 15)),
        ("March 2, 2026 10:15 PM", utc(2026, 3, 2, 22, 15)),
        ("March 2, 2026 12:15 am", utc(2026, 3, 2, 0, 15)),
        ("3/14/2026 1:28:42 PM", utc(2026, 3, 14, 13, 28, 42)),
        ("14/3/2026 13:28:42", utc(2026, 3, 14, 13, 28, 42)),
        ("14.03.2026 13:28", utc(2026, 3, 14, 13, 28)),
        ("Mo, 2 Mär 2026 10:15:00 +0100", utc(2026, 3, 2, 9, 15)),
        ("lun., 2 mars 2026 10:15:00 +0100", utc(2026, 3, 2, 9, 15)),
        ("Do, 1 Okt 2026 10:15:00 +0200", utc(2026, 10, 1, 8, 15)),
        ("jue, 1 ene 2026 10:15:00 +0100", utc(2026, 1, 1, 9, 15)),
        ("Thu, 1 Dez 2022 10:15:00 +0100", utc(2022, 12, 1, 9, 15)),
        ("MON, 2 MAR 2026 10:15:00 +0100", utc(2026, 3, 2, 9, 15)),
        ('"Mon, 2 Mar 2026 10:15:00 +0100"', utc(2026, 3, 2, 9, 15)),
        ("29 Feb 2024 00:00:00 +0000", utc(2024, 2, 29)),
        ("1 Jan 2000 00:30:00 +0100", utc(1999, 12, 31, 23, 30)),
    ],
)
def test_dates_are_read(written: str, moment: datetime) -> None:
    assert parse_date(written) == moment


@pytest.mark.parametrize(
    "written",
    [
        "", "yesterday", "Mon, 32 Mar 2026 10:15:00 +0000", "Mon, 29 Feb 2026 10:15:00 +0000", "2 Xyz 2026 10:15:00 +0000",
        "Thu, 1 Jan 1970 00:00:00 +0000", "Mon, 2 Mar 9999 10:15:00 +0000", "2 Mar 0000 10:15:00", "Mon, 2 Mar", "10:15:00",
        "Wed, 15 Dec 2010    59:10 -0500", "2026-13-02", "31 Dec 1979 23:59:59 +0000", "$DATE", "٢ Mar ٢٠٢٦ ١٠:١٥:٠٠",
    ],
)  # fmt: skip
def test_what_is_no_date_of_mail(written: str) -> None:
    assert parse_date(written) is None


def test_the_date_of_a_hop() -> None:
    assert received_date("from a by b; id 1; Mon, 2 Mar 2026\n\t10:15:00 +0100 (CET)") == utc(
        2026, 3, 2, 9, 15
    )
    assert received_date("from a by b") is None


@dataclass
class Hops:
    """Received headers, newest first."""

    values: list[str]

    def oldest(self) -> str | None:
        return self.values[-1] if self.values else None

    def received(self) -> list[str]:
        return self.values


DATE = "Mon, 2 Mar 2026 10:15:00 +0000"
OLD, NEW = "from a; Mon, 2 Mar 2026 10:16:00 +0000", "from b; Mon, 2 Mar 2026 10:17:00 +0000"
FAR = "from c; Fri, 13 Mar 2026 10:15:00 +0000"
FORGED = "from liar; Thu, 1 Jan 2015 00:00:00 +0000"


@pytest.mark.parametrize(
    ("date", "received", "moment", "origin"),
    [
        (DATE, [NEW, OLD], utc(2026, 3, 2, 10, 15), DateOrigin.DATE),
        (DATE, [], utc(2026, 3, 2, 10, 15), DateOrigin.DATE),
        (DATE, ["nonsense"], utc(2026, 3, 2, 10, 15), DateOrigin.DATE),
        ("Wed, 4 Mar 2026 10:15:00 +0000", [NEW, OLD], utc(2026, 3, 4, 10, 15), DateOrigin.DATE),
        ("Thu, 5 Mar 2026 10:15:00 +0000", [NEW, OLD], utc(2026, 3, 2, 10, 16), DateOrigin.RECEIVED),
        ("Thu, 1 Jan 2015 00:00:00 +0000", [NEW, OLD], utc(2026, 3, 2, 10, 16), DateOrigin.RECEIVED),
        ("Mon, 2 Mar 2099 10:15:00 +0000", [NEW, OLD], utc(2026, 3, 2, 10, 16), DateOrigin.RECEIVED),
        ("broken", [NEW, OLD], utc(2026, 3, 2, 10, 16), DateOrigin.RECEIVED),
        (None, [NEW, OLD], utc(2026, 3, 2, 10, 16), DateOrigin.RECEIVED),
        ("Thu, 1 Jan 1970 00:00:00 +0000", [NEW, OLD], utc(2026, 3, 2, 10, 16), DateOrigin.RECEIVED),
        # a mail that lay ten days in a queue is as old as it says
        (DATE, [FAR, OLD], utc(2026, 3, 2, 10, 15), DateOrigin.DATE),
        # the first hop is forged: the next one speaks
        ("broken", [NEW, OLD, FORGED], utc(2026, 3, 2, 10, 16), DateOrigin.RECEIVED),
        (None, [], None, DateOrigin.NONE),
        ("broken", ["nonsense"], None, DateOrigin.NONE),
    ],
)
def test_which_moment_is_believed(
    date: str | None, received: list[str], moment: datetime | None, origin: DateOrigin
) -> None:
    values = {} if date is None else {"date": date}
    assert moment_of(values, Hops(received)) == (moment, origin)


def test_the_from_line_stands_in() -> None:
    values = {"from-line": "From ana@acme.example Mon Mar  2 10:15:00 2026"}
    assert moment_of(values, Hops([])) == (utc(2026, 3, 2, 10, 15), DateOrigin.RECEIVED)
    assert moment_of({"delivery-date": DATE}, Hops([])) == (utc(2026, 3, 2, 10, 15), DateOrigin.RECEIVED)
