"""Parts of addresses that several rooms have."""

from __future__ import annotations

from django.urls import register_converter


class Id63:
    """An id in decimal that fits the database: 63 bits."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        number = int(value)
        if number >= 2**63:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Id63, "id63")
