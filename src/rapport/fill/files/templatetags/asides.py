"""Why something was set aside, in the reader's language: what is met most; all else is told as it was written."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_noop

from rapport.ui.retelling import Retelling

register = template.Library()

SAID = (
    gettext_noop(
        "a draft in a folder of drafts: it was never sent, so it is no mail; nothing needs to be done"
    ),
    gettext_noop(
        "in a folder of spam, so it makes no relationship; move it to another folder if it is no spam, and add again"
    ),
    gettext_noop(
        "in the trash, so it makes no relationship; move it to another folder if it is wanted, and add again"
    ),
    gettext_noop(
        "not a mail message: no header says who wrote it, to whom or when; leave it out, or give it to `rapport read`"
    ),
    gettext_noop("{file} is {kind}; not mail; nothing needs to be done."),
    gettext_noop(
        "{file} is {kind}; open it in the program it comes from and export the mail as mbox or .eml files."
    ),
    gettext_noop("{file} is {kind}; Rapport cannot open this kind; unpack it and add the folder."),
    gettext_noop("{file} is {kind}; Rapport does not take these in yet."),
    gettext_noop("{file} is empty; nothing needs to be done."),
    gettext_noop("{file} is a saved web page, not mail; nothing needs to be done."),
    gettext_noop("{file} is text in UTF-16, which mail never is; if it is a message, save it again as .eml."),
    gettext_noop(
        "{file} holds nothing but zeros, as after a failed copy; copy it again if it should hold mail."
    ),
    gettext_noop(
        "{file} is in a binary format Rapport does not know; if it holds mail, export it as mbox or .eml files."
    ),
    gettext_noop(
        "{file} is a text, but does not begin like a message; if it should be mail, check what came before its header."
    ),
    gettext_noop("{file} is an archive that holds no files; nothing needs to be done."),
    gettext_noop(
        "{file} is a document or a program (such files are zip archives inside), not mail; nothing needs to be done."
    ),
    gettext_noop(
        "{file} is cut off or damaged: its table of contents is missing; what could be read without it was taken in. "
        "Copy or download it again and add it once more."
    ),
    gettext_noop("{file} is locked with a password; unpack the archive yourself and add the folder."),
    gettext_noop("{file} was read already under another name; nothing needs to be done."),
    gettext_noop("{file} is a link to another file; add that file itself if it holds mail."),
    gettext_noop("{file} is a link that leads nowhere; nothing needs to be done."),
    gettext_noop(
        "{file} was removed in the mail program, which keeps it for a while; rename it to its number if it is wanted."
    ),
    gettext_noop(
        "{file} was deleted in the mail program and only waits for the folder to be compacted; "
        "restore it there if it is wanted."
    ),
    gettext_noop(
        "{file} holds attachments that Apple Mail keeps beside its messages; they are no mail, nothing needs to be done."
    ),
    gettext_noop("{file} vanished while it was being read; add it again if it should be there."),
    gettext_noop(
        "{file} may not be read by the user Rapport runs as; allow it (chmod u+r, or change its owner) and add it again."
    ),
    gettext_noop("{file} does not exist; check the path."),
)
WORDS = (
    gettext_noop("a picture (PNG)"),
    gettext_noop("a picture (JPEG)"),
    gettext_noop("a picture (GIF)"),
    gettext_noop("a picture (TIFF)"),
    gettext_noop("a document (PDF)"),
    gettext_noop("a document (PostScript)"),
    gettext_noop("a document (RTF)"),
    gettext_noop("an Outlook data file (.pst or .ost)"),
    gettext_noop("an Outlook Express folder (.dbx)"),
    gettext_noop("an Office document or an Outlook message (.msg)"),
    gettext_noop("an Outlook attachment (winmail.dat)"),
    gettext_noop("a mailbox in the mbx format of the UW programs"),
    gettext_noop("a mailbox in the Babyl format of Emacs"),
    gettext_noop("a mailbox in the MMDF format"),
    gettext_noop("a RAR archive"),
    gettext_noop("a 7-Zip archive"),
    gettext_noop("an archive packed by Zstandard"),
    gettext_noop("an archive packed by LZ4"),
    gettext_noop("an archive packed by compress (.Z)"),
    gettext_noop("a cabinet archive"),
    gettext_noop("a database (SQLite)"),
    gettext_noop("a program"),
    gettext_noop("a sound or film"),
    gettext_noop("a sound"),
    gettext_noop("a picture, sound or film"),
    gettext_noop("a settings file"),
    gettext_noop("a companion file of macOS"),
    gettext_noop("contacts (vCard), no mail"),
    gettext_noop("a calendar, no mail"),
    gettext_noop("a web page"),
    gettext_noop("an XML file"),
)
TELL = Retelling(SAID, words=WORDS)


@register.filter
def why_aside(reason: str) -> str:
    """Why something was set aside."""
    return TELL(reason)
