"""Write src/toancanh/reference/areas/{units,changes}.csv from vietnamadminunits and corrections.toml.

The source (vietnamadminunits 1.0.4, MIT, a development dependency) holds the units as they stood on
30 June 2025, those of 1 July 2025, and which old commune went where, by names. This script turns names into
codes, applies the reviewed corrections, derives the provinces' lineage, and refuses to write data that
contradicts itself. Run it again after editing corrections.toml:

    python scripts/build_areas.py            # write
    python scripts/build_areas.py --check    # fail if the committed files differ
"""

import csv
import io
import json
import sqlite3
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from toancanh.model import Area, AreaChange, AreaLevel, ChangeKind
from toancanh.model.text import canonical

TARGET = Path(__file__).parents[1] / "src/toancanh/reference/areas"
SOURCE = files("vietnamadminunits") / "data"
CORRECTIONS = tomllib.loads((TARGET / "corrections.toml").read_text("utf-8"))

# Decision 124/2004/QĐ-TTg created the codes on this day; there is no earlier (code, valid_from).
CODES_FROM = date(2004, 7, 8)
REFORM = date(2025, 7, 1)
OLD_ENDS = REFORM - timedelta(days=1)

TYPES = ("Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu")
COUNTRY = Area("VN", "Việt Nam", "", AreaLevel.COUNTRY, None, CODES_FROM)

Pairs = dict[str, dict[str, bool]]  # old code -> new code -> whether it is the default


def rows(query: str) -> list[sqlite3.Row]:
    """Rows of the source's database."""
    with sqlite3.connect(f"file:{SOURCE / 'dataset.db'}?mode=ro", uri=True) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(query).fetchall()


OLD = rows("select * from admin_units_legacy")
NEW = rows("select * from admin_units")


def unit(code: str, full_name: str, level: AreaLevel, parent: str, old: bool) -> Area:
    """A unit of one of the two layers; the source's separate type column is sometimes wrong."""
    text = canonical(full_name)
    kind = next(kind for kind in TYPES if text.casefold().startswith(kind.casefold() + " "))
    start, end = (CODES_FROM, OLD_ENDS) if old else (REFORM, None)
    return Area(code, text[len(kind) + 1 :].strip(), kind, level, parent, start, end)


def layers() -> Iterable[Area]:
    """All units of the source, each once."""
    for row in OLD:
        province, district = row["provinceCode"], row["districtCode"]
        yield unit(province, row["province"], AreaLevel.PROVINCE, COUNTRY.code, old=True)
        yield unit(district, row["district"], AreaLevel.DISTRICT, province, old=True)
        if row["wardCode"]:
            yield unit(row["wardCode"], row["ward"], AreaLevel.COMMUNE, district, old=True)
    for row in NEW:
        yield unit(row["provinceCode"], row["province"], AreaLevel.PROVINCE, COUNTRY.code, old=False)
        yield unit(row["wardCode"], row["ward"], AreaLevel.COMMUNE, row["provinceCode"], old=False)


def source_pairs() -> Pairs:
    """Old commune -> new communes. A district without communes (an island) stands for itself."""
    old_codes = {
        f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}": row["wardCode"]
        or row["districtCode"]
        for row in OLD
    }
    new_codes = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in NEW}
    converter = json.loads((SOURCE / "converter_2025.json").read_text("utf-8"))
    pairs: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for province, targets in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in targets.items():
            for old in olds:
                pairs[old_codes[old]][new_codes[province, new]] = True
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, targets in divided.items():
            for new in targets:
                code = new_codes[province, new["newWardKey"]]
                pairs[old_codes[old]][code] = new["isDefaultNewWard"]
    return dict(pairs)


def corrected_pairs() -> Pairs:
    """The source's pairs, reviewed; a correction that finds nothing to correct is an error."""
    pairs = source_pairs()
    for drop in CORRECTIONS["drop"]:
        if pairs[drop["old"]].pop(drop["new"], None) is None:
            raise SystemExit(f"nothing to drop: {drop['old']} -> {drop['new']}")
    for add in CORRECTIONS["add"]:
        if add["new"] in pairs[add["old"]]:
            raise SystemExit(f"already a pair: {add['old']} -> {add['new']}")
        pairs[add["old"]][add["new"]] = False
    for fix in CORRECTIONS["default"]:
        if pairs[fix["old"]][fix["new"]]:
            raise SystemExit(f"already the default: {fix['old']} -> {fix['new']}")
        pairs[fix["old"]] = {new: new == fix["new"] for new in pairs[fix["old"]]}
    return pairs


def kind_of(targets: dict[str, bool], new: str) -> ChangeKind:
    """How an old unit passed into one of its targets."""
    if len(targets) == 1:
        return ChangeKind.WHOLE
    return ChangeKind.DEFAULT_PART if targets[new] else ChangeKind.PART


def corrected_units() -> list[Area]:
    """The source's units with names corrected and the reviewed history before them."""
    units = {(area.code, area.valid_from): area for area in layers()}
    for fix in CORRECTIONS["name"]:
        key = fix["code"], fix["valid_from"]
        if units[key].name != fix["seen"]:
            raise SystemExit(f"nothing to rename: {key} is {units[key].name!r}")
        units[key] = replace(units[key], name=fix["name"])
    for past in CORRECTIONS["unit"]:
        area = Area(
            past["code"],
            past["name"],
            past["type"],
            AreaLevel.PROVINCE,
            COUNTRY.code,
            CODES_FROM,
            past["until"],
        )
        following = units.pop((area.code, CODES_FROM), None)
        units[area.code, area.valid_from] = area
        if following is not None:
            start = past["until"] + timedelta(days=1)
            units[area.code, start] = replace(following, valid_from=start)
    return [COUNTRY, *units.values()]


def changes(units: list[Area], pairs: Pairs) -> list[AreaChange]:
    """Lineage of communes from the pairs, of provinces from their communes, and the reviewed history."""
    acts: dict[str, Any] = CORRECTIONS["acts"]
    province = {row["wardCode"]: row["provinceCode"] for row in NEW}
    origin = {row["wardCode"] or row["districtCode"]: row["provinceCode"] for row in OLD}
    found = [
        AreaChange(old, new, kind_of(targets, new), REFORM, acts["communes"][province[new]])
        for old, targets in pairs.items()
        for new in targets
    ]
    provinces = {(origin[old], province[new]) for old, targets in pairs.items() for new in targets}
    found += [AreaChange(old, new, ChangeKind.WHOLE, REFORM, acts["provinces"]) for old, new in provinces]
    found += [
        AreaChange(c["old"], c["new"], ChangeKind.WHOLE, c["on"], c["act"]) for c in CORRECTIONS["change"]
    ]
    check(units, pairs, origin, provinces)
    return found


def check(units: list[Area], pairs: Pairs, origin: dict[str, str], provinces: set[tuple[str, str]]) -> None:
    """Stop on data that contradicts itself."""
    faults = [f"{old} has no successor" for old in origin if not pairs.get(old)]
    faults += [
        f"{old} has not exactly one default"
        for old, targets in pairs.items()
        if len(targets) > 1 and sum(targets.values()) != 1
    ]
    if len(provinces) != len({old for old, _ in provinces}):
        faults.append("an old province has several successors")
    sources: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for old, targets in pairs.items():
        for new in targets:
            sources[new][old] = origin[old]
    # No commune joins two old provinces: one that seems to is a clash of names in the source.
    faults += [f"{new} joins {olds}" for new, olds in sources.items() if len(set(olds.values())) > 1]
    formed = {area.code for area in units if area.valid_from == REFORM and area.level is AreaLevel.COMMUNE}
    faults += [f"{new} comes from nothing" for new in formed - set(sources)]
    # Every new commune took the code of one of the units it was formed from.
    faults += [
        f"{new} has a foreign code"
        for new, olds in sources.items()
        if new not in olds and len(min(olds)) == 5
    ]
    if faults:
        raise SystemExit("\n".join(faults))


def table(head: str, lines: Iterable[Iterable[object]]) -> str:
    """A CSV text; ``None`` is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head.split())
    writer.writerows(lines)
    return out.getvalue()


def texts() -> dict[str, str]:
    """The two files as they should be."""
    units = corrected_units()
    steps = changes(units, corrected_pairs())
    order = list(AreaLevel)
    units.sort(key=lambda a: (order.index(a.level), a.code, a.valid_from))
    steps.sort(key=lambda c: (c.on, len(c.old_code), c.old_code, c.new_code))
    return {
        "units.csv": table(
            "code name type level parent valid_from valid_to",
            ((a.code, a.name, a.type, a.level, a.parent, a.valid_from, a.valid_to) for a in units),
        ),
        "changes.csv": table(
            "old_code new_code kind on act", ((c.old_code, c.new_code, c.kind, c.on, c.act) for c in steps)
        ),
    }


def main() -> None:
    """Write the files, or with ``--check`` compare them."""
    for name, text in texts().items():
        path = TARGET / name
        if "--check" not in sys.argv:
            path.write_text(text, "utf-8")
        elif path.read_text("utf-8") != text:
            raise SystemExit(f"{name} is not what this script makes: run python scripts/build_areas.py")
        print(f"{name}: {text.count(chr(10)) - 1} rows")


if __name__ == "__main__":
    main()
