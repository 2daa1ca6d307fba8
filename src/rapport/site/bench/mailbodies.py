"""The bodies of invented mail: plain text in its charset, HTML beside it, files."""

from __future__ import annotations

import base64
import random
from quopri import encodestring

from . import mailwords as words
from .mailpeople import plain_letters

_BLOB_SIZE = 24 << 20
_FILE_LIMIT = 10 << 20


class Bodies:
    """Makes bodies and counts those with HTML and with files."""

    def __init__(self, dice: random.Random, messages: int) -> None:
        self.dice = dice
        self.blob = base64.encodebytes(dice.randbytes(1 << 20 if messages < 500 else _BLOB_SIZE))
        self.html_count = 0
        self.attachment_count = 0

    def assemble(self, lines: list[str], text: str, charset: str, html: bool, attached: bool) -> bytes:
        """A whole message of header lines and a text, with or without a version in HTML and files."""
        head, body = self._alternative(text, charset) if html else self._plain(text, charset)
        if not attached:
            return "\n".join([*lines, *head]).encode() + b"\n\n" + body
        self.attachment_count += 1
        mark = f"=_mixed_{self.dice.getrandbits(96):024x}"
        pieces = ["\n".join([*lines, f'Content-Type: multipart/mixed; boundary="{mark}"']).encode()]
        pieces.append(f"\n\n--{mark}\n{chr(10).join(head)}\n\n".encode() + body)
        for _ in range(self.dice.choice((1, 1, 1, 2, 3))):
            name, kind = self.dice.choice(words.FILES)
            pieces.append(
                f'\n--{mark}\nContent-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: base64\n'
                f'Content-Disposition: attachment; filename="{name}"\n\n'.encode()
            )
            size = min(int(self.dice.lognormvariate(11.75, 0.9)), _FILE_LIMIT, len(self.blob) - 77)
            start = self.dice.randrange((len(self.blob) - size) // 77) * 77
            pieces.append(self.blob[start : start + size - size % 77])
        return b"".join(pieces) + f"\n--{mark}--\n".encode()

    def _plain(self, text: str, charset: str) -> tuple[list[str], bytes]:
        data = plain_letters(text).encode() if charset == "us-ascii" else text.encode(charset, "replace")
        flowed = "; format=flowed" if self.dice.random() < 0.1 else ""
        head = [f"Content-Type: text/plain; charset={charset}{flowed}"]
        if data.isascii():
            return [*head, "Content-Transfer-Encoding: 7bit"], data
        way = self.dice.random()
        if way < 0.6:
            return [*head, "Content-Transfer-Encoding: quoted-printable"], encodestring(data)
        if way < 0.8:
            return [*head, "Content-Transfer-Encoding: base64"], base64.encodebytes(data)
        return [*head, "Content-Transfer-Encoding: 8bit"], data

    def _alternative(self, text: str, charset: str) -> tuple[list[str], bytes]:
        self.html_count += 1
        mark = f"=_alt_{self.dice.getrandbits(96):024x}"
        head, plain = self._plain(text, charset)
        rows = "".join(
            f'<p class="MsoNormal" style="margin:0;font-family:Calibri,sans-serif"><span lang="EN-GB">{line or "&nbsp;"}'
            f"</span></p>\n"
            for line in text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split("\n")
        )
        source = f"<html><head>{STYLE}</head><body>{rows}</body></html>\n"
        body = (
            f"--{mark}\n{chr(10).join(head)}\n\n".encode()
            + plain
            + f"\n--{mark}\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n".encode()
            + encodestring(source.encode())
            + f"\n--{mark}--\n".encode()
        )
        return [f'Content-Type: multipart/alternative; boundary="{mark}"'], body


STYLE = "<style>\n" + "\n".join(
    f"p.c{number}, li.c{number} {{ margin: 0 0 {number}px; font-size: {9 + number % 5}pt; color: #3{number:02d}; }}"
    for number in range(40)
) + "\n</style>"  # fmt: skip
