"""The product's own settings, less what needs a finished installation."""

from rapport.site.settings import *  # noqa: F403
from rapport.site.settings import STORAGES

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A password hash that takes a tenth of a second is for guessers, not for tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
