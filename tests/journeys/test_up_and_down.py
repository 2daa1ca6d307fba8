"""`rapport up`, `down`, `doctor` and `invite` as somebody uses them: from the command line, on a home of one's own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

RAPPORT = str(Path(sys.executable).with_name("rapport"))
pytestmark = pytest.mark.xdist_group("commands")


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAPPORT_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    return kept | more


def call(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [RAPPORT, *arguments], env=environment(**more), capture_output=True, text=True, timeout=120
    )


def answer(*arguments: str, code: int = 0, **more: str) -> dict[str, Any]:
    """The one JSON document that a command prints."""
    done = call(*arguments, "--json", **more)
    assert done.returncode == code, done.stdout + done.stderr
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """One home for the module, installed by the first test that opens it."""
    with tempfile.TemporaryDirectory(prefix="rapport-up-") as folder:
        path = Path(folder, "home")
        yield path
        call("down", "--home", str(path))


class Up:
    """A running `rapport up --json`."""

    def __init__(self, home: Path, *arguments: str, **more: str) -> None:
        self.home = home
        self.process = subprocess.Popen(
            [RAPPORT, "up", "--home", str(home), "--json", *arguments],
            env=environment(**more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(self.process.communicate()[1])
        self.said: dict[str, Any] = json.loads(line)

    @property
    def url(self) -> str:
        return str(self.said["url"])

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(timeout=40)


def get(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code


def processes_of(home: Path) -> list[str]:
    """Command lines of living processes that belong to a home."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if not entry.name.isdigit() or (entry / "stat").read_text().rpartition(") ")[2][:1] == "Z":
                continue
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if str(home) in line and int(entry.name) != os.getpid():
            found.append(line)
    return found


def wait_for(condition: Any, seconds: float = 30.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_the_first_start_says_where_it_is_and_how_to_sign_in(home: Path) -> None:
    up = Up(home)
    try:
        assert re.fullmatch(r"http://127\.0\.0\.1:80\d\d", up.url)
        assert get(up.url + "/sign-in/") == 200
        assert get(up.said["sign_in"]) == 200
        assert get(up.url + "/welcome/guess/") == 410
        assert len(processes_of(home)) >= 4
    finally:
        assert up.end(signal.SIGINT) == 0
    assert processes_of(home) == []
    assert up.process.stdout is not None and up.process.stdout.read() == "", "one document and nothing else"


def test_a_second_start_is_quick_and_termination_is_clean(home: Path) -> None:
    began = time.monotonic()
    up = Up(home)
    seconds = time.monotonic() - began
    assert up.end(signal.SIGTERM) == 0
    assert processes_of(home) == []
    assert seconds < 20, "5 s on a quiet machine"


def test_a_second_one_on_the_same_home_is_refused(home: Path) -> None:
    up = Up(home)
    try:
        error = answer("up", "--home", str(home), code=1)["error"]
        assert error["code"] == "already_running"
        assert up.url in error["message"]
        assert get(up.url + "/sign-in/") == 200
    finally:
        up.end(signal.SIGTERM)


def test_commands_work_beside_a_running_server_and_leave_it_running(home: Path) -> None:
    up = Up(home)
    try:
        assert answer("doctor", "--home", str(home))["ok"] is True
        link = answer("invite", "--home", str(home))["sign_in"]
        assert link.startswith(up.url)
        assert get(link) == 200
        assert get(up.said["sign_in"]) == 410, "a newer link ends the older one"
    finally:
        up.end(signal.SIGTERM)


def test_after_kill_9_children_end_by_themselves_and_down_stops_the_rest(home: Path) -> None:
    up = Up(home)
    up.process.kill()
    up.process.wait()
    assert wait_for(lambda: not any("rapport up" in line for line in processes_of(home)))
    assert any("postgres" in line for line in processes_of(home)), "the database is still there"
    assert answer("down", "--home", str(home)) == {"stopped": ["database"]}
    assert processes_of(home) == []
    assert answer("down", "--home", str(home)) == {"stopped": []}


def test_a_start_right_after_kill_9_works(home: Path) -> None:
    first = Up(home)
    first.process.kill()
    first.process.wait()
    second = Up(home)
    try:
        assert get(second.url + "/sign-in/") == 200
    finally:
        second.end(signal.SIGTERM)
    assert processes_of(home) == []


def test_down_stops_what_runs(home: Path) -> None:
    up = Up(home)
    assert answer("down", "--home", str(home))["stopped"] == ["up"]
    assert up.process.wait(timeout=10) == 0
    assert processes_of(home) == []


def test_a_child_that_dies_is_replaced(home: Path) -> None:
    up = Up(home)
    try:
        held = json.loads((home / "run" / "web.process").read_text())["pid"]
        os.kill(held, signal.SIGKILL)
        assert wait_for(lambda: get_quietly(up.url + "/sign-in/") == 200)
        assert wait_for(
            lambda: json.loads((home / "run" / "web.process").read_text() or "{}").get("pid") != held
        )
        assert wait_for(lambda: get_quietly(up.url + "/sign-in/") == 200)
    finally:
        assert up.end(signal.SIGTERM) == 0


def test_a_database_that_dies_is_started_again(home: Path) -> None:
    up = Up(home)
    try:
        for _ in range(2):
            server = int((home / "postgres" / "postmaster.pid").read_text().split("\n")[0])
            os.kill(server, signal.SIGKILL)
            assert wait_for(lambda: get_quietly(up.said["sign_in"]) == 200)
        assert wait_for(lambda: answer("doctor", "--home", str(home))["ok"])
    finally:
        assert up.end(signal.SIGTERM) == 0
    assert processes_of(home) == []


def get_quietly(url: str) -> int:
    try:
        return get(url)
    except OSError:
        return 0


def test_a_port_in_use_is_stepped_over_or_said(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        error = answer("up", "--home", str(home), "--listen", f"127.0.0.1:{port}", code=1)["error"]
    assert error["code"] == "address_in_use"
    assert processes_of(home) == []


def test_without_https_only_this_machine_is_served(home: Path) -> None:
    error = answer("up", "--home", str(home), "--listen", "0.0.0.0:8090", code=1)["error"]
    assert error["code"] == "insecure"
    assert "RAPPORT_URL=https" in error["message"]


def test_behind_https_cookies_are_secure(home: Path) -> None:
    up = Up(home, RAPPORT_URL="https://crm.example.com")
    try:
        assert up.said["sign_in"].startswith("https://crm.example.com/welcome/")
        address = json.loads((home / "run" / "up.process").read_text())
        assert address["url"] == "https://crm.example.com"
    finally:
        up.end(signal.SIGTERM)


CHECK = """
import django; django.setup()
from django.core.checks import run_checks
from django.conf import settings
print([m.id for m in run_checks(include_deployment_checks=True)], settings.SESSION_COOKIE_SECURE)
"""


def test_django_finds_nothing_to_warn_of_behind_https(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHECK],
        env=environment(
            RAPPORT_HOME=str(tmp_path),
            RAPPORT_URL="https://crm.example.com",
            DJANGO_SETTINGS_MODULE="rapport.site.settings",
        ),
        capture_output=True,
        text=True,
    )
    # W005, W021: subdomains and preload lists are for whoever owns the whole domain to decide.
    assert done.stdout.strip() == "['security.W005', 'security.W021'] True", done.stdout + done.stderr


def test_a_home_that_is_not_there_is_no_reason_to_make_one(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert answer("doctor", "--home", str(nowhere), code=1)["error"]["code"] == "no_home"
    assert answer("down", "--home", str(nowhere)) == {"stopped": []}
    assert not nowhere.exists()


def test_mistakes_are_answered_in_json_too() -> None:
    assert answer("nonsense", code=2)["error"]["code"] == "usage"
    assert answer("up", "--nonsense", code=2)["error"]["code"] == "usage"
    assert answer("invite", "--home", "/proc/nowhere", code=1)["error"]["code"] == "home"


def test_doctor_sees_what_is_wrong(home: Path) -> None:
    home.chmod(0o755)
    try:
        seen = answer("doctor", "--home", str(home), code=1)
        checks = {check["check"]: check for check in seen["checks"]}
        assert not checks["home"]["ok"] and "chmod" in checks["home"]["to_do"]
        assert all(check["ok"] for name, check in checks.items() if name != "home")
    finally:
        home.chmod(0o700)


def test_help_needs_neither_django_nor_a_database() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "rapport.site.cli", "--help"],
        capture_output=True,
        text=True,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "typer" in imported
    assert not imported & {"django", "psycopg", "procrastinate", "gunicorn", "phonenumbers"}
