"""What is said of figures that cannot be joined or compared: one way to say it, for every module here."""

from toancanh.integrate.places import named
from toancanh.model import Finding, Observation, Severity, Thing
from toancanh.reference.indicators import catalogue


def doubt(
    code: str,
    about: Thing,
    severity: Severity = Severity.INFO,
    told: Observation | None = None,
    **values: object,
) -> Finding:
    """A finding about a thing.

    Args:
        code: of the message, without ``integrate.``.
        about: what it is about; the message can name it as ``label``, ``area``, ``period`` and ``unit``.
        severity: how much it matters.
        told: the figure in doubt, to be quoted.
        values: what else the message names.
    """
    said = {
        "label": _label(about),
        "area": named(about.place),
        "period": about.period.code,
        "unit": about.unit,
        **values,
    }
    passage = told.passage if told else None
    return Finding(f"integrate.{code}", severity, passage, tuple((key, str(it)) for key, it in said.items()))


def _label(thing: Thing) -> str:
    entry = catalogue().get(thing.indicator)
    name = entry.name_vi if entry else thing.indicator
    return " · ".join((name, *(value for _, value in thing.dims)))
