"""The text of a message out of the leaves that hold it: decoded, in its charset, the best of its versions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .charsets import decode, is_wide
from .content import content_type
from .headers import Head
from .html import HTML_LIMIT
from .marks import ENCRYPTED_TEXT, Sign, content_signs
from .mime import Body, Choice, Leaf, find_text
from .transfer import undo_transfer, unflow
from .types import Attachment

_PLAIN: tuple[str, dict[str, str]] = ("text/plain", {})
TEXT_LIMIT = 1 << 20  # bytes of one text part that are decoded
_AS_THEY_ARE = frozenset({"", "7bit", "8bit", "binary"})
_ARMOUR = "-----BEGIN PGP "
_SIGNED = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\n(?:[A-Za-z-]+: .*\n)*[ \t]*\n")
_UUENCODED = re.compile(r"^begin(?:-base64)? [0-7]{3,4} (\S[^\n]{0,200})\n", re.M)
_UU_LINE = re.compile(r"(?:[ -`]{2,90}\n)*(?:`\n| \n|\n)?end(?=\s|$)[^\n]*\n?")
_CALLS_FOR_HTML = (
    "view",
    "support",
    "client",
    "browser",
    "format",
    "display",
    "anzeig",
    "affich",
    "visualiz",
    "reader",
)
_ENRICHED = frozenset({"text/enriched", "text/richtext"})
_MARKUP = re.compile(r"<param>[^<]{0,200}</param>|<[/A-Za-z][A-Za-z-]{0,60}>", re.I)  # RFC 1896
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)

Render = Callable[[str], str]


class Text:
    """What a message says: ``charset`` is that of its text, ``signs`` what kinds of parts tell about the traffic."""

    __slots__ = ("attachments", "charset", "is_html", "signs", "text")

    def __init__(
        self,
        text: str,
        is_html: bool,
        charset: str,
        attachments: Sequence[Attachment],
        signs: tuple[Sign, ...],
    ) -> None:
        self.text = text
        self.is_html = is_html
        self.charset = charset
        self.attachments = attachments
        self.signs = signs


def text_of(raw: bytes, head: Head, render: Render) -> Text:
    """The text of a message; ``render`` makes text of HTML."""
    values = head.values
    written = values.get("content-type")
    media, parameters = content_type(written) if written else _PLAIN
    if media == "text/plain" and "content-disposition" not in values:
        leaf = Leaf(
            head.body,
            len(raw),
            media,
            values.get("content-transfer-encoding", "").strip().lower(),
            parameters,
        )
        text = leaf_text(raw, leaf, head.problems)
        if "<" in text[:200] and is_markup(text):
            return Text(render(text), True, parameters.get("charset", ""), (), ())
        return _plain(text, parameters.get("charset", ""))
    body = Body(head.problems)
    find_text(raw, head.body, values, body)
    text, is_html = _chosen(raw, body, render)
    signs = content_signs(body.types, body.report, text)
    said = (
        Text(text, is_html, _charset(body), body.attachments, signs)
        if is_html
        else _plain(text, _charset(body))
    )
    if not is_html:
        said.signs += signs
        said.attachments = [*body.attachments, *said.attachments]
    return said


def _plain(text: str, charset: str) -> Text:
    """Plain text without what is wrapped in it."""
    signs: tuple[Sign, ...] = ()
    if _ARMOUR in text[:200]:
        text, sealed = unwrap(text)
        signs = ENCRYPTED_TEXT if sealed else signs
    files: list[Attachment] = []
    if "^" in text and "begin" in text:  # no file of some length is uuencoded without that sign
        text, files = without_uuencoded(text)
    return Text(text, False, charset, files, signs)


def _charset(body: Body) -> str:
    """The charset of the text, for header bytes that declare none."""
    for choice in body.choices:
        for leaf in choice.plain or choice.html:
            return leaf.parameters.get("charset", "")
    return ""


def _chosen(raw: bytes, body: Body, render: Render) -> tuple[str, bool]:
    """(the text, whether it was made from HTML)."""
    choices = body.choices
    if len(choices) == 1:
        return _best(raw, choices[0], body, render)
    texts: list[str] = []
    any_html = False
    for choice in choices:
        text, is_html = _best(raw, choice, body, render)
        if text.strip():
            texts.append(text)
            any_html = any_html or is_html
    return "\n".join(texts), any_html


def _best(raw: bytes, choice: Choice, body: Body, render: Render) -> tuple[str, bool]:
    """The plain version unless it is empty or only says that there is another."""
    if choice.plain:
        plain = _joined(raw, choice.plain, body)
        if not (choice.html and _is_placeholder(plain)):
            return (render(plain), True) if "<" in plain[:200] and is_markup(plain) else (plain, False)
    source = _joined(raw, choice.html, body)
    if len(source) > HTML_LIMIT:
        body.note(f"only the first {HTML_LIMIT >> 10} KB of the HTML were read")
    return render(source), True


def _joined(raw: bytes, leaves: list[Leaf], body: Body) -> str:
    if len(leaves) == 1:
        return leaf_text(raw, leaves[0], body.problems)
    return "\n".join(filter(None, [leaf_text(raw, leaf, body.problems) for leaf in leaves]))


def _is_placeholder(text: str) -> bool:
    if len(text) > 2_000:
        return False
    bare = text.strip()
    if not bare:
        return True
    if len(bare) > 400:
        return False
    folded = bare.lower()
    return "html" in folded and any(word in folded for word in _CALLS_FOR_HTML)


def is_markup(text: str) -> bool:
    """Whether what calls itself plain text is HTML source."""
    return text[:200].lstrip()[:14].lower().startswith(("<html", "<!doctype html", "<head", "<body"))


def leaf_text(raw: bytes, leaf: Leaf, problems: list[str]) -> str:
    """One text part: its transfer encoding undone, in its charset, "\\n" line ends, no NUL."""
    start, end = leaf.start, leaf.end
    if end - start > TEXT_LIMIT:
        end = start + TEXT_LIMIT
        problems.append(f"only the first {TEXT_LIMIT >> 10} KB of a text part were read")
    data = raw[start:end]
    if leaf.encoding not in _AS_THEY_ARE:
        data = undo_transfer(data, leaf.encoding, problems)
    parameters = leaf.parameters
    charset = parameters.get("charset", "")
    if not charset and leaf.media == "text/html" and not data.isascii():
        named = _CHARSET.search(data, 0, 4096)
        charset = named[1].decode("ascii") if named is not None else ""
    if b"\r" in data and not is_wide(charset):
        data = unix_lines(data)
    text = decode(data, charset, problems)
    if "\0" in text:
        text = text.replace("\0", "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if leaf.media in _ENRICHED:
        text = _MARKUP.sub("", text).replace("<<", "<")
    if "format" in parameters and parameters["format"].lower() == "flowed" and leaf.media != "text/html":
        text = unflow(text, parameters.get("delsp", "").lower() == "yes")
    return text


def unix_lines(data: bytes) -> bytes:
    """Lines that end in "\\r\\n" or "\\r" made to end in "\\n"; taking single bytes out is the fast way."""
    bare = data.replace(b"\r", b"")
    if len(data) - len(bare) == bare.count(b"\n"):
        return bare
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def unwrap(text: str) -> tuple[str, bool]:
    """(text without the armour of a PGP signature, whether it is a PGP message that cannot be read)."""
    start = text[:200].lstrip()
    if not start.startswith(_ARMOUR):
        return text, False
    if start.startswith("-----BEGIN PGP MESSAGE-----"):
        return text, True
    found = _SIGNED.search(text, 0, 4_000)
    if found is None:
        return text, False
    end = text.find("\n-----BEGIN PGP SIGNATURE-----", found.end())
    signed = text[found.end() : end + 1 if end >= 0 else len(text)]
    tail = text.find("\n-----END PGP SIGNATURE-----", end) if end >= 0 else -1
    rest = text[tail + 28 :].lstrip("-\n") if tail >= 0 else ""
    signed = signed[2:] if signed.startswith("- ") else signed
    return signed.replace("\n- ", "\n") + rest, False


def without_uuencoded(text: str) -> tuple[str, list[Attachment]]:
    """(text without uuencoded files, these files)."""
    files: list[Attachment] = []
    kept: list[str] = []
    at = 0
    for found in _UUENCODED.finditer(text):
        if found.start() < at:
            continue
        end = _UU_LINE.match(text, found.end())
        if end is None:
            break
        kept.append(text[at : found.start()])
        at = end.end()
        files.append(Attachment(found[1].strip()[:255], "application/octet-stream", at - found.end()))
    return "".join([*kept, text[at:]]) if kept else text, files
