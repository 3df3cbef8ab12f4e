"""Filters that say whether figures are official, and how contradictions were settled."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from toancanh.approving.values import Approval
from toancanh.model import Observation, subject_of
from toancanh.publish import figures, periods
from toancanh.publish.arguments import typed
from toancanh.publish.words import say
from toancanh.store.models import SettlementRow
from toancanh.web.language import spoken

register = template.Library()


@register.filter
def state_words(state: str) -> str:
    """Where a submission or a period stands."""
    return say(f"submission.{state}", spoken())


@register.filter
def approval(fact: Observation, known: Mapping[str, Approval] | str) -> str:
    """Whether a figure is official and by whom; or that another number is; or nothing."""
    found = known.get(subject_of(fact)) if isinstance(known, Mapping) else None
    if found is None:
        return ""
    said = {"who": found.by, "when": periods.day(found.at.date(), spoken())}
    if not found.is_of(fact):
        return _("khác số chính thức (%(who)s duyệt %(when)s)") % said
    if found.revision:
        return _("chính thức: đính chính, %(who)s duyệt %(when)s") % said
    return _("chính thức: %(who)s duyệt %(when)s") % said


@register.filter
def as_typed(fact: Observation) -> str:
    """The number of a figure as it is typed, in ``typed_unit``."""
    return typed(fact, fact.quantity.value, spoken())


@register.filter
def typed_unit(fact: Observation) -> str:
    """The unit in which the number of a figure is typed."""
    return figures.scale(fact.quantity, spoken())[1] or _("số")


@register.filter
def settled_words(it: SettlementRow) -> str:
    """How a contradiction was settled."""
    return say(f"settlement.{it.how}", spoken())


@register.filter
def as_told(it: SettlementRow) -> Mapping[str, str]:
    """The argument that was settled, in the reader's language."""
    told: Mapping[str, str] = it.told.get(spoken()) or {}
    return told
