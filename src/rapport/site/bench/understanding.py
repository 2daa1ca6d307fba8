"""How fast mail is understood on one core, beside its peers, in classes of size.

Everybody understands the same messages in the same process, in turns, and the time counted is that of the processor, so
that a busy machine does not favour anybody. Our own memory of addresses is emptied before every turn. Ours is measured
three times: the job the peers do (the same answer, in the same form); all that we read of a message, but with the source
of HTML where it has no other text; and whole, with HTML made text and the signs that the wording of a message gives.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from rapport.engines.mail.addresses import forget, parse_addresses
from rapport.engines.mail.dates import moment_of
from rapport.engines.mail.headers import read_head
from rapport.engines.mail.message import understand
from rapport.engines.mail.text import text_of
from rapport.engines.mail.words import decode_words, one_line

from . import peers

CLASSES = (4 << 10, 16 << 10, 64 << 10, 256 << 10)  # upper bounds in bytes; what is bigger is the last class
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Rate:
    """``seconds`` is the processor time for all messages of the class, the best of the turns; 0 messages: nothing."""

    name: str
    messages: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.messages / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class SizeClass:
    """One class: messages of ``more_than`` < size <= ``up_to`` bytes (None: no bound)."""

    more_than: int
    up_to: int | None
    messages: int
    size: int
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """The whole measurement; ``whole`` is over all messages. ``times`` is our rate over each peer's for the same job."""

    classes: tuple[SizeClass, ...]
    whole: SizeClass
    times: dict[str, float]


def same_job(raw: bytes) -> peers.Understood:
    """What the peers answer, from the same parts of our engine that :func:`understand` is made of."""
    head = read_head(raw)
    values = head.values
    said = text_of(raw, head, str)
    from_, to, cc = (
        [(one.name, one.address) for one in parse_addresses(values[name], said.charset)]
        if name in values
        else []
        for name in ("from", "to", "cc")
    )
    date, _ = moment_of(values, head)
    return peers.Understood(
        from_, to, cc, date, one_line(decode_words(values.get("subject", ""), said.charset)), said.text
    )


def _bare(raw: bytes) -> object:
    return understand(raw, bare=True)


def competitors() -> dict[str, Callable[[bytes], object]]:
    """Who takes part, by name; a peer that is not installed is left out."""
    found: dict[str, Callable[[bytes], object]] = {
        "rapport, same job": same_job,
        "rapport, all but HTML": _bare,
        "rapport, whole": understand,
        "standard library": peers.standard_library,
    }
    with suppress(ImportError):
        found["fast-mail-parser"] = peers.fast_mail_parser()
    return found


def measure(messages: Iterable[bytes], rounds: int = _ROUNDS) -> Understanding:
    """Measure all competitors over ``messages`` (held in memory)."""
    raws = list(messages)
    bounds: list[tuple[int, int | None]] = list(zip((-1, *CLASSES), (*CLASSES, None), strict=True))
    classes = tuple(_class(low, high, raws, rounds) for low, high in bounds)
    kept = tuple(one for one in classes if one.messages)
    whole = _sum(kept, raws)
    return Understanding(kept, whole, _times(whole))


def _class(low: int, high: int | None, raws: Sequence[bytes], rounds: int) -> SizeClass:
    chosen = [raw for raw in raws if len(raw) > low and (high is None or len(raw) <= high)]
    best: dict[str, float] = {}
    for _ in range(rounds if chosen else 0):
        for name, read in competitors().items():
            seconds = _turn(read, chosen)
            best[name] = min(seconds, best.get(name, seconds))
    rates = tuple(Rate(name, len(chosen), seconds) for name, seconds in best.items())
    return SizeClass(max(low, 0), high, len(chosen), sum(map(len, chosen)), rates)


def _turn(read: Callable[[bytes], object], raws: Sequence[bytes]) -> float:
    forget()
    gc.collect()
    start = time.process_time()
    for raw in raws:
        read(raw)
    return time.process_time() - start


def _sum(classes: tuple[SizeClass, ...], raws: Sequence[bytes]) -> SizeClass:
    seconds: dict[str, float] = {}
    for one in classes:
        for rate in one.rates:
            seconds[rate.name] = seconds.get(rate.name, 0.0) + rate.seconds
    rates = tuple(Rate(name, len(raws), spent) for name, spent in seconds.items())
    return SizeClass(0, None, len(raws), sum(map(len, raws)), rates)


def _times(whole: SizeClass) -> dict[str, float]:
    ours = next((rate.per_second for rate in whole.rates if rate.name == "rapport, same job"), 0.0)
    return {rate.name: ours / rate.per_second for rate in whole.rates if not rate.name.startswith("rapport")}
