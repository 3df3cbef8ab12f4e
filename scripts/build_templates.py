"""Write the Word templates that come with the program, from the table of the decree; ``--check`` compares."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

from toancanh.publish.word import making

FOLDER = Path(making.__file__).parent / "templates"


def parts(content: bytes) -> dict[str, bytes]:
    """What is in a package, whenever it was written."""
    with zipfile.ZipFile(BytesIO(content)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def main() -> int:
    """Write them; with ``--check`` say which are not as they would be written."""
    stale = []
    for name, make in making.TEMPLATES.items():
        path, made = FOLDER / f"{name}.docx", make()
        if path.exists() and parts(path.read_bytes()) == parts(made):
            continue
        stale.append(path.name)
        if "--check" not in sys.argv:
            FOLDER.mkdir(exist_ok=True)
            path.write_bytes(made)
    print("\n".join(stale) or "up to date")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
