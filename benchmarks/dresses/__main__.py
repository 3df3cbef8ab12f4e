"""Facts of each dress beside those of Word: ``python -m benchmarks.dresses [--scans] [--details] [NAME …]``."""

import argparse
import os
from collections import defaultdict
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
    for ending in office.FILTERS if offices else ():
        files = office.converted(words, ending)
        for report in found:
            data = files[report.name]
            yield report, (f"{ending}, LibreOffice", f"{report.name}.{ending}", data)
            if ending == "pdf" and scans:
                for dress in wardrobe.scans(report.name, data):
                    yield report, dress


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.dresses", description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of names of reports; without any, all")
    parser.add_argument("--scans", action="store_true", help="scans too (some 10 s a page)")
    parser.add_argument("--no-office", action="store_true", help="without LibreOffice")
    parser.add_argument("--only", help="part of the names of the dresses")
    parser.add_argument("--details", action="store_true", help="print each fact that differs")
    asked = parser.parse_args()
    found = [it for it in reports() if not asked.names or any(name in it.name for name in asked.names)]
    wanted = {it.name: claims(wardrobe.word(it), f"{it.name}.docx") for it in found}
    for it in found:
        print(f"{it.name}: {wanted[it.name].total()} facts")
    totals: dict[str, list[Difference]] = defaultdict(list)
    for report, (dress, name, data) in dressed(found, asked.scans, not asked.no_office):
        if asked.only and asked.only not in dress:
            continue
        try:
            told = claims(data, name)
        except UserError as error:
            print(f"{dress:20} {report.name}: {error}")
            continue
        made = difference(wanted[report.name], told)
        totals[dress].append(made)
        if made.lost or made.new:
            print(
                f"{dress:20} {report.name}: {made.same} same, {made.lost.total()} lost, {made.new.total()} new"
            )
        if asked.details:
            for sign, side in (("-", made.lost), ("+", made.new)):
                for claim in sorted(side.elements(), key=repr):
                    print("   ", sign, *(_short(it) for it in claim), sep=" | ")
    print(f"load {os.getloadavg()[0]:.1f}")
    for dress, all_made in totals.items():
        same, lost, new = (
            sum(it.same for it in all_made),
            sum(it.lost.total() for it in all_made),
            sum(it.new.total() for it in all_made),
        )
        print(
            f"{dress:20} {len(all_made):3} reports {same:5} same {lost:4} lost {new:4} new  {same / (same + max(lost, new) or 1):.1%}"
        )


def _short(what: object) -> str:
    name = getattr(what, "name", None)
    return name if isinstance(name, str) else str(what)


if __name__ == "__main__":
    main()
