"""Which country a line of a list is taken for, and what is said of it."""

from __future__ import annotations

import pytest

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UnknownName
from matcher.questions.requests import Request
from matcher.questions.taken import Disagreement, Taken, places


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def line(number: int, country: str, code: str = "") -> Request:
    return Request(number, country, {}, "", code)


def test_a_name_and_its_code_are_one_country(catalogue: Catalogue) -> None:
    taken = Taken(catalogue)
    assert taken.country(line(1, "Kenya", "KEN")) == "KEN"
    assert taken.country(line(2, "Kenya")) == "KEN"
    assert taken.notes() == []
    assert taken.also == {}


def test_a_name_and_the_code_of_another_disagree_each_time(catalogue: Catalogue) -> None:
    taken = Taken(catalogue)
    for number in (1, 2):
        with pytest.raises(Disagreement) as told:
            taken.country(line(number, "Kenya", "RWA"))
        assert told.value.message == 'the name is "Kenya", and the code beside it is that of Rwanda (RWA).'
        assert told.value.hint == "Mend one of them."


def test_a_name_that_nothing_carries_is_what_its_code_says(catalogue: Catalogue) -> None:
    taken = Taken(catalogue)
    assert [taken.country(line(number, "Ruandah", "RWA")) for number in (3, 5)] == ["RWA", "RWA"]
    assert taken.notes() == ["lines 3, 5: the name is not known here, and the code beside it decides"]
    with pytest.raises(UnknownName, match="Nowhere"):
        taken.country(line(6, "Nowhere"))
    with pytest.raises(UnknownName, match="ZZZ"):
        taken.country(line(7, "Nowhere", "ZZZ"))


def test_a_name_of_several_is_the_one_whose_code_stands_beside_it(catalogue: Catalogue) -> None:
    taken = Taken(catalogue)
    assert taken.country(line(1, "Congo", "COG")) == "COG"
    with pytest.raises(Disagreement) as told:
        taken.country(line(2, "Congo", "KEN"))
    assert told.value.message == 'the name is "Congo", and the code beside it is that of Kenya (KEN).'
    assert taken.notes() == []


def test_what_is_no_country_here_is_not_made_one_by_a_code(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownName, match="Western Sahara is not among the"):
        Taken(catalogue).country(line(1, "Western Sahara", "MAR"))


def test_na_is_said_to_be_namibia(catalogue: Catalogue) -> None:
    taken = Taken(catalogue)
    assert taken.country(line(2, "NA")) == taken.country(line(4, "Namibia", "NA")) == "NAM"
    assert taken.country(line(5, "NAM")) == "NAM"
    assert taken.notes() == ['lines 2, 4: "NA" is read as the code of Namibia']


def test_a_name_that_is_part_of_others_is_kept_with_them(catalogue: Catalogue) -> None:
    taken = Taken(catalogue)
    for number in (1, 2):
        assert taken.country(line(number, "Guinea")) == "GIN"
    assert taken.country(line(3, "Guinea", "GIN")) == "GIN"
    assert list(taken.also.values()) == [[1, 2]]
    assert {key[0] for key in taken.also} == {"Guinea"}


def test_few_lines_are_named_and_many_counted() -> None:
    assert places([3]) == "line 3"
    assert places([1, 2, 3, 4, 5]) == "lines 1, 2, 3, 4, 5"
    assert places([1, 2, 3, 4, 5, 6]) == "line 1 and 5 others"
