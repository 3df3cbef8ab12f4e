"""Whom an official letter is for, who gets a copy, and who signed it."""

import re

from toancanh.model.text import fold

_TO = re.compile(r"^Kính (?:gửi|trình)\s*:?\s*(.*)", re.IGNORECASE)
_COPIES = re.compile(r"^Nơi nhận\s*:?\s*(.*)", re.IGNORECASE)
_ITEM = re.compile(r"^[-–—+*•]\s*(\S.*)")
_BETWEEN = re.compile(r";\s*(?:[-–—+*•]\s*)?")
_NAME_LENGTH = 160  # characters of one addressee
_HEAD = 30  # lines

_POSITION = re.compile(
    r"^(?:(?:tm|kt|tl|tuq|q) )|(?:^|pho |quyen )(?:tong )?(?:giam doc|chu tich|bo truong|thu truong|bi thu"
    r"|cuc truong|chi cuc truong|vu truong|vien truong|chanh van phong|chanh thanh tra"
    r"|truong (?:phong|ban|doan)|doi truong|tong bien tap|ke toan truong|thu truong co quan)\b"
)
_POSITION_WORDS = 10
_SIGNED = re.compile(r"^[(\[].*[)\]]$")  # "(Đã ký)", "[daky]"
_TITLES = r"(?:(?:PGS|GS|TS|ThS|BS|KS|CN)\.?\s*)*"
_PERSON = re.compile(rf"^{_TITLES}[^\W\d_]+(?: [^\W\d_]+){{1,5}}$")
_REACH = 5  # lines from the last line of the position to the name


def recipient(fragments: list[str]) -> str | None:
    """Whom the letter is for, each parted by "; ": in the line of "Kính gửi" or in the list below it."""
    for at, line in enumerate(fragments[:_HEAD]):
        if found := _TO.match(line):
            return _names(found[1], fragments[at + 1 :])
    return None


def _names(inline: str, below: list[str]) -> str | None:
    named = [it.strip(" ;.:-–") for it in _BETWEEN.split(inline)]
    for line in below:
        item = _ITEM.match(line)
        if item:
            named.append(item[1].strip(" ;."))
        elif not any(named) and len(line) <= _NAME_LENGTH and not line.endswith("."):
            named.append(line.strip(" ;:"))
        else:
            break
    return "; ".join(it for it in named if it and len(it) <= _NAME_LENGTH) or None


def closing(fragments: list[str]) -> tuple[str | None, str | None]:
    """Who gets a copy ("; " between them), and the position and name of who signed (" / " between them)."""
    starts = [at for at, line in enumerate(fragments) if _COPIES.match(line)]
    if not starts:
        return None, _signature(fragments)
    after = _until_prose(fragments[starts[-1] + 1 :])
    first = _COPIES.match(fragments[starts[-1]])
    items = [first[1] if first else "", *(found[1] for found in map(_ITEM.match, after) if found)]
    names = [name.strip(" ;.-–") for item in items for name in _BETWEEN.split(item)]
    copies = "; ".join(name for name in names if name and not _is_position(name)) or None
    signature = _signature(fragments[starts[-1] + 1 :]) or _signature(fragments[: starts[-1]])
    return copies, signature or " / ".join(filter(_is_position, (*after, *names))) or None


def _until_prose(lines: list[str]) -> list[str]:
    """Lines of the closing: the list of copies and the signature beside it, not an annex that follows."""
    for at, line in enumerate(lines):
        if not (_ITEM.match(line) or _SIGNED.match(line) or _is_position(line) or _PERSON.match(line)):
            return lines[:at]
    return lines


def _is_position(line: str) -> bool:
    key = fold(line)
    return line.isupper() and len(key.split()) <= _POSITION_WORDS and bool(_POSITION.search(key))


def _signature(fragments: list[str]) -> str | None:
    """The last position in capitals that a person's name follows."""
    others = [line for line in fragments if not _ITEM.match(line)]
    for at in range(len(others) - 1, -1, -1):
        if _is_position(others[at]) and (name := _person(others[at + 1 : at + 1 + _REACH])):
            start = at
            while start > 0 and _is_position(others[start - 1]):
                start -= 1
            return " / ".join([*others[start : at + 1], name])
    return None


def _person(below: list[str]) -> str | None:
    """The name below a position: the first line that is no remark like "(Đã ký)"."""
    line = next((it for it in below if not _SIGNED.match(it)), None)
    if line is None or not _PERSON.match(line) or line.isupper():
        return None
    return line if all(word[0].isupper() for word in line.split()) else None
