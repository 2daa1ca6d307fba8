"""All that can be said in each language, and which side begins what."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.demo.letters import de_matters, de_trade, en_house, en_matters, en_trade, es, fr, pt_it
from rapport.demo.letters.grammar import Topic


@dataclass(frozen=True, slots=True)
class Tongue:
    """The letters of one language."""

    topics: dict[str, Topic]
    internal: tuple[Topic, ...]
    remarks: tuple[str, ...]
    openers: tuple[str, ...]
    closers: tuple[str, ...]


def _named(*topics: Topic) -> dict[str, Topic]:
    return {topic.name: topic for topic in topics}


TONGUES: dict[str, Tongue] = {
    "en": Tongue(
        _named(
            en_trade.QUOTE, en_trade.ORDER, en_trade.DELIVERY, en_trade.COMPLAINT, en_trade.DRAWING, en_trade.INVOICE,
            en_trade.REMINDER, en_trade.PICKUP, en_matters.VISIT, en_matters.SAMPLE, en_matters.CERTIFICATE,
            en_matters.PRICES, en_matters.FAIR, en_matters.REPAIR, en_matters.INTRODUCTION, en_matters.DOCUMENTS,
            en_matters.TALK, en_matters.CALL,
        ),
        en_house.INTERNAL, en_house.REMARKS, en_house.OPENERS, en_house.CLOSERS,
    ),
    "de": Tongue(
        _named(
            de_trade.QUOTE, de_trade.ORDER, de_trade.DELIVERY, de_trade.COMPLAINT, de_trade.DRAWING, de_trade.INVOICE,
            de_trade.REMINDER, de_trade.PICKUP, de_matters.VISIT, de_matters.SAMPLE, de_matters.CERTIFICATE,
            de_matters.PRICES, de_matters.FAIR, de_matters.INTRODUCTION, de_matters.DOCUMENTS, de_matters.TALK,
            de_matters.CALL,
        ),
        de_matters.INTERNAL, de_matters.REMARKS, de_matters.OPENERS, de_matters.CLOSERS,
    ),
    "es": Tongue(_named(*es.TOPICS), (), es.REMARKS, es.OPENERS, es.CLOSERS),
    "fr": Tongue(_named(*fr.TOPICS), (), fr.REMARKS, fr.OPENERS, fr.CLOSERS),
    "pt": Tongue(
        _named(*pt_it.PORTUGUESE), (), pt_it.PORTUGUESE_REMARKS, pt_it.PORTUGUESE_OPENERS, pt_it.PORTUGUESE_CLOSERS
    ),
    "it": Tongue(_named(*pt_it.ITALIAN), (), pt_it.ITALIAN_REMARKS, pt_it.ITALIAN_OPENERS, pt_it.ITALIAN_CLOSERS),
}  # fmt: skip

# What is talked about with whom: topic, weight, and who is "a" (asks, buys): them, us, or either.
AGENDA: dict[str, tuple[tuple[str, float, str], ...]] = {
    "customer": (
        ("quote", 5, "them"), ("order", 5, "them"), ("delivery", 4, "them"), ("complaint", 1.6, "them"),
        ("drawing", 2, "them"), ("visit", 1.5, "either"), ("invoice", 1.6, "them"), ("reminder", 0.8, "us"),
        ("sample", 1, "them"), ("certificate", 1.3, "them"), ("prices", 1.2, "them"), ("fair", 0.8, "either"),
        ("repair", 0.7, "them"), ("introduction", 0.5, "either"), ("call", 2, "either"),
    ),
    "supplier": (
        ("quote", 4, "us"), ("order", 5, "us"), ("delivery", 3, "us"), ("complaint", 1.4, "us"), ("invoice", 2, "us"),
        ("certificate", 2, "us"), ("prices", 1.5, "us"), ("visit", 1, "them"), ("reminder", 0.7, "them"),
        ("introduction", 0.5, "them"), ("call", 1.5, "either"), ("fair", 0.5, "them"),
    ),
    "carrier": (("pickup", 7, "us"), ("delivery", 1.5, "us"), ("invoice", 1.5, "us"), ("call", 1, "either"),
                ("introduction", 0.4, "them")),
    "service": (("documents", 5, "them"), ("visit", 1.5, "them"), ("call", 2, "either"), ("invoice", 1, "us"),
                ("introduction", 0.4, "them")),
    "authority": (("documents", 4, "them"), ("certificate", 1, "them"), ("call", 1, "either")),
    "association": (("talk", 3, "them"), ("fair", 2, "them"), ("documents", 1, "them"), ("call", 1, "either")),
    "press": (("talk", 3, "them"), ("fair", 2, "them"), ("call", 1, "them")),
    "university": (("talk", 3, "them"), ("sample", 1.5, "them"), ("visit", 1.5, "them"), ("call", 1, "either")),
    "private": (("quote", 3, "them"), ("repair", 3, "them"), ("delivery", 1, "them"), ("call", 1, "them"),
                ("order", 1.5, "them")),
}  # fmt: skip


def agenda(language: str, kind: str) -> list[tuple[tuple[Topic, str], float]]:
    """What can be talked about in a language with that kind of partner, with weights; never empty."""
    topics = TONGUES[language].topics
    found = [((topics[name], who), weight) for name, weight, who in AGENDA[kind] if name in topics]
    return found or [((topics["visit"], "either"), 1.0), ((topics["order"], "them"), 1.0)]
