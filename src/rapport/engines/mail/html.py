"""HTML to text: a single pass over the tags, linear in the input and without a tree.

Mail needs no layout: which words a reader sees, on which lines, and what is quoted. Scripts, styles and hidden elements
are dropped, every blockquote level gives its lines a "> ", table rows become lines, links keep their text.
"""

from __future__ import annotations

import re
from html import unescape

HTML_LIMIT = 1 << 20  # characters that are read
QUOTE_LIMIT = 50  # levels of quotation that are shown

_BLOCKS_NAMES = """
    address article aside body caption center dd details dir div dl dt fieldset figcaption figure footer form h1
    h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section summary table tbody tfoot thead
    tr ul
"""
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_SPACED_NAMES = """
    p h1 h2 h3 h4 h5 h6 ul ol dl pre
"""
_SPACED = frozenset(_SPACED_NAMES.split())  # an empty line around them
_VOID_NAMES = """
    area base basefont bgsound br col embed frame hr img input link meta param source track wbr
"""
_VOID = frozenset(_VOID_NAMES.split())
_RAW_NAMES = """
    script style head title noscript noframes xml iframe object applet svg math template select textarea
"""
_RAW = frozenset(_RAW_NAMES.split())
_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_NAME = re.compile(r"/?[a-zA-Z][^\s/>]*")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:[;\"'!]|$)"
    r"|max-height\s*:\s*0(?:px)?\s*(?:[;\"'!]|$)|(?:^|\s)hidden(?:\s|=|$)",
    re.I,
)
_INDENT = re.compile(r"webkit-indent-blockquote|border\s*:\s*(?:none|0)|border-width\s*:\s*0", re.I)
_CITED = re.compile(r"gmail_quote|type\s*=\s*[\"']?cite|border-left\s*:", re.I)
_INVISIBLE = dict.fromkeys((0x00, 0xAD, 0x200B, 0x2060, 0xFEFF, 0x034F, 0x200E, 0x200F), "") | {
    0xA0: " ",
    0x202F: " ",
}
_RULE = "_" * 32


class _Writer:
    """Lines of text in the making."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.depth = 0
        self.gap = -1  # an empty line is due before the next text, at most so deep in quotation; -1: none is
        self.bullet = ""

    def flush(self) -> None:
        """End the line in the making, if it holds anything."""
        if not self.line:
            return
        text = "".join(self.line).strip(" ")
        self.line.clear()
        text = text.strip("\t ")
        if not text:
            return
        if self.gap >= 0 and self.lines:
            self.lines.append(("> " * min(self.gap, self.depth)).rstrip())
        self.gap = -1
        self.lines.append("> " * self.depth + self.bullet + text)
        self.bullet = ""

    def line_break(self) -> None:
        """A <br>: ends the line, or leaves an empty one."""
        if self.line and "".join(self.line).strip():
            self.flush()
        else:
            self.line.clear()
            self.gap = self.depth

    def quote(self, deeper: bool) -> None:
        self.flush()
        self.depth = min(self.depth + 1, QUOTE_LIMIT) if deeper else max(self.depth - 1, 0)


class _Converter:
    def __init__(self, source: str) -> None:
        self.writer = _Writer()
        self.hidden = ""  # name of the element whose content is not shown
        self.hidden_depth = 0
        self.preformatted = 0
        self.blockquotes: list[bool] = []  # of each open blockquote: is it a quotation
        self.links: list[tuple[str, int]] = []
        self.source = source

    def run(self) -> str:
        chunks = iter(_visible(self.source).split("<"))
        self._text(next(chunks))
        for chunk in chunks:
            head, closed, text = chunk.partition(">")
            named = _NAME.match(head)
            if named is None:
                if not self.hidden and head[:1] not in ("!", "?", "/"):
                    self._text("<" + chunk)
                elif closed:
                    self._text(text)
                continue
            if ('"' in head or "'" in head) and _open_quote(head):
                head, text = _reclose(head, text)
            self._tag(named[0].lower(), head)
            if text:
                self._text(text)
        self.writer.flush()
        return _tidy(self.writer.lines)

    def _text(self, text: str) -> None:
        if self.hidden or not text:
            return
        writer = self.writer
        if self.preformatted:
            first, *more = text.replace("\r\n", "\n").split("\n")
            writer.line.append(first)
            for line in more:
                writer.line_break()
                writer.line.append(line.replace("\t", "    "))
            return
        if text.isspace():
            if writer.line and writer.line[-1] != " ":
                writer.line.append(" ")
            return
        writer.line.append(_SPACE.sub(" ", text))

    def _tag(self, name: str, head: str) -> None:
        if self.hidden:
            self._hidden_tag(name, head)
            return
        writer = self.writer
        if name == "br":
            writer.line_break()
        elif name in ("td", "th"):
            if writer.line and writer.line[-1] != "\t":
                writer.line.append("\t")
            self._maybe_hide(name, head)
        elif name[0] == "/":
            self._end_tag(name[1:])
        elif name == "a":
            self._link(head)
        elif name == "blockquote":
            cited = _INDENT.search(head) is None or _CITED.search(head) is not None
            self.blockquotes.append(cited)
            if cited:
                writer.quote(True)
            else:
                writer.flush()
        elif name == "hr":
            writer.flush()
            writer.line.append(_RULE)
            writer.flush()
        elif name in _BLOCKS:
            writer.flush()
            if name in _SPACED:
                writer.gap = writer.depth
            if name == "pre":
                self.preformatted += 1
            elif name == "li":
                writer.bullet = "- "
            self._maybe_hide(name, head)
        elif name not in _VOID:
            self._maybe_hide(name, head)

    def _maybe_hide(self, name: str, head: str) -> None:
        if len(head) > 8 and name not in _VOID and head[-1] != "/" and _HIDDEN.search(head, len(name)):
            self.hidden = name
            self.hidden_depth = 1

    def _hidden_tag(self, name: str, head: str) -> None:
        if name == self.hidden and head[-1:] != "/":
            self.hidden_depth += 1
        elif name[0] == "/" and name[1:] == self.hidden:
            self.hidden_depth -= 1
            if not self.hidden_depth:
                self.hidden = ""

    def _end_tag(self, name: str) -> None:
        writer = self.writer
        if name == "a":
            self._end_link()
        elif name == "blockquote":
            if self.blockquotes and self.blockquotes.pop():
                writer.quote(False)
            else:
                writer.flush()
        elif name in _BLOCKS:
            writer.flush()
            if name in _SPACED:
                writer.gap = writer.depth
            if name == "pre":
                self.preformatted = max(0, self.preformatted - 1)
            elif name == "li":
                writer.bullet = ""

    def _link(self, head: str) -> None:
        found = _HREF.search(head)
        href = unescape_safely((found[1] or found[2] or found[3] or "").strip()) if found else ""
        self.links = [(href, len(self.writer.line))]
        self._maybe_hide("a", head)

    def _end_link(self) -> None:
        if not self.links:
            return
        href, at = self.links.pop()
        line = self.writer.line
        shown = unescape_safely("".join(line[at:])).strip()
        if shown and len(href) < 2_000 and _tells_more(href, shown):
            line.append(f" &lt;{href.replace('&', '&amp;')}&gt;")


def _tells_more(href: str, shown: str) -> bool:
    scheme, colon, target = href.partition(":")
    if not colon or scheme.lower() not in ("http", "https", "mailto"):
        return False
    bare = shown.partition(":")[2] if shown.lower().startswith(("http:", "https:", "mailto:")) else shown
    return target.strip("/ ").lower() != bare.strip("/ ").lower()


def _visible(source: str) -> str:
    """The source without comments and without elements whose content is never shown."""
    if len(source) > HTML_LIMIT:
        source = source[:HTML_LIMIT]
    kept: list[str] = []
    at = 0
    for found in _SKIPPED.finditer(source):
        start = found.start()
        if start < at:
            continue
        kept.append(source[at:start])
        name = found[1]
        if name is None:
            end = source.find("-->", start + 2)
            at = len(source) if end < 0 else end + 3
        else:
            close = _closing(name.lower()).search(source, start)
            at = close.end() if close else len(source) if name.lower() in ("script", "style") else found.end()
        if at >= len(source):
            break
    kept.append(source[at:])
    return "".join(kept)


_SKIPPED = re.compile(rf"<(?:!--|({'|'.join(sorted(_RAW))})(?=[\s/>]))", re.I)
_closers = {
    name: re.compile(rf"</{name}\s*>|<body\b" if name == "head" else rf"</{name}\s*>", re.I) for name in _RAW
}


def _closing(name: str) -> re.Pattern[str]:
    return _closers[name]


def _open_quote(head: str) -> bool:
    """Whether a quoted attribute value is still open at the end of ``head``."""
    at = 0
    while True:
        places = [p for p in (head.find('="', at), head.find("='", at)) if p >= 0]
        if not places:
            return False
        start = min(places)
        close = head.find(head[start + 1], start + 2)
        if close < 0:
            return True
        at = close + 1


def _reclose(head: str, text: str) -> tuple[str, str]:
    """A ">" stood inside a quoted attribute: the tag ends at a later one, if the quote is closed at all."""
    for _ in range(20):
        more, closed, rest = text.partition(">")
        if not closed:
            break
        head = f"{head}>{more}"
        text = rest
        if not _open_quote(head):
            return head, text
    return head, text


def _tidy(lines: list[str]) -> str:
    text = "\n".join(lines)
    if "&" in text:
        text = unescape_safely(text)
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return text


def unescape_safely(text: str) -> str:
    """Character references resolved; references to impossible numbers stay as they are."""
    if "&" not in text:
        return text
    try:
        return unescape(text)
    except (ValueError, OverflowError):
        return text


def html_to_text(source: str) -> str:
    """The text a reader of this HTML sees, "\\n" line ends, quotations prefixed with "> " for each level."""
    return _Converter(source).run()
