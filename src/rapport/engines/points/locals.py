"""Local parts of addresses: functions ("sales@"), programs ("noreply@") and what is left: people."""

from __future__ import annotations

import re
from functools import lru_cache

from rapport.engines.wordlists import words

_HERE = "rapport.engines.points"
ROLES = words(_HERE, "role_local_parts")
ROBOTS = words(_HERE, "robot_local_parts")
ROBOT_WORDS = words(_HERE, "robot_words")
_JOINTS = re.compile(r"[._+=\-]+")
_NUMBERED = re.compile(r"\d{1,4}$")
_HEX = re.compile(r"^[0-9a-f]{16,}$")


def _plain(local: str) -> str:
    return local.strip().strip('"').casefold()


@lru_cache(maxsize=65536)
def is_role_local_part(local: str) -> bool:
    """Whether the local part names a function: ``info``, ``sales-emea``, ``vertrieb2``, ``kundenservice.berlin``.

    In a compound the function comes first (``sales.emea``); ``anna.sales`` stays a person. Functions of two or three
    letters are too often initials and count only before another function or a number.
    """
    plain = _plain(local).partition("+")[0]
    if plain in ROLES or _NUMBERED.sub("", plain) in ROLES:
        return True
    parts = [part for part in _JOINTS.split(plain) if part]
    if len(parts) < 2:
        return False
    if "-".join(parts) in ROLES or "".join(parts) in ROLES:
        return True
    return parts[0] in ROLES and (len(parts[0]) >= 4 or parts[1] in ROLES or parts[1].isdigit())


@lru_cache(maxsize=65536)
def is_robot_local_part(local: str) -> bool:
    """Whether the local part says that a program writes: ``noreply``, ``jira-notifications``, ``bounce-12-ab@``."""
    plain = _plain(local)
    base = plain.partition("+")[0]
    if base in ROBOTS or _NUMBERED.sub("", base) in ROBOTS:
        return True
    parts = [part for part in _JOINTS.split(plain) if part]
    if not parts:
        return False
    joined = "".join(parts)
    if (
        joined in ROBOTS
        or joined.startswith(("noreply", "donotreply", "mailerdaemon"))
        or joined.endswith("noreply")
    ):
        return True
    if "noreply" in joined or "donotreply" in joined:
        return True
    return any(part in ROBOT_WORDS for part in parts) or bool(_HEX.match(base))
