"""Counting what messages say about each address.

This is the reference: whoever counts in SQL is tested against it. In every definition below

- a *message* is all copies that share an id: its marks are those that **all** copies carry (a copy that came directly clears
  the marks a list left on the other), its recipients those of any copy, its moment the earliest;
- an *answer* names a parent or has a Re: subject;
- *recipients* counts pairs of role and address in To, Cc and Bcc;
- *automatic* means marked robot, bounce or auto_reply; *unmarked* means none of bulk, list, unsubscribe or these;
- *ours* is a message whose author is on our side and which is not automatic;
- *names us* means that To or Cc holds an address of our side; on messages marked list not one that LIST_AUTHORS different
  authors wrote marked list to, unless it is a proven mailbox (a list at our own domain is not one of us).

======================  =====================================================================================================
figure of address A     messages counted
======================  =====================================================================================================
received                not ours, written by A
received_direct         ... naming us, not marked list, not automatic, at most SMALL_GROUP recipients
plain                   ... unmarked
plain_direct            ... both
hidden                  ... not marked list, not naming us, no parent: it reached us by blind copy
overheard               ... not marked list, not naming us, with a parent: others' conversation
crowd                   ... to more than SMALL_GROUP recipients
bulk                    ... *advertising*: marked bulk, not list (whose mail often is), no parent
unsubscribe, list,      ... carrying that mark
robot, auto_reply,
bounce, calendar
sent                    ours, naming A in To, Cc or Bcc
sent_direct             ... at most SMALL_GROUP recipients, and A in To or the message not marked list
answered_by_us          ... A in To, and it answers a message by A; or answers one we do not know (a parent or a Re: subject)
answered_by_them        received, naming us, not automatic, and its parent is ours
replies_to_us           received, with one of us in To, not automatic, at most SMALL_GROUP recipients, and its parent is ours;
                        or unknown, where no folder of sent mail is known that would hold it (OwnSide.has_sent_mail)
threads_two_way         threads (not messages) holding a received_direct and a sent_direct of A
in_small_group          at most SMALL_GROUP recipients, not marked list, A and one of us taking part in any role
named_only              not ours, not by A, naming A in To, Cc or Bcc
list_to_us              received, marked list, naming us, and no answer: an announcement
list_peers              the most other authors (not messages) that wrote marked list to any one address A wrote marked list to,
                        A and our proven mailboxes left out; MOST_PEERS for more, so that a newcomer to a big list changes
                        nobody's figures
list_repeats            the most messages A wrote marked list to any one such address
list_authors            authors (not messages) that wrote marked list to A itself; a list has many, and writes nothing
first_seen, last_seen   moments of the first and last message A took part in
======================  =====================================================================================================
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from rapport.engines.mail.types import Mark
from rapport.engines.ties.addresses import address_facts
from rapport.engines.ties.own import OwnSide
from rapport.engines.ties.types import SMALL_GROUP, Figures, Traffic

AUTOMATIC = frozenset({Mark.ROBOT, Mark.BOUNCE, Mark.AUTO_REPLY})
LIST_AUTHORS = 3
MOST_PEERS = 99
NOT_PLAIN = AUTOMATIC | {Mark.BULK, Mark.LIST, Mark.UNSUBSCRIBE}
COUNTED_MARKS = {
    Mark.UNSUBSCRIBE: "unsubscribe",
    Mark.LIST: "list",
    Mark.ROBOT: "robot",
    Mark.AUTO_REPLY: "auto_reply",
    Mark.BOUNCE: "bounce",
    Mark.CALENDAR: "calendar",
}


def figures_of(messages: Iterable[Traffic], own: OwnSide) -> dict[str, Figures]:
    """The figures of every address that took part in any of the messages, whatever their order."""
    merged = merge_copies(messages)
    return _Count(merged, own).figures()


def merge_copies(messages: Iterable[Traffic]) -> list[Traffic]:
    """One Traffic for each id: marks all copies carry, recipients of any, the earliest moment."""
    copies: dict[str, list[Traffic]] = defaultdict(list)
    for message in messages:
        copies[message.id].append(message)
    return [_merged(found) for found in copies.values()]


def _merged(copies: list[Traffic]) -> Traffic:
    return replace(
        copies[0],
        at=min((c.at for c in copies if c.at), default=None),
        author=min((c.author for c in copies if c.author), default=""),
        to=_union(c.to for c in copies),
        cc=_union(c.cc for c in copies),
        bcc=_union(c.bcc for c in copies),
        marks=frozenset.intersection(*(c.marks for c in copies)),
        message_id=min((c.message_id for c in copies if c.message_id), default=""),
        parent=min((c.parent for c in copies if c.parent), default=""),
        thread=min((c.thread for c in copies if c.thread), default=""),
        is_reply=any(c.is_reply for c in copies),
    )


def _union(roles: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({address for role in roles for address in role if address}))


class _Count:
    """One pass over merged messages. Counters are keyed by address; ``figures()`` puts them together."""

    def __init__(self, messages: list[Traffic], own: OwnSide) -> None:
        self.own = own
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.first: dict[str, datetime] = {}
        self.last: dict[str, datetime] = {}
        self.wrote_in: dict[str, set[str]] = defaultdict(set)  # address -> threads of a received_direct
        self.written_in: dict[str, set[str]] = defaultdict(set)  # address -> threads of a sent_direct
        self.list_authors: dict[str, set[str]] = defaultdict(set)  # recipient -> authors marked list
        self.list_targets: dict[str, Counter[str]] = defaultdict(Counter)  # author -> recipients marked list
        for message in messages:
            self._listed(message)
        self.ours = {m.message_id for m in messages if m.message_id and self._is_ours(m)}
        self.authors: dict[str, str] = {}  # message id -> author, the smallest where several claim it
        for m in sorted(
            (m for m in messages if m.message_id and m.author), key=lambda m: m.author, reverse=True
        ):
            self.authors[m.message_id] = m.author
        for message in messages:
            self._take(message)

    def _is_ours(self, message: Traffic) -> bool:
        return self.own.covers(message.author) and not message.marks & AUTOMATIC

    def _is_us(self, address: str, message: Traffic) -> bool:
        if not self.own.covers(address):
            return False
        if Mark.LIST not in message.marks or address in self.own.addresses:
            return True
        return len(self.list_authors.get(address, ())) < LIST_AUTHORS

    def _listed(self, message: Traffic) -> None:
        if Mark.LIST in message.marks and message.author:
            targets = {*message.to, *message.cc, *message.bcc} - self.own.addresses - {message.author}
            self.list_targets[message.author].update(targets)
            for target in targets:
                self.list_authors[target].add(message.author)

    def _take(self, message: Traffic) -> None:
        named = {*message.to, *message.cc, *message.bcc}
        size = len(message.to) + len(message.cc) + len(message.bcc)
        taking_part = named | {message.author} - {""}
        self._moments(taking_part, message.at)
        if self._is_ours(message):
            self._sent(message, named, size)
        else:
            for address in named - {message.author}:
                self.counts[address]["named_only"] += 1
            if message.author:
                self._received(message, size)
        is_listed = Mark.LIST in message.marks
        if size <= SMALL_GROUP and not is_listed and any(map(self.own.covers, taking_part)):
            for address in taking_part:
                self.counts[address]["in_small_group"] += 1

    def _moments(self, addresses: set[str], at: datetime | None) -> None:
        for address in addresses:
            self.counts[address].update()  # whoever took part has figures
            if at is not None:
                self.first[address] = min(at, self.first.get(address, at))
                self.last[address] = max(at, self.last.get(address, at))

    def _received(self, message: Traffic, size: int) -> None:
        marks, author = message.marks, message.author
        is_listed, is_automatic = Mark.LIST in marks, bool(marks & AUTOMATIC)
        is_small, is_plain = size <= SMALL_GROUP, not marks & NOT_PLAIN
        in_to = any(self._is_us(address, message) for address in message.to)
        names_us = in_to or any(self._is_us(address, message) for address in message.cc)
        is_direct = names_us and is_small and not is_listed and not is_automatic
        is_answer = bool(message.parent) or message.is_reply
        to_ours = message.parent in self.ours
        is_unknown = bool(message.parent) and message.parent not in self.authors
        answers_us = to_ours or (is_unknown and not self.own.has_sent_mail)
        is_advertising = Mark.BULK in marks and not is_listed and not message.parent
        is_foreign = not is_listed and not names_us
        self.counts[author].update(
            received=1,
            received_direct=is_direct,
            plain=is_plain,
            plain_direct=is_direct and is_plain,
            hidden=is_foreign and not message.parent,
            overheard=is_foreign and bool(message.parent),
            list_to_us=is_listed and names_us and not is_answer,
            crowd=not is_small,
            bulk=is_advertising,
            answered_by_them=to_ours and names_us and not is_automatic,
            replies_to_us=in_to and answers_us and is_small and not is_automatic,
            **{name: mark in marks for mark, name in COUNTED_MARKS.items()},
        )
        if is_direct:
            self.wrote_in[author].add(message.thread or message.id)

    def _sent(self, message: Traffic, named: set[str], size: int) -> None:
        is_listed = Mark.LIST in message.marks
        known_author = self.authors.get(message.parent) if message.parent else None
        is_answer = bool(message.parent) or message.is_reply
        for address in named:
            is_direct = size <= SMALL_GROUP and (address in message.to or not is_listed)
            answers = is_answer if known_author is None else known_author == address
            self.counts[address].update(
                sent=1,
                sent_direct=is_direct,
                answered_by_us=is_direct and answers and address in message.to,
            )
            if is_direct:
                self.written_in[address].add(message.thread or message.id)

    def figures(self) -> dict[str, Figures]:
        return {address: self._figures(address, counts) for address, counts in sorted(self.counts.items())}

    def _figures(self, address: str, counts: Counter[str]) -> Figures:
        facts = address_facts(address)
        targets = self.list_targets.get(address, Counter[str]())
        return replace(
            Figures(address, **{name: int(count) for name, count in counts.items()}),  # type: ignore[arg-type]
            own=self.own.covers(address),
            role_address=facts.is_role,
            robot_address=facts.is_robot,
            no_reply_address=facts.is_no_reply,
            campaign_address=facts.is_campaign,
            threads_two_way=len(self.wrote_in.get(address, set()) & self.written_in.get(address, set())),
            list_peers=min(
                MOST_PEERS, max((len(self.list_authors[t] - {address}) for t in targets), default=0)
            ),
            list_repeats=max(targets.values(), default=0),
            list_authors=len(self.list_authors.get(address, ())),
            first_seen=self.first.get(address),
            last_seen=self.last.get(address),
        )
