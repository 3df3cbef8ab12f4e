"""Danh bạ: all registers, how much is in each, and what waits for a person."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toancanh.registers import selectors
from toancanh.registers.declaring import Register, said
from toancanh.registers.registry import registers
from toancanh.web import clock
from toancanh.web.language import spoken
from toancanh.web.views.registers import attention
from toancanh.web.views.registers.likenesses import pairs

GROUPS = (
    ("parks", "clusters", "tenant_projects", "enterprises", "establishments", "products",
     "promotion_schemes"),
    ("energy_projects", "energy_milestones", "energy_obstacles"),
    ("markets", "shops", "fuel_stations", "ocop_products"),
    ("offices", "officials", "assignments"),
)  # fmt: skip
"""Registers that people use together; one that stands in none comes last."""


@dataclass(frozen=True, slots=True)
class Book:
    """One register: its title, how many entries it has, how many proposals wait."""

    register: Register
    title: str
    entries: int
    proposals: int


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every register, in groups."""
    counts = selectors.counts()
    waiting = selectors.proposals().order_by().values_list("register").annotate(n=Count("id"))
    proposals = Counter(dict(waiting))
    known = registers()
    others = tuple(code for code in known if not any(code in group for group in GROUPS))
    groups = [
        [Book(known[it], _title(known[it]), counts[it], proposals[it]) for it in group]
        for group in (*GROUPS, others)
    ]
    context = {"groups": groups, "proposals": proposals.total()}
    return render(request, "toancanh/registers/all.html", context)


def _title(of: Register) -> str:
    return said(of.words, spoken())


@require_safe
def waits(request: HttpRequest, of: Register) -> HttpResponse:
    """What is found in a register and which pairs may be one: a part by itself, as it takes long to know."""
    findings = attention.counts(clock.today())[of.code]
    context = {"register": of, "pairs": len(pairs(of)), "findings": findings}
    return render(request, "toancanh/registers/waits.html", context)
