"""Whether a subject has figures of a kind here."""

from toancanh.extract.attach.window import Window
from toancanh.extract.rules.indicator.subjects import OCCUPANCY, Subject
from toancanh.extract.scene import Scene

ZONES = ("park", "cluster")  # what is said of projects and capital in them is of them


def holds(subject: Subject, scene: Scene) -> bool:
    """Whether a subject that needs another ("vốn đăng ký" of new enterprises) stands with it here."""
    if not subject.needs:
        return True
    return any(known.id in subject.needs for known in (scene.subject, scene.family) if known)


def fits(subject: Subject, kind: str, scene: Scene | None) -> bool:
    """Whether the subject has figures of this kind here."""
    if scene and subject.needs and not holds(subject, scene):
        return False
    if kind in subject.codes:
        return True
    return kind == "percent" and ("share_of" in subject.codes or subject.id == OCCUPANCY)


def family_here(window: Window, scene: Scene) -> Subject | None:
    """The parks or clusters that the sentence names, else the thing with several figures of the paragraph.

    Else those whose board the text is of.
    """
    named = [m.value for m in window.leading(window.content.subjects) if m.value.id in ZONES]
    if named:
        return named[-1]
    return scene.family if scene.family_block == window.sentence.block else window.survey.zones
