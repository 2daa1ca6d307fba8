"""`rapport own`, `judge` and `overrule`: what a human decides, by command, as documents of their schemas."""

from __future__ import annotations

from typing import Any

from tests.rooms.cli.test_commands import Installation, installed
from tests.rooms.cli.test_export import schema

__all__ = ["installed"]  # the fixture

MARTA, RUI = "marta.oliveira@northwind.example", "rui@ferro-norte.example"


def said(installed: Installation, name: str, *arguments: str, code: int = 0) -> Any:
    document = installed.document(name, *arguments, code=code)
    schema("error" if "error" in document else name).validate(document)
    return document


def test_our_side_is_shown_declared_and_taken_back(installed: Installation) -> None:
    before = said(installed, "own")["own"]
    assert {"kind": "domain", "value": "anvil.example", "is_declared": True, "reason": "declared"} in before
    declared = said(installed, "own", "ferro-norte.example")
    assert (declared["is_own"], declared["changes"]) == (
        True,
        [{"from": "kept", "to": "internal", "addresses": 1}],
    )
    assert said(installed, "own", "ferro-norte.example", code=1)["error"]["code"] == "already_declared"
    back = said(installed, "own", "ferro-norte.example", "--back")
    assert (back["is_own"], back["because"]) == (False, "")
    assert said(installed, "own", "ferro-norte.example", "--back", code=1)["error"]["code"] == "not_declared"
    assert said(installed, "own")["own"] == before


def test_two_are_judged_and_left_to_the_machine_again(installed: Installation) -> None:
    done = said(installed, "judge", MARTA, RUI, "same", "--because", "they told me")
    assert done["is_one"] and len(set(done["parties"])) == 1
    by_id = said(installed, "judge", *done["identities"], "different")
    assert not by_id["is_one"]
    assert said(installed, "judge", MARTA, RUI, "back")["decision"] is None
    assert said(installed, "judge", MARTA, RUI, "back", code=1)["error"]["code"] == "not_judged"
    assert said(installed, "judge", MARTA, "nobody@x.example", "same", code=1)["error"]["code"] == "not_found"
    assert said(installed, "judge", MARTA, RUI, "perhaps", code=2)["error"]["code"] == "usage"
    words = installed.run("judge", MARTA, RUI, "unsure").stdout
    assert "back` takes it back" in words
    installed.run("judge", MARTA, RUI, "back")


def test_a_verdict_is_overruled_and_given_back(installed: Installation) -> None:
    done = said(installed, "overrule", "news@journal.example", "kept")
    assert (done["verdict"], done["is_ruled"]) == ("kept", True)
    again = said(installed, "overrule", "news@journal.example", "back")
    assert (again["verdict"], again["is_ruled"]) == ("bulk", False)
    assert said(installed, "overrule", "x@y.example", "kept", code=1)["error"]["code"] == "not_found"
    assert said(installed, "overrule", "Marta", "kept", code=2)["error"]["code"] == "usage"
    assert said(installed, "overrule", MARTA, "waiting", code=2)["error"]["code"] == "usage"
