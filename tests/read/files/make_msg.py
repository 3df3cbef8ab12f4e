"""A small Outlook message, written stream by stream: no library at hand writes OLE files."""

import struct
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def message(texts: dict[int, str], attachments: list[dict[int, str | bytes | int]], sent: datetime) -> bytes:
    """The file of a message with these texts by number of their property, and these attachments."""
    since_1601 = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10_000_000)
    moment = struct.pack("<HHIQ", 0x40, 0x0039, 6, since_1601)
    head = struct.pack("<8x4I8x", 0, len(attachments), 0, len(attachments))
    root: Tree = _properties(dict(texts), head, moment)
    for number, attached in enumerate(attachments):
        root[f"__attach_version1.0_#{number:08X}"] = _properties(attached, bytes(8), b"")
    return ole(root)


def _properties(values: dict[int, str | bytes | int], head: bytes, more: bytes) -> Tree:
    streams: Tree = {}
    entries = more
    for number, value in values.items():
        if isinstance(value, int):
            entries += struct.pack("<HHIIi", 0x03, number, 6, value, 0)
            continue
        kind, data = (0x1F, value.encode("utf-16-le")) if isinstance(value, str) else (0x102, value)
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
        entries += struct.pack("<HHIII", kind, number, 6, len(data), 0)
    return {"__properties_version1.0": head + entries} | streams


def ole(root: Tree) -> bytes:
    """An OLE file with these streams and folders."""
    nodes: list[list] = []  # name, kind, content, child, right sibling
    _plant(nodes, "Root Entry", root, 5)
    small, mini_fat = b"", []
    big = []
    for node in nodes:
        data = node[2]
        node.append(END)
        if node[1] != 2 or not data:
            continue
        if len(data) < CUTOFF:
            node[5] = len(small) // MINI
            count = -(-len(data) // MINI)
            mini_fat += [*range(node[5] + 1, node[5] + count), END]
            small += data.ljust(count * MINI, b"\0")
        else:
            big.append(node)
    sectors: list[bytes] = []
    fat: list[int] = []

    def add(data: bytes) -> int:
        start, count = len(sectors), -(-len(data) // SECTOR)
        sectors.extend(data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR))
        fat.extend([*range(start + 1, start + count), END])
        return start if count else END

    for node in big:
        node[5] = add(node[2])
    nodes[0][5], nodes[0][2] = add(small), small
    words = [*mini_fat, *[FREE] * (-len(mini_fat) % (SECTOR // 4))]
    mini_at = add(struct.pack(f"<{len(words)}I", *words))
    directory = b"".join(map(_entry, nodes))
    directory_at = add(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    own = 1
    while own * (SECTOR // 4) < len(sectors) + own:
        own += 1
    fat_at = len(sectors)
    fat += [FAT] * own
    fat += [FREE] * (own * (SECTOR // 4) - len(fat))
    head = struct.pack(
        "<8s16xHHHHH6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, own, directory_at,
        0, CUTOFF, mini_at, len(words) * 4 // SECTOR, END, 0,
    )  # fmt: skip
    places = [*range(fat_at, fat_at + own), *[FREE] * (109 - own)]
    return head + struct.pack("<109I", *places) + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _plant(nodes: list[list], name: str, content: "bytes | Tree", kind: int) -> int:
    node = [name, kind, b"" if isinstance(content, dict) else content, FREE, FREE]
    at = len(nodes)
    nodes.append(node)
    before = None
    for child, inner in content.items() if isinstance(content, dict) else ():
        made = _plant(nodes, child, inner, 1 if isinstance(inner, dict) else 2)
        if before is None:
            node[3] = made
        else:
            nodes[before][4] = made
        before = made
    return at


def _entry(node: list) -> bytes:
    name, kind, content, child, right, start = node
    written = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16x4xQQIQ", written, len(written) + 2, kind, 1, FREE, right, child, 0, 0,
        start if content else END if kind != 1 else 0, len(content),
    )  # fmt: skip
