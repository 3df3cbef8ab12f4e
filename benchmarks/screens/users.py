"""Many people at the site at once: what each does between pauses, for Locust.

A person reads pages of all kinds, and now and then decides about a figure, as a specialist does.
"""

import os
from pathlib import Path

from locust import FastHttpUser, between, task

_PAGES = Path(os.environ["TOANCANH_BENCH_PAGES"]).read_text(encoding="utf-8").split()
_FACTS = [it for it in _PAGES if it.startswith("/so-lieu/")]


class Person(FastHttpUser):
    """Somebody at work: 2 to 6 seconds at each page; one act in fifty is a decision."""

    wait_time = between(2, 6)

    def on_start(self) -> None:
        """Each begins somewhere else."""
        self.at = hash(id(self)) % len(_PAGES)
        self.token = self.client.get("/dang-nhap/", name="log-in page").text.split('csrfmiddlewaretoken" value="')[1][:64]

    @task(49)
    def read(self) -> None:
        """The next page."""
        self.at = (self.at + 7) % len(_PAGES)
        self.client.get(_PAGES[self.at], name="page")

    @task(1)
    def decide(self) -> None:
        """A verdict on a figure."""
        fact = _FACTS[self.at % len(_FACTS)]
        told = {"verdict": "confirmed", "who": "Lan", "note": "", "csrfmiddlewaretoken": self.token}
        self.client.post(f"{fact}quyet-dinh/", told, name="decision")
