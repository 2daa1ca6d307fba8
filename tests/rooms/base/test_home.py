"""The home: private, made once, its secrets never half written."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rapport.base.home import Home, HomeError, home_from


def test_the_home_is_where_one_says_or_the_platform_does(tmp_path: Path) -> None:
    assert home_from({"RAPPORT_HOME": str(tmp_path)}).path == tmp_path
    assert home_from({"RAPPORT_HOME": "~/x"}).path == Path.home() / "x"
    assert home_from({}).path.name == "rapport"
    assert home_from({}).path.is_absolute()


def test_nothing_is_made_until_it_is_needed(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert not home.path.exists()
    home.create()
    assert stat.S_IMODE(home.path.stat().st_mode) == 0o700


def test_secrets_are_made_once_and_are_for_nobody_else(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    before = os.umask(0)
    try:
        secrets = home.secrets()
    finally:
        os.umask(before)
    assert stat.S_IMODE(home.secrets_file.stat().st_mode) == 0o600
    assert Home(home.path).secrets() == secrets
    assert len(secrets.identity_key_bytes) == 32
    assert len({secrets.django_key, secrets.identity_key, secrets.owner_password, secrets.app_password}) == 4
    assert Home(tmp_path / "other").secrets() != secrets


MAKE = (
    "import sys; from pathlib import Path; from rapport.base.home import Home;"
    "print(Home(Path(sys.argv[1])).secrets().identity_key)"
)


def test_of_many_first_starts_at_once_one_makes_the_secrets(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", MAKE, str(tmp_path / "home")], stdout=subprocess.PIPE, text=True
        )
        for _ in range(6)
    ]
    assert len({process.communicate(timeout=60)[0] for process in processes}) == 1
    assert [path.name for path in (tmp_path / "home").iterdir() if path.is_file()] == ["secrets.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"django_key": "x"}'])
def test_damaged_secrets_are_never_replaced(tmp_path: Path, text: str) -> None:
    home = Home(tmp_path).create()
    home.secrets_file.write_text(text)
    with pytest.raises(HomeError, match="from a backup"):
        home.secrets()
    assert home.secrets_file.read_text() == text


def test_a_home_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeError, match="cannot be created"):
        Home(tmp_path / "file" / "home").create()
