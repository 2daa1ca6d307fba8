"""Address lists that are obsolete, broken or merely unusual. Linear, forgiving, never raises.

The grammar is RFC 5322 with the obsolete forms of its section 4, read the way people read what broken writers
produce: commas inside unquoted names, missing or doubled brackets, semicolons between mailboxes.
"""

from __future__ import annotations

import re

from .mailbox import clean_name
from .segments import NO_RECIPIENT, SCHEME, Quoted, Segment, addresses_in
from .types import Address

_SPECIAL = re.compile(r'[\s"(<>,;:\[]|=\?')
_ENCODED = re.compile(r"=\?[^?\s]{1,75}\?[bBqQ]\?[^?]*(?:\?(?!=)[^?]*){0,9}?\?=")
_QUOTED_END = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"', re.S)
_QUOTED_OR_STOP = re.compile(r"[\"<,;]")
_ESCAPE = re.compile(r"\\(.)", re.S)
_BARE_AT = re.compile(r"\s*[(\[{]\s*at\s*[)\]}]\s*", re.I)
ADDRESSES_LIMIT = 5_000  # addresses read from one header
VALUE_LIMIT = 300_000  # characters of one header that are looked at
_REACH = 1_000  # characters within which a quote, bracket or comment must close
_PATIENCE = 100_000  # characters that are looked at in vain for the ends of comments


class _Scanner:
    """One pass over an address header."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.segment = Segment()
        self.fragments: list[str] = []  # pieces of a name that ended in a comma
        self.found: list[tuple[str, str]] = []
        self.last_semicolon = text.rfind(";")
        self.patience = _PATIENCE

    def run(self) -> None:
        text = self.text
        size = len(text)
        steps = {
            '"': self._quote,
            "<": self._angle,
            "(": self._comment,
            ",": self._comma,
            ";": self._semicolon,
            ":": self._colon,
            "[": self._bracket,
        }
        while self.at < size and len(self.found) < ADDRESSES_LIMIT:
            char = text[self.at]
            step = steps.get(char)
            if step is not None:
                step()
            elif char == ">" or char.isspace():
                self.at += 1
            else:
                self._word()
        self._end(False)

    def _word(self, start: int | None = None) -> None:
        """An atom, an address, or an encoded word, with the quoted strings and literals that cling to it."""
        text = self.text
        start = self.at if start is None else start
        at = self.at
        while at < len(text):
            special = _SPECIAL.search(text, at)
            at = special.start() if special else len(text)
            if special is None:
                break
            if special[0] == "=?":
                encoded = _ENCODED.match(text, at)
                at = encoded.end() if encoded else at + 2
            elif special[0] == "[" and at > start and text[at - 1] == "@":
                close = text.find("]", at, at + _REACH)
                at = close + 1 if close > 0 else at + 1
            elif special[0] == '"' and at > start and text[at - 1] in ".\\":
                quoted = _QUOTED_END.match(text, at + 1, at + _REACH)
                at = quoted.end() if quoted else at + 1
            elif (special[0] == '"' and at > start and not self._closes_soon(at + 1)) or (
                special[0] == ":" and (text.startswith("//", at + 1) or "@" in text[start:at])
            ):
                at += 1
            else:
                break
        if at > start:
            self.segment.words.append(text[start:at])
        self.at = max(at, self.at + 1) if at == start else at

    def _quote(self) -> None:
        text, at = self.text, self.at
        close = _QUOTED_END.match(text, at + 1, at + _REACH)
        if close is None or self._misquoted(text[at + 1 : close.end() - 1], close.end()):
            self.at += 1
            return
        self.at = close.end()
        if text[self.at : self.at + 1] in ("@", "."):
            self._word(at)  # a quoted local part
            return
        inner = _ESCAPE.sub(r"\1", text[at + 1 : close.end() - 1])
        if inner.strip():
            self.segment.words.append(Quoted(inner))

    def _closes_soon(self, at: int) -> bool:
        """Whether a quote inside a word begins a quoted string: it is closed before anything else happens."""
        close = _QUOTED_OR_STOP.search(self.text, at, at + _REACH)
        return close is not None and close[0] == '"'

    def _misquoted(self, inner: str, end: int) -> bool:
        """A quote that nobody closed seems closed by the opening of the next one: it then holds a whole mailbox."""
        if "<" not in inner or "@" not in inner or ">" not in inner:
            return False
        behind = self.text[end : end + 80].lstrip()[:1]
        return behind not in ("", "<", ",", ";", "(", "@")

    def _comment(self) -> None:
        depth, at = 0, self.at
        stop = min(len(self.text), at + _REACH, at + self.patience)
        while at < stop:
            char = self.text[at]
            at += 1
            if char == "\\":
                at += 1
            elif char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
                if depth == 0:
                    inner = _ESCAPE.sub(r"\1", self.text[self.at + 1 : at - 1]).strip()
                    if inner and self.text[at : at + 1] not in ("@", "."):
                        self.segment.comments.append(inner)
                    self.at = at
                    return
        self.patience -= at - self.at
        start = self.at  # nobody closes it: it belongs to the word
        self.at += 1
        self._word(start)

    def _angle(self) -> None:
        text, at = self.text, self.at + 1
        start = at
        if text[at : at + 1] == '"' and (close := _QUOTED_END.match(text, at + 1, at + _REACH)):
            at = close.end()
        end = text.find(">", at, at + _REACH)
        again = text.find("<", at, end if end >= 0 else at + _REACH)
        if again >= 0:
            before = text[start:again]
            if not before.strip() or "@" not in before:
                self.segment.words.extend(before.split())
                self.at = again
                return
            end = again
        if end < 0:
            end = min((p for p in (text.find(",", at), text.find(";", at)) if p >= 0), default=len(text))
        elif not text.startswith("@", start) and again >= 0:
            comma = text.find(",", at, end)
            end = comma if comma >= 0 else end
        self.at = end + 1 if text[end : end + 1] == ">" else end
        self.segment.take_angle(text[start:end][:_REACH])

    def _bracket(self) -> None:
        close = self.text.find("]", self.at, self.at + _REACH)
        inner = self.text[self.at + 1 : close] if close > 0 else ""
        if "@" in inner and addresses_in(inner):
            self.at = close + 1
            self.segment.take_angle(inner)
            return
        start = self.at
        self.at += 1
        self._word(start)

    def _colon(self) -> None:
        text, at = self.text, self.at
        self.at += 1
        segment = self.segment
        if segment.found:
            return
        if self.last_semicolon < at:
            comma = text.find(",", at, at + _REACH)
            bracket = text.find("<", at, comma if comma >= 0 else at + _REACH)
            if bracket >= 0 and segment.words and not SCHEME.match(segment.words[-1] + ":"):
                segment.words[-1] += ":"
                return
        segment.words.clear()  # the name of a group
        segment.comments.clear()
        self.fragments.clear()

    def _comma(self) -> None:
        self.at += 1
        self._end(True)

    def _semicolon(self) -> None:
        self.at += 1
        self._end(False)

    def _end(self, comma: bool) -> None:
        """A separator: take what the segment holds; pieces of names wait for what follows a comma."""
        segment, self.segment = self.segment, Segment()
        entries = segment.finish()
        if not entries:
            if segment.words:
                self.fragments.append(" ".join(segment.words))
        elif self.fragments:
            name, address = entries[0]
            if name or segment.found:
                entries[0] = (", ".join([*self.fragments, name] if name else self.fragments), address)
                self.fragments.clear()
            else:
                self._drop_fragments()
        if not comma:
            self._drop_fragments()
        self.found.extend(entries)

    def _drop_fragments(self) -> None:
        self.found.extend((piece, "") for piece in self.fragments if not NO_RECIPIENT.search(piece))
        self.fragments.clear()


def parse_odd(text: str, problems: list[str] | None = None) -> tuple[Address, ...]:
    """The mailboxes of an address header in any shape; ``text`` is Unicode with its encoded words still encoded."""
    if "&lt;" in text:
        text = text.replace("&lt;", "<").replace("&gt;", ">")
    if "at" in text and _BARE_AT.search(text):
        text = _BARE_AT.sub("@", text)
    found: list[Address] = []
    for name, address in _scan(text, problems):
        shown = clean_name(name)
        if not address and "@" in shown and ("<" in shown or "=?" in name):
            inner = [Address(clean_name(one), other) for one, other in _scan(shown, None) if other]
            if inner:
                found.extend(inner)
                continue
        if shown[:1] == "(" and ")" not in shown:
            shown = shown[1:].lstrip()
        if not address and NO_RECIPIENT.search(shown):
            continue
        if address or any(map(str.isalnum, shown)):
            found.append(Address(shown, address))
    return tuple(found)


def _scan(text: str, problems: list[str] | None) -> list[tuple[str, str]]:
    scanner = _Scanner(text[:VALUE_LIMIT])
    scanner.run()
    if scanner.at < len(text) and problems is not None:
        problems.append(f"only the first {len(scanner.found)} addresses of a header were read")
    return scanner.found[:ADDRESSES_LIMIT]
