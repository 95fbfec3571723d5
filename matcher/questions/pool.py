"""Who may be suggested: what the words after --pool and --exclude stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from os.path import exists

from matcher.catalogue.catalogue import Catalogue
from matcher.catalogue.names import exact_form
from matcher.errors import AmbiguousName, UnknownName, UsageError
from matcher.language import name_of, tr
from matcher.scoring.profile import Profile
from matcher.text import LONGEST, did_you_mean, normalise, parted, quoted, visible

INCOMES = ("low", "lower-middle", "upper-middle", "high")
UN_GROUPS = {"ldc": "UN-LDC", "lldc": "UN-LLDC", "sids": "UN-SIDS"}
WORDS = ("south", "all", *UN_GROUPS, *INCOMES)
"""What names a pool beside regions, organisations, everyday names of groups, and countries."""
FILE = "@"
"""What stands before the name of a file with names, one a line."""


def members(catalogue: Catalogue, words: Sequence[str]) -> list[Profile]:
    """The profiles that are in all of the groups that `words` name, in the catalogue's order.

    A word names a region, an organisation, a group, a country, or several of them in a list ("Kenya,SIDS"), or with
    `@names.txt` those in a file. Raises UnknownName, AmbiguousName, and for a file without names UsageError.
    """
    chosen = list(catalogue.profiles.values())
    for word in words:
        ids = named(catalogue, word)
        if not ids and word.strip().startswith(FILE):
            hint = tr("One name a line; what follows # is passed over.")
            raise UsageError(tr("{word} names nobody.", word=quoted(word)), hint)
        chosen = [profile for profile in chosen if profile.iso3 in ids]
    return chosen


def without(catalogue: Catalogue, profiles: Iterable[Profile], words: Sequence[str]) -> list[Profile]:
    """`profiles` less those that are in any of the groups that `words` name."""
    out = set().union(*(named(catalogue, word) for word in words)) if words else set()
    return [profile for profile in profiles if profile.iso3 not in out]


def meanings(catalogue: Catalogue, words: Sequence[str]) -> list[tuple[str, str]]:
    """What the everyday names among `words` are taken to mean, where people mean different things by them."""
    parts = [part for word in words if word not in WORDS for part in parted(word, partial(_is_one, catalogue))]
    notes: dict[str, str] = catalogue.words["notes"] if parts else {}
    return [
        (part, name_of("group-note", notes[form])) for part in parts if (form := normalise(part[:LONGEST])) in notes
    ]


def named(catalogue: Catalogue, word: str) -> frozenset[str]:
    """The ids of all that one word of the command line names: a name, a list of names, or a file of them."""
    word = word.strip()
    path = word[len(FILE) :] if word.startswith(FILE) else ""
    if path and ("," not in path or exists(path)):
        return _of_file(catalogue, path)
    found = _named(catalogue, word) if "," not in word or _is_one(catalogue, word) else None
    if found is not None:
        return found
    parts = parted(word, partial(_is_one, catalogue))
    if len(parts) < 2:
        raise _unknown(catalogue, parts[0] if parts else word)
    # Where all are countries, a code is that of a country: CAN,USA has nothing to do with the Andes.
    if all(len(catalogue.names.get(exact_form(part), ())) == 1 for part in parts):
        return frozenset(map(catalogue.resolve, parts))
    return frozenset().union(*(_each(catalogue, part) for part in parts))


def _is_one(catalogue: Catalogue, name: str) -> bool:
    """Whether a name with a comma is one: a table of names has it so, or it is read so and its parts are not all names
    of their own. (Sudan, South may be a list; Egypt, Arab Rep. is none.)"""
    if name.startswith(FILE):
        return False
    if exact_form(name) in catalogue.names or normalise(name) in catalogue.words["group"]:
        return True
    if _named(catalogue, name) is None:
        return False
    return not all(_stands_alone(catalogue, part.strip()) for part in name.split(","))


def _stands_alone(catalogue: Catalogue, part: str) -> bool:
    try:
        return _named(catalogue, part) is not None
    except AmbiguousName:
        return False


def _each(catalogue: Catalogue, part: str) -> frozenset[str]:
    """The ids of one name in a list, which may be that of a file."""
    if part.startswith(FILE):
        return _of_file(catalogue, part[len(FILE) :])
    found = _named(catalogue, part)
    if found is None:
        raise _unknown(catalogue, part)
    return found


def _named(catalogue: Catalogue, word: str) -> frozenset[str] | None:
    """The ids of the members of the group, or of the country, that one name stands for; None where it is none.

    Raises AmbiguousName for what several carry.
    """
    known = catalogue.pools
    if word not in known:
        known[word] = _looked_up(catalogue, word)
    return known[word]


def _looked_up(catalogue: Catalogue, word: str) -> frozenset[str] | None:
    profiles = catalogue.profiles.values()
    plain = exact_form(word)
    if plain == "south":
        return frozenset(p.iso3 for p in profiles if p.south)
    if plain in ("all", "world"):
        return frozenset(catalogue.profiles)
    income = plain.removesuffix(" income").replace(" ", "-")
    if income in INCOMES:
        return frozenset(p.iso3 for p in profiles if p.income == income)
    if region := catalogue.words["region"].get(plain):
        return frozenset(p.iso3 for p in profiles if region in (p.region, p.subregion))
    organisation = _organisation(catalogue, plain)
    if organisation and word.strip().upper() in catalogue.profiles:
        called, country = catalogue.organisations[organisation][0], catalogue.profiles[word.strip().upper()].name
        raise _several(word, (country, called))
    if organisation:
        return frozenset(p.iso3 for p in profiles if organisation in p.organisations)
    if word in catalogue.profiles or plain in catalogue.names:
        # UA is Ukraine, and in three languages the African Union.
        if also := catalogue.words["organisation"].get(plain):
            country = catalogue.profiles[catalogue.resolve(word)].name
            raise _several(word, (country, catalogue.organisations[also[0]][0]))
        return frozenset([catalogue.resolve(word)])
    found = _everyday(catalogue, plain)
    if found is None and (ids := catalogue.meant(word)):
        return frozenset(ids if len(ids) == 1 else [catalogue.resolve(word)])
    return found


def _several(word: str, names: tuple[str, ...]) -> AmbiguousName:
    """What is said of a word that several carry."""
    between = tr("or")
    candidates = f" {between} ".join(names)
    message = tr("{name} may mean {candidates}.", name=quoted(word), candidates=candidates)
    return AmbiguousName(message, tr("Write the full name."), names)


def _organisation(catalogue: Catalogue, plain: str) -> str:
    """The id of the organisation whose id or name this is, or nothing."""
    plain = normalise(UN_GROUPS.get(plain, plain))
    for i, (name, _) in catalogue.organisations.items():
        if plain in (normalise(i), normalise(name)):
            return i
    return ""


def _everyday(catalogue: Catalogue, plain: str) -> frozenset[str] | None:
    """The ids of the members of what is called so every day: an alias of an organisation, or the name of a group."""
    organisations = catalogue.words["organisation"].get(plain, [])
    if len(organisations) > 1:
        names = tuple(catalogue.organisations[i][0] for i in organisations)
        raise _several(plain, names)
    if organisations:
        return frozenset(p.iso3 for p in catalogue.profiles.values() if organisations[0] in p.organisations)
    group = catalogue.words["group"].get(plain)
    return None if group is None else frozenset(group)


def _of_file(catalogue: Catalogue, path: str) -> frozenset[str]:
    """The ids of all that the lines of a file name, one name a line (`#` begins a comment) or in a table with a column
    of countries.

    Raises InvalidData where it cannot be read, and UnknownName with the line.
    """
    from matcher.files import read_text
    from matcher.questions.requests import read, refuse_table

    found: set[str] = set()
    listed = read(read_text(path), path)
    refuse_table(listed, visible(path), lambda name: _is_one(catalogue, name) or bool(catalogue.elsewhere(name)))
    for request in listed.requests:
        name = request.code or request.country
        try:
            if request.fault:
                raise UnknownName(request.fault)
            if (ids := _named(catalogue, name)) is None:
                raise _unknown(catalogue, name)
        except UnknownName as error:
            told = f"{visible(path)}:{request.line}: {error.message}"
            raise type(error)(told, error.hint, error.candidates) from None
        found |= ids
    return frozenset(found)


def _unknown(catalogue: Catalogue, word: str) -> UnknownName:
    """What is said of a word that names neither a group nor a country."""
    try:
        catalogue.resolve(word)
    except UnknownName as told:
        error = told
    if catalogue.elsewhere(word):
        return error
    profiles = catalogue.profiles.values()
    groups = {*WORDS, *catalogue.organisations, *catalogue.words["groups"]}
    regions = {p.region for p in profiles} | {p.subregion for p in profiles}
    groups |= regions | {name_of("region", region) for region in regions if region}
    groups.discard("")
    near = did_you_mean(word, sorted(groups))
    if error.candidates and not near:
        return error
    hint = tr(
        "A pool is south, all, a region (Africa, Eastern Africa), an organisation (AU, ASEAN, SIDS), a group (Sahel, "
        "Pacific), an income group ({incomes}), a list (KEN,g7+,Peru) or a file with one name a line (@names.txt).",
        incomes=", ".join(INCOMES),
    )
    return UnknownName(tr("No pool is called {name}.", name=quoted(word)) + near, hint, error.candidates)
