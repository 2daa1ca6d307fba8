"""Address lists that are obsolete, broken or merely unusual. Linear, forgiving, never raises.

The grammar is RFC 5322 with the obsolete forms of its section 4, read the way people read what broken writers
produce: commas inside unquoted names, missing or doubled brackets, semicolons between mailboxes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .mailbox import clean_name, normalize_address
from .types import Address

_SPECIAL = re.compile(r'[\s"(<>,;:\[]|=\?')
_ENCODED = re.compile(r"=\?[^?\s]{1,75}\?[bBqQ]\?[^?]*(?:\?(?!=)[^?]*){0,9}?\?=")
_QUOTED_END = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"', re.S)
_ESCAPE = re.compile(r"\\(.)", re.S)
_AT_SPACE = re.compile(r"\s*@\s*")
_DOT_SPACE = re.compile(r"\s*\.\s*")
_ROUTE = re.compile(r"^@[^:]*:\s*")
_SCHEME = re.compile(r"^(?:mailto|smtp|e-?mail|mail)\s*:\s*", re.I)
_SPELLED = re.compile(r"([^\s@<>]+) (?:at|AT|\(at\)|\[at\]) ([^\s@<>]+\.[^\s@<>]+)")
_WRAPPING = "'\"`<>[]{}() \t.,;:"
ADDRESSES_LIMIT = 5_000  # addresses read from one header
_REACH = 1_000  # characters within which a quote, bracket or comment must close
_PLACEHOLDER = re.compile(
    r"(?:undisclosed|unlisted|suppressed|hidden)[- ]?recipients?|recipient list (?:not shown|suppressed)",
    re.I,
)


class _Quoted(str):
    """A word that stood in quotes: an "@" in it does not make it an address by itself."""

    __slots__ = ()


@dataclass(slots=True)
class _Segment:
    """What stands between two separators."""

    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    found: list[tuple[str, str]] = field(default_factory=list)  # (name, address)

    def take_angle(self, inner: str) -> None:
        """An <inner> was read: the words before it are its name."""
        name = " ".join(self.words)
        addresses = _addresses_in(inner)
        if addresses:
            self.words.clear()
            self.found.append((name, addresses[0]))
            self.found.extend(("", other) for other in addresses[1:])
        elif inner.strip():
            self.words.append(inner.strip())

    def finish(self) -> list[tuple[str, str]]:
        """The mailboxes of this segment; empty when it is but a piece of a name."""
        if self.found:
            self._name_behind()
            return self.found
        if not self.words:
            for comment in self.comments:
                if (address := normalize_address(comment.strip(_WRAPPING))) and " " not in address:
                    return [("", address)]
            return []
        return self._bare()

    def _name_behind(self) -> None:
        name, address = self.found[-1]
        bare = [
            word
            for word in self.words
            if not isinstance(word, _Quoted) and normalize_address(word.strip(_WRAPPING))
        ]
        if not name and self.words and not bare:
            name = " ".join(self.words)
        elif not name and self.comments:
            name = self.comments[-1]
        self.found[-1] = (name, address)
        self.found.extend(("", normalize_address(word.strip(_WRAPPING))) for word in bare)

    def _bare(self) -> list[tuple[str, str]]:
        """Mailboxes without brackets: every word that is an address, named by the words before it."""
        words = self._joined_words()
        found: list[tuple[str, str]] = []
        name: list[str] = []
        single = len(words) == 1
        for word in words:
            address = "" if isinstance(word, _Quoted) and not single else _plain_address(word)
            if address:
                found.append((" ".join(name), address))
                name = []
            else:
                name.append(word)
        if not found:
            return self._spelled(" ".join(words))
        last, address = found[-1]
        if not last and name:
            found[-1] = (" ".join(name), address)
        elif not last and self.comments:
            found[-1] = (self.comments[-1], address)
        return found

    def _joined_words(self) -> list[str]:
        """Words, with "john @ example . com" (obsolete white space) made one again."""
        if not any("@" in word for word in self.words) or len(self.words) == 1:
            return self.words
        text = " ".join(self.words)
        dense = _DOT_SPACE.sub(".", _AT_SPACE.sub("@", text))
        if " " not in dense and dense.count("@") == 1:
            return [dense]
        if any(word[0] == "@" or word[-1] == "@" for word in self.words if word):
            return _AT_SPACE.sub("@", text).split(" ")
        return self.words

    def _spelled(self, text: str) -> list[tuple[str, str]]:
        """Archives hide addresses as "john at example.com"."""
        spelled = _SPELLED.fullmatch(text)
        address = normalize_address(f"{spelled[1]}@{spelled[2]}") if spelled else ""
        return [(self.comments[-1] if self.comments else "", address)] if address else []


def _plain_address(word: str) -> str:
    word = _SCHEME.sub("", word)
    return normalize_address(word) if word[:1] == '"' else normalize_address(word.strip(_WRAPPING))


def _addresses_in(inner: str) -> list[str]:
    """The addresses in a pair of angle brackets: usually one."""
    inner = _ROUTE.sub("", _SCHEME.sub("", inner.strip())).strip()
    dense = re.sub(r'"\s*@\s*', '"@', inner) if inner[:1] == '"' else "".join(inner.split())
    if ("," not in dense and ";" not in dense and dense.count("@") <= 1) or dense[:1] == '"':
        address = _plain_address(dense)
        if not address and (spelled := _SPELLED.fullmatch(inner)):
            address = normalize_address(f"{spelled[1]}@{spelled[2]}")
        return [address] if address else []
    return [address for word in re.split(r"[\s,;]+", inner) if (address := _plain_address(word))]


class _Scanner:
    """One pass over an address header."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.segment = _Segment()
        self.fragments: list[str] = []  # pieces of a name that ended in a comma
        self.found: list[tuple[str, str]] = []
        self.last_semicolon = text.rfind(";")

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
            elif special[0] == ":" and (text.startswith("//", at + 1) or "@" in text[start:at]):
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
            self.segment.words.append(_Quoted(inner))

    def _misquoted(self, inner: str, end: int) -> bool:
        """A quote that nobody closed seems closed by the opening of the next one: it then holds a whole mailbox."""
        if "<" not in inner or "@" not in inner or ">" not in inner:
            return False
        behind = self.text[end : end + 80].lstrip()[:1]
        return behind not in ("", "<", ",", ";", "(", "@")

    def _comment(self) -> None:
        depth, at = 0, self.at
        stop = min(len(self.text), at + _REACH)
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
                    if inner:
                        self.segment.comments.append(inner)
                    self.at = at
                    return
        self.at += 1

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
        if "@" in inner and _addresses_in(inner):
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
            if bracket >= 0 and segment.words and not _SCHEME.match(segment.words[-1] + ":"):
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
        segment, self.segment = self.segment, _Segment()
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
        self.found.extend((piece, "") for piece in self.fragments if not _PLACEHOLDER.search(piece))
        self.fragments.clear()


def parse_odd(text: str, problems: list[str] | None = None) -> tuple[Address, ...]:
    """The mailboxes of an address header in any shape; ``text`` is Unicode with its encoded words still encoded."""
    scanner = _Scanner(text)
    scanner.run()
    if scanner.at < len(text) and problems is not None:
        problems.append(f"only the first {ADDRESSES_LIMIT} addresses of a header were read")
    found = (Address(clean_name(name), address) for name, address in scanner.found[:ADDRESSES_LIMIT])
    return tuple(one for one in found if one.name or one.address)
