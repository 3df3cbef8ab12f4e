"""Ngành, sản phẩm có lợi thế: which branches of an area stand out, by what evidence, with weights to try."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from toancanh.answering.advantage.asking import NOTHING, Choice, Wanted, choose, title
from toancanh.answering.advantage.choosing import key
from toancanh.answering.advantage.composing import compose
from toancanh.answering.advantage.values import Asked, Report, unit_of
from toancanh.answering.known import root
from toancanh.model import Period, Place
from toancanh.pipeline import standpoint
from toancanh.publish import advantage as words
from toancanh.reference.advantage import methods
from toancanh.reference.areas import areas
from toancanh.reference.messages import render as message
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.remembering import Remembered
from toancanh.web.advantage import showing
from toancanh.web.choices import Option
from toancanh.web.language import spoken
from toancanh.web.overview.sides import sided

_WEIGHT = "ts-"
"""Before the code of a criterion in an address."""
_reports: Remembered[Report] = Remembered(16)


@require_safe
def advantage(request: HttpRequest) -> HttpResponse:
    """The branches; ``?dia-ban=66&ky=2025-M01..M09&so-voi=VN&ts-growth=2`` says of what, by which weights."""
    place, period, against = (request.GET.get(name, "") for name in ("dia-ban", "ky", "so-voi"))
    choice = choose(Wanted(place, period, against, _weights(request)))
    if choice is None:
        return render(request, "toancanh/advantage/page.html", {"none": True})
    return render(request, "toancanh/advantage/page.html", _shown(choice))


def _weights(request: HttpRequest) -> dict[str, str]:
    """The weights of an address, as written; an empty field is not one."""
    told = {name: request.GET.get(name, "") for name in request.GET if name.startswith(_WEIGHT)}
    return {name.removeprefix(_WEIGHT): value for name, value in told.items() if value.strip()}


def _shown(choice: Choice) -> dict[str, Any]:
    asked, lang = choice.asked, spoken()
    report = _reports.of((_key(asked), standpoint()), as_of_change(), lambda: compose(asked))
    fields, idle = showing.weights(report)
    others = [Option(key(it), title(it), it == asked.against) for it in choice.others]
    return {
        "title": title(asked.place),
        "period": asked.period,
        "against": title(asked.against) if asked.against else "",
        "places": [Option(key(it), title(it), it == asked.place) for it in choice.places],
        "periods": choice.periods,
        "others": others,
        "nothing": Option(NOTHING, "", asked.against is None),
        "family": _family(choice),
        "faults": [message(it.code, it.values, lang) for it in choice.faults],
        "weights": fields,
        "idle": idle,
        "sections": showing.sections(report),
        "elsewhere": [
            (words.structure(of, lang), it, _address(asked.place, it)) for of, it in choice.elsewhere
        ],
        "methods": [words.described(it, lang) for it in methods().values()],
    }


def _key(asked: Asked) -> tuple[object, ...]:
    weights = frozenset(asked.weights.items())
    return asked.place, asked.period, asked.against, weights, tuple(it.sha256 for it in asked.tables)


def _family(choice: Choice) -> list[Option]:
    """The merged province and those it was made of, as far as they have branches; nothing of a single one."""
    place = choice.asked.place
    whole = root(place)
    unit = areas().get(whole.code, whole.since) if whole.since else None
    parts = [Place(it.code, it.valid_from) for it in (areas().parts(unit) if unit else ())]
    found = [it for it in (whole, *parts) if it in choice.places]
    return [Option(key(it), _sided(it), it == place) for it in found] if len(found) > 1 else []


def _sided(place: Place) -> str:
    """The name of a place; of one of two that were merged, with the side that it lies on."""
    unit = unit_of(place)
    return sided(unit) if unit else title(place)


def _address(place: Place, period: Period) -> str:
    return "?" + urlencode({"dia-ban": key(place), "ky": period.code})
