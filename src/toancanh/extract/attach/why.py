"""The words that name what an amount is of and where, for its evidence: the nearest that mean just that."""

from collections.abc import Sequence

from toancanh.extract.attach.window import Window
from toancanh.extract.marks import Mark, T
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.scene import Scene
from toancanh.model import Part, Way


def note_subject(window: Window, scene: Scene, subject: Subject | None) -> None:
    """Note what named the subject: the thing counted, words of the sentence, or some before it."""
    trail, amount = scene.trail, window.amount
    if subject is None:
        trail.unsaid(Part.INDICATOR, Way.ASSUMED, "indicator.none")
        return
    if amount.subject == subject.id:
        trail.spanned(Part.INDICATOR, Way.STATED, "indicator.noun", (amount.start, amount.end))
        return
    marks = [mark for mark in window.content.subjects if mark.end <= window.end]
    mark = _nearest(window, [mark for mark in marks if mark.value is subject]) if marks else None
    if mark:
        rivals = {it.value.id for it in marks if it.start >= window.start and not it.value.weak}
        trail.said(Part.INDICATOR, mark, len(rivals - {subject.id}))
    else:
        listed = scene.intro is not None and scene.intro.subject is subject
        trail.recalled(Part.INDICATOR, subject.id, "indicator.carried", Way.INTRO if listed else None)


def note_place(window: Window, scene: Scene, place: Place | None) -> None:
    """Note what named the area: words of the sentence, what the scene is set in, or the whole document."""
    trail, marks = scene.trail, window.content.places
    main = place is window.survey.main_area
    meant = [it for it in marks if it.value is place or (main and it.value.whole)] if marks else ()
    if mark := _nearest(window, meant):
        trail.said(Part.AREA, mark, len({it.value.name for it in marks} - {mark.value.name}))
        return
    if place and place in (scene.here, scene.place):
        trail.recalled(Part.AREA, "here" if place is scene.here else "place", "area.carried")
        trail.beside(Part.AREA, len(marks))
    else:
        trail.unsaid(Part.AREA, _unsaid(window, place), "area.main", len(marks))


def _unsaid(window: Window, place: Place | None) -> Way:
    if place is None:
        return Way.ASSUMED
    return Way.TOLD if place is window.survey.told else Way.DOCUMENT


def _nearest(window: Window, marks: Sequence[Mark[T]]) -> Mark[T] | None:
    """The last before the amount, else the first after it."""
    at = window.amount.start
    for mark in reversed(marks):
        if mark.end <= at:
            return mark
    return marks[0] if marks else None
