"""The hostile inputs as fixtures."""

from tests.rooms.fill.files.hostile import (
    crowded_zip,
    endless_name_tar,
    hostile_mailbox,
    huge_attachment,
    nested_zip_bomb,
    zip_bomb,
)

__all__ = [
    "crowded_zip",
    "endless_name_tar",
    "hostile_mailbox",
    "huge_attachment",
    "nested_zip_bomb",
    "zip_bomb",
]
