"""Facts of each dress beside those of Word: ``python -m benchmarks.dresses [--scans] [NAME …]``."""

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from benchmarks.dresses import office, wardrobe
from benchmarks.dresses.facts import Difference, claims, difference
from benchmarks.dresses.report import Report, reports

from toancanh.model import UserError


def dressed(found: Sequence[Report], scans: bool, offices: bool) -> Iterator[tuple[Report, wardrobe.Dress]]:
    """Every dress of every report."""
    words = {it.name: wardrobe.word(it) for it in found}
    for report in found:
        for dress in wardrobe.typed(report):
            yield report, dress
            if scans and dress[0] == "pdf, fpdf2":
                for scan in wardrobe.scans(report.name, dress[2]):
                    yield report, scan
    for ending in office.FILTERS if offices else ():
        files = office.converted(words, ending)
        for report in found:
            data = files[report.name]
            yield report, (f"{ending}, LibreOffice", f"{report.name}.{ending}", data)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.dresses", description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of names of reports; without any, all")
    parser.add_argument("--scans", action="store_true", help="scans too (some 10 s a page)")
    parser.add_argument("--no-office", action="store_true", help="without LibreOffice")
    parser.add_argument("--only", default="", help="part of the names of the dresses")
    parser.add_argument("--details", action="store_true", help="print each fact that differs")
    asked = parser.parse_args()
    found = [it for it in reports() if not asked.names or any(name in it.name for name in asked.names)]
    wanted = {it.name: claims(wardrobe.word(it), f"{it.name}.docx") for it in found}
    totals: dict[str, list[Difference]] = defaultdict(list)
    for report, (dress, name, data) in dressed(found, asked.scans, not asked.no_office):
        if asked.only not in dress:
            continue
        try:
            made = difference(wanted[report.name], claims(data, name))
        except UserError as error:
            print(f"{dress:20} {report.name}: {error}")
            made = difference(wanted[report.name], Counter())
        totals[dress].append(made)
        _tell(dress, report.name, made, asked.details)
    print(f"{sum(it.total() for it in wanted.values())} facts, load {os.getloadavg()[0]:.1f}")
    for dress, differences in totals.items():
        _sum(dress, differences)


def _tell(dress: str, name: str, made: Difference, details: bool) -> None:
    lost, new = made.lost.total(), made.new.total()
    if lost or new:
        print(f"{dress:20} {name}: {made.same} same, {lost} lost, {new} new", flush=True)
    for sign, side in (("-", made.lost), ("+", made.new)) if details else ():
        for claim in sorted(side.elements(), key=repr):
            print("   ", sign, *map(_short, claim), sep=" | ")


def _sum(dress: str, differences: Sequence[Difference]) -> None:
    same, lost, new = (
        sum(counts)
        for counts in zip(*((it.same, it.lost.total(), it.new.total()) for it in differences), strict=True)
    )
    share = same / max(same + max(lost, new), 1)
    print(f"{dress:20} {len(differences):3} reports {same:5} same {lost:4} lost {new:4} new {share:7.1%}")


def _short(what: object) -> str:
    name = getattr(what, "name", None)
    return name if isinstance(name, str) else str(what)


if __name__ == "__main__":
    main()
