"""Statistical tables: each figure explained by what its row, its column and the caption say.

Positions are never relied on. A column says its measure ("So cùng kỳ (%)"), unit, time, status or area;
a row its subject, sector, product, area or time; the caption what neither says.
"""

from toancanh.extract.survey import Survey
from toancanh.extract.tables.grids import grids
from toancanh.extract.tables.table import Table
from toancanh.model import Observation

Span = tuple[int, int]


def read_tables(survey: Survey) -> tuple[list[Observation], list[Span]]:
    """The observations of all tables, and the spans in text order that prose rules must leave alone."""
    observations: list[Observation] = []
    spans: list[Span] = []
    for grid in grids(survey.reading):
        table = Table(survey, grid)
        found = list(table.observations())
        observations += found
        spans += table.spans() if found else []
    return observations, spans
