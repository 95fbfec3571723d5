"""Who may be suggested: what the words after --pool and --exclude stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import AmbiguousName, UnknownName
from matcher.scoring.profile import Profile
from matcher.text import did_you_mean, normalise

INCOMES = ("low", "lower-middle", "upper-middle", "high")
UN_GROUPS = {"ldc": "UN-LDC", "lldc": "UN-LLDC", "sids": "UN-SIDS"}
WORDS = ("south", "all", *UN_GROUPS, *INCOMES)
"""What names a pool beside regions, organisations and countries."""


def members(catalogue: Catalogue, words: Sequence[str]) -> list[Profile]:
    """The profiles that are in all of the groups that `words` name, in the catalogue's order."""
    chosen = list(catalogue.profiles.values())
    for word in words:
        ids = _ids(catalogue, word)
        chosen = [profile for profile in chosen if profile.iso3 in ids]
    return chosen


def without(catalogue: Catalogue, profiles: Iterable[Profile], words: Sequence[str]) -> list[Profile]:
    """`profiles` less those that are in any of the groups that `words` name."""
    out = set().union(*(_ids(catalogue, word) for word in words)) if words else set()
    return [profile for profile in profiles if profile.iso3 not in out]


def _ids(catalogue: Catalogue, word: str) -> frozenset[str]:
    """The ids of the members of the group that one word names."""
    profiles = catalogue.profiles.values()
    plain = normalise(word)
    if plain == "south":
        return frozenset(p.iso3 for p in profiles if p.south)
    if plain in ("all", "world"):
        return frozenset(catalogue.profiles)
    income = plain.removesuffix(" income").replace(" ", "-")
    if income in INCOMES:
        return frozenset(p.iso3 for p in profiles if p.income == income)
    for region in {p.region for p in profiles} | {p.subregion for p in profiles}:
        if plain and normalise(region) == plain:
            return frozenset(p.iso3 for p in profiles if region in (p.region, p.subregion))
    organisation = _organisation(catalogue, word)
    if organisation and word.strip().upper() in catalogue.profiles:
        called, country = catalogue.organisations[organisation][0], catalogue.profiles[word.strip().upper()].name
        raise AmbiguousName(f'"{word}" may mean {country} or {called}.', "Write the full name.", (country, called))
    if organisation:
        return frozenset(p.iso3 for p in profiles if organisation in p.organisations)
    if "," in word or ";" in word:
        names = [name for name in word.replace(";", ",").split(",") if name.strip()]
        return frozenset(catalogue.resolve(name) for name in names)
    try:
        return frozenset([catalogue.resolve(word)])
    except UnknownName as error:
        raise _unknown(catalogue, word, error) from None


def _organisation(catalogue: Catalogue, word: str) -> str:
    plain = normalise(word)
    plain = normalise(UN_GROUPS.get(plain, word))
    for i, (name, _) in catalogue.organisations.items():
        if plain in (normalise(i), normalise(name)):
            return i
    return ""


def _unknown(catalogue: Catalogue, word: str, error: UnknownName) -> UnknownName:
    profiles = catalogue.profiles.values()
    groups = {*WORDS, *catalogue.organisations}
    groups |= {p.region for p in profiles} | {p.subregion for p in profiles}
    groups.discard("")
    near = did_you_mean(word, sorted(groups))
    if error.candidates and not near:
        return error
    return UnknownName(
        f'No pool is called "{word}".{near}',
        "A pool is south, all, a region (Africa, Eastern Africa), an organisation (AU, ASEAN, SIDS), "
        f"an income group ({', '.join(INCOMES)}) or a list (KEN,GHA,Peru).",
        error.candidates,
    )
