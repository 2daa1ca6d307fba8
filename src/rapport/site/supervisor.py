"""Web and worker as children of one process, which ends when told to and takes them along."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from types import FrameType
from typing import NoReturn

from rapport.base.home import Home
from rapport.base.locks import let_go_of_inherited
from rapport.base.refusal import Refusal

from .child import do_jobs, serve
from .processes import WEB, WORKER, ProcessFile, die_with

PATIENCE = 20.0  # seconds for children to end by themselves
READY_SECONDS = 30.0
STARTS = 5  # in a minute; a child that dies more often has something wrong with it


@dataclass(slots=True)
class Child:
    """One child process: a fork of this one, so that it starts at once and shares its memory."""

    name: str
    task: Callable[[], None]
    pid: int | None = None
    starts: list[float] = field(default_factory=list)

    def start(self, home: Home) -> None:
        """Fork, and live on as the child there."""
        now = time.monotonic()
        self.starts = [moment for moment in self.starts if now - moment < 60.0]
        if len(self.starts) >= STARTS:
            raise Refusal(f"The {self.name} process keeps ending. Its messages stand above.", code="child")
        self.starts.append(now)
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            self._live(home, parent)

    def _live(self, home: Home, parent: int) -> NoReturn:
        code = 1
        try:
            os.setsid()  # a Ctrl-C is for the parent, which then tells us
            for number in _SIGNALS:
                signal.signal(number, signal.SIG_DFL)
            die_with(parent)
            let_go_of_inherited()
            os.dup2(sys.stderr.fileno(), 1)  # standard output is for the address alone
            if _held_soon(ProcessFile(home, self.name)):
                self.task()
                code = 0
            else:
                print(f"Another {self.name} process runs on this home.", file=sys.stderr)
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)

    def ended(self) -> bool:
        """Whether it ran and does so no more. Collects it then, and ends what it left behind."""
        if self.pid is not None and os.waitpid(self.pid, os.WNOHANG)[0]:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            self.pid = None
        return self.pid is None and bool(self.starts)

    def tell(self, number: signal.Signals) -> None:
        if self.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def end(self, patience: float) -> None:
        """Wait for its end; by force, with all it started, when patience is over."""
        deadline = time.monotonic() + patience
        while not self.ended() and time.monotonic() < deadline:
            time.sleep(0.02)
        if self.pid is not None:
            os.killpg(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = None


def _held_soon(file: ProcessFile, patience: float = 10.0) -> bool:
    """Claim a process file; one that died just now may still be letting go of it."""
    deadline = time.monotonic() + patience
    while not file.hold():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


class Supervisor:
    """Starts web and worker, starts them again when they die, stops them when asked.

    `revive` does the same for the database; it is called several times a second.
    """

    def __init__(
        self,
        home: Home,
        address: str,
        listening: socket.socket,
        revive: Callable[[], bool] = lambda: False,
    ) -> None:
        self.address = address
        self._home = home
        self._revive = revive
        self.children = [Child(WEB, lambda: serve(listening.fileno())), Child(WORKER, do_jobs)]
        self._asked_to_stop = False

    def run(self, when_ready: Callable[[], None]) -> None:
        """Run until SIGINT, SIGTERM or SIGHUP."""
        before = {number: signal.signal(number, self._stop) for number in _SIGNALS}
        try:
            gc.collect()
            gc.freeze()  # what is shared with the children stays shared
            for child in self.children:
                child.start(self._home)
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
                child.start(self._home)

    def _begin_anew(self, name: str) -> None:
        """End a child so that it is replaced: the worker listens on a connection that is gone."""
        for child in self.children:
            if child.name == name:
                child.tell(signal.SIGKILL)
                child.end(PATIENCE)
                child.starts[:] = child.starts[-1:]

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
        for child in self.children:
            child.tell(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for child in self.children:
            child.end(max(0.0, deadline - time.monotonic()))


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


def listen_at(wanted: str | None, tries: int = 20) -> tuple[str, socket.socket]:
    """The address and the socket, listening, of the `host:port` that was asked for, else of the first free port from 8000 on.

    From here on nobody else can take it. Who calls before the pages are served waits for them.
    """
    if wanted is not None:
        host, _, port = wanted.rpartition(":")
        if not host or not port.isdigit():
            raise Refusal(f"{wanted} is not an address like 127.0.0.1:8000.", code="address")
        listening = _listening(host, int(port))
        if listening is None:
            raise Refusal(f"Something else listens at {wanted} already.", code="address_in_use")
        return wanted, listening
    for number in range(8000, 8000 + tries):
        listening = _listening("127.0.0.1", number)
        if listening is not None:
            return f"127.0.0.1:{number}", listening
    raise Refusal(
        f"The ports 8000 to {7999 + tries} are all in use. Choose one by --listen.", code="address_in_use"
    )


def _listening(host: str, port: int) -> socket.socket | None:
    host = host.strip("[]")
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError:
        listening.close()
        return None
    return listening
