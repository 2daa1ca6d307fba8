"""`rapport read`: the same understanding as `add`, nothing kept. Needs neither home nor database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from rapport.base.refusal import Refusal

from .output import JsonOption, emit, say

if TYPE_CHECKING:
    from rapport.connect.types import RawItem, SetAside
    from rapport.engines.mail.types import Address, Reading

MAX_ITEMS = 10_000  # of one container; more is what `add` is for


def register(app: typer.Typer) -> None:
    app.command("read")(read)


def read(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders of mail.", metavar="PATH…")],
    kind: Annotated[
        str | None,
        typer.Option("--as", metavar="KIND", help="Overrule detection: message.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Print what each file says, with confidence and reasons. Nothing is kept."""
    if kind not in (None, "message"):
        raise Refusal(f"--as {kind} is not known; this version reads: message.", code="usage")
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise Refusal(f"There is nothing at {missing[0]}. Check the spelling.", code="not_found")
    answers = [_answer(path, kind) for path in paths]
    if as_json:
        emit({"items": answers})
    else:
        for path, answer in zip(paths, answers, strict=True):
            _print(str(path), answer)


def _answer(path: Path, kind: str | None) -> dict[str, Any]:
    """One item for one path: a message, a mailbox with its messages in `items`, or what could not be read."""
    try:
        if kind == "message":
            from rapport.engines.mail.read import read as read_mail

            return {"path": str(path), **told(read_mail(path.read_bytes()))}
        found = [_read_one(one) for one in _limited(path)]
    except OSError as error:
        return nothing("unreadable", f"{path.name} could not be read ({error.strerror}); check the file.") | {
            "path": str(path)
        }
    if len(found) == 1:
        return {"path": str(path), **found[0]}
    if not found:
        return nothing("empty", f"{path.name} holds no mail.") | {"path": str(path)}
    return nothing("mailbox", "") | {"path": str(path), "items": found}


def _limited(path: Path) -> Iterator[RawItem | SetAside]:
    from itertools import islice

    from rapport.fill.files.containers import items_in

    return islice(items_in(path), MAX_ITEMS)


def _read_one(item: RawItem | SetAside) -> dict[str, Any]:
    from rapport.connect.types import SetAside
    from rapport.engines.mail.read import read as read_mail
    from rapport.fill.files.containers import read_item

    if isinstance(item, SetAside):
        return nothing("set_aside", item.reason) | {"locator": item.locator}
    return {"locator": item.locator, **told(read_mail(read_item(item)))}


def told(reading: Reading) -> dict[str, Any]:
    """A reading as the documented JSON."""
    message = reading.message
    return {
        "kind": "message",
        "from": _people(message.from_),
        "to": _people(message.to),
        "cc": _people(message.cc),
        "bcc": _people(message.bcc),
        "reply_to": _people(message.reply_to),
        "date": message.date.isoformat() if message.date else None,
        "date_origin": message.date_origin.value,
        "subject": message.subject,
        "message_id": message.message_id,
        "references": list(message.references),
        "text": message.text,
        "own_text": reading.own_text,
        "signature": reading.signature,
        "marks": sorted(mark.value for mark in message.marks),
        "mark_reasons": list(message.mark_reasons),
        "list_id": message.list_id,
        "attachments": [
            {"name": a.name, "media_type": a.media_type, "size": a.size} for a in message.attachments
        ],
        "claims": [
            {
                "party": c.party,
                "attribute": c.attribute.value,
                "value": c.value,
                "normalized": c.normalized,
                "confidence": round(c.confidence, 3),
                "origin": c.origin.value,
                "span": list(c.span) if c.span else None,
            }
            for c in reading.claims
        ],
        "news": [
            {
                "kind": n.kind.value,
                "party": n.party,
                "evidence": n.evidence,
                "confidence": round(n.confidence, 3),
                "until": n.until,
                "new_address": n.new_address,
                "contact": n.contact,
                "permanent": n.permanent,
                "status": n.status,
            }
            for n in reading.news
        ],
        "problems": list(message.problems),
    }


def nothing(kind: Literal["unreadable", "empty", "mailbox", "set_aside"], reason: str) -> dict[str, Any]:
    """The same keys for something that is not one message, with the reason in words."""
    return {
        "kind": kind, "from": [], "to": [], "cc": [], "date": None, "subject": "", "text": "", "own_text": "",
        "signature": "", "marks": [], "claims": [], "news": [], "problems": [reason] if reason else [],
    }  # fmt: skip


def _people(addresses: tuple[Address, ...]) -> list[dict[str, str]]:
    return [{"name": a.name, "address": a.address} for a in addresses]


def _print(path: str, answer: dict[str, Any]) -> None:
    from rich.markup import escape

    if answer["kind"] != "message":
        say(f"[bold]{escape(path)}[/bold]: {answer['kind']} {escape(' '.join(answer['problems']))}")
        for inner in answer.get("items", ()):
            _print(inner.get("locator", path), inner)
        return
    say(f"[bold]{escape(answer['subject'] or '(no subject)')}[/bold]  [dim]{escape(path)}[/dim]")
    for word in ("from", "to", "cc"):
        if answer[word]:
            people = ", ".join(
                f"{p['name']} <{p['address']}>" if p["name"] else p["address"] for p in answer[word]
            )
            say(f"  {word:5} {escape(people)}")
    say(f"  date  {answer['date'] or 'unknown'} ({answer['date_origin']})")
    if answer["marks"]:
        say(f"  marks {', '.join(answer['marks'])} [dim]({escape(', '.join(answer['mark_reasons']))})[/dim]")
    for claim in answer["claims"]:
        sure = f"{claim['confidence']:.0%} sure, {claim['origin']}"
        say(
            f"  says  {escape(claim['party'])}: {claim['attribute']} = {escape(claim['value'])} [dim]({sure})[/dim]"
        )
    for news in answer["news"]:
        say(f"  news  {escape(news['party'])}: {news['kind']} [dim]({escape(news['evidence'][:120])})[/dim]")
    for problem in answer["problems"]:
        say(f"  [yellow]note[/yellow]  {escape(problem)}")
