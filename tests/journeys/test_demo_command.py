"""`rapport demo`: one command, and a company's people are there."""

from __future__ import annotations

import http.cookiejar
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

RAPPORT = str(Path(sys.executable).with_name("rapport"))
pytestmark = pytest.mark.xdist_group("commands")


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="rapport-demo-") as folder:
        path = Path(folder, "home")
        yield path
        subprocess.run([RAPPORT, "down", "--home", str(path)], capture_output=True)


def demo(home: Path) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAPPORT_", "DJANGO_"))}
    command = [RAPPORT, "demo", "--home", str(home), "--scale", "0.03", "--json"]
    return subprocess.Popen(command, env=kept, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.communicate()[1]
    return dict(json.loads(line))


def end(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=40) == 0


def signed_in(answer: dict[str, Any]) -> urllib.request.OpenerDirector:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = browser.open(f"{answer['url']}/sign-in/", timeout=20).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    form = {"csrfmiddlewaretoken": token[1], "login": answer["email"], "password": answer["password"]}
    request = urllib.request.Request(
        f"{answer['url']}/sign-in/", urllib.parse.urlencode(form).encode(), {"Referer": answer["url"]}
    )
    assert "/sign-in/" not in browser.open(request, timeout=20).url
    return browser


def test_the_company_is_there_and_stays(home: Path) -> None:
    first = demo(home)
    answer = said(first)
    people = signed_in(answer).open(f"{answer['url']}/people", timeout=30).read().decode()
    assert "Marta Oliveira" in people
    end(first)
    written = (home / "company" / "truth.json").stat().st_mtime_ns
    began = time.monotonic()
    second = demo(home)
    again = said(second)
    assert time.monotonic() - began < 30, "5 s on a quiet machine"
    assert (home / "company" / "truth.json").stat().st_mtime_ns == written, "nothing is made twice"
    assert (again["email"], again["password"]) == (answer["email"], answer["password"])
    signed_in(again)
    end(second)


def test_a_first_start_that_was_killed_goes_on(home: Path) -> None:
    for seconds in (3.0, 6.0):
        killed = demo(home)
        time.sleep(seconds)
        killed.kill()
        killed.wait()
    last = demo(home)
    answer = said(last)
    assert "Marta Oliveira" in signed_in(answer).open(f"{answer['url']}/people", timeout=30).read().decode()
    end(last)


def test_a_home_with_real_people_is_left_alone(home: Path) -> None:
    subprocess.run([RAPPORT, "invite", "--home", str(home)], check=True, capture_output=True)
    refused = demo(home)
    assert said(refused)["error"]["code"] == "not_a_demo"
    assert refused.wait(timeout=20) == 1
    assert not (home / "company").exists()
