"""Pages of a list: ``?page=2&size=50``, with the total."""

from collections.abc import Callable, Collection, Sequence
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query
from pydantic import BaseModel, Field

from toancanh.model import UserError

MOST = 500


class Paged(BaseModel):
    """Which page is asked for."""

    page: int = Field(1, ge=1, le=1_000_000, description="Đếm từ 1; quá trang cuối thì rỗng.")
    size: int = Field(50, ge=1, le=MOST, description="Số mục mỗi trang.")

    @property
    def slice(self) -> slice:
        """The items of the page."""
        return slice((self.page - 1) * self.size, self.page * self.size)


Wanted = Annotated[Paged, Query()]


class Listed(BaseModel):
    """What every page of a list says; ``items`` are its own."""

    total: int = Field(description="Tổng số mục.")
    page: int
    size: int


def strictly(request: HttpRequest, asked: BaseModel) -> None:
    """Refuse a parameter that there is not: a filter misspelt would give everything.

    Raises:
        UserError: there is one.
    """
    only(request, {it.alias or name for name, it in type(asked).model_fields.items()})


def only(request: HttpRequest, known: Collection[str]) -> None:
    """Refuse a parameter that is none of these.

    Raises:
        UserError: there is one.
    """
    if unknown := sorted(set(request.GET).difference(known)):
        raise UserError("api.unknown_parameter", seen=", ".join(unknown), known=", ".join(sorted(known)))


def listed(items: Sequence[Any], total: int, asked: Paged) -> dict[str, Any]:
    """A page as it is answered."""
    return {"items": items, "total": total, "page": asked.page, "size": asked.size}


def page_of(found: "QuerySet[Any]", asked: Paged, shown: Callable[[Any], Any]) -> dict[str, Any]:
    """One page of rows, each as it is shown."""
    return listed([shown(it) for it in found[asked.slice]], found.count(), asked)
