"""What each HTML tag does to the lines of a text: remembered by the text of the tag, since mail repeats a few hundred."""

from __future__ import annotations

import re
from collections.abc import Callable

from .html_lines import CELL, Reader

QUOTE_LIMIT = 50  # levels of quotation that are shown
_HEAD_LIMIT = 4_000  # characters of one tag that are looked at
_MEMO_LIMIT = 10_000
_MEMO_LENGTH = 300

_BLOCK_NAMES = """
    address article aside body caption center dd details dir div dl dt fieldset figcaption figure footer form header
    hgroup html legend main menu nav section summary table tbody tfoot thead tr
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SPACED_NAMES = "p h1 h2 h3 h4 h5 h6 ul ol dl"
_SPACED = frozenset(_SPACED_NAMES.split())  # an empty line around them
_VOID_NAMES = "area base basefont bgsound col embed frame img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_UNSEEN_NAMES = "script style title xml svg math template select textarea noframes"
_UNSEEN = frozenset(_UNSEEN_NAMES.split())  # their content is not shown
_TAG = re.compile(r"(/?)([a-zA-Z][^\s/>]*)")
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?<!-)\bfont-size\s*:\s*0(?:px|pt|em|%)?\s*(?:[;\"'!]|$)"
    r"|max-height\s*:\s*0(?:px)?\s*(?:[;\"'!]|$)|\shidden(?:\s|=|/|$)",
    re.I,
)
_INDENT = re.compile(r"webkit-indent-blockquote|border\s*:\s*(?:none|0)|border-width\s*:\s*0", re.I)
_CITED = re.compile(r"gmail_quote|type\s*=\s*[\"']?cite|border-left", re.I)
_RULE = "_" * 32

Action = Callable[[Reader, str, str], str]
_actions: dict[str, Action | None] = {}


def known_actions() -> dict[str, Action | None]:
    """What has been found out about tags so far, by all that stands between "<" and ">"; None: nothing is to do."""
    return _actions


def _block(reader: Reader, head: str, text: str) -> str:
    reader.flush()
    return text


def _spaced(reader: Reader, head: str, text: str) -> str:
    reader.flush()
    reader.gap = reader.depth
    return text


def _break(reader: Reader, head: str, text: str) -> str:
    before = len(reader.lines)
    reader.flush()
    if len(reader.lines) == before:
        reader.gap = reader.depth
    return text


def _item(reader: Reader, head: str, text: str) -> str:
    reader.flush()
    reader.bullet = "- "
    return text


def _item_end(reader: Reader, head: str, text: str) -> str:
    reader.flush()
    reader.bullet = ""
    return text


def _cell(reader: Reader, head: str, text: str) -> str:
    if reader.line:
        reader.line.append(CELL)
    return text


def _rule(reader: Reader, head: str, text: str) -> str:
    reader.flush()
    reader.write(_RULE)
    return text


def _preformatted(reader: Reader, head: str, text: str) -> str:
    reader.flush()
    reader.gap = reader.depth
    reader.preformatted += 1
    return text.removeprefix("\n")


def _preformatted_end(reader: Reader, head: str, text: str) -> str:
    reader.flush()
    reader.gap = reader.depth
    reader.preformatted = max(0, reader.preformatted - 1)
    return text


def _quotation(reader: Reader, head: str, text: str) -> str:
    reader.flush()
    reader.blockquotes.append(reader.depth < QUOTE_LIMIT)
    reader.depth += reader.depth < QUOTE_LIMIT
    return text


def _indented(reader: Reader, head: str, text: str) -> str:
    reader.flush()
    reader.blockquotes.append(False)
    return text


def _quotation_end(reader: Reader, head: str, text: str) -> str:
    reader.flush()
    if reader.blockquotes:
        reader.depth -= reader.blockquotes.pop()
    return text


def _link(reader: Reader, head: str, text: str) -> str:
    found = _HREF.search(head[:_HEAD_LIMIT])
    href = (found[1] or found[2] or found[3] or "").strip() if found is not None else ""
    reader.links = [(href, len(reader.line))] if href[:4].lower() in ("http", "mail") else []
    if ("style" in head or "hidden" in head) and _HIDDEN.search(head, 0, _HEAD_LIMIT) is not None:
        return _hidden(reader, head, text)
    return text


def _link_end(reader: Reader, head: str, text: str) -> str:
    if reader.links:
        href, at = reader.links.pop()
        shown = "".join(reader.line[at:]).strip()
        if shown and _tells_more(href, shown):
            reader.line.append(f" &lt;{href}&gt;")
    return text


def _tells_more(href: str, shown: str) -> bool:
    """Whether the target of a link is not what its text says already."""
    scheme, colon, target = href.partition(":")
    if not colon or scheme.lower() not in ("http", "https", "mailto") or len(href) > 2_000:
        return False
    bare = shown.partition(":")[2] if shown[:7].lower() in ("http://", "https:/", "mailto:") else shown
    return target.strip("/ ").lower() != bare.strip("/ ").lower()


def _unseen(reader: Reader, head: str, text: str) -> str:
    """A script, a style and the like: everything up to its end tag. One that nobody closes hides the rest, or nothing."""
    name = _name_of(head)
    if head[-1:] == "/" or name in reader.unclosed:
        return text
    if name not in ("script", "style") and not reader.is_closed(name):
        reader.unclosed.add(name)
        return text
    end = "/" + name
    return reader.skip_to(lambda piece: piece[: len(end)].lower() == end)


def _hidden(reader: Reader, head: str, text: str) -> str:
    """An element that is not displayed: everything up to its own end tag, if it has one."""
    behind = reader.skip_element(_name_of(head))
    return text if behind is None else behind


def _comment(reader: Reader, head: str, text: str) -> str:
    """<!-- up to -->, in whichever piece that is."""
    whole = f"{head}>{text}"
    if "-->" in whole[3:]:
        return whole[3:].partition("-->")[2]
    for piece in reader.pieces:
        _, end, rest = piece.partition("-->")
        if end:
            return rest
    return ""


def _literal(reader: Reader, head: str, text: str) -> str:
    """A "<" that begins no tag."""
    return f"&lt;{head}{text}"


def _literal_closed(reader: Reader, head: str, text: str) -> str:
    return f"&lt;{head}&gt;{text}"


def _reclosed(reader: Reader, head: str, text: str) -> str:
    """A ">" stood inside a quoted attribute: the tag ends at a later one, if the quote is closed at all."""
    for _ in range(20):
        more, closed, rest = text.partition(">")
        if not closed:
            return text
        head, text = f"{head}>{more}", rest
        if not _open_quote(head):
            break
    action = _meaning(head)
    return text if action is None else action(reader, head, text)


def _open_quote(head: str) -> bool:
    """Whether a quoted attribute value is still open at the end of ``head``."""
    at = 0
    while True:
        found = _QUOTE.search(head, at)
        if found is None:
            return False
        at = head.find(found[1], found.end()) + 1
        if not at:
            return True


_QUOTE = re.compile(r"=\s*([\"'])")


def action_of(head: str, closed: str) -> Action | None:
    """What to do at a tag, remembered. ``closed`` is ">" or, at the end of the input or before another "<", ""."""
    if head[:3] == "!--":
        return _comment
    if _TAG.match(head) is None:
        if head[:1] in ("!", "?", "/"):
            return None
        return _literal_closed if closed else _literal
    if ('"' in head or "'" in head) and len(head) < _HEAD_LIMIT and _open_quote(head):
        return _reclosed
    action = _meaning(head)
    if len(head) <= _MEMO_LENGTH and action is not _link:
        if len(_actions) >= _MEMO_LIMIT:
            _actions.clear()
        _actions[head] = action
    return action


def _name_of(head: str) -> str:
    found = _TAG.match(head)
    return found[2].lower() if found is not None else ""


_OPENED: dict[str, Action] = {
    **dict.fromkeys(_BLOCKS, _block),
    **dict.fromkeys(_SPACED, _spaced),
    **dict.fromkeys(_UNSEEN, _unseen),
    "br": _break,
    "hr": _rule,
    "li": _item,
    "td": _cell,
    "th": _cell,
    "pre": _preformatted,
    "blockquote": _quotation,
    "a": _link,
}
_CLOSED: dict[str, Action] = {
    **dict.fromkeys(_BLOCKS, _block),
    **dict.fromkeys(_SPACED, _spaced),
    "br": _break,
    "li": _item_end,
    "pre": _preformatted_end,
    "blockquote": _quotation_end,
    "a": _link_end,
}


def _meaning(head: str) -> Action | None:
    found = _TAG.match(head)
    if found is None:
        return None
    name = found[2].lower()
    if found[1]:
        return _CLOSED.get(name)
    action = _OPENED.get(name)
    if name in _VOID or action in (_break, _rule, _link, _unseen):
        return action
    if head[-1] != "/" and len(head) > len(name) + 6 and _HIDDEN.search(head, 0, _HEAD_LIMIT) is not None:
        return _hidden
    if action is _quotation and _INDENT.search(head) is not None and _CITED.search(head) is None:
        return _indented
    return action
