"""Styles, scripts and fonts, hashed and compressed into the home once for each version of them."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from rapport.base.home import Home


def collect(home: Home) -> bool:
    """Bring the home's copy up to date. True when there was anything to do."""
    mark = home.run / "static.version"
    now = _fingerprint()
    if mark.exists() and mark.read_text(encoding="ascii") == now and any(home.static.iterdir()):
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now, encoding="ascii")
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            moment = storage.get_modified_time(path).timestamp()
            digest.update(f"{path}\0{storage.size(path)}\0{moment}\n".encode())
    return digest.hexdigest()
