"""The areas that entries of a register lie in, and the provinces of today around them."""

from functools import lru_cache

from toancanh.model import Area
from toancanh.reference.areas import areas
from toancanh.registers.declaring import Register
from toancanh.registers.places import today
from toancanh.registers.registry import register
from toancanh.registers.selectors import entries
from toancanh.registers.totals import as_of_deed
from toancanh.web.choices import Place, order


def places(of: Register) -> tuple[Place, ...]:
    """All of them: provinces first, then smaller units, by name."""
    return _places(of.code, as_of_deed(of.code))


@lru_cache(maxsize=64)
def _places(code: str, _as_of: tuple[object, ...]) -> tuple[Place, ...]:
    rows = entries(register(code)).exclude(area_code=None).order_by()
    found: set[Area] = set()
    for area_code, since in rows.values_list("area_code", "area_since").distinct():
        unit = areas().get(area_code, since) if area_code and since else None
        if unit and unit.parent:
            found |= {unit, areas().province_of(unit)}
            found |= {areas().province_of(it) for it in today(unit)}
    return tuple(sorted({Place.of(it.code, it.valid_from, None) for it in found}, key=order))
