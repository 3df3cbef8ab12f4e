"""Whatever part of a table says something of a figure can be told in both languages."""

from dataclasses import replace
from typing import get_args

import pytest

from toancanh.model import Evidence, Part, Way
from toancanh.publish import explanation
from toancanh.reference.messages import Language


@pytest.mark.parametrize("lang", get_args(Language))
@pytest.mark.parametrize("name", ["row", "column", "beside", "area", "caption", "unit"])
def test_what_a_part_of_a_table_says_is_quoted(told, name: str, lang: Language) -> None:
    text = "Huyện Ea Kar: 12 tỷ đồng"
    fact = replace(told(12, text), evidence=(Evidence(Part.AREA, Way.TABLE, f"table.{name}", 0, 12),))
    (line,) = explanation.lines(fact, text, lang)
    assert "“Huyện Ea Kar”" in line.told
