"""What the children of `rapport up` do: serve the pages, do the jobs."""

from __future__ import annotations

import os

WEB_PROCESSES = 2
WEB_THREADS = 4


def serve(listening: int) -> None:
    """Answer requests at a listening socket, given by its number, until told to stop."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options = {
                "bind": f"fd://{listening}",
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


def do_jobs() -> None:
    """Do the jobs of the home until told to stop."""
    from django.conf import settings

    from rapport.base.database import database_of

    from .worker import work

    work(alone=database_of(settings.HOME).cluster is not None)
