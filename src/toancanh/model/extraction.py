"""What ``extract`` makes of one document."""

from dataclasses import dataclass

from toancanh.model.acts import Act
from toancanh.model.findings import Finding
from toancanh.model.mentions import Mention
from toancanh.model.observations import Observation


@dataclass(frozen=True, slots=True)
class Extraction:
    """Observations, acts and named things in reading order, and the doubts met on the way."""

    facts: tuple[Observation, ...] = ()
    acts: tuple[Act, ...] = ()
    findings: tuple[Finding, ...] = ()
    mentions: tuple[Mention, ...] = ()
