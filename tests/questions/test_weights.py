"""Own weights: what can be written, and what is said to what cannot."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import ExitCode, UsageError
from matcher.questions.question import parsed, understood
from matcher.scoring.score import COMPONENTS, normalised
from tests.scoring.profiles import often, weightings


def refused(text: str) -> UsageError:
    """What is said to weights that cannot be."""
    with pytest.raises(UsageError) as caught:
        parsed(text)
    assert caught.value.exit_code is ExitCode.USAGE
    return caught.value


def test_own_weights_are_proportions_and_what_is_not_named_weighs_nothing() -> None:
    expected = {"stage": 0.5, "needs": 0.0, "learn": 0.25, "share": 0.0, "mutual": 0.0, "ties": 0.25, "record": 0.0}
    assert parsed("stage=2,learn=1,ties=1") == expected
    assert parsed(" ties = 1 , stage=2.0, learn=1e0 ") == expected
    assert list(parsed("ties=1,stage=2,learn=1")) == list(COMPONENTS)


def test_a_weight_of_nought_may_be_named() -> None:
    assert parsed("stage=0,learn=5")["stage"] == 0.0
    assert parsed("stage=0,learn=5")["learn"] == 1.0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stge=2", "--weights has no component \"stge\". Did you mean 'stage'?"),
        ("stage=1,lern=2", "--weights has no component \"lern\". Did you mean 'learn'?"),
        ("xyz=2", '--weights has no component "xyz".'),
        ("", '--weights has no component "".'),
        ("  ", '--weights has no component "".'),
        ("=2", '--weights has no component "".'),
        ("stage=1,", '--weights has no component "".'),
        ("learnt", "--weights has no component \"learnt\". Did you mean 'learn'?"),
    ],
)
def test_an_unknown_component_is_refused_with_the_one_that_was_meant(text: str, message: str) -> None:
    error = refused(text)
    assert error.message == message
    assert error.hint == (
        "The components are: stage, needs, learn, share, mutual, ties, record. For example: --weights stage=2,learn=1"
    )


def test_a_component_without_a_number_is_told_so() -> None:
    error = refused("learn=1,stage")
    assert error.message == "--weights stage: a number is due."
    assert error.hint == "For example: --weights stage=2"


def test_a_component_named_twice_is_refused() -> None:
    assert refused("stage=1,learn=2,stage=1").message == "--weights names stage twice."


@pytest.mark.parametrize("number", ["", "two", "1;2", "2=3", "0x10"])
def test_what_is_no_number_is_refused(number: str) -> None:
    assert refused(f"stage={number}").message == f'--weights stage: "{number}" is not a number.'


@pytest.mark.parametrize(
    ("number", "shown"), [("-1", "-1"), ("-0.001", "-0.001"), ("nan", "nan"), ("inf", "inf"), ("-inf", "-inf")]
)
def test_a_negative_or_endless_weight_is_refused(number: str, shown: str) -> None:
    message = f"The weight of stage must be a finite number of at least 0; it is {shown}."
    assert refused(f"learn=1,stage={number}").message == message


def test_a_number_too_large_for_the_machine_counts_as_endless() -> None:
    assert refused("stage=1e999").message == "The weight of stage must be a finite number of at least 0; it is inf."


@pytest.mark.parametrize("text", ["stage=0", "stage=0,learn=0,ties=-0", "stage=1e308,learn=1e308,ties=1e308"])
def test_weights_that_are_all_nought_or_too_large_together_are_refused(text: str) -> None:
    assert refused(text).message == "The weights are all 0 or too large; at least one must be above 0."


def test_the_smallest_and_the_largest_numbers_there_are_are_weights_like_any_other() -> None:
    assert parsed("stage=1e308,learn=5e307")["stage"] == pytest.approx(2 / 3, abs=1e-12)
    assert parsed("stage=5e-324")["stage"] == 1.0


def test_weights_from_a_program_are_held_to_the_same() -> None:
    with pytest.raises(UsageError) as caught:
        normalised({"stage": 1.0, "learning": 1.0})
    assert caught.value.message == 'There is no component "learning".'
    assert caught.value.hint == "The components are: stage, needs, learn, share, mutual, ties, record."
    with pytest.raises(UsageError):
        normalised({})
    with pytest.raises(UsageError):
        normalised({"stage": math.nan})


@given(weightings(), st.floats(1e-3, 1e3))
@often()
def test_weights_add_up_to_one_and_multiplying_them_changes_nothing(weights: dict[str, float], factor: float) -> None:
    found = normalised(weights)
    assert math.fsum(found.values()) == pytest.approx(1.0, abs=1e-12)
    scaled = normalised({name: value * factor for name, value in weights.items()})
    assert scaled == pytest.approx(found, abs=1e-12)


@given(weightings(), st.permutations(COMPONENTS))
@often()
def test_the_order_in_which_weights_are_written_does_not_matter(weights: dict[str, float], order: list[str]) -> None:
    assert parsed(",".join(f"{name}={weights[name]}" for name in order)) == normalised(weights)


@given(
    st.text(max_size=30) | st.from_regex(r"(stage|learn|ties)=[-0-9.einfa]{1,6}(,share=[0-9]{1,3})?", fullmatch=True)
)
@often(200)
def test_whatever_is_written_gives_weights_or_a_usage_error(text: str) -> None:
    try:
        found = parsed(text)
    except UsageError:
        return
    assert math.fsum(found.values()) == pytest.approx(1.0, abs=1e-9)
    assert all(0.0 <= value <= 1.0 for value in found.values())


def test_an_unknown_lens_is_refused_with_the_one_that_was_meant() -> None:
    catalogue = Catalogue.load()
    with pytest.raises(UsageError) as caught:
        understood(catalogue, "suggest", {"lens": "balnced"})
    assert caught.value.message == "No lens is called \"balnced\". Did you mean 'balanced'?"
    assert caught.value.hint == "The lenses are: balanced, learn, mutual, common-ground."
    assert caught.value.exit_code is ExitCode.USAGE
    with pytest.raises(UsageError, match=r'^No lens is called "xyz"\.$'):
        understood(catalogue, "suggest", {"lens": "xyz"})


def test_weights_are_a_mapping_too_in_the_library() -> None:
    catalogue = Catalogue.load()
    typed = understood(catalogue, "suggest", {"weights": "stage=2,learn=1"})
    assert understood(catalogue, "suggest", {"weights": {"stage": 2, "learn": 1}}) == typed
    assert typed.lens == "own"
