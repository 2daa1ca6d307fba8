"""`rapport own`: whose side is us, and saying so or taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import output
from .output import AsUserOption, HomeOption, JsonOption
from .rules import in_words, only_with_rules

if TYPE_CHECKING:
    from rapport.fill.mail.flow.sides import SideChange


def register(app: typer.Typer) -> None:
    app.command("own")(own)


def own(
    value: Annotated[
        str | None,
        typer.Argument(metavar="[DOMAIN]", help="A domain or an address that is us.", show_default=False),
    ] = None,
    back: Annotated[bool, typer.Option("--back", help="Take back that it is us.")] = False,
    home: HomeOption = None,
    as_user: AsUserOption = None,
    json: JsonOption = False,
) -> None:
    """Show whose side is us, declare a domain or an address, or take that back; everything is then decided anew."""
    from .opening import opened

    if back and value is None:
        raise typer.BadParameter("Say which domain or address to take back.")
    with opened(home, as_user=as_user) as open_home:
        if value is None:
            with open_home.viewing():
                _show()
            return
        only_with_rules(open_home.viewer)
        from rapport.fill.mail.flow import sides

        change = sides.take_back if back else sides.declare
        done = change(value, author_id=open_home.viewer)
    output.answer(_document(done, is_back=back), "\n".join(_words(done, is_back=back)))


def _show() -> None:
    from rapport.kernel.identity.queries import own_side_with_reasons

    rows = own_side_with_reasons()
    listed = [
        {"kind": row.kind, "value": row.value, "is_declared": row.is_declared, "reason": row.reason}
        for row in rows
    ]
    words = [f"{row.value}  ({'declared' if row.is_declared else row.reason})" for row in rows]
    output.answer({"own": listed}, "\n".join(words) or "Nothing is known of our own side yet.")


def _document(done: SideChange, *, is_back: bool) -> dict[str, Any]:
    changes = [{"from": one.before, "to": one.after, "addresses": one.addresses} for one in done.changes]
    return {
        "kind": done.kind,
        "value": done.value,
        "is_own": not is_back or bool(done.still_because),
        "because": "declared" if not is_back else done.still_because,
        "changes": changes,
    }


def _words(done: SideChange, *, is_back: bool) -> list[str]:
    if not is_back:
        first = f"{done.value} is us from now on. `rapport own {done.value} --back` takes it back."
    elif done.still_because:
        first = f"{done.value} is not declared any more, but it is us all the same: {done.still_because}."
    else:
        first = f"{done.value} is not us any more. `rapport own {done.value}` declares it again."
    return [first, *in_words(list(done.changes), "changed")]
