"""What a file is by its first bytes, for the formats that no reader takes."""

OFFICE_ENCRYPTED = "Office, encrypted"
WORD_97 = "Word 97–2003 (.doc)"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"

# Names of streams inside an OLE file stand in its directory as UTF-16.
_OLE_STREAMS = (
    ("EncryptedPackage", OFFICE_ENCRYPTED),
    ("WordDocument", WORD_97),
    ("Workbook", "Excel 97–2003 (.xls)"),
    ("PowerPoint Document", "PowerPoint 97–2003 (.ppt)"),
)
_ZIP_MEMBERS = (
    (b"xl/workbook", "Excel (.xlsx)"),
    (b"ppt/presentation", "PowerPoint (.pptx)"),
    (b"opendocument.spreadsheet", "OpenDocument (.ods)"),
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
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"%PDF", "PDF"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "Windows program"),
    (b"SQLite format 3", "SQLite"),
)
_SAMPLE = 65_536
# Control characters that no text file holds; tab, line feed, form feed, carriage return and escape may.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def kind(data: bytes) -> str | None:
    """Name of the binary format, or ``None`` when the bytes carry no signature known here."""
    if data.startswith(_OLE):
        streams = (label for name, label in _OLE_STREAMS if name.encode("utf-16-le") in data)
        return next(streams, "OLE")
    if data.startswith(_ZIP):
        return next((label for member, label in _ZIP_MEMBERS if member in data), "ZIP")
    for magic, label in _MAGIC:
        # Two letters alone prove nothing: a text may well begin with "BM" or "MZ".
        if data.startswith(magic) and (len(magic) >= 4 or is_binary(data)):
            return label
    return None


def is_binary(data: bytes) -> bool:
    """Whether the beginning holds bytes that no text has (UTF-16 apart)."""
    sample = data[:_SAMPLE]
    return len(sample.translate(None, _CONTROLS)) < len(sample)
