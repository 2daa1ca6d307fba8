"""The benchmark `lift`: how fast mail becomes people.

Two measurements on a generated mailbox (:mod:`mailmix`), the first on real mail too where it is at hand: understanding alone
on one core, by classes of size, beside the standard library and fast-mail-parser (:mod:`understanding`); and the whole job on
two cores beside what the standard library needs merely to understand (:mod:`whole_job`).
"""

from __future__ import annotations

import os
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from . import understanding, whole_job
from .machine import usable_cores
from .mailmix import Mix, messages_of, write_mailbox
from .understanding import Understanding
from .whole_job import OurJob, TheirJob

SEED = 20_261_121
SAMPLE = 4_000  # messages held in memory at once for the measurement on one core
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """``folder`` holds mailbox and home while the benchmark runs; ``samples`` is where real mail is looked for."""

    messages: int = 100_000
    rounds: int = 1
    folder: Path | None = None
    samples: Path | None = None


@dataclass(frozen=True, slots=True)
class WholeJob:
    """All rounds; ``from_file`` is the standard library from the file alone."""

    cores: list[int]
    ours: list[OurJob]
    theirs: list[TheirJob]
    from_file: list[TheirJob]

    def times(self, theirs: list[TheirJob]) -> float:
        """The standard library's median time by the clock over ours."""
        return median(one.seconds for one in theirs) / median(one.seconds for one in self.ours)

    def processor_times(self, theirs: list[TheirJob]) -> float:
        """The same of processor time."""
        return median(one.processor for one in theirs) / median(one.processor for one in self.ours)


@dataclass(frozen=True, slots=True)
class Lift:
    """Everything that was measured. ``absent`` names peers that are not installed."""

    mailbox: Mix
    seed: int
    understood: dict[str, Understanding]  # by set of messages
    whole_job: WholeJob
    absent: list[str]


def run(options: Options, say: Say = lambda _text: None) -> Lift:
    """Measure. Takes some minutes for 100,000 messages, and 12 GB of disk."""
    understood = {
        "generated": _on_one_core("generated", messages_of(min(options.messages, SAMPLE), SEED), say)
    }
    real = real_mail(options.samples)
    if real:
        understood["spamassassin"] = _on_one_core("real", real, say)
    with _folder(options.folder) as folder:
        mailbox = folder / "generated.mbox"
        say(f"Writing a mailbox of {options.messages:,} messages…")
        mix = write_mailbox(mailbox, options.messages, SEED)
        job = _whole_job(mailbox, folder, options.rounds, say)
    peers_present = understanding.competitors()
    absent = [name for name in ("fast-mail-parser",) if name not in peers_present]
    return Lift(mix, SEED, understood, job, absent)


def _on_one_core(name: str, messages: Iterable[bytes], say: Say) -> Understanding:
    say(f"Understanding {name} mail on one core…")
    with whole_job.pinned(1):
        return understanding.measure(messages)


def _whole_job(mailbox: Path, folder: Path, rounds: int, say: Say) -> WholeJob:
    spans = whole_job.spans_of(mailbox)  # reads the file once, so that everybody finds it in memory
    job = WholeJob(usable_cores()[: whole_job.PROCESSES], [], [], [])
    with whole_job.pinned():
        for number in range(rounds):
            say("The standard library understands the mailbox on two cores…")
            job.theirs.append(whole_job.standard_library(mailbox, spans))
            with whole_job.installed(folder / f"home-{number}") as home:
                say("Rapport takes the mailbox in on two cores…")
                job.ours.append(whole_job.rapport(home, [mailbox]))
            say("The standard library opens and understands the mailbox on two cores…")
            job.from_file.append(whole_job.standard_library_from_file(mailbox))
    return job


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    """A folder for the time of the benchmark, inside the given one; nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix="rapport-bench-", dir=given) as folder:
        yield Path(folder)


def real_mail(folder: Path | None = None) -> list[bytes]:
    """Messages of the SpamAssassin set, evenly chosen, in the archive that lies in a folder; [] where there is none.

    The folder is the one given, else the one RAPPORT_SAMPLES names, else ``shared/data`` beside the checkout.
    """
    beside = Path(__file__).resolve().parents[5] / "shared" / "data"
    named = folder or Path(os.environ.get("RAPPORT_SAMPLES") or beside)
    archive = named / "mail-spamassassin.tar.xz"
    if not archive.is_file():
        return []
    with tarfile.open(archive) as tar:
        found = [_content(tar, member) for member in tar if _is_message(member)]
    return found[:: -(-len(found) // SAMPLE)] if found else []


def _is_message(member: tarfile.TarInfo) -> bool:
    """Its files are called 0001.0f34… or the same with an ending."""
    return member.isfile() and Path(member.name).name[:5].rstrip(".").isdigit()


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    return file.read() if file is not None else b""


def document(lift: Lift) -> dict[str, object]:
    """The measurement as JSON would have it."""
    whole = lift.whole_job
    return {
        "mailbox": asdict(lift.mailbox) | {"seed": lift.seed},
        "understanding": {
            name: {
                "classes": [_class(one) for one in found.classes],
                "whole": _class(found.whole),
                "times": {peer: round(times, 2) for peer, times in found.times.items()},
            }
            for name, found in lift.understood.items()
        },
        "whole_job": {
            "cores": len(whole.cores),
            "rapport": [
                {
                    "seconds": round(one.seconds, 3),
                    "processor_seconds": round(one.processor, 2),
                    "peak_memory": one.memory or None,
                    "messages": one.answer["items"],
                    "people": one.answer["people"],
                    "organizations": one.answer["organizations"],
                    "interactions": one.answer["interactions"],
                }
                for one in whole.ours
            ],
            "standard_library": [_their(one) for one in whole.theirs],
            "standard_library_from_file": [_their(one) for one in whole.from_file],
            "times": round(whole.times(whole.theirs), 3),
            "processor_times": round(whole.processor_times(whole.theirs), 3),
            "times_from_file": round(whole.times(whole.from_file), 3),
            "processor_times_from_file": round(whole.processor_times(whole.from_file), 3),
        },
        "absent": lift.absent,
    }


def _their(one: TheirJob) -> dict[str, object]:
    return {
        "seconds": round(one.seconds, 3),
        "processor_seconds": round(one.processor, 2),
        "messages": one.messages,
    }


def _class(one: understanding.SizeClass) -> dict[str, object]:
    return {
        "more_than": one.more_than,
        "up_to": one.up_to,
        "messages": one.messages,
        "size": one.size,
        "rates": {rate.name: round(rate.per_second, 1) for rate in one.rates},
    }
