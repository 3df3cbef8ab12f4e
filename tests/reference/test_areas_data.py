"""The committed areas: complete, consistent, and what is known of single units."""

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise

import pytest

from toancanh.model import Area, AreaLevel, ChangeKind
from toancanh.reference.areas import areas

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
INDEX = areas()


def level(which: AreaLevel, on: date) -> list[Area]:
    return [area for area in INDEX.units if area.level is which and area.exists_on(on)]


def only(name: str, on: date, **where: str) -> Area:
    (area,) = INDEX.find(name, on=on, **where)
    return area


def full_names(found: tuple[tuple[Area, ChangeKind], ...]) -> set[str]:
    return {area.full_name for area, _ in found}


@pytest.mark.parametrize(
    ("which", "on", "count"),
    [
        (AreaLevel.PROVINCE, date(2008, 7, 31), 64),
        (AreaLevel.PROVINCE, BEFORE, 63),
        (AreaLevel.DISTRICT, BEFORE, 696),
        (AreaLevel.COMMUNE, BEFORE, 10_035),
        (AreaLevel.PROVINCE, AFTER, 34),
        (AreaLevel.DISTRICT, AFTER, 0),
        (AreaLevel.COMMUNE, AFTER, 3_321),
    ],
)
def test_units_are_complete(which: AreaLevel, on: date, count: int) -> None:
    assert len(level(which, on)) == count


def test_new_communes_by_type() -> None:
    types = Counter(area.type for area in level(AreaLevel.COMMUNE, AFTER))
    assert types == {"Xã": 2621, "Phường": 687, "Đặc khu": 13}


def test_codes_have_the_length_of_their_level() -> None:
    lengths = {(area.level, len(area.code)) for area in INDEX.units if area.code != "VN"}
    assert lengths == {(AreaLevel.PROVINCE, 2), (AreaLevel.DISTRICT, 3), (AreaLevel.COMMUNE, 5)}


def test_a_code_means_one_unit_on_a_day() -> None:
    for code in {area.code for area in INDEX.units}:
        versions = INDEX.versions(code)
        for earlier, later in pairwise(versions):
            assert earlier.valid_to is not None
            assert earlier.valid_to < later.valid_from


def test_every_unit_lies_in_one_that_existed() -> None:
    orphans = [area for area in INDEX.units if area.parent and INDEX.parent(area) is None]
    assert orphans == []


def test_names_are_written_with_capitals_and_single_spaces() -> None:
    small = {word for area in INDEX.units for word in area.name.split(" ") if word[:1].islower()}
    assert small == {"trường"}  # Nông trường Việt Lâm
    assert not any(area.name != " ".join(area.name.split()) for area in INDEX.units)


def test_every_old_unit_has_a_successor() -> None:
    ended = [area for area in INDEX.units if area.valid_to is not None]
    assert [area for area in ended if not INDEX.became(area)] == []


def test_every_new_unit_comes_from_somewhere() -> None:
    assert [area for area in INDEX.units if area.valid_from == AFTER and not INDEX.was(area)] == []


def test_successors_lie_in_the_successor_province() -> None:
    for old in level(AreaLevel.COMMUNE, BEFORE):
        (province, _), *others = INDEX.became(INDEX.province_of(old))
        assert others == []
        assert {INDEX.province_of(new) for new, _ in INDEX.became(old)} == {province}


def test_no_new_commune_joins_two_old_provinces() -> None:
    # The source's false pairs all did: it mixed up communes of one name in merged provinces.
    mixed = [
        new
        for new in level(AreaLevel.COMMUNE, AFTER)
        if len({INDEX.province_of(old) for old, _ in INDEX.was(new)}) > 1
    ]
    assert mixed == []


def test_a_divided_commune_has_one_default_and_a_whole_one_a_single_successor() -> None:
    for old in level(AreaLevel.COMMUNE, BEFORE):
        kinds = Counter(kind for _, kind in INDEX.became(old))
        assert kinds == {ChangeKind.WHOLE: 1} or kinds[ChangeKind.DEFAULT_PART] == 1
        assert (kinds[ChangeKind.WHOLE] == 1) == (kinds.total() == 1)


@pytest.mark.parametrize(
    ("code", "new"),
    [
        ("28924", {"Xã Tân Thành Bình"}),  # Hòa Lộc, Bến Tre
        ("29734", {"Xã Hòa Hiệp"}),  # Hòa Lộc, Vĩnh Long
        ("28437", {"Phường Mỹ Phước Tây"}),  # Phường 3, Cai Lậy
        ("29902", {"Phường Sa Đéc"}),  # Phường 3, Sa Đéc
        ("31379", {"Xã Phú Hữu"}),  # Phú Tân, Hậu Giang: the source's default was wrong too
        ("06079", {"Xã Hồng Phong"}),  # Hồng Phong, Bình Gia
        ("28036", {"Xã Thủ Thừa"}),  # the town: the act has nothing of it go elsewhere
    ],
)
def test_a_namesake_went_to_its_own_successor_only(code: str, new: set[str]) -> None:
    old = INDEX.get(code, BEFORE)
    assert old is not None
    assert full_names(INDEX.became(old)) == new


@pytest.mark.parametrize(
    ("code", "people", "land"),
    [
        ("10798", "Kim Thành", "Hà Nam"),
        ("09619", "Quảng Oai", "Minh Châu"),
        ("09820", "Ô Diên", "Hoài Đức"),
        ("09862", "Sơn Đồng", "Xuân Phương"),
        ("11071", "Trường Tân", "Gia Phúc"),
    ],
)
def test_the_default_part_is_where_the_people_went(code: str, people: str, land: str) -> None:
    old = INDEX.get(code, BEFORE)
    assert old is not None
    kinds = {area.name: kind for area, kind in INDEX.became(old)}
    assert kinds == {people: ChangeKind.DEFAULT_PART, land: ChangeKind.PART}


def test_a_pair_that_the_source_lacks() -> None:
    old = INDEX.get("09013", BEFORE)
    assert old is not None
    assert full_names(INDEX.became(old)) == {"Xã Mê Linh", "Xã Yên Lãng", "Xã Tiến Thắng", "Xã Ô Diên"}


def test_special_zones_of_islands_come_from_districts() -> None:
    from_districts = defaultdict(set)
    for zone in level(AreaLevel.COMMUNE, AFTER):
        for old, _ in INDEX.was(zone):
            from_districts[old.level].add(zone.name)
    assert from_districts[AreaLevel.DISTRICT] == {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"}
    assert INDEX.find("đặc khu Trường Sa", on=AFTER, within="Khánh Hòa")
    assert INDEX.find("đặc khu Hoàng Sa", on=AFTER, within="Đà Nẵng")


@pytest.mark.parametrize(
    ("name", "code", "parts", "communes", "act"),
    [
        ("tỉnh Đắk Lắk", "66", ["Phú Yên", "Đắk Lắk"], {"Xã": 88, "Phường": 14}, "1660/NQ-UBTVQH15"),
        ("tỉnh Gia Lai", "52", ["Bình Định", "Gia Lai"], {"Xã": 110, "Phường": 25}, "1664/NQ-UBTVQH15"),
    ],
)
def test_a_merged_province(
    name: str, code: str, parts: list[str], communes: dict[str, int], act: str
) -> None:
    province = only(name, AFTER)
    inside = INDEX.children(province)
    assert province.code == code
    assert [part.name for part in INDEX.parts(province)] == parts
    assert Counter(area.type for area in inside) == communes
    codes = {area.code for area in inside}
    assert {c.act for c in INDEX.changes if c.new_code in codes and c.on == AFTER} == {act}


def test_a_province_that_was_not_merged_has_no_parts() -> None:
    assert INDEX.parts(only("tỉnh Nghệ An", AFTER)) == ()


def test_an_old_district_that_is_an_exact_union() -> None:
    district = only("huyện Krông Pa", date(2022, 7, 25))
    assert full_names(INDEX.became(district)) == {"Xã Phú Túc", "Xã Ia Dreh", "Xã Ia Rsai", "Xã Uar"}
    assert INDEX.exact_union(district)
    assert INDEX.province_of(district).code == "64"


def test_an_old_district_whose_communes_were_mixed_with_others() -> None:
    assert not INDEX.exact_union(only("huyện Mang Yang", BEFORE))


def test_how_many_old_districts_are_exact_unions() -> None:
    districts = level(AreaLevel.DISTRICT, BEFORE)
    with_communes = [area for area in districts if INDEX.children(area)]
    assert len(with_communes) == 691
    assert sum(map(INDEX.exact_union, with_communes)) == 387


def test_earlier_provinces_lead_to_the_present_ones() -> None:
    ha_tay = only("Hà Tây", date(2007, 1, 1), level=AreaLevel.PROVINCE)
    (ha_noi, kind), *_ = INDEX.became(ha_tay)
    assert (ha_noi.name, ha_noi.valid_from, kind) == ("Hà Nội", date(2008, 8, 1), ChangeKind.WHOLE)
    assert {part.name for part in INDEX.parts(ha_noi)} == {"Hà Nội", "Hà Tây"}
    assert full_names(INDEX.became(only("Thừa Thiên - Huế", date(2024, 1, 1)))) == {"Thành phố Huế"}
