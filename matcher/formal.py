"""Formal names of states, in six languages: which words tell the form of a state, and which name it.

"Islamic Republic of Afghanistan", "Afghanistan, Islamic Rep. of" and "République islamique d'Afghanistan" all come
apart into the words `islamic, republic` and the name `afghanistan`. A formal name is understood where the name is
known, in any language, and the form is that of the country's own formal name: the Republic of China is not China.
"""

from __future__ import annotations

import re

from matcher.text import normalise

_WORDS = {
    "republic": "republic republique republica республика республики جمهورية",
    "kingdom": "kingdom royaume reino королевство مملكة",
    "democratic": "democratic democratique democratica демократическая демократической ديمقراطية",
    "people": "people peoples populaire popular народная народно شعبية",
    "islamic": "islamic islamique islamica исламская اسلامية",
    "federal": "federal federated federale federative federativa federados federes федеративная федеративные "
               "федеративная федеральная اتحادية",
    "socialist": "socialist socialiste socialista социалистическая اشتراكية",
    "arab": "arab arabe арабская عربية",
    "united": "united unie unis unida unidos объединенная соединенные متحدة",
    "state": "state states etat etats estado estados государство штаты دولة ولايات",
    "principality": "principality principaute principado княжество امارة",
    "grand": "grand gran grao великое كبرى",
    "duchy": "duchy duche ducado герцогство دوقية",
    "sultanate": "sultanate sultanat sultanato султанат سلطنة",
    "cooperative": "cooperative cooperativa co operative кооперативная تعاونية",
    "bolivarian": "bolivarian bolivarienne bolivariana боливарианская بوليفارية",
    "plurinational": "plurinational plurinacional многонациональное متعددة القوميات",
    "eastern": "eastern orientale oriental восточная شرقية",
    "independent": "independent independant independiente independente независимое مستقلة",
    "commonwealth": "commonwealth mancomunidad содружество كومنولث",
    "hashemite": "hashemite hachemite hachemita хашимитское هاشمية",
    "union": "union uniao союз اتحاد",
    "former": "former ancienne antigua бывшая",
    "yugoslav": "yugoslav yougoslave yugoslava югославская",
}  # fmt: skip
"""The words that tell the form of a state, and how languages write them."""
FORMS = {normalise(word): form for form, words in _WORDS.items() for word in words.split()}
_HAN = {
    "共和国": "republic", "王国": "kingdom", "民主": "democratic", "人民": "people", "伊斯兰": "islamic",
    "联邦": "federal",
    "社会主义": "socialist", "阿拉伯": "arab", "联合": "united", "大公国": "grand duchy", "公国": "principality",
    "苏丹国": "sultanate", "合作": "cooperative", "玻利瓦尔": "bolivarian", "多民族国": "plurinational state",
    "东岸": "eastern", "独立国": "independent state",
}  # fmt: skip
_HAN_WORDS = re.compile("|".join(sorted(_HAN, key=lambda word: (-len(word), word))))
_IS_HAN = re.compile("[\u4e00-\u9fff]")
ELIDED = frozenset("dl")
"""What is left of d' and l' behind a word that tells the form of a state."""
CONNECTING = frozenset((
    "of", "the", "and", "de", "du", "des", "la", "le", "les", "et", "el", "los",
    "las", "del", "do", "da", "dos", "das", "и", "plus",
))  # fmt: skip
"""Words that say nothing of their own in a name."""
SAME = {"st": "saint", "ste": "saint", "sainte": "saint", "santa": "saint", "sts": "states"}


def parts(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """(the form of a state that a normalised name tells, the words that are left and name it).

    >>> parts("republique islamique d afghanistan") == parts("afghanistan islamic republic of")
    True
    >>> parts("republic of korea")
    (frozenset({'republic'}), ('korea',))
    """
    if _IS_HAN.search(name):
        name = _HAN_WORDS.sub(lambda found: f" {_HAN[found[0]]} ", name)
        # What is left of a formal name may end in the word for a state: 科威特国.
        name = re.sub(r"(?<=[\u4e00-\u9fff]{2})国(?=\s|$)", " state", name)
    forms: set[str] = set()
    words: list[str] = []
    before = ""
    for word in name.replace("people s ", "people ").split():
        same = SAME.get(word, word)
        bare = same.removeprefix("ال") if len(same) > 4 else same
        if (form := FORMS.get(same) or FORMS.get(bare)) is not None:
            forms.add(form)
        elif same not in CONNECTING and not (same in ELIDED and (before in FORMS or before in CONNECTING)):
            words.append(bare)
        before = word
    return frozenset(forms), tuple(words)
