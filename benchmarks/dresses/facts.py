"""What a file states, without where it stands: claims to compare."""

from collections import Counter
from dataclasses import dataclass

from toancanh.extract import extract
from toancanh.read import members, read_bytes

Claim = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Claims that two dresses share, and those that only one of them makes."""

    same: int
    lost: Counter[Claim]
    new: Counter[Claim]

    @property
    def share(self) -> float:
        """The part of all claims that both make."""
        return self.same / max(self.same + max(self.lost.total(), self.new.total()), 1)


def claims(data: bytes, name: str) -> Counter[Claim]:
    """The claims of a file, or of the file in it."""
    found: Counter[Claim] = Counter()
    if inside := members(data, name):
        for member in inside:
            if member.data is not None:
                found += claims(member.data, member.path)
        return found
    for it in extract(read_bytes(data, name)).facts:
        what = (it.indicator, it.dims, it.area, it.period, it.measure)
        found[(*what, it.quantity.value, it.quantity.unit, it.status)] += 1
    return found


def difference(wanted: Counter[Claim], told: Counter[Claim]) -> Difference:
    """How the claims of a dress differ from those wanted."""
    return Difference((wanted & told).total(), wanted - told, told - wanted)
