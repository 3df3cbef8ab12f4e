"""What an amount is a figure of, and the catalogue's code for it."""

import re
from collections.abc import Sequence

from toancanh.extract.attach.apart import stands_apart
from toancanh.extract.attach.behind import just_after
from toancanh.extract.attach.dims import label_before
from toancanh.extract.attach.fit import ZONES, family_here, fits
from toancanh.extract.attach.governing import governing, whole_of_branch
from toancanh.extract.attach.paired import refers_back, subject_in_turn, told_before, told_in_turn
from toancanh.extract.attach.window import Window
from toancanh.extract.content import inside
from toancanh.extract.marks import Mark, between
from toancanh.extract.rules.indicator.goods import names_product
from toancanh.extract.rules.indicator.subjects import Subject, subjects
from toancanh.extract.scene import Scene
from toancanh.model import BlockKind

_THINGS = re.compile(
    r" (?:tổng )?số (?:ngành|doanh nghiệp|cơ sở|hộ|người|lao động|xã|phường|sản phẩm|dự án|vụ)\b"
    r"| (?:số |các )?(?:khu|cụm) công nghiệp(?: [^\W\d]+){0,4}? (?:có|được|phải|đã|xây dựng)\b"
)
_MAKES = re.compile(
    r"\b(?:sản xuất|chế biến|xuất xưởng|làm ra|cho ra lò|cho ra|khai thác|lắp ráp|luyện)"
    r"(?: (?:được|đạt|khoảng|hơn|gần|trên|ra|và tiêu thụ))* *$"
)
# "38 doanh nghiệp, 224 cơ sở sản xuất công nghiệp" are both of industry.
_BESIDE_WORKSHOPS = re.compile(r"(?:,| và) \d[\d.]* cơ sở (?:sản xuất )?(?:công nghiệp|tiểu thủ|cn\b)")
_ITEM = re.compile(r"[,;] (?!tăng|giảm|đạt|bằng|chiếm|so|trong|và|còn|ước|vượt)[^,;:.\d]{2,60} (?:tăng|giảm)")
_MAKING_OF = re.compile(r"\b(?:sản xuất|khai thác|chế biến|lọc) [^;]*$")
_FARMED = re.compile(
    r"\b(?:lúa|ngô|rau|cây|lợn|heo|gà|bò|trâu|tôm|cá|thủy sản|hải sản|gỗ|nông|lâm|vụ|đất|nước)\b"
)
_GREW = re.compile(r"\b(?:tăng|giảm)(?: [^\W\d]+){0,2} *$")
_GOODS = ("product", "vehicle", "energy")
_EARNS = re.compile(r"\b(?:thu về|mang về|đem về|mang lại|bán ra nước ngoài)(?: [^\W\d]+){0,3} *$")
_PAYS = re.compile(r"(?:(?<!thu )\bnộp|\bđóng góp (?:cho |vào )?(?:ngân sách|nsnn))(?: [^\W\d]+){0,5} *$")
_PENALTY = re.compile(r"phạt|vi phạm|xử lý|truy thu")
_INDUSTRY = ("electricity_output", "iip", "industrial_output_value")  # tonnes after these are of products
_LABEL = re.compile(r"; *[^;:]*: *$")  # "…; xe tải: 7,5%" is an item of its own
_BARE = re.compile(
    r"[ ,;(]*(?:[^\W\d]+ ){0,4}?(?:đạt |tương đương |tương ứng )?(?:khoảng |gần |hơn |trên |tới )?"
)
_LET = re.compile(r"[^;.:\d]{0,40}\bđạt (?:khoảng |gần |hơn |trên |tới )?")
_CHANGES = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|bằng|hụt|chiếm)(?!\w)")
_RATED = re.compile(r"[^,;.]{0,30}(?:so với|kế hoạch|cùng kỳ|dự toán|diện tích|quy hoạch)")
_MADE = ("product", "vehicle")
_PRODUCING = (
    "industrial_product_output", "electricity_output", "electricity_sales", "iip", "made", "output",
    "industrial_output_value", "industry",
)  # fmt: skip
_TRADE = ("exports", "imports", "trade_turnover", "inspections", "violations", "fines")
_FOREIGN = ("fdi_registered", "fdi_disbursed", "fdi_projects")
_IN_DOLLARS = {
    "attracted": "fdi_registered",
    "investment_registered": "fdi_registered",
    "public_investment_disbursed": "fdi_disbursed",
}
_SOLD = re.compile(
    r"(?<!sản xuất và )(?<!xuất )\b(?:tiêu thụ|tồn kho|bán ra|giao cho|than giao|tồn)\b[^,;.:]{0,50}$"
)
_FARM = re.compile(
    r"\b(?:lúa|ngô|thóc|lương thực|cây trồng|trồng trọt|vùng trồng|sầu riêng|trái cây|rau màu|nuôi trồng"
    r"|thủy sản|hải sản|thu hoạch|vụ (?:mùa|xuân|hè|đông)|gieo|chăn nuôi|xuất chuồng)\b"
)
_GIVES = re.compile(r"\b(?:bố trí|bổ sung|hỗ trợ|chi trả|cấp bù|tạm ứng)\b[^;.:]{0,60}$")
_OFFICE = re.compile(r"(?<!cơ )(?<!trụ )\bsở\b")
_LODGING = re.compile(r"khách sạn|lưu trú|buồng")
_LUMP = ("budget_revenue", "budget_revenue_domestic", "budget_revenue_customs")
_COUNTED = ("project", "person", "plant", "scheme")  # nouns that say enough beside any other subject


def subject_of(window: Window, scene: Scene) -> Subject | None:
    """What the amount is a figure of, or ``None`` when nothing fits."""
    amount = window.amount
    if amount.subject:
        return _by_noun(window, subjects()[amount.subject])
    if len(window.run) > 1:
        if one := told_in_turn(window, scene) or subject_in_turn(window):
            return one
        if refers_back(window):
            return told_before(window, scene)
    if amount.kind == "enterprise" and _BESIDE_WORKSHOPS.match(window.key, amount.end):
        return subjects()["industrial_enterprises"]
    marks = inside(window.content.subjects, window.sentence.start, window.end)
    if listed := _listed_product(window, marks):
        return listed
    if behind := just_after(window, marks, scene):
        return behind
    if _of_things(window) or _paid(window) or _sold(window) or stands_apart(window, scene):
        return None
    found = (
        rated_behind(window, marks)
        or _made(window)
        or _named_product(window, scene)
        or _before(window, scene, marks)
        or _earned(window)
        or _in_making(window, scene)
    )
    return None if _granted(window, found) or _grown(window, found) else _foreign(window, scene, found)


def _before(window: Window, scene: Scene, marks: Sequence[Mark[Subject]]) -> Subject | None:
    """The last subject before the amount that fits, else what was spoken of."""
    named = governing(window, scene) if window.named else []
    if whole := whole_of_branch(window, scene, named):
        return whole
    near = [mark.value for mark in named]
    strong = [subject for subject in near if not subject.weak] or near
    if strong is near and (zone := _zone_of(near, window, scene)):
        return zone
    if strong and all(subject.id == "attracted" for subject in strong) and scene.family:
        strong = [*strong, scene.family] if scene.family.id != "power" else strong
    for subject in reversed(strong):
        if fits(subject, window.amount.kind, scene):
            return _part_of_retail(window, subject, scene)
        if subject.outside and window.amount.kind not in _COUNTED:
            return subject
    earlier = [m.value for m in marks if m.start < window.start] if marks else []
    return _carried(window, scene, earlier, any(map(_of_its_own, strong)))


def _part_of_retail(window: Window, subject: Subject, scene: Scene) -> Subject:
    """Of the parts of all retail sales, "tổng mức bán lẻ hàng hóa" are the goods."""
    whole = scene.intro if subject.id == "retail_sales" else None
    part = whole and whole.subject is subject and whole.block != window.sentence.block
    return subjects()["retail_goods"] if part else subject


def _listed_product(window: Window, marks: Sequence[Mark[Subject]]) -> Subject | None:
    """An item of a list of products: "một số sản phẩm tăng khá như: điện tăng 10%, đá xây dựng tăng 5%"."""
    if window.amount.kind != "percent" or not _ITEM.match(window.before):
        return None
    if any(not m.value.weak for m in window.named):
        return None
    heads = [m for m in marks if m.value.id == "industrial_product_output" and m.start < window.start]
    listed = heads and ":" in window.key[heads[0].end : window.start]
    return heads[0].value if listed else None


def _of_its_own(subject: Subject) -> bool:
    """Whether it stands for a thing of its own; "các mặt hàng chủ yếu" may be goods of any trade."""
    return subject.id != "industrial_product_output" and not subject.weak


def _made(window: Window) -> Subject | None:
    """The output, where it says that so much was made: "các nhà máy sản xuất 2,8 triệu tấn thép thô"."""
    made = window.amount.kind in _GOODS and _MAKES.search(window.before)
    return subjects()["made"] if made else None


def _in_making(window: Window, scene: Scene) -> Subject | None:
    """The output, where making was named before: "Về sản xuất than, than nguyên khai đạt 3 triệu tấn"."""
    farms = scene.section.subject is not None and scene.section.subject.outside
    lead = window.lead if window.amount.kind == "product" and not farms else ""
    making = _MAKING_OF.search(lead) is not None and _FARMED.search(lead) is None
    return subjects()["industrial_product_output"] if making else None


def _named_product(window: Window, scene: Scene) -> Subject | None:
    """The output, where only a product is named: "- Giày: 38 triệu đôi", "điện tăng 5%, đá tăng 3%"."""
    kind, spoken_of = window.amount.kind, scene.subject
    if kind == "percent":
        plain = spoken_of is not None and spoken_of.id in _PRODUCING
    else:
        other = spoken_of and ((spoken_of.outside and not window.first) or spoken_of.id in _TRADE)
        plain = kind in _MADE and not other
    named = plain and not window.named and names_product(label_before(window))
    return subjects()["industrial_product_output"] if named else None


def _foreign(window: Window, scene: Scene, subject: Subject | None) -> Subject | None:
    """Capital told in dollars is foreign, unless it is only converted ("tổng vốn quy đổi 3 tỷ USD").

    Capital in parks and clusters is theirs, wherever it comes from.
    """
    foreign = _IN_DOLLARS.get(subject.id) if subject and window.amount.unit == "USD" else None
    converted = "quy đổi" in window.before or "quy đổi" in window.after
    zones = family_here(window, scene) if foreign or (subject and subject.id in _FOREIGN) else None
    if zones and zones.id in ZONES and fits(zones, window.amount.kind, None):
        return zones
    return subjects()[foreign] if foreign and not converted else subject


def is_occupancy(window: Window, subject: Subject | None, before: str) -> bool:
    """Whether a bare percentage behind an area says how full it is: "KCN A: 198 ha, 34,2%"."""
    zone = (
        subject is not None and subject.id in ZONES and before == "area" and window.amount.kind == "percent"
    )
    let = "thuê" in window.lead and _LET.fullmatch(window.before) is not None
    if not zone or not (let or _BARE.fullmatch(window.before)):
        return False
    return not (_CHANGES.search(window.before) or _RATED.match(window.after))


def _earned(window: Window) -> Subject | None:
    """Exports, where goods bring in dollars: "10 tháng, ngành gỗ mang về 14,1 tỷ USD"."""
    dollars = window.amount.unit == "USD" and _EARNS.search(window.before)
    return subjects()["exports"] if dollars and _names_goods(window) else None


def _names_goods(window: Window) -> bool:
    commodities = window.survey.dims["commodity"]
    return bool(between(commodities, window.sentence.start, window.amount.start))


def rated_behind(window: Window, marks: Sequence[Mark[Subject]]) -> Subject | None:
    """What stands right behind and is in no catalogue: "giảm 2% thuế", "500 tỷ đồng tiền điện"."""
    money = window.amount.kind == "money" and not window.named
    if window.amount.kind != "percent" and not money:
        return None
    behind = (m.value for m in marks if m.value.outside and m.start == window.amount.end + 1)
    return next(behind, None)


def _sold(window: Window) -> bool:
    """Whether so much is sold, stored or moved, which is not what was made."""
    return window.amount.kind == "product" and _SOLD.search(window.before) is not None


def _granted(window: Window, subject: Subject | None) -> bool:
    """Whether money is given or asked for works in parks and clusters: no capital that came there."""
    of_others = subject is not None and (subject.id in ZONES or (subject.id in _LUMP and not window.named))
    return of_others and window.amount.kind == "money" and _GIVES.search(window.before) is not None


def _grown(window: Window, subject: Subject | None) -> bool:
    """Whether "sản lượng" is of a crop or a catch: "110.000 ha sầu riêng, sản lượng 860.000 tấn"."""
    return subject is subjects()["output"] and subject is not None and _FARM.search(window.lead) is not None


def _of_things(window: Window) -> bool:
    """Whether it is a share of things counted: "50% số ngành tăng", "100% khu công nghiệp có trạm xử lý"."""
    return window.amount.kind == "percent" and _THINGS.match(window.after) is not None


def _paid(window: Window) -> bool:
    """Whether enterprises pay it: a part of the revenue of the budget that the catalogue has not."""
    return (
        window.amount.kind == "money"
        and ("nộp" in window.before or "đóng góp" in window.before)
        and _PAYS.search(window.before) is not None
        and _PENALTY.search(window.lead) is None
    )


def _zone_of(near: Sequence[Subject], window: Window, scene: Scene) -> Subject | None:
    """The parks or clusters of the clause: "các KCN cấp mới cho 125 dự án FDI"."""
    family = family_here(window, scene) if near and near[-1].family else None
    return family if family and family.id in ZONES and fits(family, window.amount.kind, None) else None


def _by_noun(window: Window, subject: Subject) -> Subject | None:
    """The subject that the noun names; "phòng", "đơn vị" are units of an office only beside its name."""
    carried = [m.value for m in window.named if m.value.outside]
    if carried and window.amount.kind == "visit":
        return carried[-1]  # passengers are no tourists
    if subject.id != "organisational_units":
        return subject
    sentence = window.key[window.sentence.start : window.sentence.end]
    return subject if _OFFICE.search(sentence) and not _LODGING.search(sentence) else None


def _carried(window: Window, scene: Scene, earlier: Sequence[Subject], other_named: bool) -> Subject | None:
    """Nothing between this amount and the one before names a subject that fits: what was spoken of?"""
    kind = window.amount.kind
    if (other_named and kind in ("percent", "money")) or _other_firms(window, scene):
        return None
    if kind == "product" and scene.figure and scene.subject and scene.subject.id in _INDUSTRY:
        return subjects()["industrial_product_output"]
    intro = scene.intro.subject if scene.intro else None
    labelled = _LABEL.search(window.before) is not None
    own = not labelled and any(not subject.weak and fits(subject, kind, scene) for subject in earlier)
    if intro and not other_named and not own and fits(intro, kind, None):
        return intro
    carried = () if _new_item(window, scene) else (scene.subject, *reversed(earlier), scene.family)
    for subject in (*carried, scene.section.subject):
        settled = subject and (kind != "percent" or not subject.weak or subject is scene.subject)
        settled = settled and (subject is not subjects()["made"] or scene.figure is not None)
        if subject and (_still_outside(window, scene, subject) or (settled and fits(subject, kind, scene))):
            return subject
    return None


def _other_firms(window: Window, scene: Scene) -> bool:
    """Whether firms are counted anew, of which nothing told before says that they began or ended."""
    if window.amount.kind != "enterprise" or scene.intro:
        return False
    opens = window.first and "trong" not in window.before
    return opens or bool(scene.told and scene.told[-1] is None)


def _new_item(window: Window, scene: Scene) -> bool:
    """Whether an item begins ("4. Đầu tư công: …", "- Chi thường xuyên …"), so the last one is over."""
    if not window.first or window.amount.kind not in ("money", "percent") or scene.intro:
        return False
    return window.sentence.kind is BlockKind.LIST_ITEM and window.sentence.block != scene.figure_block


def _still_outside(window: Window, scene: Scene, subject: Subject) -> bool:
    """Whether something outside the catalogue goes on: its rate of change, or a like figure beside it."""
    if not subject.outside or subject is not scene.subject:
        return False
    if scene.figure and scene.figure.subject is subject:
        like = ("percent", scene.figure.kind, "money" if scene.figure.kind == "other" else "percent")
        return window.amount.kind in like
    return window.amount.kind in ("percent", "money") and scene.figure_block == window.sentence.block


def indicator_of(window: Window, subject: Subject | None, scene: Scene) -> str | None:
    """The catalogue's code for an amount of a subject."""
    if subject and subject.id in ZONES and window.amount.kind == "percent" and _GREW.search(window.before):
        return None  # what grew is not how full they are
    return subject.code(window.amount.kind, scene.family) if subject else None
