"""A signature block read line by line into fields: who, as what, where, reachable how."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from rapport.engines.mail import confidence, contacts, people_lines
from rapport.engines.mail.address_fields import address_fields, is_place, is_street_above, place_pieces
from rapport.engines.mail.attribution import is_rule
from rapport.engines.mail.author import Author
from rapport.engines.mail.closings import is_closing, is_device_footer, is_disclaimer, split_closing
from rapport.engines.mail.fields import Field, Piece
from rapport.engines.mail.kinds import count_digits, is_picture, name_strength
from rapport.engines.mail.places import is_address_line
from rapport.engines.mail.titles import is_department, is_title
from rapport.engines.mail.types import Attribute, Origin
from rapport.engines.points import (
    candidates,
    has_legal_form,
    normalize_phone,
    region_of_domain,
    regions_of_forms,
    regions_of_text,
)

_STRONG = re.compile(r"::|-{2,}|[|•·●▪│¦‖\x00]+|\t+| {3,}| //+ | [–—~] | - ")
_COMMA = re.compile(r", ?")
_EMPTY_LABEL = re.compile(r"^[\s:.\-–,;()<>\[\]*/&+]*$")
_TRAILING_LABEL = re.compile(
    r"(?i)(?:^|[\s,;|(])(?:tel|tél|phone|ph|fon|telefon|telefono|teléfono|telefone|telefoon|téléphone|mob|mobil|mobile|mobiel|móvil|celular|cell|cel"
    r"|handy|gsm|fax|telefax|e-?mail|mail|courriel|correo|web|website|internet|www|homepage|site|skype|direct|office|durchwahl|portable|telemóvel"
    r"|cellulare|whatsapp|linkedin|email address|t|m|f|p|e|w|o|d|c|h|x|ext)\s?[.:)]{0,2}\s*$"
)
_LANGUAGES = (
    (re.compile(r"(?i)gr(?:ü|ue)(?:ß|ss)|mfg|hochachtung"), ("DE", "AT", "CH")),
    (re.compile(r"(?i)cordialement|salutations|bien à (?:vous|toi)"), ("FR", "BE", "CH")),
    (re.compile(r"(?i)saludos?|atentamente"), ("ES", "MX", "AR")),
    (re.compile(r"(?i)cumprimentos|atenciosamente|abraços?"), ("PT", "BR")),
    (re.compile(r"(?i)saluti|distinti"), ("IT",)),
    (re.compile(r"(?i)groet|hoogachtend|mvg"), ("NL", "BE")),
)
_NO_LANGUAGE: frozenset[int] = frozenset()
MAX_BLOCK = 6000  # characters of a block that are read


def fields_of(block: str, author: Author) -> tuple[tuple[Field, ...], int]:
    """The fields of a signature block, in order of place, each value once; and what to add to their offsets.

    Remembered by block and author, without the closing it begins with: people close in many ways, and sign alike.
    """
    block = block[:MAX_BLOCK]
    begin = _after_closing(block)
    languages = _languages(block[:begin]) if begin else _NO_LANGUAGE
    if languages is None:
        return _fields(block, author, False, _NO_LANGUAGE), 0
    return _fields(block[begin:], author, begin > 0, languages), begin


def _after_closing(block: str) -> int:
    """Where the first line begins that is neither blank nor a closing; 0 when the block does not begin with a closing."""
    at, closed = 0, False
    while at < len(block):
        end = block.find("\n", at)
        bare = block[at : end if end >= 0 else len(block)].strip()
        if bare and not is_closing(bare):
            break
        closed = closed or bool(bare)
        at = end + 1 if end >= 0 else len(block)
    return at if closed else 0


@lru_cache(maxsize=4096)
def _languages(closing: str) -> frozenset[int] | None:
    """Which of the languages lines of a closing speak; None when they say more about where somebody is."""
    if any(c.isdigit() for c in closing) or regions_of_text(closing) or regions_of_forms(closing):
        return None
    return frozenset(
        number for number, (pattern, _regions) in enumerate(_LANGUAGES) if pattern.search(closing)
    )


@lru_cache(maxsize=16384)
def _fields(block: str, author: Author, closed: bool, languages: frozenset[int]) -> tuple[Field, ...]:
    regions = _regions(block, author, languages)
    found: list[Field] = []
    pieces: list[Piece] = []
    names: list[Field] = []
    at = number = 0
    delimited = False
    carried = ""
    for raw in block.split("\n"):
        line, offset = raw, at
        at += len(raw) + 1
        bare = line.strip()
        if not bare:
            continue
        if is_rule(bare) or bare in {"--", "—", "---", "- --"}:
            delimited = True
            continue
        if is_closing(bare):
            closed = True
            continue
        if is_device_footer(bare) or contacts.is_registration(bare) or is_picture(bare):
            continue
        if is_disclaimer(bare):
            break
        begin = split_closing(bare)
        if begin >= 0:
            shift = line.index(bare) + begin
            line, offset, closed = line[shift:], offset + shift, True
        read = contacts.find(line, offset, author, regions, carried)
        carried = read.carried
        found.extend(read.fields)
        for piece in _strong_pieces(read.rest, offset, number, author):
            rest = _name(piece, author, names, closed and not names, number == 0 or delimited)
            for one in [piece] if rest is None else rest:
                title = people_lines.title_after_name(one) if rest else None
                found.extend([title] if title else [])
                pieces.extend([] if title else [one])
        closed, delimited = closed and not names, delimited and not names
        number += 1
    found.extend(names)
    found.extend(_details(pieces, author, bool(names)))
    return tuple(_finished(found))


def _regions(block: str, author: Author, languages: frozenset[int]) -> tuple[str, ...]:
    """Where numbers without a country code belong: written international numbers, address, domain, language."""
    found: list[str] = []
    is_national = False
    for line in block.split("\n"):
        for one in candidates(line) if count_digits(line) >= 6 else ():
            international = one.text.lstrip("( ").startswith(("+", "00"))
            is_national = is_national or not international
            phone = normalize_phone(one.text) if international else None
            if phone is not None and phone.region:
                found.append(phone.region)
    if not is_national:
        return tuple(dict.fromkeys(found))
    found.extend(regions_of_text(block))
    if region := region_of_domain(author.domain):
        found.append(region)
    found.extend(regions_of_forms(block) if not found else ())
    if not found:
        for number, (pattern, regions) in enumerate(_LANGUAGES):
            if number in languages or pattern.search(block):
                found.extend(regions)
    return tuple(dict.fromkeys(found))


def _strong_pieces(rest: str, offset: int, number: int, author: Author) -> list[Piece]:
    """The parts of a line between bars, dots, dashes and wide gaps, labels of what was taken out left off."""
    if (
        is_address_line(rest.strip())
        and "|" not in rest
        and "\x00" not in rest
        and "•" not in rest
        and "·" not in rest
    ):
        return _trimmed_pieces(rest, [(0, len(rest))], offset, number)
    spans: list[tuple[int, int]] = []
    at = 0
    if (slash := rest.find(" / ")) > 0 and name_strength(rest[:slash], author) >= 2:
        spans, at = [(0, slash)], slash + 3
    for mark in _STRONG.finditer(rest, at):
        spans.append((at, mark.start()))
        at = mark.end()
    spans.append((at, len(rest)))
    return _trimmed_pieces(rest, spans, offset, number)


def _trimmed_pieces(rest: str, spans: list[tuple[int, int]], offset: int, number: int) -> list[Piece]:
    pieces = []
    for first, last in spans:
        text = rest[first:last]
        while (label := _TRAILING_LABEL.search(text)) is not None and (
            last < len(rest) or label.group().strip().endswith(":")
        ):
            text = text[: label.start()]
        text = text.rstrip(" ,;:([<\t/&")
        start = first + len(text) - len(text.lstrip(" ,;:)]>*\t/&"))
        text = text.strip(" ,;:)]>*\t/&")
        if text and not _EMPTY_LABEL.match(text):
            pieces.append(Piece(text, offset + start, offset + start + len(text), number))
    return pieces


def _name(
    piece: Piece, author: Author, names: list[Field], after_closing: bool, first: bool
) -> list[Piece] | None:
    """Take a piece as a name: the first that is one, and the author's fuller name below a given name.

    What is left of the piece (after "Ana Costa, "), or None when it is no name.
    """
    if len(names) >= 3:
        return None
    found = people_lines.name_field(piece, author, after_closing=after_closing, first=first and not names)
    rest: list[Piece] = []
    comma = _COMMA.search(piece.text)
    if found is None and comma:
        head = Piece(piece.text[: comma.start()], piece.start, piece.start + comma.start(), piece.line)
        found = people_lines.name_field(head, author, after_closing=False, first=first and not names)
        rest = [Piece(piece.text[comma.end() :], piece.start + comma.end(), piece.end, piece.line)]
        if found is not None and (found.confidence < confidence.NAME_FULL or " " not in found.value):
            found = None
    if found is None or (names and not any(people_lines.is_fuller(found.value, one.value) for one in names)):
        return None
    names.append(found)
    return rest


def _details(pieces: list[Piece], author: Author, named: bool) -> list[Field]:
    titles: list[Field] = []
    organizations: list[Field] = []
    places: list[Piece] = []
    unknown: list[tuple[int, Piece]] = []
    for order, piece in enumerate(pieces):
        if is_place(piece) or is_street_above(pieces, order):
            places.extend(place_pieces(piece, author, organizations))
            continue
        _sort(piece, author, titles, organizations, unknown, order)
    if not organizations and named:
        organizations.extend(_by_place(pieces, unknown, titles))
    best = max(organizations, key=lambda one: one.confidence, default=None)
    return [*titles[:2], *([best] if best else []), *address_fields(places)]


def _sort(
    piece: Piece,
    author: Author,
    titles: list[Field],
    organizations: list[Field],
    unknown: list[tuple[int, Piece]],
    order: int,
) -> None:
    """A piece is a title, an organisation, both with a comma between, or unknown."""
    if ":" in piece.text and is_title(piece.text.partition(":")[0]):
        return  # "Managing Directors: …" lists others
    whole = people_lines.organization_field(piece, author)
    if whole is not None and _is_one_name(piece.text):
        leading = people_lines.title_fields(piece, author, inline=True)
        if len(leading) == 2:
            titles.append(leading[0])
            organizations.append(leading[1])
        else:
            organizations.append(whole)
        return
    parts = _comma_pieces(piece, author)
    known = False
    for part in parts:
        fields = people_lines.title_fields(part, author, inline=len(parts) > 1)
        organization = None if fields else people_lines.organization_field(part, author)
        titles.extend(one for one in fields if one.attribute is Attribute.TITLE)
        organizations.extend(
            one for one in (*fields, organization) if one and one.attribute is Attribute.ORGANIZATION
        )
        known = known or bool(fields or organization)
    if not known and not is_department(piece.text):
        unknown.append((order, piece))


def _is_one_name(text: str) -> bool:
    """Whether an organisation's text is one name in spite of commas: "NaviStaff, Inc.", "Smith, Jones & Partners LLP"."""
    head, comma, _ = text.partition(",")
    if not comma:
        return True
    return has_legal_form(text) and not is_title(head) and not has_legal_form(head)


def _comma_pieces(piece: Piece, author: Author) -> list[Piece]:
    """Parts between commas; what follows a title stays with it unless it is an organisation ("Manager, West Gas",
    "Founder, CEO")."""
    parts: list[Piece] = []
    at = 0
    marks = [*((m.start(), m.end()) for m in _COMMA.finditer(piece.text)), (len(piece.text), len(piece.text))]
    for end, following in marks:
        part = Piece(piece.text[at:end].strip(), piece.start + at, piece.start + end, piece.line)
        if parts and is_title(parts[-1].text) and people_lines.organization_field(part, author) is None:
            before = parts.pop()
            text = piece.text[before.start - piece.start : end]
            parts.append(Piece(text, before.start, piece.start + end, piece.line))
        elif part.text:
            parts.append(part)
        at = following
    return parts


def _by_place(pieces: list[Piece], unknown: list[tuple[int, Piece]], titles: list[Field]) -> list[Field]:
    """The line right below the title is the organisation's when nothing else is."""
    for order, piece in unknown:
        above = pieces[order - 1] if order else None
        below_title = above is not None and any(above.start <= one.start < above.end for one in titles)
        if below_title and people_lines.may_be_organization(piece.text):
            found = people_lines._organization(piece.text, piece.start, confidence.ORGANIZATION_PLACE)
            return [found]
    return []


def _finished(found: list[Field]) -> list[Field]:
    """Each value once, the surest; names followed by anything else than a name are of the signature, not the closing."""
    best: dict[tuple[Attribute, str], Field] = {}
    for one in found:
        key = (one.attribute, one.normalized)
        if one.normalized and (key not in best or best[key].confidence < one.confidence):
            best[key] = one
    ordered = sorted(best.values(), key=lambda one: (one.start, one.end, one.attribute))
    telling = [one.start for one in ordered if one.attribute is not Attribute.NAME]
    names = [one for one in ordered if one.attribute is Attribute.NAME]
    result = []
    for one in ordered:
        if one.attribute is Attribute.NAME:
            following = min((other.start for other in names if other.start > one.start), default=1 << 60)
            if any(one.end <= start < following for start in telling) or (one is names[-1] and telling):
                one = replace(one, origin=Origin.SIGNATURE)
        result.append(one)
    return result
