"""The words right before a number."""

_SIGNS = ("~", "≈", "$", "€")
_MARKS = "([{\"'-–+*/,;:"


def last_word(before: str) -> str:
    """The word that ends a stretch of text, without marks; a sign such as "~" or "$" counts as one."""
    word = before.rstrip().rpartition(" ")[2].lstrip(_MARKS)
    return word[-1:] if word.endswith(_SIGNS) and not word.startswith("us") else word
