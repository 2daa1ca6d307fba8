"""A child of `rapport up`: `python -m rapport.site.child web|worker PARENT [ADDRESS]`."""

from __future__ import annotations

import logging
import os
import signal
import sys

from rapport.base.home import home_from

from .processes import WEB, WORKER, ProcessFile, die_with

WEB_PROCESSES = 2
WEB_THREADS = 4


def main(name: str, parent: str, address: str = "") -> None:
    """Run until told to stop."""
    die_with(int(parent))
    home = home_from()
    file = ProcessFile(home, name)
    if not file.hold():
        raise SystemExit(f"Another {name} process runs on this home.")
    os.environ["DJANGO_SETTINGS_MODULE"] = "rapport.site.settings"
    if name == WEB:
        _serve(address)
    elif name == WORKER:
        _work()


def _serve(address: str) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options = {
                "bind": address,
                "workers": WEB_PROCESSES,
                # Threads: a browser's idle spare connection must not keep a whole process waiting.
                "worker_class": "gthread",
                "threads": WEB_THREADS,
                "timeout": 120,
                "graceful_timeout": 8,
                "preload_app": True,
                "proc_name": "rapport",
                "loglevel": "warning",
                "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,
            }
            for key, value in options.items():
                self.cfg.set(key, value)

        def load(self) -> object:
            from rapport.site.wsgi import application

            return application

    Server().run()


def _work() -> None:
    import django

    django.setup()
    from django.conf import settings

    from rapport.base.database import database_of

    from .worker import work

    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    work(alone=database_of(settings.HOME).cluster is not None)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then tells us
    main(*sys.argv[1:])
