"""Small attachments: order forms, drawings, price lists, business cards, pictures. Real files of their kinds."""

from __future__ import annotations

import struct
import zlib

from rapport.demo.dice import Dice
from rapport.demo.people.phones import written
from rapport.demo.people.types import Person, Stint
from rapport.demo.post.letter import Enclosure

_NAMES = {
    "order": {"en": "Order_{}.pdf", "de": "Bestellung_{}.pdf", "es": "Pedido_{}.pdf", "fr": "Commande_{}.pdf",
              "pt": "Encomenda_{}.pdf", "it": "Ordine_{}.pdf"},
    "invoice": {"en": "Invoice_{}.pdf", "de": "Rechnung_{}.pdf", "es": "Factura_{}.pdf", "fr": "Facture_{}.pdf",
                "pt": "Fatura_{}.pdf", "it": "Fattura_{}.pdf"},
    "prices": {"en": "Price list {}.csv", "de": "Preisliste für {}.csv", "es": "Tarifa año {}.csv", "fr": "Tarif {} été.csv",
               "pt": "Tabela {}.csv", "it": "Listino {}.csv"},
    "drawing": {"en": "{}.png", "de": "Zeichnung {}.png", "es": "Plano {}.png", "fr": "Plan {}.png", "pt": "Desenho {}.png",
                "it": "Disegno {}.png"},
}  # fmt: skip


def pdf(lines: list[str]) -> bytes:
    """A one-page PDF (1.4) of some lines of text."""
    safe = [
        line.encode("latin-1", "replace").replace(b"\\", b"/").replace(b"(", b"[").replace(b")", b"]")
        for line in lines
    ]
    text = b"BT /F1 11 Tf 60 780 Td 16 TL\n" + b"".join(b"(" + line + b") Tj T*\n" for line in safe) + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(text)).encode() + b" >>\nstream\n" + text + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += str(number).encode() + b" 0 obj\n" + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = str(len(out)).encode()
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n" + start + b"\n%%EOF\n"


def png(width: int, height: int, seed: int) -> bytes:
    """A picture in 16 grey levels: slanted bands. Stored, not compressed, so that its bytes are the same everywhere."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        rows.extend(((x * seed + y * 7) // 9 % 16) * 17 & 0xFF for x in range(width))
    data = bytes(rows)
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", _stored(data)),
        (b"IEND", b""),
    ]
    out = b"\x89PNG\r\n\x1a\n"
    for kind, body in chunks:
        out += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return out


def _stored(data: bytes) -> bytes:
    """A zlib stream of stored blocks (RFC 1950, RFC 1951)."""
    out = b"\x78\x01"
    for start in range(0, len(data), 65_535):
        block = data[start : start + 65_535]
        final = 1 if start + 65_535 >= len(data) else 0
        out += struct.pack("<BHH", final, len(block), len(block) ^ 0xFFFF) + block
    return out + struct.pack(">I", zlib.adler32(data))


_PICTURES = [png(120 + 24 * n, 70 + 10 * n, 3 + 2 * n) for n in range(6)]


def paper(topic: str, language: str, facts: dict[str, str], lines: list[str], dice: Dice) -> Enclosure | None:
    """What goes with a letter about ``topic``, if anything."""
    if topic in ("order", "quote", "certificate", "documents"):
        return Enclosure(
            _NAMES["order"][language].format(facts["order"]),
            "application/pdf",
            pdf([*lines, *_table(facts, dice)]),
        )
    if topic in ("invoice", "reminder"):
        number = facts["invoice"].replace(" ", "").replace("/", "-")
        return Enclosure(
            _NAMES["invoice"][language].format(number), "application/pdf", pdf([*lines, *_table(facts, dice)])
        )
    if topic == "prices":
        rows = "".join(f"AX-{size};{size * 4 + dice.between(0, 60)},00\n" for size in (55, 75, 125, 250))
        return Enclosure(
            _NAMES["prices"][language].format(facts["year"]), "text/csv", f"model;price\n{rows}".encode()
        )
    if topic in ("drawing", "complaint", "repair"):
        name = _NAMES["drawing"][language].format(
            facts["drawing"].replace(" rev. ", "_") if topic == "drawing" else facts["lot"]
        )
        return Enclosure(name, "image/png", dice.pick(_PICTURES))
    return None


def _table(facts: dict[str, str], dice: Dice) -> list[str]:
    """Rows of a form."""
    rows = [
        f"{facts['order']}    {facts['model']}    {facts['qty']}    {facts['price']}    {facts['total']}",
        "",
    ]
    return rows + [
        f"{position:3d}    {facts['model']}/{dice.digits(4)}    {dice.between(1, 9)}"
        for position in range(1, dice.between(6, 30))
    ]


def vcard(person: Person, stint: Stint) -> Enclosure:
    """The author's own card, as some programs attach it."""
    lines = [
        "BEGIN:VCARD", "VERSION:3.0", f"FN:{person.full_name(stint)}", f"N:{stint.family};{stint.given};;{person.prefix};",
        f"EMAIL;TYPE=INTERNET:{stint.address}",
    ]  # fmt: skip
    if stint.organization:
        lines += [f"ORG:{stint.organization.name}", f"TITLE:{stint.title}"]
    if stint.phone:
        lines.append(f"TEL;TYPE=WORK:{written(stint.phone, 0)}")
    if stint.mobile:
        lines.append(f"TEL;TYPE=CELL:{written(stint.mobile, 0)}")
    name = stint.address.partition("@")[0].replace("+", "_")
    return Enclosure(f"{name}.vcf", "text/vcard", "\r\n".join([*lines, "END:VCARD", ""]).encode())
