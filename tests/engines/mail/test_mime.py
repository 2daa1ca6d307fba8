"""Parts of a message: the text is found, the rest is listed, whatever the boundaries do."""

from __future__ import annotations

import pytest

from rapport.engines.mail.content import content_type, file_name
from rapport.engines.mail.message import understand
from rapport.engines.mail.types import Attachment


def multipart(kind: str, *parts: str, boundary: str = "b1") -> str:
    inner = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{inner}--{boundary}--\n'


PLAIN = "Content-Type: text/plain\n\nplain words"
HTML = "Content-Type: text/html\n\n<p>html words</p>"
FILE = 'Content-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64\n\nQUJD'
NOTE = 'Content-Type: text/plain\nContent-Disposition: attachment; filename="note.txt"\n\nnote words'


def text(source: str) -> str:
    return understand(source.encode()).text


def names(source: str) -> list[str]:
    return [one.name for one in understand(source.encode()).attachments]


@pytest.mark.parametrize(
    ("source", "shown", "is_html"),
    [
        (PLAIN, "plain words", False),
        (HTML, "html words", True),
        (multipart("alternative", PLAIN, HTML), "plain words", False),
        (multipart("alternative", HTML, PLAIN), "plain words", False),
        (multipart("alternative", "Content-Type: text/plain\n\n  \n", HTML), "html words", True),
        (
            multipart(
                "alternative", "Content-Type: text/plain\n\nYour mail client does not support HTML.", HTML
            ),
            "html words",
            True,
        ),
        (multipart("mixed", PLAIN, FILE), "plain words", False),
        (multipart("mixed", FILE, PLAIN), "plain words", False),
        (multipart("mixed", NOTE, PLAIN), "plain words", False),
        (multipart("mixed", PLAIN, NOTE), "plain words", False),
        (
            multipart("mixed", multipart("alternative", PLAIN, HTML, boundary="b2"), FILE),
            "plain words",
            False,
        ),
        (multipart("related", HTML, FILE), "html words", True),
        (
            multipart("alternative", PLAIN, multipart("related", HTML, FILE, boundary="b2")),
            "plain words",
            False,
        ),
        (
            multipart("mixed", PLAIN, FILE, "Content-Type: text/plain\n\nafter the file"),
            "plain words\nafter the file",
            False,
        ),
        (
            multipart("mixed", HTML, "Content-Type: text/plain\n\nlist footer"),
            "html words\nlist footer",
            True,
        ),
        (multipart("mixed", "\nno header"), "no header", False),
        (multipart("mixed", "no header, no empty line"), "no header, no empty line", False),
        (multipart("mixed", FILE), "", False),
        (multipart("digest", "\nFrom: a@x.example\n\ninner"), "", False),
        (
            multipart("mixed", PLAIN, "Content-Type: message/rfc822\n\nFrom: a@x.example\n\ninner"),
            "plain words",
            False,
        ),
        (
            "Content-Type: text/plain\n\n<html><body><p>html after all</p></body></html>",
            "html after all",
            True,
        ),
        ("Content-Type: HTML\n\n<p>html words</p>", "html words", True),
        ("Content-Type: text\n\nplain words", "plain words", False),
        ("Content-Type: text/plain charset=utf-8\n\nplain words", "plain words", False),
        ("Content-Type: text/enriched\n\n<bold>bold</bold> words", "bold words", False),
        (
            'Content-Type: text/plain\nContent-Disposition: attachment; filename="n.txt"\n\nall there is',
            "all there is",
            False,
        ),
        ("Content-Disposition: inline\n\nplain words", "plain words", False),
    ],
)
def test_which_text_is_shown(source: str, shown: str, is_html: bool) -> None:
    message = understand(source.encode())
    assert (message.text, message.is_html) == (shown, is_html)
    crossed = understand(source.replace("\n", "\r\n").encode())
    assert (crossed.text, crossed.is_html, crossed.problems) == (shown, is_html, message.problems)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        # no closing boundary
        ("Content-Type: multipart/mixed; boundary=b1\n\n--b1\n\nplain words", "plain words"),
        # the inner one is not closed
        (
            multipart(
                "mixed", "Content-Type: multipart/alternative; boundary=b2\n\n--b2\n\nplain words", FILE
            ),
            "plain words",
        ),
        # preamble and epilogue
        (
            "Content-Type: multipart/mixed; boundary=b1\n\npreamble\n--b1\n\nplain words\n--b1--\nepilogue",
            "plain words",
        ),
        # white space behind the boundary
        ("Content-Type: multipart/mixed; boundary=b1\n\n--b1  \n\nplain words\n--b1-- \n", "plain words"),
        # one boundary begins another
        (
            "Content-Type: multipart/mixed; boundary=b1\n\n--b1\n\nplain\n--b12\nwords\n--b1--",
            "plain\n--b12\nwords",
        ),
        # not at the start of a line
        (
            "Content-Type: multipart/mixed; boundary=b1\n\n--b1\n\nplain --b1\nwords\n--b1--",
            "plain --b1\nwords",
        ),
        # unquoted with odd characters
        (
            "Content-Type: multipart/mixed; boundary==_b(1)?'\n\n--=_b(1)?'\n\nplain words\n--=_b(1)?'--",
            "plain words",
        ),
        # single quotes are a part of it
        ("Content-Type: multipart/mixed; boundary='b1'\n\n--'b1'\n\nplain words\n--'b1'--", "plain words"),
        # escaped in quotes
        ('Content-Type: multipart/mixed; boundary="b\\"1"\n\n--b"1\n\nplain words\n--b"1--', "plain words"),
        # declared without an end quote
        ('Content-Type: multipart/mixed; boundary="b1\n\n--b1\n\nplain words\n--b1--', "plain words"),
        # wrong or missing: guessed
        (
            "Content-Type: multipart/mixed; boundary=wrong\n\n--b1\nContent-Type: text/plain\n\nplain words\n--b1--",
            "plain words",
        ),
        (
            "Content-Type: multipart/mixed\n\n--b1\nContent-Type: text/plain\n\nplain words\n--b1--",
            "plain words",
        ),
        # no parts at all
        ("Content-Type: multipart/mixed; boundary=b1\n\nplain words", "plain words"),
        # folded
        ('Content-Type: multipart/mixed;\n\tboundary="b1"\n\n--b1\n\nplain words\n--b1--', "plain words"),
        # dashes inside base64
        (
            "Content-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Transfer-Encoding: base64\n\ncGxhaW4g-\nd29yZHM=\n--b1--",
            "plain words",
        ),
    ],
)
def test_boundaries(source: str, shown: str) -> None:
    assert text(source) == shown


@pytest.mark.parametrize(
    ("encoding", "body", "shown"),
    [
        ("quoted-printable", "Gr=C3=BC=C3=9Fe=20\nsoft=\nbreak", "Grüße \nsoftbreak"),
        ("Quoted-Printable ", "Gr=c3=bc=c3=9fe", "Grüße"),
        ("quoted-printable", "broken =ZZ and =", "broken =ZZ and "),
        ("base64", "R3LDvMOfZQ==", "Grüße"),
        ("BASE64", "R3LD\nvMOf\nZQ==\n", "Grüße"),
        ("base64", "R3LDvMOfZQ", "Grüße"),
        ("base64", "R3LDvMOfZQ==R3LDvMOfZQ==", "GrüßeGrüße"),
        ("base64", "R3LDvMOfZQ==\n\n____\nlist footer", "Grüße\n____\nlist footer"),
        ("base64", "This is not base64!", "This is not base64!"),
        ("7bit", "Grüße", "Grüße"),
        ("8bit", "Grüße", "Grüße"),
        ("martian", "Grüße", "Grüße"),
        ("", "Grüße", "Grüße"),
    ],
)
def test_transfer_encodings(encoding: str, body: str, shown: str) -> None:
    assert (
        text(f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n{body}")
        == shown
    )


@pytest.mark.parametrize(
    ("type_", "disposition", "name"),
    [
        ('application/pdf; name="a.pdf"', "attachment", "a.pdf"),
        ("application/pdf; name=a.pdf", "", "a.pdf"),
        ("application/pdf", 'attachment; filename="b c.pdf"; size=4', "b c.pdf"),
        ("application/pdf; name=a.pdf", "attachment; filename=b.pdf", "b.pdf"),
        ("application/pdf", "attachment; filename=b c.pdf", "b c.pdf"),
        ("application/pdf", "attachment; FileName = b.pdf", "b.pdf"),
        ("application/pdf", "attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf", "Grüße.pdf"),
        ("application/pdf", "attachment; filename*=iso-8859-1'de'Gr%FC%DFe.pdf", "Grüße.pdf"),
        (
            "application/pdf",
            "attachment; filename*0*=utf-8''Gr%C3; filename*1*=%BC%C3%9F; filename*2=e.pdf",
            "Grüße.pdf",
        ),
        ("application/pdf", 'attachment; filename*1="b.pdf"; filename*0="a"', "ab.pdf"),
        ("application/pdf", 'attachment; filename="=?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?="', "Grüße.pdf"),
        ("application/pdf", 'attachment; filename="C:\\TEMP\\a.pdf"', "a.pdf"),
        ("application/pdf", 'attachment; filename="../../etc/passwd"', "passwd"),
        ("application/pdf", 'attachment; filename="a\\"b.pdf"', 'a"b.pdf'),
        ("application/pdf", "attachment; filename*=broken", "broken"),
        ("application/pdf", "attachment", ""),
    ],
)
def test_names_of_attachments(type_: str, disposition: str, name: str) -> None:
    assert file_name(content_type(type_)[1], disposition) == name


def test_attachments_are_listed_with_their_encoded_size() -> None:
    source = multipart("mixed", PLAIN, FILE, multipart("mixed", NOTE, boundary="b2"))
    assert understand(source.encode()).attachments == (
        Attachment("a.pdf", "application/pdf", 4),
        Attachment("note.txt", "text/plain", 10),
    )


def test_a_message_that_is_an_attachment() -> None:
    assert understand(b"Content-Type: application/pdf; name=a.pdf\n\nQUJD").attachments == (
        Attachment("a.pdf", "application/pdf", 4),
    )


def test_uuencoded_files_are_attachments() -> None:
    body = "before\nbegin 644 a.txt\n#0V%T\n`\nend\nbetween ^\nbegin 755 b.txt\n#0V%T\n#0V%T\nend\nafter\nbegin 7 easy steps\nend\n"
    message = understand(f"Subject: s\n\n{body}".encode())
    assert message.text == "before\nbetween ^\nafter\nbegin 7 easy steps\nend\n"
    assert [one.name for one in message.attachments] == ["a.txt", "b.txt"]
