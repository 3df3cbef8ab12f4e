"""Text typed for a font of before Unicode: told by the font's name, or by what the words become.

``C«ng nghiÖp`` is "Công nghiệp" typed for a font of TCVN3 and shown by one of Unicode. A text is converted
only when nearly all of its marked words become Vietnamese syllables in one encoding, and hardly any of them
is one as it stands; whatever leaves a doubt is kept as it is, and named.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from toancanh.read.encoding.syllables import is_syllable
from toancanh.read.encoding.tables import DECODERS, LOWER_ONLY, TCVN3, VNI, VPS, characters, codes

_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile(r"[\x00-\x7f]*")
# Letters that only Vietnamese in Unicode has: their line is no line of codes.
_UNICODE = re.compile("[\u1ea0-\u1ef9ĂăĐđĨĩŨũƠơƯư]")
# Characters of Latin-1, and of Windows-1252 beside it, that are no letters of Vietnamese: each of the
# encodings here needs some of them in every line.
_TYPED = re.compile("[\x80-\x9f¡¦§©ª«¬\xad®¯´µ¶¸¹º»¿Ä-ÇËÎÏÐÑÖØÛÜÞßä-çëîïðñöøûüþÿƒˆ‰Š‹ŒŽ˜™š›œžŸ]")
_STRAY = re.compile("[\x80-\x9f¡-¯µ-¿Ä-ÇËÎÏÐÑÖØÛÜÞßä-çëîïðñöøûüþÿ]")
_BETWEEN = re.compile("[ \t\r\n\xa0]+")  # controls are letters of VPS
_COLUMNS = re.compile(r"(\t+|\s{3,}|\n)")

_EVIDENCE = 8  # marked words that become syllables
_DISTINCT = 6  # of them different
_SHARE = 0.9  # of all marked words
_AS_IT_STANDS = 0.25  # at most this many times the words gained may be syllables without conversion
_NEXT_BEST = 0.8


@dataclass(frozen=True, slots=True)
class Judgement:
    """The encoding that a text is likely to be in.

    Args:
        name: of the encoding.
        sure: whether nearly every marked word says so; if not, it is only a doubt.
        mixed: whether other lines of the text are Unicode.
    """

    name: str
    sure: bool
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class _Tally:
    """What conversion makes of the marked words of a text.

    Args:
        syllables, distinct: words that become syllables, and how many different ones.
        others: words and stray signs that do not.
        before: words that are syllables as they stand, and would change.
    """

    syllables: int = 0
    distinct: int = 0
    others: int = 0
    before: int = 0

    @property
    def share(self) -> float:
        return self.syllables / max(1, self.syllables + self.others)


def by_font(font: str) -> tuple[str, bool] | None:
    """The encoding that a font is made for, and whether it shows small letters as capitals."""
    key = font.strip().lower()
    if key.startswith(".vn"):
        return TCVN3, key.endswith("h")
    if key.startswith("vni-") or key.startswith("vni "):
        return VNI, False
    return (VPS, False) if re.match(r"vps\b", key) else None


def convert(text: str, name: str, *, capitals: bool = False) -> str:
    """Return the text of an encoding in Unicode (NFC); ``capitals`` when its font shows only these."""
    decoded = characters(DECODERS[name](codes(text)))
    if capitals:
        return decoded.upper()
    return _cased(decoded) if name == TCVN3 else decoded


def judge(text: str) -> Judgement | None:
    """The old encoding that a whole text is typed in; ``None`` for Unicode and for other tongues."""
    if not _TYPED.search(text):
        return None
    pool = [line for line in text.split("\n") if not _ASCII.fullmatch(line) and not _UNICODE.search(line)]
    tokens = Counter(it for it in _BETWEEN.split(codes("\n".join(pool))) if not _ASCII.fullmatch(it))
    tallies = {name: _tally(tokens, decode) for name, decode in DECODERS.items()}
    best = max(tallies, key=lambda name: tallies[name].syllables * tallies[name].share)
    found, rivals = tallies[best], [it.syllables for name, it in tallies.items() if name != best]
    if found.syllables < _EVIDENCE or found.distinct < _DISTINCT or found.share < 0.5:
        return None
    sure = (
        found.share >= _SHARE
        and found.before <= _AS_IT_STANDS * found.syllables
        and max(rivals) <= _NEXT_BEST * found.syllables
    )
    if not sure and found.before >= found.syllables:
        return None
    return Judgement(best, sure, mixed=bool(_UNICODE.search(text)))


def line_in_unicode(line: str, judgement: Judgement) -> str:
    """One line of a text in Unicode; in a mixed text a line that can be Unicode already stays."""
    if _ASCII.fullmatch(line) or _UNICODE.search(line):
        return line
    converted = convert(line, judgement.name)
    if not judgement.mixed:
        return converted
    tally = _tally(Counter(_BETWEEN.split(codes(line))), DECODERS[judgement.name])
    return line if tally.others or tally.before >= tally.syllables else converted


def is_typed_for(lines: Iterable[str], name: str) -> bool:
    """Whether lines in a font of an encoding were typed for it, and are not Unicode shown by another."""
    marked = [line for line in lines if not _ASCII.fullmatch(line)]
    unicode = sum(map(bool, map(_UNICODE.search, marked)))
    tokens = Counter(it for line in marked for it in _BETWEEN.split(codes(line)) if not _ASCII.fullmatch(it))
    found = _tally(tokens, DECODERS[name])
    return found.syllables > max(found.others, found.before) and unicode * 2 < len(marked)


def repaired(text: str) -> str | None:
    """The whole text of a document in Unicode, or ``None`` when it is not surely in another encoding."""
    found = judge(text)
    if found is None or not found.sure:
        return None
    return "\n".join(line_in_unicode(line, found) for line in text.split("\n"))


def _tally(tokens: Counter[str], decode: Callable[[str], str]) -> _Tally:
    syllables, others, before, distinct = 0, 0, 0, set()
    for token, times in tokens.items():
        decoded = decode(token)
        good, bad = _marked(decoded)
        syllables += len(good) * times
        others += bad * times
        distinct.update(good)
        if decoded != token:
            before += len(_marked(token)[0]) * times
    return _Tally(syllables, len(distinct), others, before)


def _marked(token: str) -> tuple[list[str], int]:
    """Words beyond ASCII that are syllables, and how many words and signs are none."""
    words = [word.lower() for word in _WORD.findall(token) if not word.isascii()]
    good = [word for word in words if is_syllable(word)]
    stray = sum(not char.isalpha() for char in _STRAY.findall(token))
    return good, len(words) - len(good) + stray


def _cased(text: str) -> str:
    """Capitals where TCVN3 has none: "CéNG" is "CỘNG" in the font that it was typed for."""
    return "".join(_cased_column(part) for part in _COLUMNS.split(text))


def _cased_column(text: str) -> str:
    told = [(_capital(word), word) for word in _WORD.findall(text)]
    shown = any(it or (word.isupper() and len(word) > 1 and is_syllable(word)) for it, word in told)
    whole = shown and all(it is not False for it, _ in told)
    return _WORD.sub(lambda it: it[0].upper() if whole or _capital(it[0]) else it[0], text)


def _capital(word: str) -> bool | None:
    """Whether a word is written in capitals as far as TCVN3 can tell; ``None`` if it cannot."""
    telling = [char for char in word if char not in LOWER_ONLY]
    count = sum(map(str.isupper, telling))
    if count < len(telling):
        return False
    return True if count >= 2 and count < len(word) else None
