"""`rapport rules` and `rapport policy`: by which rules somebody is a relationship, and what is kept of messages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapport.base.refusal import Refusal

from . import output
from .exclude import scrubbed_away
from .output import AsUserOption, HomeOption, JsonOption

if TYPE_CHECKING:
    from rapport.accounts.types import Right
    from rapport.fill.mail.flow.revise import VerdictChange


def register(app: typer.Typer) -> None:
    app.command("rules")(rules)
    app.command("policy")(policy)


def rules(
    file: Annotated[
        Path | None,
        typer.Option(
            "--set", metavar="FILE", help="Put the rules in FILE in force (- reads standard input)."
        ),
    ] = None,
    default: Annotated[
        bool, typer.Option("--default", help="Go back to the rules Rapport comes with.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    home: HomeOption = None,
    as_user: AsUserOption = None,
    json: JsonOption = False,
) -> None:
    """Show the rules who is a relationship, or change them; everybody is then decided on anew, without reading mail again."""
    from .opening import opened

    if file is not None and default:
        raise Refusal("Say either --set or --default.", code="usage")
    written = "" if default else _read(file) if file is not None else None
    with opened(home, as_user=as_user) as open_home:
        if written is None:
            with open_home.viewing():
                _show()
            return
        only_with_rules(open_home.viewer)
        from rapport.fill.mail.flow.revise import change_policy

        is_asked = not (dry_run or yes or json) and sys.stdin.isatty()
        changes = change_policy(author_id=open_home.viewer, rules=written, dry_run=dry_run or is_asked)
        if is_asked:
            output.say("\n".join(in_words(changes, "would change")))
            typer.confirm("Put these rules in force?", abort=True)
            changes = change_policy(author_id=open_home.viewer, rules=written)
    words = in_words(changes, "would change" if dry_run else "changed")
    listed = [{"from": one.before, "to": one.after, "addresses": one.addresses} for one in changes]
    output.answer({"changes": listed, "applied": not dry_run, "is_default": default}, "\n".join(words))


def _read(file: Path) -> str:
    """The rules in a file; a Refusal names every mistake in them."""
    from rapport.engines.ties.rules import rules_from_json

    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"The rules in {file} cannot be read: {error}.", code="rules") from None
    _rules, problems = rules_from_json(text)
    if problems:
        listed = "\n".join(f"- {problem}" for problem in problems)
        raise Refusal(f"The rules were not changed. What is wrong with them:\n{listed}", code="rules")
    return text


def _show() -> None:
    import json

    from rapport.engines.ties.rules import rules_to_json
    from rapport.fill.mail.queries import policy_in_force

    policy = policy_in_force()
    document: dict[str, Any] = {"is_default": policy.is_default, **json.loads(rules_to_json(policy.rules))}
    words = ["In this order; the first that applies decides.", ""]
    for rule in document["rules"]:
        conditions = ", ".join(rule["if"]) or "always"
        words.append(f"{rule['verdict']:9} {rule['id']:20} {conditions}")
    output.answer(document, "\n".join(words))


def in_words(changes: list[VerdictChange], how: str) -> list[str]:
    """How many addresses change their verdict, a line for each kind of change."""
    if not changes:
        return [f"No verdict {how}."]
    return [
        f"{one.addresses:,} addresses {how} from {one.before or 'none'} to {one.after or 'none'}."
        for one in changes
    ]


def policy(
    store_text: Annotated[
        bool | None,
        typer.Option(
            "--store-text/--no-store-text",
            help="Keep the text of messages from now on, or do not and forget what was kept.",
            show_default=False,
        ),
    ] = None,
    home: HomeOption = None,
    as_user: AsUserOption = None,
    json: JsonOption = False,
) -> None:
    """Show what is kept of messages, or change it."""
    from .opening import opened

    with opened(home, as_user=as_user) as open_home:
        from rapport.fill.mail.flow.revise import change_policy
        from rapport.fill.mail.queries import policy_in_force

        done: dict[str, Any] = {}
        if store_text is not None:
            from rapport.accounts.types import Right

            _only_with(Right.PRIVACY, open_home.viewer)
            change_policy(author_id=open_home.viewer, stores_text=store_text)
            done = {} if store_text else scrubbed_away()
        with open_home.viewing():
            stores, is_default = policy_in_force().stores_text, policy_in_force().is_default
    words = [
        "The text of messages is kept from now on; those read before have none."
        if stores
        else "The text of messages is not kept: only who, when and the subject.",
        "The rules are those Rapport comes with."
        if is_default
        else "The rules are your own: `rapport rules`.",
    ]
    output.answer(
        {"stores_text": stores, "default_rules": is_default, **done}, "\n".join(words + done.get("left", []))
    )


def only_with_rules(viewer: int) -> None:
    """Raises Refusal for whoever may not change what verdicts are made by."""
    from rapport.accounts.types import Right

    _only_with(Right.RULES, viewer)


def _only_with(right: Right, viewer: int) -> None:
    from rapport.accounts.queries import may

    if not may(viewer, right):
        raise Refusal("Your role does not include this; an administrator can do it.", code="forbidden")
