"""Every document of the command line is as its schema says, and every command that prints one has a schema."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.rooms.cli.test_commands import Installation, installed
from tests.rooms.cli.test_export import schema
from tests.rooms.taken_in import PRIYAS, mailbox

__all__ = ["installed"]  # the fixture

SCHEMAS = files("rapport.site.cli").joinpath("schemas")
NAMES = sorted(entry.name.removesuffix(".schema.json") for entry in SCHEMAS.iterdir())
COMMANDS = files("rapport.site.cli")


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    assert schema(name)
    text = json.loads(SCHEMAS.joinpath(f"{name}.schema.json").read_text(encoding="utf-8"))
    assert text["$schema"] and text["title"]


def test_every_command_with_json_has_a_schema() -> None:
    """Commands by the names they register themselves with; ``demo`` answers as ``up`` does."""
    with_json = set()
    for entry in COMMANDS.iterdir():
        if entry.name.endswith(".py"):
            text = entry.read_text(encoding="utf-8")
            registered = re.findall(r'app\.command\("([a-z]+)"[^)]*\)\(([a-z_]+)\)', text)
            for command, function in registered:
                body = re.search(rf"^def {function}\((.*?)\) ->", text, re.DOTALL | re.MULTILINE)
                if body and "JsonOption" in body[1]:
                    with_json.add(command)
    assert len(with_json) > 12
    assert with_json - {"demo"} == with_json & set(NAMES)


def said(installed: Installation, name: str, *arguments: str, code: int = 0) -> Any:
    document = installed.document(*arguments, code=code)
    schema(name).validate(document)
    return document


def test_a_run_from_beginning_to_end(installed: Installation, tmp_path: Path) -> None:
    more = str(mailbox(tmp_path / "more", PRIYAS[:3]))
    dry = said(installed, "add", "add", more, "--dry-run")
    assert dry["items"] == 3 and dry["new_people"] == []
    added = said(installed, "add", "add", more)
    assert (added["items"], added["people"], added["organizations"]) == (3, 2, 2)
    assert "new_people" not in added
    assert said(installed, "undo", "undo", str(added["run"]))["removed"] == 3
    assert said(installed, "rebuild", "rebuild", "--check") == {"checked": True, "differing": []}
    said(installed, "scrub", "scrub")


def test_what_is_kept_and_what_is_not(installed: Installation) -> None:
    removed = said(installed, "exclude", "exclude", "address", "nobody@never.example")
    assert removed["removed"] == 0
    listed = said(installed, "exclude", "exclude", "--list")["excluded"]
    assert [one["kind"] for one in listed] == ["address"]
    said(installed, "exclude", "exclude", "address", "nobody@never.example", "--lift")
    said(installed, "rules", "rules")
    said(installed, "rules", "rules", "--default", "--dry-run")
    said(installed, "policy", "policy")


def test_what_files_say(installed: Installation, tmp_path: Path) -> None:
    box = mailbox(tmp_path / "box", PRIYAS[:4])
    (tmp_path / "text.txt").write_text("no mail at all\n")
    paths = [str(box / "0001.eml"), str(box), str(tmp_path / "text.txt")]
    items = said(installed, "read", "read", *paths)["items"]
    assert items[0]["kind"] == "message" and items[0]["claims"]
    assert items[1]["kind"] == "mailbox" and len(items[1]["items"]) == 4


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_installation_itself(installed: Installation) -> None:
    said(installed, "doctor", "doctor")
    said(installed, "invite", "invite", "ben@anvil.example")
    said(installed, "invite", "invite")
    process = subprocess.Popen(
        [sys.executable, "-m", "rapport.site.cli", "up", "--json", "--listen", f"127.0.0.1:{free_port()}"],
        env=installed.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    line = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=60)
    assert line, complaint
    schema("up").validate(json.loads(line))
    said(installed, "down", "down")
