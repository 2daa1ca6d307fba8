"""Addresses with each verdict, one of them a human's, and one too long."""

from datetime import timedelta

from django.utils import timezone

from rapport.fill.mail.templatetags.verdicts import VERDICTS
from rapport.kernel.identity.types import Ruled

NOW = timezone.now()
REASONS = {
    "kept": "two-way: 158 in, 162 out, in 81 threads",
    "waiting": "1 in, 0 out, 4 days ago",
    "one_way": "one-way: 3 in, 0 out",
    "bulk": "bulk: List-Unsubscribe on 41 of 41",
    "list": "through a list only: 12 posts to 1 list, none to us",
    "robot": "robot: its address is no-reply@",
    "internal": "our own domain: acme.example",
    "personal": "declared private",
}

EXAMPLES = {
    "shown": [
        Ruled(
            number,
            f"{name}.{'very.' * (18 if name == 'list' else 0)}sender@somewhere.example",
            "Somebody Somewhere" if number % 2 else "",
            name,
            name,
            REASONS[name],
            name == "personal",
            number * 7,
            number % 3,
            NOW - timedelta(days=900),
            NOW - timedelta(days=number * 17),
            number,
        )
        for number, name in enumerate(VERDICTS, 1)
    ]
}
