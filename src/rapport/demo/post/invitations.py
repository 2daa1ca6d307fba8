"""Meetings: iCalendar objects (RFC 5545) as mail programs send and answer them (RFC 6047)."""

from __future__ import annotations

import time

from rapport.demo.moments import HOUR
from rapport.demo.post.letter import Party


def _utc(at: int) -> str:
    wall = time.gmtime(at)
    return f"{wall.tm_year:04d}{wall.tm_mon:02d}{wall.tm_mday:02d}T{wall.tm_hour:02d}{wall.tm_min:02d}00Z"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no character cut."""
    if len(line.encode()) <= 75:
        return line
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > 74:
            pieces.append(piece)
            piece, size = "", 0
        piece += char
        size += width
    return "\n ".join([*pieces, piece])


def event(
    *, uid: str, organizer: Party, attendees: list[Party], starts: int, hours: int, summary: str, place: str, written_at: int,
    method: str, status: str = "NEEDS-ACTION",
) -> str:  # fmt: skip
    """A VEVENT in its calendar; ``method`` is REQUEST, REPLY or CANCEL; lines end in LF like every text here."""
    lines = [
        "BEGIN:VCALENDAR", "PRODID:-//Acme Anvils//Demo//EN", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{uid}",
        f"DTSTAMP:{_utc(written_at)}", f"DTSTART:{_utc(starts)}", f"DTEND:{_utc(starts + hours * HOUR)}",
        f"SUMMARY:{_escaped(summary)}", f"LOCATION:{_escaped(place)}",
        f'ORGANIZER;CN="{organizer.name or organizer.address}":mailto:{organizer.address}',
        *(f'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT={status};CN="{a.name or a.address}":mailto:{a.address}' for a in attendees),
        f"SEQUENCE:{0 if method != 'CANCEL' else 1}", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\n".join(_folded(line) for line in lines)
