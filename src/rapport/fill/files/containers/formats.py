"""File formats that hold no mail for us: known by their first bytes, called by their names, with what to do."""

from __future__ import annotations

_NOTHING = "not mail; nothing needs to be done."
_EXPORT = "open it in the program it comes from and export the mail as mbox or .eml files."
_UNPACK = "Rapport cannot open this kind; unpack it and add the folder."

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "a picture (PNG)", _NOTHING),
    (b"\xff\xd8\xff", "a picture (JPEG)", _NOTHING),
    (b"GIF8", "a picture (GIF)", _NOTHING),
    (b"II*\x00", "a picture (TIFF)", _NOTHING),
    (b"MM\x00*", "a picture (TIFF)", _NOTHING),
    (b"%PDF-", "a document (PDF)", _NOTHING),
    (b"%!PS", "a document (PostScript)", _NOTHING),
    (b"{\\rtf", "a document (RTF)", _NOTHING),
    (b"!BDN", "an Outlook data file (.pst or .ost)", _EXPORT),
    (b"\xcf\xad\x12\xfe", "an Outlook Express folder (.dbx)", _EXPORT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document or an Outlook message (.msg)", _EXPORT),
    (b"\x78\x9f\x3e\x22", "an Outlook attachment (winmail.dat)", _NOTHING),
    (b"*mbx*\r\n", "a mailbox in the mbx format of the UW programs", _EXPORT),
    (b"BABYL OPTIONS:", "a mailbox in the Babyl format of Emacs", _EXPORT),
    (b"\x01\x01\x01\x01\n", "a mailbox in the MMDF format", _EXPORT),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "an archive packed by Zstandard", _UNPACK),
    (b"\x04\x22\x4d\x18", "an archive packed by LZ4", _UNPACK),
    (b"\x1f\x9d", "an archive packed by compress (.Z)", _UNPACK),
    (b"MSCF\x00\x00\x00\x00", "a cabinet archive", _UNPACK),
    (b"SQLite format 3\x00", "a database (SQLite)", _NOTHING),
    (b"\x7fELF", "a program", _NOTHING),
    (b"MZ\x90\x00", "a program", _NOTHING),
    (b"OggS", "a sound or film", _NOTHING),
    (b"ID3", "a sound", _NOTHING),
    (b"RIFF", "a picture, sound or film", _NOTHING),
    (b"bplist00", "a settings file", _NOTHING),
    (b"\x00\x05\x16\x07", "a companion file of macOS", _NOTHING),
    (b"BEGIN:VCARD", "contacts (vCard), no mail", "Rapport does not take these in yet."),
    (b"BEGIN:VCALENDAR", "a calendar, no mail", "Rapport does not take these in yet."),
)
_TEXT_MAGIC = ((b"<!doctype html", "a web page"), (b"<html", "a web page"), (b"<?xml", "an XML file"))

ODD_LINE_ENDS = (
    "is a mailbox with the line ends of old Macintosh programs; turn them into Unix line ends "
    "(tr '\\r' '\\n') and add it again."
)
EMPTY = "is empty; nothing needs to be done."
WEB_PAGE = "is a saved web page, not mail; nothing needs to be done."


def reason_of(head: bytes) -> str:
    """Why a file that begins with ``head`` is not taken in: the rest of a sentence that starts with its name."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, what, advice in _MAGIC:
        if head.startswith(magic) or (magic.startswith(b"BEGIN:") and start[:20].upper().startswith(magic)):
            return f"is {what}; {advice}"
    lowered = start[:20].lower()
    for magic, what in _TEXT_MAGIC:
        if lowered.startswith(magic):
            return f"is {what}; {_NOTHING}"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "is text in UTF-16, which mail never is; if it is a message, save it again as .eml."
    if not head.strip(b"\0"):
        return "holds nothing but zeros, as after a failed copy; copy it again if it should hold mail."
    if b"\0" in head:
        return (
            "is in a binary format Rapport does not know; if it holds mail, export it as mbox or .eml files."
        )
    return "is a text, but does not begin like a message; if it should be mail, check what came before its header."
