"""What the program calls a country, a region, an organisation, a theme, a topic, a language of people or a lens is
understood where it is typed, in every language that it speaks, whatever it speaks then."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from matcher import Catalogue
from matcher.errors import AmbiguousName
from matcher.questions import filters, lens_named, pool
from matcher.scoring.score import LENSES
from tools import locale

Meaning = Callable[[Catalogue, str], object]


def _members(catalogue: Catalogue, word: str) -> Sequence[str]:
    return [profile.iso3 for profile in pool.members(catalogue, (word,))]


MEANINGS: dict[str, Meaning] = {
    "country": lambda catalogue, word: catalogue.resolve(word),
    "region": _members,
    "organisation": _members,
    "theme": lambda catalogue, word: catalogue.themes_of((word,)),
    "topic": lambda catalogue, word: catalogue.topics_of((word,)),
    "language": lambda catalogue, word: filters.languages(catalogue, (word,)),
    "lens": lambda _, word: lens_named.resolve(word),
}
"""What names of each kind are understood as."""
REFUSED = {"Congo"}
"""The name of one country, which others mean another by: refused in every language, with the two."""


@pytest.mark.parametrize("kind", MEANINGS)
def test_what_is_said_is_understood(kind: str) -> None:
    catalogue, meaning = Catalogue.load(), MEANINGS[kind]
    english = [text for what, text, _ in locale.named() if what == kind]
    assert english
    for language in locale.languages():
        said = {str(m.id): str(m.string) for m in locale.read(language, "data") if m.id and m.context == kind}
        for text in english:
            if text in REFUSED:
                with pytest.raises(AmbiguousName):
                    meaning(catalogue, said[text])
                continue
            assert meaning(catalogue, said[text]) == meaning(catalogue, text), f"{language}: {said[text]}"


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("Afrique", "Africa"), ("Asie", "Asia"), ("Caraïbes", "Caribbean"), ("Caribe", "Caribbean"),
        ("Amérique du Sud", "South America"), ("Sudamérica", "South America"), ("Centroamérica", "Central America"),
        ("Afrique australe", "Southern Africa"), ("África Austral", "Southern Africa"), ("Océanie", "Oceania"),
        ("Micronésie", "Micronesia"), ("Américas", "Americas"), ("Ásia Central", "Central Asia"),
    ],
)  # fmt: skip
def test_a_region_is_a_pool_in_each_language(typed: str, region: str) -> None:
    members = pool.members(Catalogue.load(), (typed,))
    assert members
    assert {region} == {p.region if p.region == region else p.subregion for p in members}


def test_what_is_a_code_and_the_initials_of_an_organisation_in_another_language_is_not_guessed() -> None:
    with pytest.raises(AmbiguousName, match='"UA" may mean Ukraine or African Union'):
        pool.members(Catalogue.load(), ("UA",))
    assert _members(Catalogue.load(), "UA,KE") == ["KEN", "UKR"]  # in a list of codes it is one


@pytest.mark.parametrize("typed", ["all", "world", "Monde", "mundo", "todos los países", "todos os países"])
def test_everybody_is_a_pool_in_each_language(typed: str) -> None:
    catalogue = Catalogue.load()
    assert len(pool.members(catalogue, (typed,))) == len(catalogue.profiles)


@pytest.mark.parametrize(
    ("typed", "incomes"),
    [
        ("faible revenu", ("low",)), ("ingresos bajos", ("low",)), ("renda baixa", ("low",)),
        ("revenu intermédiaire inférieur", ("lower-middle",)), ("ingresos medianos altos", ("upper-middle",)),
        ("renda média alta", ("upper-middle",)), ("middle income", ("lower-middle", "upper-middle")),
        ("low, revenu élevé", ("low", "high")), ("revenu faible", ("low",)),
        ("revenu intermédiaire, tranche supérieure", ("upper-middle",)),
    ],
)  # fmt: skip
def test_income_groups_are_understood_as_filters_and_as_pools(typed: str, incomes: tuple[str, ...]) -> None:
    catalogue = Catalogue.load()
    assert filters.incomes(catalogue, (typed,)) == incomes
    assert {p.income for p in pool.members(catalogue, (typed,))} == set(incomes)


@pytest.mark.parametrize(
    ("typed", "lens"),
    [
        ("Learn", "learn"), ("common ground", "common-ground"), ("apprendre", "learn"), ("aprender", "learn"),
        ("équilibrée", "balanced"), ("équilibre", "balanced"), ("equilibrada", "balanced"), ("mutuelle", "mutual"),
        ("mútua", "mutual"), ("terrain commun", "common-ground"), ("terreno común", "common-ground"),
        ("terreno comum", "common-ground"),
    ],
)  # fmt: skip
def test_a_lens_is_known_by_its_name(typed: str, lens: str) -> None:
    assert lens in LENSES
    assert lens_named.resolve(typed) == lens
