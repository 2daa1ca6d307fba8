"""Sessions: Django's own, kept in a table that knows whose they are. Named in the settings as SESSION_ENGINE."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from ..models import SignIn

SEEN_EVERY = 300  # seconds


def stored_key(key: str) -> str:
    """What is stored of a session's key. Keys are long and random, so a plain hash keeps them secret."""
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(DatabaseStore):
    """A session whose row carries the user, and whose key stands in the cookie alone."""

    row: SignIn | None = None

    @classmethod
    def get_model_class(cls) -> type[SignIn]:
        return SignIn

    def _get_session_from_db(self) -> SignIn | None:
        key = self.session_key or ""
        self.row = SignIn.objects.filter(pk=stored_key(key), expire_date__gt=timezone.now()).first()
        if self.row is None:
            self._session_key = None
        return self.row

    def exists(self, session_key: str) -> bool:
        return SignIn.objects.filter(pk=stored_key(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> SignIn:
        key = stored_key(self._get_or_create_session_key())  # type: ignore[attr-defined]
        user_id = data.get(SESSION_KEY)
        row = SignIn(
            session_key=key,
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            user_id=None if user_id is None else int(user_id),
        )
        if self.row is not None and self.row.pk == key:
            row.device, row.began_at, row.seen_at = self.row.device, self.row.began_at, self.row.seen_at
        return row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            SignIn.objects.filter(pk=stored_key(key)).delete()


def see(store: Any, device: str) -> None:
    """Notes that a session was used just now, and on what. At most every few minutes, as every page would write otherwise."""
    row = getattr(store, "row", None)
    if row is None or row.user_id is None:
        return
    now, device = timezone.now(), device[:300]
    if row.device != device or (now - row.seen_at).total_seconds() > SEEN_EVERY:
        SignIn.objects.filter(pk=row.pk).update(device=device, seen_at=now)
        row.device, row.seen_at = device, now


def end_session(*, user_id: int, key: str) -> bool:
    """Ends one of somebody's own sessions; ``key`` as stored. False when it is not theirs or has ended."""
    return bool(SignIn.objects.filter(user_id=user_id, pk=key).delete()[0])


def end_other_sessions(*, user_id: int, but: str) -> int:
    """Ends all of somebody's sessions but one, named by its key as stored. Returns how many."""
    return SignIn.objects.filter(user_id=user_id).exclude(pk=but).delete()[0]


def end_sessions(*, user_id: int) -> None:
    """Ends all sessions of somebody."""
    SignIn.objects.filter(user_id=user_id).delete()


def forget_ended() -> int:
    """Deletes the sessions that have expired. Returns how many."""
    return SignIn.objects.filter(expire_date__lt=timezone.now()).delete()[0]
