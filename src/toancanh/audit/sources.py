"""The histories that the log leads to: which columns of a row never change, and how it is told.

To add one: a ``Source`` in ``SOURCES``, its words in ``telling``. Columns that may change later (which
decision is the current one) are not among its ``fixed`` ones: neither guarded nor digested. A row that comes
to an end (a submission is decided, boundaries are withdrawn) is two sources: what began it, and by ``once``
what ended it. What a row is made of (the figures of a submission) is digested with it, by ``part_of``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from toancanh.accounts.models import AccountEvent
from toancanh.approving.models import Item, PeriodStep, Submission
from toancanh.audit import telling
from toancanh.audit.telling import Told
from toancanh.followup.models import Event
from toancanh.registers.models import Deed, ValueChange
from toancanh.store import models as store
from toancanh.submissions.models import Batch


@dataclass(frozen=True, slots=True)
class Source:
    """One history.

    Args:
        name: what its lines call it.
        model: its table.
        fixed: the columns that never change.
        told: what the log says of each of some rows; a part has no line.
        related: what is read together with a row.
        once: the column of the time that is empty until it is done, from when on the others never change.
        part_of: the history whose rows it belongs to; the first of its columns says to which.
    """

    name: str
    model: type[Model]
    fixed: tuple[str, ...]
    told: Callable[[list[Any]], list[Told]] | None = None
    related: tuple[str, ...] = ()
    once: str = ""
    part_of: str = ""


_SIGNED = ("who", "at", "address")
_DEED = (
    *_SIGNED, "register", "entry", "version", "kind", "reason", "other", "undoes_id", "source", "url",
    "document_id", "start", "end", "as_of_start", "as_of_end",
)  # fmt: skip
_EVENT = (*_SIGNED, "matter_id", "version", "what", "before", "after", "reason")
_DECISION = (*_SIGNED, "observation_id", "claim", "verdict", "note")
_CHOICE = (*_SIGNED, "observation_id", "subject", "stands", "reason")
_FILE = ("at", "address", "run_id", "name", "result", "original_id")
_ACCOUNT = (*_SIGNED, "user_id", "office_id", "key_id", "what", "before", "after", "about")
_CORRECTION = (*_SIGNED, "claim", "observation_id", "value", "reason", "source")
_SETTLEMENT = (*_SIGNED, "key", "how", "observation_id", "reason", "told")
_CELL = ("area_code", "area_since", "period_start", "period_end")
_SENT = (*_CELL, "revision", "reason", "sent_by", "sent_account", "sent_at", "address")
_DECIDED = ("state", "note", "decided_by", "decided_account", "decided_at", "decided_address")
_ITEM = ("submission_id", "position", "observation_id", "subject", "claim", "correction", "disputed")
_STEP = (*_SIGNED, *_CELL, "closed", "account", "reason")
_BOUNDARIES = (*_SIGNED, "name", "original_id", "on", "source")
_BOUNDARY = ("of_id", "area_code", "area_since", "rings")
_WITHDRAWN = ("withdrawn_at", "withdrawn_by", "withdrawn_why", "withdrawn_address")
SOURCES = (
    Source("account", AccountEvent, _ACCOUNT, telling.accounts, ("user", "office")),
    Source("register", Deed, _DEED, telling.deeds),
    Source("value", ValueChange, ("deed_id", "field", "before", "after"), part_of="register"),
    Source("matter", Event, _EVENT, telling.events, ("matter",)),
    Source("decision", store.DecisionRow, _DECISION, telling.decisions, ("observation",)),
    Source("choice", store.ChoiceRow, _CHOICE, telling.choices, ("observation",)),
    Source("correction", store.CorrectionRow, _CORRECTION, telling.corrections, ("observation",)),
    Source("settlement", store.SettlementRow, _SETTLEMENT, telling.settlements),
    Source("sent", Submission, _SENT, telling.sent_up),
    Source("item", Item, _ITEM, part_of="sent"),
    Source("decided", Submission, _DECIDED, telling.decided, once="decided_at"),
    Source("period", PeriodStep, _STEP, telling.period_steps),
    Source("batch", Batch, (*_SIGNED, "area"), telling.batches),
    Source("file", store.Outcome, _FILE, telling.outcomes, ("run",)),
    Source("boundaries", store.BoundarySet, _BOUNDARIES, telling.boundaries),
    Source("boundary", store.BoundaryRow, _BOUNDARY, part_of="boundaries"),
    Source("withdrawn", store.BoundarySet, _WITHDRAWN, telling.withdrawals, once="withdrawn_at"),
)
"""All histories, parts after what they belong to."""
WITH_LINES = tuple(it for it in SOURCES if it.told)
