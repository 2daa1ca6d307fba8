"""The benchmark `lift` as tables for people."""

from __future__ import annotations

from rich.table import Table

from .lift import Lift
from .understanding import SizeClass, Understanding


def tables_of(lift: Lift) -> list[Table]:
    """One table for each set of messages understood on one core, and one for the whole job."""
    return [*(_understanding(name, found) for name, found in lift.understood.items()), _whole_job(lift)]


def _understanding(name: str, found: Understanding) -> Table:
    table = Table(title=f"Understanding {name} mail: messages a second on one core", title_justify="left")
    table.add_column("size")
    table.add_column("messages", justify="right")
    for rate in found.whole.rates:
        table.add_column(rate.name, justify="right")
    for one in (*found.classes, found.whole):
        is_whole = one is found.whole
        cells = [f"{rate.per_second:,.0f}" for rate in one.rates]
        table.add_row(
            "all" if is_whole else _size(one), f"{one.messages:,}", *cells, style="bold" if is_whole else None
        )
    for peer, times in found.times.items():
        table.caption = f"{table.caption}; " if table.caption else "Rapport, same job: "
        table.caption += f"{times:.2f} × {peer}"
    return table


def _size(one: SizeClass) -> str:
    if one.up_to is None:
        return f"over {one.more_than >> 10} KB"
    return f"up to {one.up_to >> 10} KB"


def _whole_job(lift: Lift) -> Table:
    mix, job = lift.mailbox, lift.whole_job
    table = Table(
        title=f"{mix.messages:,} messages, {mix.size / 1e9:.2f} GB, on {len(job.cores) or 2} cores",
        title_justify="left",
    )
    for heading in ("", "seconds", "messages a second", "processor seconds", "memory"):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, runs in (("understanding alone", job.theirs), ("opening and understanding", job.from_file)):
        for theirs in runs:
            table.add_row(
                f"standard library, {name}",
                f"{theirs.seconds:,.1f}",
                f"{theirs.messages / theirs.seconds:,.0f}",
                f"{theirs.processor:,.1f}",
                "",
            )
    for ours in job.ours:
        table.add_row(
            "Rapport, bytes on disk to profiles",
            f"{ours.seconds:,.1f}",
            f"{ours.answer['items'] / ours.seconds:,.0f}",
            f"{ours.processor:,.1f}",
            f"{ours.memory / 1e6:,.0f} MB" if ours.memory else "unknown",
        )
    table.caption = (
        f"Rapport by the clock: {job.times(job.theirs):.2f} × understanding alone, {job.times(job.from_file):.2f} × with opening;"
        f" by processor time {job.processor_times(job.theirs):.2f} and {job.processor_times(job.from_file):.2f}"
    )
    return table
