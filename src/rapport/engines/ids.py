"""Stable ids: keyed hashes of what they name, the same on every run of one installation and of no other.

Source: BLAKE2b with a key (RFC 7693), cut to 63 bits so that it fits a signed ``bigint``. Two of ten million keys
collide with a probability of about one in 200,000.
"""

from __future__ import annotations

from hashlib import blake2b, sha256

CONTENT_HASH_BYTES = 16
REMEMBERED_LENGTH = 400  # characters; longer names are rare, and many of them would fill the memory


class KeyedIds:
    """Makes ids under the key of the installation. Addresses and names repeat heavily, so answers are remembered."""

    __slots__ = ("_key", "_known", "_limit")

    def __init__(self, key: bytes, limit: int = 200_000) -> None:
        self._key = key
        self._known: dict[tuple[str, str], int] = {}
        self._limit = limit

    def of(self, namespace: str, name: str) -> int:
        """The id of ``name`` in ``namespace``: 0 <= id < 2**63."""
        known = self._known
        found = known.get((namespace, name))
        if found is None:
            found = self.of_bytes(namespace, name.encode("utf-8", "surrogatepass"))
            if len(name) <= REMEMBERED_LENGTH:
                if len(known) >= self._limit:
                    known.clear()
                known[(namespace, name)] = found
        return found

    def of_bytes(self, namespace: str, content: bytes) -> int:
        """The same for bytes, without remembering."""
        digest = blake2b(namespace.encode() + b"\x1f" + content, digest_size=8, key=self._key).digest()
        return int.from_bytes(digest, "big") >> 1


def content_hash(content: bytes) -> bytes:
    """The hash a raw item is known by: 16 bytes of its SHA-256, without key, so that equal bytes are equal everywhere.

    Processors have instructions for SHA-256, which makes it twice as fast as BLAKE2b there; most of a mailbox's bytes
    are attachments, and this is all that ever reads them.
    """
    return sha256(content).digest()[:CONTENT_HASH_BYTES]
