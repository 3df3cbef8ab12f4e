"""Operations with typed columns, the same for each register: list, read, add, change, merge, take out."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Query, Router, Status

from toancanh.api.describing import XLSX, content
from toancanh.api.exact import Key
from toancanh.api.keys import READ, WRITE, who
from toancanh.api.paging import listed, strictly
from toancanh.api.registers import showing
from toancanh.api.registers.schemas import Shapes, Which, shapes
from toancanh.api.sources import source_of
from toancanh.api.versions import Seen, etag, held_to, located, seen
from toancanh.reference.messages import language
from toancanh.registers import actions, geojson, selectors, workbook
from toancanh.registers.declaring import Register
from toancanh.registers.entries import Entry
from toancanh.registers.registry import registers
from toancanh.registers.selectors import Asked
from toancanh.registers.workbook.cells import area

router = Router()


def asked_of(of: Register, request: HttpRequest, asked: Which) -> Asked:
    """Which entries are asked for.

    Raises:
        UserError: the area is none, or several, or a parameter is misspelt.
    """
    strictly(request, asked)
    unit = area(asked.area) if asked.area.strip() else None
    values = showing.filters(asked, of)
    return Asked(asked.search, unit, values, asked.sort, asked.retired)


def _serve(of: Register) -> None:
    """Add the operations of one register."""
    made, under = shapes(of), f"/registers/{of.code}"
    say = partial(_named, of)
    _reading(of, made, under, say)
    _writing(of, made, under, say)
    _taking_out(of, made, under, say)


def _named(of: Register, done: str, about: str) -> dict[str, Any]:
    """What the description calls an operation."""
    told = {"summary": f"{of.words[0]}: {about}", "tags": [of.words[0]]}
    return {**told, "operation_id": f"{of.code}_{done}", "description": of.about}


def _reading(of: Register, made: Shapes, under: str, say: Any) -> None:
    @router.get(under, response=made.listed, auth=READ, **say("list", "danh sách"))
    def several(request: HttpRequest, asked: Query[made.which]) -> Any:  # type: ignore[name-defined]
        found = selectors.page(of, asked_of(of, request, asked), asked.page, asked.size)
        deeds = selectors.latest_deeds(of, [it.pk for it in found.entries])
        items = [
            {**showing.head(of, it), "source": source_of(deeds[it.pk]) if it.pk in deeds else None}
            for it in found.entries
        ]
        return listed(items, found.total, asked)

    @router.get(
        under + "/{int:entry}", response=made.detail, auth=READ, **say("get", "một mục, nguồn từng cột")
    )
    def one(request: HttpRequest, response: HttpResponse, entry: Key) -> Any:
        return _detail(of, selectors.find(of, entry), response)


def _detail(of: Register, entry: Entry, response: HttpResponse) -> dict[str, Any]:
    """An entry with the source of each value."""
    etag(response, entry.version)
    told = {name: showing.ground(it) for name, it in selectors.sources(entry).items()}
    return {**showing.head(of, entry), "sources": told}


def _writing(of: Register, made: Shapes, under: str, say: Any) -> None:
    @router.post(under, response={201: made.detail}, auth=WRITE, **say("add", "thêm một mục"))
    def add(request: HttpRequest, response: HttpResponse, given: made.given) -> Any:  # type: ignore[name-defined]
        values = showing.read_values(of, given.values)
        entry = actions.add(register=of, values=values, grounds=showing.grounds(who(request), given))
        located(request, response, entry.pk)
        return Status(201, _detail(of, entry, response))

    @router.patch(
        under + "/{int:entry}", response=made.detail, auth=WRITE, **say("change", "sửa những cột nêu ra")
    )
    def change(
        request: HttpRequest, response: HttpResponse, entry: Key, given: made.given, if_match: Seen = None,  # type: ignore[name-defined]
    ) -> Any:  # fmt: skip
        row, version = selectors.find(of, entry), seen(if_match)
        values, grounds = showing.read_values(of, given.values), showing.grounds(who(request), given)
        with held_to(partial(showing.since, row, version)):
            actions.change(entry=row, values=values, version=version, grounds=grounds)
        return _detail(of, selectors.find(of, entry), response)

    @router.post(
        under + "/{int:entry}/merge",
        response=made.detail,
        auth=WRITE,
        **say("merge", "nhập một mục khác vào mục này"),
    )
    def merge(
        request: HttpRequest, response: HttpResponse, entry: Key, given: made.merged, if_match: Seen = None,  # type: ignore[name-defined]
    ) -> Any:  # fmt: skip
        kept, gone, version = selectors.find(of, entry), selectors.find(of, given.gone), seen(if_match)
        values, grounds = showing.read_values(of, given.values), showing.grounds(who(request), given)

        def meanwhile() -> list[dict[str, Any]]:
            return showing.since(kept, version) + showing.since(gone, given.gone_version)

        versions = (version, given.gone_version)
        with held_to(meanwhile):
            actions.merge(kept=kept, gone=gone, versions=versions, values=values, grounds=grounds)
        return _detail(of, selectors.find(of, entry), response)


def _taking_out(of: Register, made: Shapes, under: str, say: Any) -> None:
    def found(request: HttpRequest, asked: Which) -> Any:
        return selectors.entries(of, asked_of(of, request, asked)).select_related(*selectors.references(of))

    @router.get(
        under + ".geojson",
        auth=READ,
        openapi_extra=content("application/geo+json"),
        **say("geojson", "GeoJSON"),
    )
    def features(request: HttpRequest, asked: Query[made.which]) -> Any:  # type: ignore[name-defined]
        content = geojson.collection(of, found(request, asked), language())
        return JsonResponse(
            content, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False}
        )

    @router.get(
        under + ".xlsx", auth=READ, openapi_extra=content(XLSX), **say("xlsx", "Excel, nhập lại được")
    )
    def book(request: HttpRequest, asked: Query[made.which]) -> Any:  # type: ignore[name-defined]
        response = HttpResponse(workbook.write(of, found(request, asked), language()), content_type=XLSX)
        response.headers["Content-Disposition"] = f'attachment; filename="{of.code}.xlsx"'
        return response


for _of in registers().values():
    _serve(_of)
