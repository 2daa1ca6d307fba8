"""The same plan gives the same bytes, in any process; another seed gives another company."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from rapport.demo import Plan, write_mailboxes

_SCRIPT = "import sys; from pathlib import Path; from rapport.demo import *; write_mailboxes(Path(sys.argv[1]), Plan(1904, 0.02))"


def _digest(folder: Path) -> str:
    hash_ = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        hash_.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return hash_.hexdigest()


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    digests = []
    for hash_seed in ("1", "2"):
        folder = tmp_path / hash_seed
        environment = {
            **os.environ,
            "PYTHONHASHSEED": hash_seed,
            "TZ": "Asia/Tokyo" if hash_seed == "2" else "UTC",
        }
        subprocess.run([sys.executable, "-c", _SCRIPT, str(folder)], check=True, env=environment)
        digests.append(_digest(folder))
    assert digests[0] == digests[1]


def test_seeds_differ(tmp_path: Path) -> None:
    first = write_mailboxes(tmp_path / "a", Plan(1, 0.02))
    second = write_mailboxes(tmp_path / "b", Plan(2, 0.02))
    assert _digest(tmp_path / "a") != _digest(tmp_path / "b")
    assert {p.name for p in first.persons} != {p.name for p in second.persons}
    assert "Marta Oliveira" in {p.name for p in first.persons} & {p.name for p in second.persons}
