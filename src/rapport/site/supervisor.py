"""Web and worker as children of one process, which ends when told to and takes them along."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from types import FrameType

from rapport.base.refusal import Refusal

from .processes import WEB, WORKER

PATIENCE = 20.0  # seconds for children to end by themselves
READY_SECONDS = 30.0
STARTS = 5  # in a minute; a child that dies more often has something wrong with it


@dataclass(slots=True)
class Child:
    """One child process and when it was started lately."""

    name: str
    arguments: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        now = time.monotonic()
        self.starts = [moment for moment in self.starts if now - moment < 60.0]
        if len(self.starts) >= STARTS:
            raise Refusal(f"The {self.name} process keeps ending. Its messages stand above.", code="child")
        self.starts.append(now)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rapport.site.child", self.name, str(os.getpid()), *self.arguments],
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr.fileno(),  # standard output is for the address alone
            start_new_session=True,
        )

    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None


class Supervisor:
    """Starts web and worker, starts them again when they die, stops them when asked.

    `revive` does the same for the database; it is called several times a second.
    """

    def __init__(self, address: str, revive: Callable[[], bool] = lambda: False) -> None:
        self.address = address
        self._revive = revive
        self.children = [Child(WEB, (address,)), Child(WORKER)]
        self._asked_to_stop = False

    def run(self, when_ready: Callable[[], None]) -> None:
        """Run until SIGINT, SIGTERM or SIGHUP."""
        before = {number: signal.signal(number, self._stop) for number in _SIGNALS}
        try:
            for child in self.children:
                child.start()
            if self._wait_until_ready():
                when_ready()
            while not self._asked_to_stop:
                if self._revive():
                    self._begin_anew(WORKER)
                self._replace_the_dead()
                time.sleep(0.1)
        finally:
            self._end_children()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._asked_to_stop = True

    def _replace_the_dead(self) -> None:
        for child in self.children:
            if child.ended():
                child.start()

    def _begin_anew(self, name: str) -> None:
        """End a child so that it is replaced: the worker listens on a connection that is gone."""
        for child in self.children:
            if child.name == name and child.process is not None:
                child.starts.clear()
                child.process.kill()
                child.process.wait()

    def _wait_until_ready(self) -> bool:
        deadline = time.monotonic() + READY_SECONDS
        while not self._asked_to_stop:
            if answers(self.address):
                return True
            self._replace_the_dead()
            if time.monotonic() > deadline:
                raise Refusal(f"Nothing answers at {self.address} after {READY_SECONDS:.0f} s.", code="web")
            time.sleep(0.03)
        return False

    def _end_children(self) -> None:
        living = [child.process for child in self.children if child.process and not child.ended()]
        for process in living:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in living:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def answers(address: str) -> bool:
    """Whether the pages are served at `host:port`: whatever is answered but for an error of ours."""
    connection = HTTPConnection(address, timeout=5)
    try:
        connection.request("GET", "/sign-in/")
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def choose_address(wanted: str | None, tries: int = 20) -> str:
    """`host:port` to listen on: what was asked for, else the first free port from 8000 on."""
    if wanted is not None:
        host, _, port = wanted.rpartition(":")
        if not host or not port.isdigit():
            raise Refusal(f"{wanted} is not an address like 127.0.0.1:8000.", code="address")
        if not _is_free(host, int(port)):
            raise Refusal(f"Something else listens at {wanted} already.", code="address_in_use")
        return wanted
    for number in range(8000, 8000 + tries):
        if _is_free("127.0.0.1", number):
            return f"127.0.0.1:{number}"
    raise Refusal(
        f"The ports 8000 to {7999 + tries} are all in use. Choose one by --listen.", code="address_in_use"
    )


def _is_free(host: str, port: int) -> bool:
    host = host.strip("[]")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
