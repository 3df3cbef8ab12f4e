"""Word files in the formats that LibreOffice writes."""

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from toancanh.read.office import TIME_LIMIT

FILTERS = {
    "doc": "doc:MS Word 97",
    "rtf": "rtf",
    "odt": "odt",
    "pdf": "pdf",
    "html": "html:HTML (StarWriter)",
}


def converted(files: Mapping[str, bytes], ending: str, program: str = "soffice") -> dict[str, bytes]:
    """Word files by name in another format, all in one go."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, data in files.items():
            (folder / f"{name}.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        given = sorted(map(str, folder.glob("*.docx")))
        command = [
            program,
            "--headless",
            profile,
            "--convert-to",
            FILTERS[ending],
            "--outdir",
            str(folder / "out"),
        ]
        subprocess.run([*command, *given], check=True, capture_output=True, timeout=TIME_LIMIT * len(files))
        return {name: (folder / "out" / f"{name}.{ending}").read_bytes() for name in files}
