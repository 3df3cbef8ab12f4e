"""The catalogue of indicators: the codes that figures are asked for by."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from toancanh.api.keys import READ
from toancanh.api.paging import Listed, Paged, listed, strictly
from toancanh.publish import names
from toancanh.reference import indicators
from toancanh.reference.indicators import Indicator
from toancanh.reference.messages import language

router = Router(tags=["Chỉ tiêu"])


class IndicatorTold(BaseModel):
    """One thing that reports measure."""

    code: str
    group: str
    name: str
    unit: str = Field(description="Mã đơn vị của giá trị; `varies`: mỗi sản phẩm một đơn vị.")
    other_units: list[str]
    additive: bool = Field(description="Cộng được qua các địa bàn.")
    counts: str = Field(description="stock: thời điểm; flow: thời kỳ; rate: tỷ lệ; index: chỉ số.")
    prices: str = Field(description="Giá của giá trị bằng tiền: current, constant2010, none, varies.")
    direction: str = Field(description="Chiều tốt cho tỉnh: up, down, none.")
    source: str


class Indicators(Listed):
    """A page of the catalogue."""

    items: list[IndicatorTold]


class Which(Paged):
    """Which indicators are asked for."""

    search: str = Field("", max_length=200, description="Lời tìm, có dấu hay không.", examples=["xuất khẩu"])


@router.get("/indicators", response=Indicators, auth=READ, operation_id="indicators")
def several(request: HttpRequest, asked: Query[Which]) -> Any:
    """Danh mục chỉ tiêu; tìm theo tên, tên khác hoặc mã thì khớp nhất đứng trước."""
    strictly(request, asked)
    every = indicators.find(asked.search) if asked.search else tuple(indicators.catalogue().values())
    return listed([_told(it) for it in every[asked.slice]], len(every), asked)


def _told(it: Indicator) -> dict[str, Any]:
    own = {name: getattr(it, name) for name in ("code", "group", "unit", "other_units", "additive", "source")}
    kinds = {"counts": it.stock_or_flow.value, "prices": it.price_base.value, "direction": it.direction.value}
    return {**own, **kinds, "name": names.indicator(it.code, "", language())}
