"""Plausible numbers that are the same in every run."""

import random
from decimal import Context, Decimal
from functools import cache

EXCEL = Context(prec=15)  # digits that a spreadsheet keeps


@cache
def drawn(key: str, low: float, high: float, places: int = 2) -> Decimal:
    """A number between two others that belongs to the key."""
    return round(Decimal(random.Random(key).uniform(low, high)), places)


def ratio(over: Decimal, under: Decimal) -> Decimal:
    """Percent, 100 where both are equal, as a spreadsheet calculates it."""
    return EXCEL.divide(over * 100, under)
