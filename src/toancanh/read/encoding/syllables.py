"""Which words can be Vietnamese: one syllable of an onset, a rhyme and a tone, by the rules of spelling."""

import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED_TONES = frozenset({"\u0301", "\u0323"})  # a syllable that ends in c, ch, p, t has one of these
_STOPS = ("c", "ch", "p", "t")

_ONSETS_WRITTEN = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES_WRITTEN = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyt uyu
uôc uôi uôm uôn uông uôt uc ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu yt ynh
"""
_ONSETS = frozenset({"", *_ONSETS_WRITTEN.split()})
_RHYMES = frozenset(_RHYMES_WRITTEN.split())
_LONGEST_ONSET = 3


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word, in any case, is spelled as a Vietnamese syllable."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in parts if char in _TONES]
    if len(tones) > 1:
        return False
    stem = unicodedata.normalize("NFC", "".join(char for char in parts if char not in _TONES))
    if stem.endswith(_STOPS) and (not tones or tones[0] not in _STOPPED_TONES):
        return False
    return any(
        stem[:at] in _ONSETS and stem[at:] in _RHYMES for at in range(min(_LONGEST_ONSET, len(stem)) + 1)
    )
