"""How a finding quotes a claim: its passage, and what the message says of it."""

from toancanh.model import Finding, Observation, Severity


def doubt_about(code: str, claim: Observation, **values: str) -> Finding:
    """A warning that quotes a claim.

    Args:
        code: of the message, without ``reconcile.``.
        claim: the message can name it as ``label``, ``area``, ``period``, ``said`` and, its id, ``fact``.
        values: what else the message names.
    """
    said = {
        "label": claim.label,
        "area": claim.area or "",
        "period": claim.period.code if claim.period else "",
        "said": claim.passage.text,
        **values,
        "fact": claim.id,
    }
    return Finding(f"reconcile.{code}", Severity.WARNING, claim.passage, tuple(said.items()))
