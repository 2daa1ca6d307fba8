"""The text and the HTML of a letter as its mail program sends them, quotation and signature included."""

from __future__ import annotations

import textwrap
from html import escape

from rapport.demo.post.letter import Letter
from rapport.demo.post.programs import PROGRAMS, Program
from rapport.demo.post.quoting import attribution, forward_mark, header_block, original_mark

_LONGEST_QUOTATION = 3600
_DEEPEST_HTML = 3


def plain_of(letter: Letter) -> str:
    """The whole text; made once and kept, since answers quote it."""
    if not letter.plain:
        program = PROGRAMS[letter.program]
        letter.own_plain = _own(letter, program)
        letter.plain = _with_quotation(letter, program)
    return letter.plain


def _own(letter: Letter, program: Program) -> str:
    blocks = [letter.greeting] if letter.greeting else []
    blocks += letter.paragraphs
    if program.wrap:
        blocks = [_wrapped(block, program.wrap) for block in blocks]
    if letter.farewell:
        blocks.append("\n".join(letter.farewell))
    text = "\n\n".join(blocks)
    return text + _signature(letter, program)


def _signature(letter: Letter, program: Program) -> str:
    lines = letter.signature.lines
    if not lines:
        return ""
    return ("\n\n-- \n" if program.separator else "\n\n") + "\n".join(lines)


def _wrapped(block: str, width: int) -> str:
    if len(block) <= width:
        return block
    return textwrap.fill(block, width, break_long_words=False, break_on_hyphens=False)


def _marked(text: str) -> str:
    """Every line behind an angle bracket."""
    return "\n".join(
        [f">{line}" if line.startswith(">") else f"> {line}" if line else ">" for line in text.split("\n")]
    )


def _with_quotation(letter: Letter, program: Program) -> str:
    parent, own = letter.parent, letter.own_plain
    if parent is None or letter.posting == "none":
        return own
    plain_of(parent)
    style = len(letter.sender.address)
    if letter.posting == "forward":
        return f"{own}\n\n{_forwarded(letter, parent, program)}"
    if program.quotes == "header":
        rows = "\n".join(f"{label}: {value}" for label, value in header_block(parent, letter.language))
        mark = original_mark(letter.language) if style % 2 else "_" * 32
        return f"{own}\n\n{mark}\n{rows}\n\n{_clipped(parent.plain)}"
    line = attribution(parent, letter.language, style)
    if letter.posting == "top":
        return f"{own}\n\n{line}\n\n{_marked(_clipped(parent.plain))}"
    if letter.posting == "inline" and len(letter.paragraphs) > 1 and len(parent.paragraphs) > 1:
        return _interleaved(letter, parent, line, program)
    # Whoever answers below cuts: sometimes the signature goes, sometimes it stays.
    quoted = parent.own_plain if style % 3 else "\n\n".join(parent.paragraphs)
    return f"{line}\n{_marked(_wrapped_lines(quoted))}\n\n{own}"


def _wrapped_lines(text: str) -> str:
    return "\n".join(_wrapped(line, 76) for line in text.split("\n"))


def _interleaved(letter: Letter, parent: Letter, line: str, program: Program) -> str:
    blocks = [letter.greeting] if letter.greeting else []
    blocks.append(line)
    for index in range(max(len(letter.paragraphs), len(parent.paragraphs))):
        if index < len(parent.paragraphs):
            blocks.append(_marked(_wrapped(parent.paragraphs[index], 74)))
        if index < len(letter.paragraphs):
            blocks.append(_wrapped(letter.paragraphs[index], program.wrap or 78))
    if letter.farewell:
        blocks.append("\n".join(letter.farewell))
    return "\n\n".join(blocks) + _signature(letter, program)


def _forwarded(letter: Letter, parent: Letter, program: Program) -> str:
    rows = "\n".join(f"{label}: {value}" for label, value in header_block(parent, letter.language))
    mark = original_mark(letter.language) if program.quotes == "header" else forward_mark(letter.language)
    return f"{mark}\n{rows}\n\n{_clipped(parent.plain)}"


def _clipped(text: str) -> str:
    """People who quote everything stop somewhere, if only because their program does."""
    if len(text) <= _LONGEST_QUOTATION:
        return text
    return text[: text.rfind("\n", 0, _LONGEST_QUOTATION)]


# ---------------------------------------------------------------------------------------------------------------- HTML

_WORD_STYLE = (
    '<style><!--\n@font-face\n\t{font-family:Calibri;\n\tpanose-1:2 15 5 2 2 2 4 3 2 4;}\np.MsoNormal, li.MsoNormal, '
    "div.MsoNormal\n\t{margin:0cm;\n\tfont-size:11.0pt;\n\tfont-family:\"Calibri\",sans-serif;}\na:link, "
    "span.MsoHyperlink\n\t{color:#0563C1;\n\ttext-decoration:underline;}\ndiv.WordSection1\n\t{page:WordSection1;}\n--></style>"
)  # fmt: skip


def html_of(letter: Letter) -> str:
    """The HTML part as the author's mail program makes it."""
    if letter.html:
        return letter.html
    body = _html_body(letter, 0)
    if letter.program in ("outlook", "exchange"):
        return (
            '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n<meta name="Generator" '
            f'content="Microsoft Word 15 (filtered medium)">\n{_WORD_STYLE}</head>\n<body lang="{letter.language.upper()}" '
            f'link="#0563C1" vlink="#954F72">\n<div class="WordSection1">\n{body}\n</div>\n</body></html>'
        )
    if letter.program == "notes":
        return f'<font size=2 face="sans-serif">{body}</font>'
    if letter.program == "gmail":
        return f'<div dir="ltr">{body}</div>'
    return f'<html><head></head><body style="overflow-wrap: break-word;">\n{body}\n</body></html>'


def _html_body(letter: Letter, depth: int) -> str:
    blocks = [letter.greeting] if letter.greeting else []
    blocks += letter.paragraphs
    if letter.farewell:
        blocks.append("\n".join(letter.farewell))
    if letter.signature.lines:
        blocks.append("\n".join(letter.signature.lines))
    word = letter.program in ("outlook", "exchange")
    start, end = (
        ('<p class="MsoNormal">', '<o:p></o:p></p>\n<p class="MsoNormal">&nbsp;</p>')
        if word
        else ("<div>", "</div><div><br></div>")
    )
    body = "\n".join(
        [f"{start}{escape(block, quote=False).replace(chr(10), '<br>' + chr(10))}{end}" for block in blocks]
    )
    parent = letter.parent
    if parent is None or letter.posting == "none" or depth >= _DEEPEST_HTML:
        return body
    return body + "\n" + _html_quotation(letter, parent, depth)


def _html_quotation(letter: Letter, parent: Letter, depth: int) -> str:
    program = PROGRAMS[letter.program]
    inner = _html_body(parent, depth + 1)
    if program.quotes == "header" or letter.posting == "forward":
        rows = "<br>\n".join(
            f"<b>{label}:</b> {escape(value)}" for label, value in header_block(parent, letter.language)
        )
        return (
            '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
            f'<p class="MsoNormal">{rows}</p></div>\n{inner}'
        )
    line = escape(attribution(parent, letter.language, len(letter.sender.address)))
    if letter.program == "gmail":
        return (
            f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{line}<br></div><blockquote class="gmail_quote" '
            f'style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">{inner}</blockquote></div>'
        )
    return f'<div><br><blockquote type="cite"><div>{line}</div><br><div>{inner}</div></blockquote></div>'
