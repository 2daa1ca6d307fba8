"""`rapport why`: the chain from screen to claim to record to source, for one person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapport.base.refusal import Refusal

from .export import AsOfOption, moment_of
from .output import AsUserOption, HomeOption, JsonOption, answer

if TYPE_CHECKING:
    from rapport.kernel.directory.types import AddressRow, WhyClaim
    from rapport.kernel.identity.types import Ruled
    from rapport.kernel.timeline.types import TieRow
    from rapport.web.queries.chain import Chain, Choice, Reason


def register(app: typer.Typer) -> None:
    app.command("why")(why)


def why(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="A name, an e-mail address or an id.")],
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
    as_user: AsUserOption = None,
) -> None:
    """Say what is known about somebody, and which records say so."""
    from .opening import opened

    moment = moment_of(as_of) if as_of else datetime.now(UTC)
    with opened(home, as_user=as_user) as open_home, open_home.viewing():
        from rapport.web.queries.chain import chain_of, meant_by, told_apart

        meant = meant_by(person)
        if len(meant.people) > 1:
            _choose(person, told_apart(meant.people))
        if not meant.people and meant.address is None:
            raise Refusal(f"Nobody you may see is called {person}.", code="not_found")
        if not meant.people and meant.address is not None:
            answer(_address_only(meant.address), _words_of_address(meant.address))
            return
        chain = chain_of(meant.people[0].id, as_of=moment)
        assert chain is not None, "whoever was found is visible"
    answer(_document(chain, moment), _words(chain))


def _choose(asked: str, choices: tuple[Choice, ...]) -> None:
    """Several people are meant: says which, for the next try, and ends."""
    from rich.markup import escape

    document = [
        {
            "id": str(one.id),
            "name": one.name,
            "address": one.address or None,
            "organization": one.organization_name or None,
            "is_own": one.is_own,
        }
        for one in choices
    ]
    lines = [f"{len(choices)} people may be meant by {asked}; ask by id:"]
    lines += [f"  {one.id}  {one.name}, {one.organization_name or one.address}" for one in choices]
    answer({"choices": document}, escape("\n".join(lines)))
    raise typer.Exit(1)


def _document(chain: Chain, as_of: datetime) -> dict[str, Any]:
    return {
        "person": {"id": str(chain.page.id), "name": chain.page.name},
        "as_of": _moment(as_of),
        "addresses": [_address(one) for one in chain.addresses],
        "ties": [_tie(one) for one in chain.ties],
        "values": [_reason(one) for one in chain.reasons],
    }


def _address_only(one: Ruled) -> dict[str, Any]:
    return {"person": None, "addresses": [_address(one)]}


def _address(one: AddressRow | Ruled) -> dict[str, Any]:
    return {
        "address": one.address,
        "verdict": one.verdict,
        "reason": one.reason,
        "sent": one.sent,
        "received": one.received,
        "first_seen": _moment(one.first_at),
        "last_seen": _moment(one.last_at),
    }


def _tie(one: TieRow) -> dict[str, Any]:
    return {
        "own_id": str(one.own_id),
        "own": one.own_name,
        "sent": one.sent,
        "received": one.received,
        "threads": one.threads,
        "first_seen": _moment(one.first_at),
        "last_seen": _moment(one.last_at),
        "strength": round(one.strength, 4),
        "level": one.level.value,
    }


def _reason(one: Reason) -> dict[str, Any]:
    value = one.value
    return {
        "attribute": value.attribute,
        "value": value.text,
        "certainty": round(value.certainty.value, 4),
        "state": value.certainty.state.value,
        "claims": [_claim(claim) for claim in one.claims],
    }


def _claim(one: WhyClaim) -> dict[str, Any]:
    return {
        "value": one.text,
        "is_shown": one.is_shown,
        "share": round(one.share, 4),
        "origin": one.origin,
        "count": one.count,
        "first_seen": _moment(one.first_at),
        "last_seen": _moment(one.last_at),
        "record": one.locator or None,
        "source": one.source_name or None,
        "owner": one.owner or None,
    }


def _words(chain: Chain) -> str:
    from rich.markup import escape

    page = chain.page
    place = f", {page.organization_name}" if page.organization_name else ""
    lines = [f"[bold]{escape(page.name + place)}[/bold]  (id {page.id})", "", "Here because of"]
    lines += [f"  {escape(one.address)}: {one.verdict} – {escape(one.reason)}" for one in chain.addresses]
    if chain.ties:
        lines += ["", "Known by"]
        lines += [escape(_words_of_tie(one)) for one in chain.ties]
    for reason in chain.reasons:
        value = reason.value
        sure = f"{value.certainty.value:.0%} sure, {value.certainty.state.value}"
        lines += ["", f"{value.attribute.capitalize()}: [bold]{escape(value.text)}[/bold]  ({sure})"]
        lines += [escape(_words_of_claim(claim)) for claim in reason.claims]
    return "\n".join(lines)


def _words_of_tie(one: TieRow) -> str:
    return (
        f"  {one.own_name}: wrote {one.sent:,}, received {one.received:,}, threads {one.threads:,}, "
        f"last {_day(one.last_at)} ({one.level.value})"
    )


def _words_of_claim(one: WhyClaim) -> str:
    first, last = _day(one.first_at), _day(one.last_at)
    times = f"{one.count:,} time{'s' if one.count > 1 else ''} in {one.origin}"
    source = f" in {one.source_name}" if one.source_name else ""
    owner = f" of {one.owner}" if one.owner else ""
    record = f"; newest: {one.locator}" if one.locator else ""
    other = "" if one.is_shown else f"“{one.text}” instead: "
    return f"  {one.share:4.0%}  {other}{times}, {first if first == last else f'{first} to {last}'}{source}{owner}{record}"


def _words_of_address(one: Ruled) -> str:
    from rich.markup import escape

    return escape(
        f"{one.address} is nobody we know: {one.verdict} – {one.reason}\n"
        f"  {one.received:,} received, {one.sent:,} sent, {_day(one.first_at)} to {_day(one.last_at)}"
    )


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def _day(moment: datetime | None) -> str:
    return moment.astimezone(UTC).date().isoformat() if moment else "undated"
