"""Making the demo company: the world, its story, the mailboxes it leaves behind and the truth about them."""

from __future__ import annotations

from pathlib import Path

from rapport.demo.ledger import Ledger
from rapport.demo.people.build import build_world
from rapport.demo.plan import Plan
from rapport.demo.post.containers import write_box
from rapport.demo.post.copies import Box, Distributor
from rapport.demo.reckoning import Reckoning
from rapport.demo.story.chronicle import tell
from rapport.demo.truth import TrueMailbox, Truth


def write_mailboxes(folder: Path, plan: Plan | None = None) -> Truth:
    """Writes the mailboxes of a demo company into ``folder / "mail"`` and the truth into ``folder / "truth.json"``.

    The same plan gives the same bytes. ``truth.json`` is written last, so that a run that was interrupted can simply be
    started again. Raises FileExistsError when a finished company lives in ``folder`` already.
    """
    plan = plan or Plan()
    mail, written = folder / "mail", folder / "truth.json"
    if written.exists():
        raise FileExistsError(f"{folder} already holds a demo company; take an empty folder")
    world, registry = build_world(plan)
    chronicle = tell(plan, world, registry)
    distributor = Distributor(world)
    ledger = Ledger(world.own.domains, distributor)
    for letter in chronicle.letters:
        ledger.enter(letter, distributor.deliver(letter))
    mail.mkdir(parents=True, exist_ok=True)
    boxes = [_write(mail, box) for box in distributor.boxes.values()]
    truth = Reckoning(plan, world, chronicle, ledger).truth(boxes)
    written.write_text(truth.to_json(), encoding="utf-8")
    return truth


def _write(mail: Path, box: Box) -> TrueMailbox:
    folders: dict[str, int] = {}
    for copy in box.copies:
        name = box.folder_name(copy.folder)
        folders[name] = folders.get(name, 0) + 1
    path = write_box(mail, box)
    size = sum(len(copy.data) for copy in box.copies)
    return TrueMailbox(
        box.employee.id,
        f"mail/{path}",
        box.employee.container,
        dict(sorted(folders.items())),
        len(box.copies),
        size,
    )


def small_company(folder: Path, seed: int | None = None) -> Truth:
    """A demo company of about 600 messages with every kind of mess in it, for tests."""
    return write_mailboxes(folder, Plan(scale=0.02) if seed is None else Plan(seed, 0.02))
