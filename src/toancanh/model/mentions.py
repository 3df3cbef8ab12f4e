"""Things that a document names: candidates for a register, with what it states of each."""

from dataclasses import dataclass
from enum import StrEnum

from toancanh.model.documents import Passage
from toancanh.model.quantities import Quantity


class MentionKind(StrEnum):
    """What sort of thing is named."""

    INDUSTRIAL_PARK = "industrial_park"
    ECONOMIC_ZONE = "economic_zone"
    INDUSTRIAL_CLUSTER = "industrial_cluster"
    POWER_PLANT = "power_plant"
    POWER_GRID = "power_grid"  # lines and substations
    PROJECT = "project"  # any other industrial or trade project or factory
    MARKET = "market"
    SHOPPING_CENTRE = "shopping_centre"
    PETROL_STATION = "petrol_station"
    ENTERPRISE = "enterprise"
    OFFICIAL = "official"
    OFFICE = "office"


class Feature(StrEnum):
    """What can be stated of a named thing."""

    CAPACITY = "capacity"
    AREA = "area"
    INVESTOR = "investor"
    CAPITAL = "capital"
    STAGE = "stage"
    PLACE = "place"
    DATE = "date"
    OCCUPANCY = "occupancy"
    POST = "post"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One statement about a named thing, quoted.

    ``quantity`` is set when it is a number. ``code`` is what the words mean where that is known: the stage
    ("operating"), the period of a date, the code of a place, the key of an investor or office.
    """

    feature: Feature
    passage: Passage
    quantity: Quantity | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document names something.

    Args:
        passage: the words, with the word that says what it is ("KCN Hòa Phú"); a later member of a list
            has only its name ("Tân An 1").
        kind: what it is.
        variety: of a power plant its source (``hydro``, ``wind`` …), else empty.
        name: the proper name as written. Of an office or an enterprise known by initials, all of it.
        key: the same for each writing of the same name in a document: kind, variety and folded name.
        attributes: what is stated of it here, in text order.
        rule: what found it.
    """

    passage: Passage
    kind: MentionKind
    name: str
    key: str
    variety: str = ""
    attributes: tuple[Attribute, ...] = ()
    rule: str = ""
