"""How many people the site bears at once: ``python -m benchmarks.screens.load [--users N …] [--seconds N]``.

It writes (a decision or a change in a register in each fifty visits), so give it a copy of a store by
``TOANCANH_DATA``. Each user opens a page, reads for one to three seconds, and opens the next one.
"""

import argparse
import asyncio
import os
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import quantiles

import httpx
from benchmarks.screens.serving import Site, Use, site
from benchmarks.screens.visits import Visits, visits
from selectolax.lexbor import LexborHTMLParser

_THINK = (1.0, 3.0)  # seconds between the pages of a user
_PATIENCE = 60  # seconds after which a page counts as an error
_WHO = "Người đo tải"
_QUICK, _BUSY = 0.2, 0.7  # seconds an answer may take; how much of a core is used before requests queue
_HEAD = (
    "users | requests | a second | p50 | p95 | p99 | most ms | errors | ms of the processor | cores busy"
    " | MB | processes | load"
)
_NOTHING = Use(0, 0, 0)


@dataclass
class Step:
    """What so many users saw, in seconds, by kind of page."""

    users: int
    lasted: float = 0
    times: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    before: Use = _NOTHING
    after: Use = _NOTHING

    @property
    def all(self) -> list[float]:
        """Every answer."""
        return [it for times in self.times.values() for it in times]

    @property
    def cost(self) -> float:
        """Seconds of the processor that an answer took the site."""
        return (self.after.seconds - self.before.seconds) / len(self.all)


class User:
    """Somebody with a browser that keeps cookies."""

    def __init__(self, client: httpx.AsyncClient, step: Step, number: int) -> None:
        self._client, self._step, self._chance = client, step, random.Random(number)

    async def stay(self, known: Visits, until: float) -> None:
        """Open one page after the other; not all begin at once."""
        await asyncio.sleep(self._chance.uniform(0, _THINK[0]))
        while time.monotonic() < until:
            kind, address = known.draw(self._chance)
            if kind == "decision":
                await self._decide(address)
            elif kind == "change":
                await self._change(address)
            else:
                await self._open(kind, address)
            await asyncio.sleep(self._chance.uniform(*_THINK))

    async def _open(self, kind: str, address: str) -> None:
        """A page with the parts that it asks for as soon as it is there."""
        page = await self._ask(kind, address)
        for it in LexborHTMLParser(page).css("[hx-get][hx-trigger=load]"):
            await self._ask("part of a page", it.attributes["hx-get"] or "")

    async def _decide(self, figure: str) -> None:
        if page := await self._ask("figure", figure):
            verdict = self._chance.choice(("confirmed", "rejected"))
            await self._send("decision", f"{figure}quyet-dinh/", _form(page) | {"verdict": verdict})

    async def _change(self, entry: str) -> None:
        if page := await self._ask("form of an entry", f"{entry}sua/"):
            said = {"note": f"Đo tải {self._chance.random()}", "reason": "đo tải", "source": "đo tải"}
            await self._send("change", f"{entry}sua/", _form(page) | said)

    async def _send(self, kind: str, address: str, form: dict[str, str]) -> None:
        await self._ask(kind, address, form | {"who": _WHO}, expected=302)

    async def _ask(
        self, kind: str, address: str, form: dict[str, str] | None = None, expected: int = 200
    ) -> str:
        """The page, empty if it is not what was expected; how long it took is noted."""
        began = time.perf_counter()
        try:
            answer = await self._client.request("POST" if form else "GET", address, data=form)
        except httpx.HTTPError as error:
            self._step.errors[f"{kind}: {type(error).__name__}"] += 1
            return ""
        self._step.times[kind].append(time.perf_counter() - began)
        if answer.status_code == expected:
            return answer.text
        self._step.errors[f"{kind}: {answer.status_code}"] += 1
        return ""


def _form(page: str) -> dict[str, str]:
    """What the form of a page sends if nothing is typed."""
    tree, found = LexborHTMLParser(page), {}
    for it in tree.css("form.edit [name], form.decide [name=from], [name=csrfmiddlewaretoken]"):
        chosen = it.css_first("option[selected]") if it.tag == "select" else None
        value = chosen.attributes.get("value") if chosen else it.attributes.get("value")
        found[it.attributes["name"]] = (it.text() if it.tag == "textarea" else value) or ""
    return found


async def _step(at: Site, known: Visits, users: int, seconds: float) -> Step:
    step = Step(users, before=at.use())
    began = time.monotonic()
    clients = [httpx.AsyncClient(base_url=at.url, timeout=_PATIENCE) for _ in range(users)]
    await asyncio.gather(
        *(User(it, step, number).stay(known, began + seconds) for number, it in enumerate(clients))
    )
    await asyncio.gather(*(it.aclose() for it in clients))
    step.lasted, step.after = time.monotonic() - began, at.use()
    return step


async def _warm(at: Site, known: Visits) -> None:
    """Have each process open a page of each kind before anything counts, however long that takes."""
    first = [addresses[0] for addresses in known.addresses.values()]
    async with httpx.AsyncClient(base_url=at.url, timeout=None) as client:
        for address in first:
            await asyncio.gather(*(client.get(address) for _ in range(2 * (os.cpu_count() or 1))))


def _row(step: Step) -> str:
    answers = step.all
    busy = (step.after.seconds - step.before.seconds) / step.lasted
    cells = (
        *(step.users, len(answers), f"{len(answers) / step.lasted:.1f}", *_percentiles(answers)),
        *(sum(step.errors.values()), f"{1000 * step.cost:.0f}", f"{busy:.2f}"),
        *(f"{step.after.megabytes:.0f}", step.after.processes, f"{os.getloadavg()[0]:.1f}"),
    )
    return " | ".join(map(str, cells))


def _percentiles(times: list[float]) -> tuple[str, ...]:
    """The 50th, 95th and 99th, and the longest, in milliseconds."""
    cuts = quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
    return tuple(f"{1000 * it:.0f}" for it in (cuts[49], cuts[94], cuts[98], max(times)))


def _needed(cost: float, users: int = 500) -> str:
    """The cores for so many users, by the cost of an answer."""
    lines = [f"cores = users / (think + answer) × cost / {_BUSY}, cost = {cost:.3f} s of one core a request"]
    for think in (sum(_THINK) / 2, 15.0):
        rate = users / (think + _QUICK)
        cores = rate * cost / _BUSY
        lines.append(f"{users} users who think {think:.0f} s: {rate:.0f} requests/s, {cores:.1f} cores")
    return "\n".join(lines)


def main() -> None:
    """Print a row for each number of users, the kinds of pages for the last, and what 500 users need."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, nargs="+", default=[1, 5, 10, 20, 50])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--beside", type=int, help="process of a database whose use counts too")
    given = parser.parse_args()
    from toancanh.web import prepare

    prepare()
    known = visits()
    with site(given.beside) as at:
        asyncio.run(_warm(at, known))
        print(_HEAD)
        for users in given.users:
            step = asyncio.run(_step(at, known, users, given.seconds))
            print(_row(step), *(f"{it} ×{n}" for it, n in step.errors.items()), flush=True)
    print(f"\nkind, of {step.users} users | requests | p50 | p95 | p99 | most ms")
    for kind, times in sorted(step.times.items()):
        print(kind, len(times), *_percentiles(times), sep=" | ")
    print(f"\n{_needed(step.cost)}")


if __name__ == "__main__":
    main()
