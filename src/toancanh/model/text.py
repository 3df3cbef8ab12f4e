"""The three forms of a Vietnamese text, and which one is for what.

``canonical``     what is stored and shown: NFC, line ends as a line feed; offsets count its characters.
``reading_form``  what rules match on: the same length, so an offset in one is an offset in the other.
``fold``          what look-ups are keyed by: no marks, no case; never stored as text.

Folding goes by table and decomposition with ``đ`` handled as the letter that it is; it is for keys only.
"""

import re
import unicodedata

_SPACES = dict.fromkeys(
    [*map(chr, range(0x2000, 0x200B)), *"\t\x0b\x0c\x85\xa0\u1680\u202f\u205f\u3000"], " "
)
_INVISIBLE = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\xad", " ")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
_QUOTES = dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛ʼ´`", "'")
# Icelandic ð and African ɖ look like đ and are typed for it; lower case has made them small.
_STROKED = dict.fromkeys("ð\u0256", "đ")
_SAME_LENGTH = _STROKED | _SPACES | _INVISIBLE | _DASHES | _QUOTES

# "hoà" and "hòa", "thuý" and "thúy" are two spellings of one syllable (the mark on the second or the
# first vowel of an open oa/oe/uy). Both are two characters in NFC, so one can stand for the other.
_NEW_TONES = (
    re.compile(r"o[àáảãạèéẻẽẹ](?!\w)"),
    re.compile(r"u[ỳýỷỹỵ](?!\w)"),
)  # one letter is found soonest
_TONE_PAIRS = {
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
}


def canonical(text: str) -> str:
    """Return the text as stored: NFC with a line feed line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few letters (İ) grow when lowered; keep those as they are so that offsets stay true.
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def reading_form(text: str) -> str:
    """Return what rules match on: lower case, plain spaces, dashes and quotes, one tone-mark style.

    The result has exactly the length of ``text`` (which must be canonical), character by character.
    """
    plain = _lower(text)
    for odd, common in _SAME_LENGTH.items():
        plain = plain.replace(odd, common)  # faster than one table: nearly all of them are never there
    for spelling in _NEW_TONES:
        plain = spelling.sub(_one_tone_style, plain)
    return plain


def _one_tone_style(match: re.Match[str]) -> str:
    written = match.group()
    after_q = written[0] == "u" and match.string.startswith("q", max(match.start() - 1, 0))  # quý, quỹ
    return written if after_q else _TONE_PAIRS.get(written, written)


_MARKS = dict.fromkeys(map(ord, "đð\u0256"), "d") | dict.fromkeys(map(ord, "ĐÐ\u0189"), "D")
_NOT_KEY = re.compile(r"[^0-9a-z]+")


def strip_marks(text: str) -> str:
    """Return the text without tone and vowel marks, ``đ`` as ``d``; case and punctuation kept."""
    decomposed = unicodedata.normalize("NFD", text.translate(_MARKS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def fold(text: str) -> str:
    """Return a look-up key: no marks, lower case, any run of other characters as one space."""
    return _NOT_KEY.sub(" ", strip_marks(text).lower()).strip()


_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_text(text: str) -> bool:
    """Whether it has no control characters and no halves of letters, which no workbook or database holds."""
    return _NO_LETTER.search(text) is None


def legible(text: str) -> str:
    """The text with U+FFFD for whatever ``is_text`` refuses, to quote what somebody sent."""
    return _NO_LETTER.sub("\ufffd", text)
