"""`rapport exclude` and `rapport scrub`: what is never to be kept, and that what was deleted leaves the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapport.base.refusal import Refusal

from . import output
from .output import AsUserOption, HomeOption, JsonOption

if TYPE_CHECKING:
    from rapport.base.scrub import Scrubbed

KindArgument = Annotated[
    str | None,
    typer.Argument(metavar="[KIND]", help="address, domain, folder or thread.", show_default=False),
]
ValueArgument = Annotated[
    str | None, typer.Argument(metavar="[VALUE]", help="Which; of a thread its id.", show_default=False)
]


def register(app: typer.Typer) -> None:
    app.command("exclude")(exclude)
    app.command("scrub")(scrub)


def exclude(
    kind: KindArgument = None,
    value: ValueArgument = None,
    show: Annotated[bool, typer.Option("--list", help="Show what is excluded, by hints.")] = False,
    lift: Annotated[bool, typer.Option("--lift", help="Let it in again from now on.")] = False,
    home: HomeOption = None,
    as_user: AsUserOption = None,
    json: JsonOption = False,
) -> None:
    """Never keep mail of an address, domain, folder or thread: what there is goes, from disk too; no more comes in."""
    from .opening import opened

    if not show and (kind is None or value is None):
        raise Refusal(
            "Say what: rapport exclude address|domain|folder|thread VALUE, or --list.", code="usage"
        )
    with opened(home, as_user=as_user) as open_home:
        if show:
            with open_home.viewing():
                _show(open_home.viewer)
            return
        assert kind is not None and value is not None
        from rapport.fill.mail.flow import exclude as flow

        if lift:
            _answer_lifted(kind, flow.lift(kind, value, owner_id=open_home.viewer))
            return
        removed = flow.exclude(kind, value, owner_id=open_home.viewer)
        document = {"kind": kind, "removed": removed, **scrubbed_away()}
    words = [
        f"{removed:,} messages are gone, and what followed from them. Nothing of this {kind} is taken in from now on."
    ]
    output.answer(document, "\n".join(words + document["left"]))


def _show(viewer: int) -> None:
    from rapport.kernel.evidence.queries import exclusions

    rows = exclusions(viewer)
    listed = [{"kind": row.kind, "hint": row.hint, "since": row.created_at.isoformat()} for row in rows]
    words = [f"{row.kind:8} {row.hint}  since {row.created_at:%Y-%m-%d}" for row in rows]
    output.answer({"excluded": listed}, "\n".join(words) or "Nothing is excluded.")


def _answer_lifted(kind: str, lifted: bool) -> None:
    if not lifted:
        raise Refusal(
            f"This {kind} is not excluded. `rapport exclude --list` shows what is.", code="not_excluded"
        )
    output.answer(
        {"kind": kind, "lifted": True}, f"This {kind} comes in again from the next `rapport add` on."
    )


def scrub(home: HomeOption = None, json: JsonOption = False) -> None:
    """Let what was deleted leave the disk too. `exclude` and `undo` do it by themselves; this is for when they could not."""
    from .opening import opened

    with opened(home):
        document = scrubbed_away()
    words = [f"What was deleted is gone from the disk ({document['scrubbed_tables']} tables written anew)."]
    output.answer(document, "\n".join(words + document["left"]))


def scrubbed_away() -> dict[str, Any]:
    """Scrubs the disk of an open home; what there is to say about it."""
    from rapport.fill.mail.flow.revise import scrub_disk

    done: Scrubbed = scrub_disk()
    return {"scrubbed_tables": done.tables, "left": list(done.left)}
