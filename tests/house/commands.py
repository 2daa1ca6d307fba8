"""The commands of the program as it knows them, and what is wrong with a call of one."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import typer

from rapport.site.cli import build

PLACEHOLDER = re.compile(r"[A-Z_…]+")


@dataclass(frozen=True)
class Command:
    """A command of the program: its options by spelling (True: it takes a value), its arguments."""

    name: str
    is_hidden: bool
    options: dict[str, bool]
    choices: list[set[str]]
    takes_many: bool


def command_of(name: str, found: Any) -> Command:
    """A command of the command line in a form that calls can be held against."""
    options: dict[str, bool] = {}
    choices: list[set[str]] = []
    takes_many = bool(found.context_settings.get("allow_extra_args"))
    for one in found.params:
        if one.param_type_name == "argument":
            kind = one.type_descriptor.annotation
            is_chosen = isinstance(kind, type) and issubclass(kind, Enum)
            choices.append({str(member.value) for member in kind} if is_chosen else set())
            takes_many = takes_many or one.nargs == -1
        else:
            options |= dict.fromkeys([*one.opts, *one.secondary_opts], not one.is_flag)
    return Command(name, bool(found.hidden), options, choices, takes_many)


@cache
def commands() -> dict[str, Command]:
    """All commands by name, hidden ones too."""
    group: Any = typer.main.get_command(build())
    return {name: command_of(name, found) for name, found in group.commands.items()}


def called(line: str) -> list[str] | None:
    """The words of a call of `rapport` in a line of shell; None when it calls something else."""
    line = re.sub(r"^\$ ", "", line.strip())
    try:
        words = shlex.split(line, comments=True)
    except ValueError:
        return None
    while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
        words = words[1:]
    if not words or Path(words[0]).name != "rapport":
        return None
    for number, word in enumerate(words):
        if word in {"|", ">", ">>", "<", "&&", ";", "&"}:
            words = words[:number]
            break
    return words[1:]


def mistakes(words: list[str]) -> Iterator[str]:
    """What is wrong with a call, in words. A word in capitals stands for something."""
    if not words or words[0] in {"-h", "--help", "--version", "COMMAND"} or words[0].endswith("-completion"):
        return
    command = commands().get(words[0])
    if command is None:
        yield f"there is no command {words[0]}"
        return
    if command.name == "django":
        return
    plain, waits = [], False
    for word in words[1:]:
        if waits:
            waits = False
        elif word.startswith("-") and word != "-":
            spelled, _, given = word.partition("=")
            if spelled not in command.options and spelled not in {"-h", "--help"}:
                yield f"{words[0]} has no option {spelled}"
            waits = command.options.get(spelled, False) and not given
        else:
            plain.append(word)
    if waits:
        yield f"{words[-1]} misses its value"
    if len(plain) > len(command.choices) and not command.takes_many:
        yield f"{words[0]} takes {len(command.choices)} arguments, not {len(plain)}"
    for word, choices in zip(plain, command.choices, strict=False):
        asked = [one for one in word.split("|") if not PLACEHOLDER.fullmatch(one)]
        if choices and not choices.issuperset(asked):
            yield f"{words[0]} cannot be asked for {word}"
