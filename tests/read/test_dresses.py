"""One report says the same in every dress: Word, what LibreOffice makes of it, pages, texts, mail, scans."""

import shutil

import pytest
from benchmarks.dresses import office, wardrobe
from benchmarks.dresses.facts import claims, difference
from benchmarks.dresses.report import HERE, parsed

REPORT = parsed(HERE / "reports" / "suoi-trong-2025-07.md")
TYPED = {dress: (name, data) for dress, name, data in wardrobe.typed(REPORT)}


@pytest.fixture(scope="module")
def wanted():
    """What the report says in Word."""
    found = claims(wardrobe.word(REPORT), "báo cáo.docx")
    assert found.total() > 30
    return found


@pytest.fixture(scope="module")
def converted():
    """The report in a format that LibreOffice writes."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return lambda ending: office.converted({REPORT.name: wardrobe.word(REPORT)}, ending, program)[REPORT.name]


@pytest.mark.parametrize("dress", TYPED)
def test_the_facts_are_those_of_word(dress, wanted):
    name, data = TYPED[dress]
    assert claims(data, name) == wanted


@pytest.mark.parametrize("ending", office.FILTERS)
def test_the_facts_are_those_of_word_in_formats_of_libreoffice(ending, wanted, converted):
    assert claims(converted(ending), f"báo cáo.{ending}") == wanted


def test_nearly_all_facts_are_seen_in_a_scan(tesseract, wanted):
    name, printed = TYPED["pdf, fpdf2"]
    for _, scan, data in wardrobe.scans(name, printed):
        made = difference(wanted, claims(data, scan))
        assert made.share >= 0.95
