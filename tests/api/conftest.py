"""A program with a key, a cluster, and what they say to each other."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.web.conftest import keep, store

from toancanh.accounts import actions
from toancanh.accounts.roles import Scope

__all__ = ["keep", "store"]


@pytest.fixture(autouse=True)
def _fresh_minute() -> None:
    """Requests of other tests do not count."""
    cache.clear()


@pytest.fixture
def key(person) -> Callable[..., str]:
    """The secret of a key of Lan, who may write unless told otherwise."""

    def make(*scopes: Scope, role: str = "specialist", username: str = "lan") -> str:
        wanted = scopes or (Scope.READ, Scope.WRITE)
        owner = person(username=username, role=role)
        return actions.add_key(by="Kiểm thử", user=owner, label="thử", scopes=wanted, days=1)[1]

    return make


class Program:
    """Says things to the API with a key, in JSON."""

    def __init__(self, secret: str) -> None:
        self._client, self.secret = Client(), secret

    def __call__(self, method: str, path: str, body: Any = None, **headers: str):
        told = {
            "Authorization": f"Bearer {self.secret}",
            **{k.replace("_", "-"): v for k, v in headers.items()},
        }
        more = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(self._client, method)(f"/api/v1{path}", headers=told, **more)


@pytest.fixture
def ask(key) -> Program:
    """A program that may read and write in the name of Lan."""
    return Program(key())


@pytest.fixture
def add(ask: Program) -> Callable[..., dict[str, Any]]:
    """Add an entry, a cluster unless told otherwise."""

    def make(name: str = "CCN Tân An", of: str = "clusters", **values: Any) -> dict[str, Any]:
        given = {"values": {"name": name, **values}, "source": "Báo cáo 12/BC-SCT", "as_of": "2025-M08"}
        answer = ask("post", f"/registers/{of}", given)
        assert answer.status_code == 201, answer.content.decode()
        return answer.json()

    return make
