"""Statistical tables: each figure explained by what its row, its column and the caption say.

Positions are never relied on. A column says its measure ("So cùng kỳ (%)"), unit, time, status or area;
a row its subject, sector, product, area or time; the caption what neither says. The sheets of workbooks have
rules of their own (``extract.tables.sheets``): there a cell that is not understood makes a finding.
"""

from dataclasses import dataclass

from toancanh.extract.survey import Survey
from toancanh.extract.tables.grids import grids
from toancanh.extract.tables.sheets import read_form, read_sheets
from toancanh.extract.tables.table import Table
from toancanh.model import Finding, Observation

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables of a document say.

    Args:
        facts: their figures.
        spans: in text order, what the rules of prose must leave alone.
        findings: cells that were not understood.
    """

    facts: tuple[Observation, ...]
    spans: tuple[Span, ...]
    findings: tuple[Finding, ...] = ()


def read_tables(survey: Survey) -> Tables:
    """Read all tables of a document."""
    found = list(grids(survey.reading))
    facts, spans, findings = read_sheets(survey, [grid for grid in found if grid.sheet is not None])
    for grid in found:
        if grid.sheet is None:
            if made := read_form(survey, grid):
                facts, spans, findings = facts + made[0], spans + made[1], findings + made[2]
                continue
            table = Table(survey, grid)
            figures = list(table.observations())
            facts += figures
            spans += table.spans() if figures else []
    return Tables(tuple(facts), tuple(sorted(spans)), tuple(findings))
