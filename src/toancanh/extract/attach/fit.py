"""Whether a subject has figures of a kind here."""

from toancanh.extract.attach.window import Window
from toancanh.extract.rules.indicator.subjects import OCCUPANCY, Subject
from toancanh.extract.scene import Scene

ZONES = ("park", "cluster")  # what is said of projects and capital in them is of them


def holds(subject: Subject, scene: Scene) -> bool:
    """Whether a subject that needs another ("vốn đăng ký" of new enterprises) stands with it here."""
    spoken_of = {known.id for known in (scene.subject, scene.family) if known}
    return not subject.needs or not spoken_of.isdisjoint(subject.needs)


def fits(subject: Subject, kind: str, scene: Scene | None) -> bool:
    """Whether the subject has figures of this kind here."""
    if scene and not holds(subject, scene):
        return False
    rate = kind == "percent" and ("share_of" in subject.codes or subject.id == OCCUPANCY)
    return rate or subject.indicator(kind) is not None


def family_here(window: Window, scene: Scene) -> Subject | None:
    """The parks or clusters that the sentence names, else the thing with several figures of the paragraph."""
    named = [m.value for m in window.leading(window.survey.subjects) if m.value.id in ZONES]
    return named[-1] if named else scene.family if scene.family_block == window.sentence.block else None
