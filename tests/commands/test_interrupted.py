"""Whatever happens to `rapport add` on the way, letting it finish comes to the same as if nothing had happened."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.commands.installation import Installation, files_with, processes_of, wait_for
from tests.commands.letters import mailbox
from tests.samples import samples

from rapport.base.database import Database, database_of
from rapport.base.home import Home

pytestmark = pytest.mark.xdist_group("commands")

NewHome = Callable[[], Installation]
OWN = ("--own", "anvil.example")


def finished(installation: Installation, box: Path, *more: str) -> dict[str, Any]:
    """The summary of an `add` that came to its end, with every message kept once."""
    summary = installation.answer("add", str(box), *more)
    (kept, different) = installation.rows(
        "SELECT count(*), count(DISTINCT content_hash) FROM evidence_record"
    )[0]
    assert summary["items"] >= kept == different > 0
    return summary


def untouched(new_home: NewHome, box: Path, *more: str) -> tuple[dict[str, Any], dict[str, Any], float]:
    """The summary, the state and the seconds of an `add` that nothing happens to."""
    installation = new_home()
    began = time.monotonic()
    summary = installation.answer("add", str(box), *more)
    seconds = time.monotonic() - began
    return summary, installation.state(), seconds


TOTALS = ("items", "set_aside", "excluded", "people", "organizations", "interactions", "own")


def totals(summary: dict[str, Any]) -> list[object]:
    """What does not depend on which of several attempts came to the end."""
    return [summary[name] for name in TOTALS]


def assert_at_rest(installation: Installation) -> None:
    wait_for(lambda: installation.processes() == [])
    assert [path.name for path in installation.home.glob("*.part-*")] == []
    assert installation.answer("rebuild", "--check")["differing"] == []


def killed(installation: Installation, command: Sequence[str], seconds: float, kills: int) -> list[float]:
    """Starts a command and kills it, again and again; returns after how many seconds each time."""
    dice = random.Random()
    moments = []
    for _ in range(kills):
        moments.append(dice.uniform(0.25, 0.95) * seconds)
        process = installation.start(*command)
        try:
            process.wait(timeout=moments[-1])
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate(timeout=60)  # children that live on would keep its output open
    return moments


def test_killed_three_times_and_then_let_finish(new_home: NewHome, tmp_path: Path) -> None:
    box = mailbox(tmp_path / "Inbox.mbox")
    summary, state, seconds = untouched(new_home, box, *OWN)
    assert summary["items"] == 1500
    installation = new_home()
    moments = killed(installation, ("add", str(box), "--json", *OWN), seconds, 3)
    after = finished(installation, box, *OWN)
    assert totals(after) == totals(summary), moments
    assert installation.state() == state, moments
    assert_at_rest(installation)


def test_killed_while_its_parsers_begin_it_leaves_none_behind(new_home: NewHome, box: Path) -> None:
    installation = new_home()
    for moment in range(4):
        process = installation.start("add", str(box), "--json", *OWN)
        wait_for(lambda: any("spawn_main" in line for line in installation.processes()))
        time.sleep(0.1 * moment)
        process.kill()
        process.communicate(timeout=60)
        wait_for(lambda: not any("spawn_main" in line for line in installation.processes()))


@pytest.mark.slow
def test_all_of_spamassassin_killed_three_times(new_home: NewHome) -> None:
    box = samples("mail-spamassassin")
    summary, state, seconds = untouched(new_home, box)
    assert summary["items"] + summary["set_aside"] == 6051
    installation = new_home()
    moments = killed(installation, ("add", str(box), "--json"), seconds, 3)
    after = finished(installation, box)
    assert totals(after) == totals(summary), moments
    assert installation.state() == state, moments
    assert_at_rest(installation)


def running_add(installation: Installation, box: Path, *more: str) -> subprocess.Popen[str]:
    """An `add` that has stored something and is still at it."""
    process = installation.start("add", str(box), "--json", *OWN, *more)
    database = database_of(Home(installation.home), {})
    assert database.superuser is not None and database.cluster is not None
    wait_for(database.cluster.is_running)
    with wait_for(lambda: connected(database)) as connection:
        wait_for(lambda: connection.execute("SELECT count(*) FROM evidence_record").fetchone() > (0,))
    return process


def connected(database: Database) -> psycopg.Connection | None:
    assert database.superuser is not None
    try:
        return database.superuser.on("rapport").connect(autocommit=True)
    except psycopg.OperationalError:
        return None


def pid_of(installation: Installation, *words: str) -> int:
    found = [pid for pid, line in processes_of(installation.home) if all(word in line for word in words)]
    assert found, words
    return found[0]


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mailbox that takes some seconds to read."""
    return mailbox(tmp_path_factory.mktemp("mail") / "Inbox.mbox", 4000)


@pytest.mark.parametrize("who", ["server", "parser"])
def test_another_process_of_it_is_killed(new_home: NewHome, box: Path, who: str) -> None:
    installation = new_home()
    process = running_add(installation, box)
    if who == "server":
        os.kill(
            int((installation.home / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL
        )
    else:
        os.kill(pid_of(installation, "spawn_main"), signal.SIGKILL)
    said = process.communicate(timeout=120)
    error = json.loads(said[0])["error"]
    assert process.returncode == 1
    assert error["code"] == ("database_lost" if who == "server" else "process_lost")
    assert "again" in error["message"] and "Traceback" not in said[1]
    summary = finished(installation, box, *OWN)
    assert summary["items"] == 4000
    assert summary["run"] == 1
    assert_at_rest(installation)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_by_hand_it_says_how_to_go_on(new_home: NewHome, box: Path, how: signal.Signals) -> None:
    installation = new_home()
    process = running_add(installation, box)
    process.send_signal(how)
    said = process.communicate(timeout=60)
    assert process.returncode == 130
    error = json.loads(said[0])["error"]
    assert error["code"] == "interrupted" and "goes on where it stopped" in error["message"]
    assert "Traceback" not in said[1]
    wait_for(lambda: installation.processes() == [])
    summary = finished(installation, box, *OWN)
    assert (summary["run"], summary["items"]) == (1, 4000)
    assert 0 < summary["new_items"] <= 4000


def test_two_at_once_take_turns(new_home: NewHome, tmp_path: Path, box: Path) -> None:
    installation = new_home()
    second_box = mailbox(tmp_path / "Other.mbox", 500, seed=2)
    first = running_add(installation, box)
    second = installation.start("add", str(second_box), "--json", *OWN)
    answers = [process.communicate(timeout=300) for process in (first, second)]
    summaries = [json.loads(answer[0]) for answer in answers]
    assert [summary["items"] for summary in summaries] == [4000, 500]
    assert_at_rest(installation)
    alone = new_home()
    for path in (box, second_box):
        alone.answer("add", str(path), *OWN)
    assert installation.state() == alone.state()


def test_excluding_is_killed_and_done_again(new_home: NewHome, tmp_path: Path) -> None:
    box = mailbox(tmp_path / "Inbox.mbox")
    alone, installation = new_home(), new_home()
    for one in (alone, installation):
        one.answer("add", str(box), *OWN)
    command = ("exclude", "domain", "firm3.example", "--json")
    began = time.monotonic()
    assert alone.answer(*command[:-1])["removed"] > 0
    seconds = time.monotonic() - began
    assert files_with(installation.home, "firm3.example") != []
    moments = killed(installation, command, seconds, 3)
    installation.answer(*command[:-1])
    assert files_with(installation.home, "firm3.example") == [], moments
    assert installation.state() == alone.state(), moments
    assert_at_rest(installation)
    assert installation.answer("doctor")["ok"] is True
