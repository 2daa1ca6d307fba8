"""Postal addresses among the pieces of a signature."""

from __future__ import annotations

import re

from rapport.engines.mail import confidence, people_lines
from rapport.engines.mail.author import Author
from rapport.engines.mail.fields import Field, Piece
from rapport.engines.mail.places import has_place, is_address_line, is_street, without_label
from rapport.engines.mail.titles import is_title
from rapport.engines.mail.types import Attribute, Origin

_COMMA = re.compile(r", ?")
_HOUSE = re.compile(r"[^\W\d_][^\d,;:@|]{2,40} \d{1,4} ?[a-z]?(?:[-/]\d{1,4}[a-z]?)?$")
_NOT_IN_STREETS = frozenset('":#?!;=_')


def is_street_above(pieces: list[Piece], order: int) -> bool:
    """Words and a house number on the line right above a postcode are a street, whatever it is called."""
    if order + 1 >= len(pieces) or not _HOUSE.match(pieces[order].text):
        return False
    below = pieces[order + 1]
    return below.line - pieces[order].line <= 1 and below.text[:1].isdigit() and has_place(below.text)


def is_place(piece: Piece) -> bool:
    """Whether a piece is part of a postal address (and not a title that begins like one)."""
    head = piece.text.partition(",")[0]
    return is_address_line(piece.text) and (is_street(head) or not is_title(head))


def place_pieces(piece: Piece, author: Author, organizations: list[Field]) -> list[Piece]:
    """An address, without the organisation that may stand before its first comma."""
    comma = _COMMA.search(piece.text)
    if comma:
        head = Piece(piece.text[: comma.start()], piece.start, piece.start + comma.start(), piece.line)
        found = (
            None
            if is_street(head.text) or has_place(head.text)
            else people_lines.organization_field(head, author)
        )
        if found is not None:
            organizations.append(found)
            return [Piece(piece.text[comma.end() :], piece.start + comma.end(), piece.end, piece.line)]
    label = without_label(piece.text)
    return [Piece(piece.text[label:], piece.start + label, piece.end, piece.line)]


def address_fields(places: list[Piece]) -> list[Field]:
    """Neighbouring lines of an address are one; a country or town alone is none."""
    groups: list[list[Piece]] = []
    for piece in places:
        if groups and piece.line - groups[-1][-1].line <= 1:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    fields = []
    for group in groups:
        text = ", ".join(one.text.strip(" ,;") for one in group)
        town, street = any(has_place(one.text) for one in group), any(is_street(one.text) for one in group)
        if not street and not (town and any(c.isdigit() for c in text)):
            continue
        if not town and (len(text.split()) > 7 or not _NOT_IN_STREETS.isdisjoint(text)):
            continue
        sure = confidence.ADDRESS_WHOLE if town and street else confidence.ADDRESS_PART
        folded = " ".join(text.casefold().replace(",", " ").split())
        fields.append(
            Field(Attribute.ADDRESS, text, folded, sure, Origin.SIGNATURE, group[0].start, group[-1].end)
        )
    return fields[:2]
