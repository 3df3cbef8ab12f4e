"""The words right before a number."""

_MARKS = "([{\"'-–+*/,;:"


def last_word(before: str) -> str:
    """The word that ends a stretch of text, without marks; a sign such as "~" counts as one."""
    word = before.rstrip().rpartition(" ")[2].lstrip(_MARKS)
    return word[-1:] if word.endswith(("~", "≈")) else word
