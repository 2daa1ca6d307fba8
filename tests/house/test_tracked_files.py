"""Nothing in the repository tells where it was made, and nothing in it is dead weight."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from tests.house.tracked import ROOT, text_of, tracked_files

LARGEST = 1 << 20


@cache
def registry_hosts() -> frozenset[str]:
    """Hosts of the package registries that this machine's clients know. Asked of them: they are not to stand here."""
    from pip._internal.models.index import PyPI

    hosts = {PyPI.netloc, PyPI.file_storage_domain}
    if shutil.which("npm"):
        told = subprocess.run(["npm", "config", "get", "registry"], capture_output=True, text=True).stdout
        hosts |= set(re.findall(r"^\w+://([^/\s]+)", told))
    apt = Path("/etc/apt")
    for path in [apt / "sources.list", *apt.glob("sources.list.d/*")] if apt.exists() else []:
        if path.is_file():
            hosts |= set(re.findall(r"\bhttps?://([^/\s]+)", path.read_text(errors="replace")))
    return frozenset(host for host in hosts if re.fullmatch(r"[\w.-]+\.[a-z]{2,}", host))


def test_git_lists_the_files() -> None:
    assert Path("pyproject.toml") in tracked_files()


def test_no_registry_is_named() -> None:
    assert len(registry_hosts()) >= 2
    named = [
        f"{path}: {host}"
        for path in tracked_files()
        if (text := text_of(path)) is not None
        for host in registry_hosts()
        if host in text
    ]
    assert not named


def test_no_path_of_the_machine_it_was_made_on_is_named() -> None:
    places = {str(ROOT), str(Path.home())} - {"/root", "/"}
    if ROOT.parent not in {Path("/"), Path("/tmp")}:
        places.add(f"{ROOT.parent}/{ROOT.name}")
    named = [
        f"{path}: {place}"
        for path in tracked_files()
        if (text := text_of(path)) is not None
        for place in places
        if re.search(rf"(?<![\w./-]){re.escape(place)}/", text)
    ]
    assert not named


def test_no_file_is_huge() -> None:
    assert [str(path) for path in tracked_files() if (ROOT / path).stat().st_size > LARGEST] == []


def test_nothing_made_by_a_run_is_tracked() -> None:
    made = re.compile(r"(^|/)(__pycache__|\.venv|node_modules|\.run|screenshots)/|\.(pyc|log|sqlite3?)$")
    assert [str(path) for path in tracked_files() if made.search(str(path))] == []


def test_every_sql_file_says_what_it_is_for() -> None:
    files = [path for path in tracked_files() if path.suffix == ".sql"]
    assert files
    for path in files:
        text = text_of(path) or ""
        assert re.match(r"-- \w.{20,}", text), f"{path} must begin with a comment on its purpose"
        assert path.parent.name == "sql", f"{path} belongs into its room's folder sql"
        assert "set_config('rapport.viewer'" not in text, f"{path} sets a viewer: that is base.viewer's to do"


def test_modules_say_what_they_are() -> None:
    silent = [
        str(path)
        for path in tracked_files()
        if path.suffix == ".py"
        and path.parts[0] == "src"
        and "migrations" not in path.parts
        and path.name not in {"apps.py"}
        and (text := text_of(path))
        and not re.match(r'(#[^\n]*\n)*\s*(r|R)?"""', text)
    ]
    assert not silent


def test_no_drawer_has_a_name_that_says_nothing() -> None:
    names = {"utils", "helpers", "common", "misc", "manager", "managers", "util", "helper"}
    assert [str(path) for path in tracked_files() if names & {path.stem, *path.parts[:-1]}] == []
