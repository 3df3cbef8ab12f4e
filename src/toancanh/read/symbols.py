"""Signs of the symbol fonts in Unicode. Source: the fonts' tables as Microsoft and Adobe publish them."""

import re

_SYMBOL = {
    0x2D: "−", 0x44: "Δ", 0x61: "α", 0x62: "β", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "σ",
    0xA3: "≤", 0xA5: "∞", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x73: "⬧", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
    0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_3 = {0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶"}
_WEBDINGS = {0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x3D: "■", 0x6E: "●"}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}
_PRIVATE = range(0xF000, 0xF100)  # where Word puts the codes of these fonts
_IN_PRIVATE = re.compile("[\uf000-\uf0ff]")

BULLET = "•"
UNKNOWN = "\ufffd"


def is_symbol_font(font: str | None) -> bool:
    """Whether the codes of a font stand for signs, not for letters."""
    return bool(font) and str(font).lower() in _FONTS


def sign(code: int, font: str | None) -> str | None:
    """The sign that a code shows in a symbol font, or ``None`` when this table does not know it."""
    low = code - _PRIVATE.start if code in _PRIVATE else code
    return _FONTS.get((font or "symbol").lower(), {}).get(low)


def shown(text: str, font: str | None) -> str:
    """The text as a symbol font shows it; private codes without such a font are those of Symbol."""
    if is_symbol_font(font):
        return "".join(char if char.isspace() else sign(ord(char), font) or UNKNOWN for char in text)
    return _IN_PRIVATE.sub(lambda found: sign(ord(found[0]), None) or UNKNOWN, text)
