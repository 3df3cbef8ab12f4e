"""The provider of single sign-on: where its doors are, and whether what comes from there is to be believed.

mozilla-django-oidc goes the round (state, nonce, PKCE, signature). What it leaves to the site is here: that
the token was made by this provider, for this site, for a time, and that both answers are of one person.
"""

import functools
from collections.abc import Mapping
from typing import Any

import jwt
import requests
from django.conf import settings
from django.http import HttpRequest
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.utils import import_from_settings

from toancanh.accounts.models import User
from toancanh.accounts.sign_on import Rules, Vouched, account_of
from toancanh.model import UserError

_DOORS = {
    "OIDC_OP_AUTHORIZATION_ENDPOINT": "authorization_endpoint",
    "OIDC_OP_TOKEN_ENDPOINT": "token_endpoint",
    "OIDC_OP_USER_ENDPOINT": "userinfo_endpoint",
    "OIDC_OP_JWKS_ENDPOINT": "jwks_uri",
}
_LONGEST = 150
Told = Mapping[str, Any]


@functools.cache
def described(issuer: str) -> Told:
    """What a provider says of itself (OpenID Connect Discovery 1.0), asked once.

    Raises:
        UserError: it does not answer, or not as a provider of that name.
    """
    try:
        answer = requests.get(f"{issuer}/.well-known/openid-configuration", timeout=settings.OIDC_TIMEOUT)
        answer.raise_for_status()
        told: Any = answer.json()
    except requests.RequestException as error:
        raise UserError("sign_on.no_provider", issuer=issuer) from error
    named = isinstance(told, dict) and str(told.get("issuer", "")).rstrip("/") == issuer
    if not named or not all(isinstance(told.get(it), str) for it in _DOORS.values()):
        raise UserError("sign_on.no_provider", issuer=issuer)
    return dict(told)


class OfProvider:
    """Has the library read from the provider what it would read from settings."""

    @staticmethod
    def get_settings(name: str, *usual: Any) -> Any:
        """A setting of the library."""
        if door := _DOORS.get(name):
            return described(settings.OIDC_ISSUER)[door]
        if name == "OIDC_TOKEN_USE_BASIC_AUTH":  # what a provider takes that says nothing
            ways = described(settings.OIDC_ISSUER).get("token_endpoint_auth_methods_supported")
            return not ways or "client_secret_basic" in ways
        return import_from_settings(name, *usual)


class Provider(OfProvider, OIDCAuthenticationBackend):  # type: ignore[misc]  # the library has no types
    """Who comes back from the provider, as an account of this site."""

    def __init__(self) -> None:
        """Nothing is asked of the provider before somebody comes from there."""

    def authenticate(self, request: HttpRequest | None, **given: Any) -> User | None:
        """The account of who comes back; none of who types a password.

        Raises:
            UserError: there is no account for them, or the token is not to be believed.
            SuspiciousOperation, requests.RequestException, jwt.PyJWTError: nor is anything else.
        """
        if "nonce" not in given or not settings.OIDC_ISSUER:
            return None
        super().__init__()
        found: User | None = super().authenticate(request, **given)
        return found

    def retrieve_matching_jwk(self, token: str) -> jwt.PyJWK:
        """The key that a token says it is signed with; a provider with one key need not name it.

        Raises:
            UserError: there is none, or several would do.
        """
        answer = requests.get(self.OIDC_OP_JWKS_ENDPOINT, timeout=settings.OIDC_TIMEOUT)
        answer.raise_for_status()
        named = jwt.get_unverified_header(token).get("kid")
        fitting = [
            it
            for it in jwt.PyJWKSet.from_dict(answer.json()).keys
            if named in (None, it.key_id)
            and it.algorithm_name == settings.OIDC_RP_SIGN_ALGO
            and it.public_key_use in (None, "sig")
        ]
        if len(fitting) != 1:
            raise UserError("sign_on.not_believed")
        return fitting[0]

    def get_or_create_user(self, access_token: str, id_token: str, payload: Told) -> User:
        """The account of whom a signed token is about."""
        check(payload)
        more = self.get_userinfo(access_token, id_token, payload)
        if more.get("sub") != payload["sub"]:
            raise UserError("sign_on.not_believed")
        rules = Rules(settings.OIDC_MATCH, settings.OIDC_CREATE, settings.OIDC_ROLES)
        return account_of(vouched({**payload, **more}), rules)


def check(token: Told) -> None:
    """Whether a token was made by this provider, for this site, for a time (OpenID Connect Core 3.1.3.7).

    Raises:
        UserError: it was not.
    """
    said = token.get("aud")
    audience = said if isinstance(said, list) else [said]
    client = settings.OIDC_RP_CLIENT_ID
    sound = (
        token.get("iss") == described(settings.OIDC_ISSUER)["issuer"]
        and client in audience
        and token.get("azp", client) == client
        and "exp" in token
        and bool(token.get("sub"))
    )
    if not sound:
        raise UserError("sign_on.not_believed")


def vouched(claims: Told) -> Vouched:
    """Somebody, by what the provider claims of them; an e-mail only if it was verified there."""

    def text(name: str) -> str:
        return str(claims.get(name) or "").strip()[:_LONGEST]

    email = text("email") if claims.get("email_verified") is True else ""
    return Vouched(
        issuer=settings.OIDC_ISSUER, subject=str(claims["sub"]), username=text("preferred_username"),
        name=text("name"), email=email, groups=_groups(claims),
    )  # fmt: skip


def _groups(claims: Told) -> frozenset[str]:
    found: Any = claims
    for part in settings.OIDC_GROUPS.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    listed = [found] if isinstance(found, str) else found
    return frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()
