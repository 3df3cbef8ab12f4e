"""Whose matters are: the offices that lead them or help."""

from toancanh.followup.models import Matter


def offices_of(matter: int) -> frozenset[int]:
    """The numbers of the offices that a matter was given to; none if there is no such matter."""
    rows = Matter.objects.filter(pk=matter).values_list("lead_id", "partners")
    return frozenset(key for row in rows for key in row if key is not None)
