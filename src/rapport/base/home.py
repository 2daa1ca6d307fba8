"""The home of an installation: one folder (0700) with its database, its secrets and its running state."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import platformdirs

from .refusal import Refusal

SECRETS_FILE = "secrets.json"


class HomeError(Refusal):
    """The home cannot be used."""

    code = "home"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must never leave the home. Every value is hexadecimal text; `identity_key` is 32 bytes of it."""

    django_key: str
    identity_key: str
    superuser_password: str
    owner_password: str
    app_password: str

    @property
    def identity_key_bytes(self) -> bytes:
        """The key of the installation: ids of identities are keyed hashes under it."""
        return bytes.fromhex(self.identity_key)


@dataclass(frozen=True, slots=True)
class Home:
    """Paths below one home folder. Nothing is created until it is asked for."""

    path: Path

    @property
    def cluster(self) -> Path:
        """Data directory of the embedded PostgreSQL."""
        return self.path / "postgres"

    @property
    def run(self) -> Path:
        """Locks, sockets and process files; safe to lose while nothing runs."""
        return self.path / "run"

    @property
    def logs(self) -> Path:
        """Logs of the server processes."""
        return self.path / "logs"

    @property
    def uploads(self) -> Path:
        """Files handed in through the browser, until they have been read."""
        return self.path / "uploads"

    @property
    def static(self) -> Path:
        """Styles, scripts and fonts of the version that ran last, as they are served."""
        return self.path / "static"

    @property
    def secrets_file(self) -> Path:
        return self.path / SECRETS_FILE

    def create(self) -> Home:
        """Make the folders that are missing, readable by their owner alone."""
        for folder in (self.path, self.run, self.logs, self.uploads, self.static):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise HomeError(f"The home {self.path} cannot be created: {error.strerror}.") from error
        return self

    def secrets(self) -> Secrets:
        """The secrets of this home; the first call makes them."""
        self.create()
        if not self.secrets_file.exists():
            _write_once(self.secrets_file, json.dumps(asdict(_fresh_secrets()), indent=1))
        return _read_secrets(self.secrets_file)


def home_from(environment: Mapping[str, str] | None = None) -> Home:
    """The home named by RAPPORT_HOME, else the platform's folder for user data."""
    named = (os.environ if environment is None else environment).get("RAPPORT_HOME")
    return Home(Path(named).expanduser().absolute() if named else default_folder("rapport"))


def default_folder(name: str) -> Path:
    """The platform's folder for user data of an application called `name`."""
    return Path(platformdirs.user_data_path(name, appauthor=False)).absolute()


def _fresh_secrets() -> Secrets:
    return Secrets(
        django_key=secrets.token_hex(32),
        identity_key=secrets.token_hex(32),
        superuser_password=secrets.token_hex(24),
        owner_password=secrets.token_hex(24),
        app_password=secrets.token_hex(24),
    )


def _read_secrets(path: Path) -> Secrets:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        values = {field.name: str(found[field.name]) for field in fields(Secrets)}
    except OSError as error:
        raise HomeError(f"The secrets in {path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise HomeError(
            f"The secrets in {path} are damaged. Put the file back from a backup: "
            "without it the database of this home cannot be opened."
        ) from error
    return Secrets(**values)


def _write_once(path: Path, text: str) -> None:
    """Write a 0600 file that appears whole or not at all; of two writers at once the first wins."""
    handle, temporary = tempfile.mkstemp(prefix=".secrets-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(temporary, path)
        except FileExistsError:
            return
        _sync_folder(path.parent)
    finally:
        Path(temporary).unlink()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
