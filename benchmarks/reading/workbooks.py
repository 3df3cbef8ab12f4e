"""Cells a second of workbooks, beside pandas (with openpyxl and xlrd) on the same files in the same run."""

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from toancanh.read import read

ROUNDS = 3
# Sheets, rows, columns of figures: a statistics office's workbook many times over, and one long sheet.
SHAPES = {"statistics": (60, 85, 5), "200k cells": (1, 20_000, 9)}


def report(paths: Sequence[Path]) -> None:
    """Print the rates. The files are made here; ``paths`` are for the other parts."""
    try:
        openpyxl, pandas = import_module("openpyxl"), import_module("pandas")
    except ImportError as error:
        print(f"workbooks not measured: {error}")
        return
    with tempfile.TemporaryDirectory() as folder:
        for shape, (sheets, rows, columns) in SHAPES.items():
            file = Path(folder) / f"{shape}.xlsx"
            _statistics(openpyxl, sheets, rows, columns).save(file)
            for written in (file, _old(file)):
                if written:
                    _rates(shape, written, pandas)


def _statistics(openpyxl, sheets: int, rows: int, columns: int):
    """Sheets with a title, a unit, a merged head, and rows of a label and figures, the last per cent."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number in range(1, sheets + 1):
        sheet = made.create_sheet(f"{number}. SPCN")
        sheet.append([f"{number}. Sản lượng một số sản phẩm công nghiệp chủ yếu tháng 8 năm 2026"])
        sheet.append([*[None] * (columns - 1), "Đơn vị tính: Tấn"])
        sheet.append(
            ["Tên sản phẩm", *(f"Ước tính \ntháng {month} \nnăm 2026" for month in range(1, columns)), "%"]
        )
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=columns + 1)
        for row in range(rows):
            figures = [58331.2977099237 + row * 1.37 + number * month for month in range(1, columns)]
            sheet.append([f"Sản phẩm thứ {row}", *figures, 1 + row / 1000])
            sheet.cell(sheet.max_row, columns + 1).number_format = "0.0%"
    return made


def _old(file: Path) -> Path | None:
    """The file as .xls, by LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        print(".xls not measured: LibreOffice is not installed")
        return None
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    command = [program, profile, "--headless", "--convert-to", "xls", "--outdir", file.parent, file]
    subprocess.run(command, check=True, capture_output=True)
    return file.with_suffix(".xls")


def _rates(shape: str, file: Path, pandas) -> None:
    engine = {".xlsx": "openpyxl", ".xls": "xlrd"}[file.suffix]
    ours, document = _seconds(lambda: read(file))
    theirs, _ = _seconds(lambda: pandas.read_excel(file, sheet_name=None, header=None, engine=engine))
    cells = len(document.blocks)
    print(
        f"workbook {shape:11} {file.suffix:5} {cells:7} cells: toancanh {cells / ours:8.0f}/s, "
        f"pandas with {engine} {cells / theirs:8.0f}/s, ratio {theirs / ours:.2f}"
    )


def _seconds(work: Callable[[], object]):
    """Processor time of the work, the median of a few rounds, and what it gave."""
    rounds, result = [], None
    for _ in range(ROUNDS):
        began = time.process_time()
        result = work()
        rounds.append(time.process_time() - began)
    return statistics.median(rounds), result
