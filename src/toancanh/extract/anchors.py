"""Words at which a room of rules looks closer: where they stand is found in the one pass over a text."""

from collections.abc import Iterable, Mapping

from toancanh.extract.seen import Part, Seen


class Anchors(Part):
    """Words, each with the name under which its room knows it; built once, applied to any number of texts.

    Args:
        words: by what is written, in the reading form; a digit stands for any.
        whole: whether a word must end where it is found, or only begin there.
    """

    def __init__(self, words: Mapping[str, str] | Iterable[str], *, whole: bool = True) -> None:
        self.words = dict(words) if isinstance(words, Mapping) else {word: word for word in words}
        self.whole = whole
        self._nested = any(
            one != other and other.startswith(one) for one in self.words for other in self.words
        )

    def sought(self) -> Mapping[str, str]:
        """Its words, each with its name."""
        return self.words

    def find(self, text: Seen | str) -> list[tuple[int, int, str]]:
        """Start, end and name of each word, in order; the longest of those that begin together."""
        finds = self.finds(text)
        if not self._nested:
            return sorted(finds)
        return sorted({find[0]: find for find in finds}.values())  # the longer one ends later


DIGITS = Anchors({"0": "digit"}, whole=False)
