"""What a file is by its first bytes and, of a container, by the names of what is in it."""

import io
import struct
import zipfile

import olefile

OFFICE_ENCRYPTED = "Office, encrypted"
WORD_97 = "Word 97–2003 (.doc)"
EXCEL_97 = "Excel 97–2003 (.xls)"
MESSAGE = "Outlook (.msg)"
EXCEL = "Excel (.xlsx)"
SPREADSHEET = "OpenDocument (.ods)"
ZIP = "ZIP"
OLE = "OLE"
OTHER_ARCHIVES = ("RAR", "7z", "gzip", "bzip2", "xz", "Zstandard", "CAB", "tar")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"

# The first that is there names the file: one program's file may hold another's inside.
_OLE_STREAMS = (
    ("__properties_version1.0", MESSAGE),
    ("EncryptedPackage", OFFICE_ENCRYPTED),
    ("WordDocument", WORD_97),
    ("Workbook", EXCEL_97),
    ("Book", EXCEL_97),
    ("PowerPoint Document", "PowerPoint 97–2003 (.ppt)"),
)
_ZIP_PARTS = (
    ("xl/workbook.bin", "Excel (.xlsb)"),
    ("xl/workbook", EXCEL),
    ("word/document", "Word (.docx)"),
    ("ppt/presentation", "PowerPoint (.pptx)"),
)
# What the first part of other packages says that they are.
_ZIP_TYPES = (
    (b"opendocument.spreadsheet", SPREADSHEET),
    (b"opendocument.text", "OpenDocument (.odt)"),
    (b"epub", "EPUB"),
)
_MAGIC = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "RIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"MSCF", "CAB"),
    (b"{\\rtf", "RTF"),
    (b"%PDF", "PDF"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "Windows program"),
    (b"SQLite format 3", "SQLite"),
)
_SAMPLE = 65_536
_TYPE_REACH = 256  # bytes: the first part is the type
# Control characters that no text file holds; tab, line feed, form feed, carriage return and escape may.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def kind(data: bytes) -> str | None:
    """Name of the binary format, or ``None`` when the bytes carry no signature known here."""
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(_ZIP):
        return _zip(data)
    for magic, label in _MAGIC:
        # Two letters alone prove nothing: a text may well begin with "BM" or "MZ".
        if data.startswith(magic) and (len(magic) >= 4 or is_binary(data)):
            return label
    return "tar" if data[257:262] == b"ustar" else None


def _ole(data: bytes) -> str:
    """By the streams at its root; by names anywhere in the file when that is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            there = [label for name, label in _OLE_STREAMS if file.exists(name)]
    except (OSError, ValueError, LookupError, TypeError, struct.error):
        there = []
    anywhere = (label for name, label in _OLE_STREAMS if name.encode("utf-16-le") in data)
    return next(iter(there), None) or next(anywhere, OLE)


def _zip(data: bytes) -> str:
    """By the names of its parts; by names anywhere in the file when its directory is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = tuple(package.namelist())
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError):
        return next((label for part, label in _ZIP_PARTS if part.encode() in data), _by_type(data))
    parts = (label for part, label in _ZIP_PARTS if any(name.startswith(part) for name in names))
    return next(parts, _by_type(data))


def _by_type(data: bytes) -> str:
    return next((label for said, label in _ZIP_TYPES if said in data[:_TYPE_REACH]), ZIP)


def is_binary(data: bytes) -> bool:
    """Whether the beginning holds bytes that no text has (UTF-16 apart)."""
    sample = data[:_SAMPLE]
    return len(sample.translate(None, _CONTROLS)) < len(sample)
