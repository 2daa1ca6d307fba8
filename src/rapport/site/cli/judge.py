"""`rapport judge` and `rapport overrule`: a human decides who is one person, and what an address is."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from rapport.base.refusal import Refusal

from . import output
from .output import AsUserOption, HomeOption, JsonOption

BecauseOption = Annotated[
    str, typer.Option("--because", metavar="TEXT", help="Why, for whoever asks later.", show_default=False)
]


class Decided(Enum):
    """What a human may say of two identities."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    BACK = "back"


class Ruled(Enum):
    """What a human may say of an address."""

    KEPT = "kept"
    BULK = "bulk"
    ROBOT = "robot"
    LIST = "list"
    ONE_WAY = "one_way"
    INTERNAL = "internal"
    PERSONAL = "personal"
    BACK = "back"


def register(app: typer.Typer) -> None:
    app.command("judge")(judge)
    app.command("overrule")(overrule)


def judge(
    left: Annotated[str, typer.Argument(metavar="ID", help="An id or an e-mail address.")],
    right: Annotated[str, typer.Argument(metavar="ID", help="Another.")],
    decision: Annotated[Decided, typer.Argument(help="back leaves it to the machine again.")],
    because: BecauseOption = "",
    home: HomeOption = None,
    as_user: AsUserOption = None,
    json: JsonOption = False,
) -> None:
    """Say that two identities are the same person or organization, or are not; it outlives every re-run."""
    from .opening import opened

    with opened(home, as_user=as_user) as open_home:
        from rapport.engines.linkage.types import Decision
        from rapport.fill.mail.flow.judging import identity_meant, judge_identities

        with open_home.viewing():
            ids = identity_meant(left), identity_meant(right)
        said = None if decision is Decided.BACK else Decision(decision.value)
        done = judge_identities(*ids, said, author_id=open_home.viewer, because=because)
    is_one = done.left_party == done.right_party
    document = {
        "identities": [str(done.left_id), str(done.right_id)],
        "decision": None if said is None else said.value,
        "parties": [str(done.left_party), str(done.right_party)],
        "is_one": is_one,
    }
    now = f"They are one now, with the id {done.left_party}." if is_one else "They are two."
    if said is None:
        words = f"It is left to the machine again. {now}"
    else:
        words = (
            f"Kept: {said.value}. {now} `rapport judge {done.left_id} {done.right_id} back` takes it back."
        )
    output.answer(document, words)


def overrule(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="The e-mail address.")],
    verdict: Annotated[Ruled, typer.Argument(help="back leaves it to the rules again.")],
    home: HomeOption = None,
    as_user: AsUserOption = None,
    json: JsonOption = False,
) -> None:
    """Say what an address is, whatever the rules say; it outlives every re-run."""
    from .opening import opened

    with opened(home, as_user=as_user) as open_home:
        from rapport.fill.mail.flow.judging import identity_meant
        from rapport.fill.mail.flow.revise import rule_on_address
        from rapport.kernel.identity.queries import ruled

        if "@" not in address:
            raise Refusal(f"{address} is no e-mail address.", code="usage")
        with open_home.viewing():
            identity_id = identity_meant(address)
        given = "" if verdict is Ruled.BACK else verdict.value
        rule_on_address(identity_id, given, author_id=open_home.viewer)
        with open_home.viewing():
            found = ruled(identity_id)
    if found is None:
        raise Refusal(f"{address} has no verdict you may see.", code="not_found")
    document = {
        "address": found.address,
        "verdict": found.verdict,
        "reason": found.reason,
        "is_ruled": found.is_ruled,
    }
    way_back = "" if not given else f" `rapport overrule {found.address} back` leaves it to the rules again."
    output.answer(document, f"{found.address}: {found.verdict} – {found.reason}.{way_back}")
