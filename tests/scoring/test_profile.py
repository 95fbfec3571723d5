"""Profiles and experiences are tuples, made by `matcher.plain` without the cost of `typing`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.plain import Record
from matcher.scoring.profile import Experience, Profile
from matcher.scoring.ties import Ties
from tests.scoring.profiles import country, experience

ROOT = Path(__file__).parents[2]


class Sum(Record):
    """Two numbers, the second of which may be left out."""

    first: int
    second: int = 2

    @property
    def total(self) -> int:
        return self.first + self.second


def test_a_record_is_a_tuple_with_names_defaults_and_methods() -> None:
    assert Sum(1) == (1, 2)
    assert Sum(1, second=5).total == 6
    assert Sum._fields == ("first", "second")
    assert repr(Sum(1)) == "Sum(first=1, second=2)"
    assert Sum(1)._replace(first=4).total == 6
    assert Sum.__doc__ == "Two numbers, the second of which may be left out."


def test_a_record_without_fields_is_refused_whatever_the_version_of_python() -> None:
    with pytest.raises(TypeError, match=r"^Nothing has no fields; does its module say"):

        class Nothing(Record):
            """As Python 3.14 would have it where annotations are not text."""


def test_a_record_cannot_be_changed_nor_given_other_fields() -> None:
    with pytest.raises(AttributeError):
        setattr(Sum(1), "first", 2)  # noqa: B010
    with pytest.raises(AttributeError):
        setattr(Sum(1), "third", 3)  # noqa: B010
    with pytest.raises(TypeError):
        Ties(0.1, 0.2, 0.3)  # type: ignore[call-arg]


def test_a_profile_and_an_experience_come_back_from_the_index_as_they_went_in() -> None:
    assert Profile(*json.loads(json.dumps(country(size=6.5, shared_with={"CCC": 0.5})))) == country(
        size=6.5, shared_with={"CCC": 0.5}
    )
    assert Experience(*json.loads(json.dumps(experience([0, 3])))) == experience([0, 3])


def test_scoring_is_loaded_without_typing_pydantic_or_the_network() -> None:
    rooms = ("agenda", "diversity", "learning", "needs", "score", "stability", "stage", "ties")
    modules = ", ".join(rooms)
    heavy = ("typing", "pydantic", "random", "rapidfuzz", "socket", "yaml")
    code = f"from matcher.scoring import {modules}; import sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
