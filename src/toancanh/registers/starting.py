"""Public data to start with: parks, clusters, energy projects of four old provinces, reported totals.

``data/*.csv`` came out of press reports, portals and plans; the rows say which, and as of when. They are
partial: a register that holds anything is left alone.
"""

from importlib.resources import files

from toancanh.registers import workbook
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.registers.selectors import entries

FILES = ("parks", "clusters", "energy_projects", "energy_obstacles", "reported_totals")
"""Registers in the order in which they need each other."""

WHO = "Toàn Cảnh"


def load_public() -> None:
    """Import the public data into each register that is empty, as any clerk's file is."""
    for code in FILES:
        of = register(code)
        if not entries(of).exists():
            content = files(__package__).joinpath("data", f"{code}.csv").read_bytes()
            plan = workbook.plan(of, workbook.read(content, f"{code}.csv"))
            workbook.apply(planned=plan, grounds=Grounds(WHO, reason="số liệu công khai"))
