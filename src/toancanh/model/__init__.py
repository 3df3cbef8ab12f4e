"""Frozen values that travel down the path read → extract → integrate → reconcile → store.

The stages never import each other: what one hands to the next is one of these types. Nothing
here reads a file, knows a rule or a database, or imports another package of the project.
"""

from toancanh.model.acts import Act, ActType, Deadline, Limit
from toancanh.model.areas import Area, AreaChange, AreaLevel, ChangeKind
from toancanh.model.corrections import Correction
from toancanh.model.decisions import Choice, Decision, Mending, Settlement, Verdict
from toancanh.model.documents import (
    AREA_TOLD,
    Block,
    BlockKind,
    Document,
    Faint,
    Locator,
    Passage,
    column_letters,
)
from toancanh.model.errors import UserError
from toancanh.model.evidence import Evidence, Part, Way
from toancanh.model.extraction import Extraction
from toancanh.model.findings import Finding, Severity
from toancanh.model.mentions import Attribute, Feature, Mention, MentionKind
from toancanh.model.observations import Measure, Observation, Status
from toancanh.model.periods import Period
from toancanh.model.progress import Progress, Sign
from toancanh.model.quantities import Bound, Interval, Quantity
from toancanh.model.questions import Question
from toancanh.model.references import DocumentKind, Reference
from toancanh.model.things import (
    Composition,
    Contradiction,
    Kind,
    Node,
    Place,
    Slip,
    Solved,
    Suspect,
    Thing,
    Value,
    kind_of,
    subject_of,
)

__all__ = [
    "AREA_TOLD",
    "Act",
    "ActType",
    "Area",
    "AreaChange",
    "AreaLevel",
    "Attribute",
    "Block",
    "BlockKind",
    "Bound",
    "ChangeKind",
    "Choice",
    "Composition",
    "Contradiction",
    "Correction",
    "Deadline",
    "Decision",
    "Document",
    "DocumentKind",
    "Evidence",
    "Extraction",
    "Faint",
    "Feature",
    "Finding",
    "Interval",
    "Kind",
    "Limit",
    "Locator",
    "Measure",
    "Mending",
    "Mention",
    "MentionKind",
    "Node",
    "Observation",
    "Part",
    "Passage",
    "Period",
    "Place",
    "Progress",
    "Quantity",
    "Question",
    "Reference",
    "Settlement",
    "Severity",
    "Sign",
    "Slip",
    "Solved",
    "Status",
    "Suspect",
    "Thing",
    "UserError",
    "Value",
    "Verdict",
    "Way",
    "column_letters",
    "kind_of",
    "subject_of",
]
