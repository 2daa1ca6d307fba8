"""Which letters get which oddity: by program and author, and by plain bad luck."""

from __future__ import annotations

from rapport.demo.dice import Dice
from rapport.demo.post.letter import Letter

# One in how many letters from outside.
_LUCK = (
    ("comment_address", 0.004), ("no_date", 0.004), ("garbage_date", 0.003), ("short_year", 0.003), ("named_zone", 0.012),
    ("wrong_zone", 0.006), ("twice", 0.002), ("group", 0.0025), ("html_only", 0.03), ("plain_only", 0.07),
    ("no_mime_version", 0.003), ("no_last_boundary", 0.003), ("unknown_charset", 0.003), ("future_date", 0.0012),
)  # fmt: skip


def bend(letter: Letter, dice: Dice, *, is_last: bool) -> None:
    """Puts oddities on a letter from outside; ``is_last`` when nobody answers it."""
    author, quirks = letter.author, letter.quirks
    if author is not None:
        _by_author(letter, author.culture, dice)
    for name, probability in _LUCK:
        if dice.chance(probability):
            quirks.add(name)
    if "," in letter.sender.name and dice.chance(0.1):
        quirks.add("unquoted_comma")
    elif not letter.sender.name.isascii() and letter.language in ("de", "fr", "es", "pt"):
        if letter.program in ("express", "exchange") and dice.chance(0.3):
            quirks.add("raw_header")
        elif dice.chance(0.04):
            quirks.add("quoted_word")
    if letter.program in ("outlook", "express") and letter.language != "en" and dice.chance(0.06):
        quirks.add("latin_charset")
    if dice.chance(0.02):
        quirks.add("capitals")
    if is_last:
        if dice.chance(0.012) and not letter.cc:
            quirks.add("no_message_id")
        if dice.chance(0.02):
            quirks.add("no_subject")
        if dice.chance(0.006) and not letter.cc:
            quirks.add("undisclosed")
        if dice.chance(0.002):
            quirks.add("open_quote")
    _agree(quirks)


def _by_author(letter: Letter, culture: str, dice: Dice) -> None:
    charset = {"ja": "japanese_charset", "zh": "chinese_charset", "bg": "cyrillic_charset"}.get(culture)
    if charset and dice.chance(0.6):
        letter.quirks.add(charset)


_RIVALS = (
    ("no_date", "garbage_date", "short_year", "named_zone", "wrong_zone", "future_date"),
    ("raw_header", "unquoted_comma", "comment_address", "quoted_word", "open_quote"),
    ("undisclosed", "group"),
    ("html_only", "plain_only"),
)


def _agree(quirks: set[str]) -> None:
    """Takes out what cannot stand together."""
    for rivals in _RIVALS:
        for name in [name for name in rivals if name in quirks][1:]:
            quirks.discard(name)
