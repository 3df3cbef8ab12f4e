"""Settings of the site. Nothing needs to be set: without any variable it runs on SQLite in ``./var``.

============================  ==============================================================
``TOANCANH_DATA``             folder of the database, the secret key, uploads (default ``./var``)
``TOANCANH_AREA``             area the site opens on, by name or code (default: of today, most figures)
``TOANCANH_CONFIDENCE``       least confidence, 0 to 1, of a figure in the picture (``reconcile.gate``)
``TOANCANH_REVIEWER``         name that decisions on doubtful figures are signed with unless another is given
``DATABASE_URL``              ``postgresql://user:password@host:port/name?sslmode=…`` instead of SQLite
``TOANCANH_HOSTS``            names the site answers to, comma-separated (default: this machine only)
``TOANCANH_SECRET_KEY``       signing key; without it one is made and kept in the data folder
``TOANCANH_HTTPS``            ``1`` behind a TLS proxy that sets ``X-Forwarded-For`` and ``-Proto``: secure
                              cookies, HSTS, redirect to https
``TOANCANH_LOGIN``            ``required``: nothing but the log-in page and ``/khoe/`` is shown to strangers;
                              ``open``: whoever opens the site writes to it under the name typed. Unset: open
                              on this machine alone, required behind a TLS proxy; ``toancanh serve`` lets no
                              other machine in before one of both is said
``TOANCANH_MFA``              who has to log in by two steps where people log in: ``admin`` (administrators
                              and leaders, the default), ``all``, ``off``
``TOANCANH_IDLE``             minutes after which an unused browser has to log in again (default 30)
``TOANCANH_OIDC_ISSUER``      provider of single sign-on (OpenID Connect), as ``https://sso.tinh.gov.vn/realms/so``;
                              unset there is none
``TOANCANH_OIDC_CLIENT_ID``   what the provider calls this site
``TOANCANH_OIDC_SECRET``      what the site shows the provider
``TOANCANH_OIDC_MATCH``       by what an account is tied to somebody at their first time: ``email`` (verified
                              there), ``username``, ``off`` (the default)
``TOANCANH_OIDC_CREATE``      ``1``: who has no account gets one, as a viewer
``TOANCANH_OIDC_ROLES``       roles of groups there, as ``sct-admin=administrator; phong=office_head``: the
                              provider then says the role at each log-in, a viewer's to who is in none
``TOANCANH_OIDC_GROUPS``      claim that names the groups (default ``groups``; ``realm_access.roles``)
``TOANCANH_API_RATE``         requests that a key of the API may make in a minute (default 600); each process
                              of the site counts for itself
``TOANCANH_OPEN_DATA``        ``public``: strangers too are given the open data (``/du-lieu-mo/``);
                              ``off`` (the default): only who may see the site
``TOANCANH_PUBLISHER``        who answers for the open data (default: the department of the province of
                              ``TOANCANH_AREA``)
``TOANCANH_OPEN_CONTACT``     mailbox or address of a page for questions about them
``TOANCANH_OPEN_LICENCE``     address of their licence (default: Creative Commons Attribution 4.0)
``TOANCANH_SDMX_AGENCY``      id under which data are exchanged as SDMX (default ``VN_SCT_`` and the code of
                              the area)
``TOANCANH_DEBUG``            ``1`` for developers; never on a machine others can reach
============================  ==============================================================
"""

import functools
import os
import secrets
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import lazy

from toancanh.accounts.roles import Role
from toancanh.reconcile.gate import THRESHOLD
from toancanh.web.switches import on

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("TOANCANH_DATA", "var")).resolve()


def _share(name: str, usual: Decimal) -> Decimal:
    """A number from 0 to 1."""
    written = os.environ.get(name) or usual
    try:
        share = Decimal(written)
    except InvalidOperation:
        share = Decimal("NaN")
    if not 0 <= share <= 1:
        raise ImproperlyConfigured(f"{name} must be a number from 0 to 1, such as 0.6")
    return share


def _one_of(name: str, known: tuple[str, ...]) -> str:
    """One of some words; the first unless another is set."""
    told = os.environ.get(name, known[0]).lower()
    if told not in known:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(known)}")
    return told


def _issuer(url: str) -> str:
    """Where a provider is, without the slash at its end; what it says must not be changed on the way."""
    at = urlsplit(url)
    if url and at.scheme != "https" and at.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise ImproperlyConfigured("TOANCANH_OIDC_ISSUER must start with https://")
    return url.rstrip("/")


def _roles(written: str) -> dict[str, Role]:
    """The roles of groups; a group may have any letters but the semicolon."""
    pairs = [it.rpartition("=") for it in written.split(";") if it.strip()]
    try:
        return {group.strip(): Role(role.strip()) for group, _, role in pairs}
    except ValueError as error:
        known = ", ".join(Role)
        raise ImproperlyConfigured(f"TOANCANH_OIDC_ROLES: group=role; …, a role one of {known}") from error


@functools.cache
def _secret_key() -> str:
    """The key of the environment, else the one kept in the data folder, made on first use."""
    if key := os.environ.get("TOANCANH_SECRET_KEY"):
        return key
    DATA.mkdir(parents=True, exist_ok=True)
    kept = DATA / "secret_key"
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key := secrets.token_urlsafe(50))
    return key


def _database(url: str | None) -> dict[str, Any]:
    """Django's description of the database at ``url``, or of the SQLite file in the data folder."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "toancanh.sqlite3",
            # WAL lets people read while a batch is written; IMMEDIATE makes writers queue up
            # for the lock instead of failing half-way through a transaction.
            "OPTIONS": {
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
            },
        }
    if not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured("DATABASE_URL must start with postgresql:// (leave it unset for SQLite)")
    from psycopg.conninfo import conninfo_to_dict

    parts = conninfo_to_dict(url)
    named = {
        key: str(parts.pop(part, None) or "")
        for key, part in (("NAME", "dbname"), ("USER", "user"), ("PASSWORD", "password"),
                          ("HOST", "host"), ("PORT", "port"))
    }  # fmt: skip
    return {
        "ENGINE": "django.db.backends.postgresql",
        **named,
        "OPTIONS": parts,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


AREA = os.environ.get("TOANCANH_AREA", "")
CONFIDENCE = _share("TOANCANH_CONFIDENCE", THRESHOLD)
REVIEWER = os.environ.get("TOANCANH_REVIEWER", "")
API_RATE = int(os.environ.get("TOANCANH_API_RATE", "600"))
OPEN_DATA = _one_of("TOANCANH_OPEN_DATA", ("off", "public")) == "public"
OPEN_LICENCE = os.environ.get("TOANCANH_OPEN_LICENCE") or "https://creativecommons.org/licenses/by/4.0/"
PUBLISHER, OPEN_CONTACT = (os.environ.get(f"TOANCANH_{it}", "") for it in ("PUBLISHER", "OPEN_CONTACT"))
SDMX_AGENCY = os.environ.get("TOANCANH_SDMX_AGENCY", "")
_LOGIN = os.environ.get("TOANCANH_LOGIN") or ("required" if on("TOANCANH_HTTPS") else "open")
LOGIN_REQUIRED = _LOGIN.lower() != "open"
MFA = _one_of("TOANCANH_MFA", ("admin", "all", "off"))
IDLE = int(os.environ.get("TOANCANH_IDLE", "30"))
OTP_TOTP_ISSUER = "Toàn Cảnh"
OIDC_ISSUER = _issuer(os.environ.get("TOANCANH_OIDC_ISSUER", ""))
OIDC_MATCH = _one_of("TOANCANH_OIDC_MATCH", ("off", "email", "username"))
OIDC_CREATE = on("TOANCANH_OIDC_CREATE")
OIDC_ROLES = _roles(os.environ.get("TOANCANH_OIDC_ROLES", ""))
OIDC_GROUPS = os.environ.get("TOANCANH_OIDC_GROUPS", "groups")
OIDC_RP_CLIENT_ID = os.environ.get("TOANCANH_OIDC_CLIENT_ID", "")
OIDC_RP_CLIENT_SECRET = os.environ.get("TOANCANH_OIDC_SECRET", "")
OIDC_RP_SCOPES = "openid email profile"
OIDC_RP_SIGN_ALGO = "RS256"  # what every provider must offer
OIDC_USE_PKCE = True
OIDC_TIMEOUT = 10  # seconds
OIDC_AUTHENTICATION_CALLBACK_URL = "sign-on-back"
if OIDC_ISSUER and not (OIDC_RP_CLIENT_ID and OIDC_RP_CLIENT_SECRET):
    raise ImproperlyConfigured("TOANCANH_OIDC_ISSUER needs TOANCANH_OIDC_CLIENT_ID and TOANCANH_OIDC_SECRET")
DEBUG = on("TOANCANH_DEBUG")
SECRET_KEY = lazy(_secret_key, str)()
ALLOWED_HOSTS = [
    host.strip() for host in os.environ.get("TOANCANH_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
]

DATABASES = {"default": _database(os.environ.get("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "toancanh.web",  # before the admin, whose looks it sets
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "ninja",
    "toancanh.accounts",
    "toancanh.store",
    "toancanh.registers",
    "toancanh.followup",
    "toancanh.submissions",
    "toancanh.audit",
    "toancanh.approving",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "toancanh.web.security.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "toancanh.web.language.chosen_language",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "toancanh.api.problems.told_of_methods",
    "toancanh.web.access.known_address",
    "toancanh.web.log.kept",
    "toancanh.web.private.masked",
    "toancanh.web.entering.watched",
    "toancanh.web.access.Access",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "toancanh.web.urls"
WSGI_APPLICATION = "toancanh.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "toancanh.web.access.standing",
            ]
        },
    }
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Static files are served from where they lie, so that nothing has to be collected first.
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",  # the first keeps who is in, however they came
    "toancanh.web.provider.Provider",
]
LOGIN_URL = "log-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("username", "name", "email")}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
SESSION_COOKIE_AGE = 12 * 3600  # a long day at work
SESSION_COOKIE_SAMESITE = "Lax"

LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
PROXIES = 0  # that stand before the site and say whom they speak for
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if on("TOANCANH_HTTPS"):
    PROXIES = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
