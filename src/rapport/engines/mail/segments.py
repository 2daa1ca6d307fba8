"""What stands between two separators of an address header, and the mailboxes that people see in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .mailbox import normalize_address

_AT_SPACE = re.compile(r"\s*@\s*")
_DOT_SPACE = re.compile(r"\s*\.\s*")
_ROUTE = re.compile(r"^@[^:]*:\s*")
SCHEME = re.compile(r"^(?:mailto|smtp|e-?mail|mail)\s*:\s*", re.I)
_INNER_COMMENT = re.compile(r"\([^()]*\)")
_JOINING = frozenset({"and", "und", "et", "y", "e", "i", "&", "or", "oder", "ou", "og", "och", "en"})
_SPELLED = re.compile(r"([^\s@<>]+) (?:at|AT|\(at\)|\[at\]) ([^\s@<>]+\.[^\s@<>]+)")
_WRAPPING = "'\"`<>[]{}() \t,;:\u200b\ufeff"
NO_RECIPIENT = re.compile(
    r"(?:undisclosed|unlisted|suppressed|hidden)[- ]?recipients?|recipient list (?:not shown|suppressed)|no to-?header",
    re.I,
)


class Quoted(str):
    """A word that stood in quotes: an "@" in it does not make it an address by itself."""

    __slots__ = ()


@dataclass(slots=True)
class Segment:
    """What stands between two separators."""

    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    found: list[tuple[str, str]] = field(default_factory=list)  # (name, address)

    def take_angle(self, inner: str) -> None:
        """An <inner> was read: the words before it are its name."""
        addresses = addresses_in(inner)
        if addresses:
            self.found.append((" ".join(self.words), addresses[0]))
            self.found.extend(("", other) for other in addresses[1:])
            self.words.clear()
        elif "@" in inner and self.words:
            self.found.append((" ".join(self.words), ""))
            self.words.clear()
        elif inner.strip():
            self.words.append(inner.strip())

    def finish(self) -> list[tuple[str, str]]:
        """The mailboxes of this segment; empty when it is but a piece of a name."""
        if self.found:
            self._name_behind()
            return self.found
        return self._bare() if self.words else self._in_comments("")

    def _in_comments(self, name: str) -> list[tuple[str, str]]:
        for comment in self.comments:
            address = plain_address(comment)
            if address:
                return [(name, address)]
        return []

    def _name_behind(self) -> None:
        """What stands behind the last bracket: another address, or the name, or nothing that matters."""
        name, address = self.found[-1]
        further = [
            one for word in self.words if not isinstance(word, Quoted) and (one := plain_address(word))
        ]
        if not name:
            name = self._comment() or ("" if further else " ".join(self.words))
        self.found[-1] = (name, address)
        self.found.extend(("", other) for other in further)

    def _comment(self) -> str:
        return next((one for one in reversed(self.comments) if not NO_RECIPIENT.search(one)), "")

    def _bare(self) -> list[tuple[str, str]]:
        """Mailboxes without brackets: every word that is an address, named by the words before it."""
        words = self._joined_words()
        found: list[tuple[str, str]] = []
        name: list[str] = []
        single = len(words) == 1
        for word in words:
            address = "" if isinstance(word, Quoted) and not single else plain_address(word)
            if address:
                found.append(
                    ("" if len(name) == 1 and name[0].lower() in _JOINING else " ".join(name), address)
                )
                name = []
            else:
                name.append(word)
        if not found:
            return self._spelled(" ".join(words)) or self._in_comments(" ".join(words))
        last, address = found[-1]
        if not last:
            found[-1] = (self._comment() or " ".join(name), address)
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
        address = _spelled_out(text)
        return [(self._comment(), address)] if address else []


def plain_address(word: str) -> str:
    """The normalized address that a word is, whatever clings to it; "" when it is none."""
    if "@" not in word:
        return ""
    word = SCHEME.sub("", word.strip())
    if word[:1] == '"' and '"@' in word:
        return normalize_address(word)
    word = word.lstrip(_WRAPPING).rstrip(_WRAPPING + ".")
    return normalize_address(word + "]" if "@[" in word else word)


def addresses_in(inner: str) -> list[str]:
    """The addresses in a pair of angle brackets: usually one."""
    inner = _ROUTE.sub("", SCHEME.sub("", inner.strip())).strip()
    quoted = inner[:1] == '"' and '"@' in inner.replace(" ", "")
    if quoted:
        dense = re.sub(r'"\s*@\s*', '"@', inner)
    else:
        inner = _INNER_COMMENT.sub("", inner) if "(" in inner else inner
        dense = "".join(inner.split())
    if quoted or ("," not in dense and ";" not in dense and dense.count("@") <= 1):
        address = plain_address(dense) or _spelled_out(inner)
        return [address] if address else []
    return [address for word in re.split(r"[\s,;]+", inner) if (address := plain_address(word))]


def _spelled_out(text: str) -> str:
    """Archives hide addresses as "john at example.com"."""
    spelled = _SPELLED.fullmatch(text.strip())
    return normalize_address(f"{spelled[1]}@{spelled[2]}") if spelled is not None else ""
