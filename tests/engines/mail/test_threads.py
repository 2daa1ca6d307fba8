"""Message ids and base subjects."""

from __future__ import annotations

import pytest

from rapport.engines.mail.threads import base_subject, message_id, references


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("<1@x.example>", "1@x.example"),
        ("  <1@x.example>  (comment)", "1@x.example"),
        ("1@x.example", "1@x.example"),
        ("<1@x.example", "1@x.example"),
        ("<a b@x.example>", "ab@x.example"),
        ("<no-at-sign>", "no-at-sign"),
        ("<>", ""),
        ("", ""),
    ],
)
def test_message_ids(written: str, found: str) -> None:
    assert message_id(written) == found


@pytest.mark.parametrize(
    ("refs", "reply", "found"),
    [
        ("<1@x> <2@x>", "<2@x>", ("1@x", "2@x")),
        ("<1@x> <2@x>", "<3@x>", ("1@x", "2@x", "3@x")),
        ("<1@x><2@x>", "", ("1@x", "2@x")),
        ("<1@x>,<2@x>", "", ("1@x", "2@x")),
        ("", "<2@x>", ("2@x",)),
        ("", "Your message of Mon, 2 Mar 2026 <2@x>", ("2@x",)),
        ("", "Message from Ana <ana@x.example> of Monday <2@x>", ("2@x",)),
        ("", "2@x", ("2@x",)),
        ("1@x 2@x", "", ("1@x", "2@x")),
        ("", "your mail", ()),
        ("", "", ()),
        ("<1@x> <1@x>", "<1@x>", ("1@x",)),
    ],
)
def test_references(refs: str, reply: str, found: tuple[str, ...]) -> None:
    assert references(refs, reply) == found


def test_long_threads_keep_their_root_and_their_end() -> None:
    kept = references(" ".join(f"<{n}@x>" for n in range(1_000)), "<end@x>")
    assert len(kept) == 200
    assert (kept[0], kept[19], kept[-1]) == ("0@x", "19@x", "end@x")


@pytest.mark.parametrize(
    "subject",
    [
        "price list", "Re: price list", "RE: price list", "re:price list", "Re[2]: price list", "Re (3): price list",
        "Re: Re: price list", "Fwd: Re: price list", "FW: price list", "AW: WG: price list", "Antw: price list",
        "SV: price list", "VS: price list", "RV: price list", "TR: price list", "RE : price list", "R: price list",
        "Odp: price list", "PD: price list", "Vá: price list", "YNT: price list", "ENC: price list", "RES: price list",
        "ΑΠ: price list", "הועבר: price list", "回复: price list", "回复：price list", "转发: price list", "Ha: price list",
        "[list] price list", "[list] Re: price list", "Re: [list] price list", "Re: [list] Re: [other] price list",
        "price list (fwd)", "[Fwd: price list]", "Re: [Fwd: Re: price list] (fwd)", "  price   list  ",
    ],
)  # fmt: skip
def test_base_subjects(subject: str) -> None:
    expected = "Ha: price list" if subject.startswith("Ha") else "price list"
    assert base_subject(subject) == expected


@pytest.mark.parametrize("subject", ["", "Regarding: a", "[list]", "Area: 51", "Rex: dog", "Fwdx: a", "A: b"])
def test_what_is_no_mark_stays(subject: str) -> None:
    assert base_subject(subject) == subject


def test_nothing_but_marks() -> None:
    assert base_subject("Re: Re: Fwd:") == ""
