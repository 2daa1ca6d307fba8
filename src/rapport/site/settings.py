"""Django's settings. Nothing secret stands here: secrets and state are in the home.

What an administrator may set, by environment:
RAPPORT_HOME           folder of everything that is kept (default: the platform's folder for user data)
RAPPORT_URL            the public address, https://crm.example.com; with https come secure cookies and HSTS
RAPPORT_PROXIES        how many trusted proxies stand in front (default 0, 1 with an https address)
DATABASE_URL           a PostgreSQL server of one's own (the owner's account); without it the embedded one
RAPPORT_APP_DATABASE_URL  the application's account there, where the owner may not create it
RAPPORT_DEBUG          1 shows errors with their causes in the browser; for developing only
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from rapport.base.connections import connection_settings
from rapport.base.database import database_of
from rapport.base.home import home_from
from rapport.ui.engine import template_settings

HOME = home_from()
_secrets = HOME.secrets()

DEBUG = os.environ.get("RAPPORT_DEBUG") == "1"
SECRET_KEY = _secrets.django_key
IDENTITY_KEY = _secrets.identity_key_bytes

# --- where it is served ---------------------------------------------------------------------------
RAPPORT_URL = os.environ.get("RAPPORT_URL", "http://127.0.0.1:8000").rstrip("/")
_public = urlsplit(RAPPORT_URL)
SERVED_SECURELY = _public.scheme == "https"
ALLOWED_HOSTS = sorted({_public.hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"})
CSRF_TRUSTED_ORIGINS = [RAPPORT_URL] if SERVED_SECURELY else []
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("RAPPORT_PROXIES", "1" if SERVED_SECURELY else "0"))
if SERVED_SECURELY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # other services may live beside us
ROOT_URLCONF = "rapport.site.urls"
WSGI_APPLICATION = "rapport.site.wsgi.application"

# --- what it is made of ---------------------------------------------------------------------------
ROOMS = [
    "rapport.web",
    "rapport.fill.mail",
    "rapport.fill.files",
    "rapport.kernel.timeline",
    "rapport.kernel.directory",
    "rapport.kernel.identity",
    "rapport.kernel.evidence",
    "rapport.accounts",
    "rapport.ui",
]
INSTALLED_APPS = [
    *ROOMS,
    "rapport.base",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rapport.base.viewer.ViewerMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rapport.ui.middleware.ViewerTimeZone",
    "rapport.accounts.views.preferences.ViewerPreferences",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = template_settings(
    [room.removeprefix("rapport.").replace(".", "/") for room in ROOMS], cached=not DEBUG
)
COTTON_DIR = "components"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- database, cache, jobs ------------------------------------------------------------------------
# `default` is the application's role, bound by row security; `owner` only migrates.
DATABASES = connection_settings(database_of(HOME))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {  # shared by all processes, so that counted sign-in attempts are counted together
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "rapport_cache"}
}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 << 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 << 20
FILE_UPLOAD_TEMP_DIR = str(HOME.uploads)
FILE_UPLOAD_PERMISSIONS = 0o600

# --- signing in -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "rapport.accounts.services.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "rapport.accounts.services.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # whoever came by invitation is known; no mail is sent yet
MFA_TOTP_ISSUER = "Rapport"
MFA_TOTP_TOLERANCE = 1  # of 30 s before and after: clocks differ
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SERVED_SECURELY  # http is for localhost only; browsers see to that
MFA_FORMS = {"add_webauthn": "rapport.accounts.forms.AddPasskeyForm"}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_RULES = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_RULES}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["email", "name"]}},
    {"NAME": f"{_RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_RULES}.CommonPasswordValidator"},
    {"NAME": f"{_RULES}.NumericPasswordValidator"},
]

# --- cookies and headers --------------------------------------------------------------------------
# Cookies know no ports: two homes on one machine would sign each other out under one name.
_mark = hashlib.sha256(_secrets.django_key.encode()).hexdigest()[:8]
_prefix = "__Host-" if SERVED_SECURELY else ""
SESSION_ENGINE = "rapport.accounts.services.sessions"
SESSION_COOKIE_NAME = f"{_prefix}rapport_session_{_mark}"
SESSION_COOKIE_SECURE = SERVED_SECURELY
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_NAME = f"{_prefix}rapport_csrf_{_mark}"
CSRF_COOKIE_SECURE = SERVED_SECURELY
CSRF_COOKIE_HTTPONLY = True  # scripts take the token from the page
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# --- language, time, files ------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [str(Path(__file__).resolve().parent.parent / "locale")]
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = str(HOME.static)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = str(HOME.uploads)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "rapport": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
        "procrastinate": {"level": "WARNING"},
    },
}
