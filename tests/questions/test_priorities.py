"""`--priorities`: needs as countries declare them, as figures measure them, or both."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import ExitCode, UsageError
from matcher.options import COMMANDS, PRIORITIES
from matcher.questions.question import understood
from matcher.scoring.agenda import GREAT
from tests.process import matcher as run

CATALOGUE = Catalogue.load()
ISO3 = sorted(CATALOGUE.profiles)
TOPICS = list(CATALOGUE.topics)


def needs(iso3: str, priorities: str) -> dict[str, float | None]:
    profile = CATALOGUE.by_priorities(priorities).profiles[iso3]
    return dict(zip(TOPICS, profile.needs, strict=True))


def test_a_country_declares_some_topics_and_its_figures_show_others() -> None:
    both, declared, measured = (needs("RWA", mode) for mode in PRIORITIES)
    # Named in its plan, and measured low.
    assert (both["e-government"], declared["e-government"]) == (0.5, 0.5)
    assert measured["e-government"] == pytest.approx(0.11, abs=5e-3)
    # A headline, measured higher: declared alone it is what the plan makes it.
    assert declared["nutrition"] == 0.7
    assert both["nutrition"] == measured["nutrition"] == pytest.approx(0.84, abs=5e-3)
    # Not declared; and neither declared nor measured.
    assert declared["higher-education"] == 0.0
    assert both["higher-education"] == measured["higher-education"] == pytest.approx(0.87, abs=5e-3)
    assert (both["sport"], declared["sport"], measured["sport"]) == (None, 0.0, None)


@given(st.sampled_from(ISO3))
@settings(max_examples=60, deadline=None)
def test_both_is_the_greater_of_what_is_declared_and_what_is_measured(iso3: str) -> None:
    both, declared, measured = (needs(iso3, mode) for mode in PRIORITIES)
    record = CATALOGUE.priorities(iso3)
    assert list(measured.values()) == record["measured"]
    for position, topic in enumerate(TOPICS):
        if str(position) in record["declared"]:
            assert both[topic] == max(declared[topic] or 0.0, measured[topic] or 0.0)
            assert declared[topic] in (0.35, 0.5, 0.7, 1.0)
        else:
            assert both[topic] == measured[topic]
            assert declared[topic] == 0.0


def test_the_default_is_both() -> None:
    assert understood(CATALOGUE, "suggest", {}).priorities == "both"
    assert CATALOGUE.by_priorities("both") is CATALOGUE


def test_a_list_is_of_those_needs_and_says_so() -> None:
    page = run("suggest", "Rwanda", "--priorities", "measured").out
    assert "Rwanda declares" not in page
    assert "\nIts figures point to: refugees, displaced people and return; " in page
    page = run("suggest", "Rwanda", "--priorities", "declared").out
    assert "\nRwanda declares (Second National Strategy for Transformation (NST2), 2024-2029): " in page
    assert "Its figures" not in page
    # Rwanda declares nothing on refugees: then no experience with them is for it to learn from.
    plain = matcher.suggest("Rwanda", topic="refugees-returnees")
    assert any(one.learn for one in plain)
    declared = matcher.suggest("Rwanda", topic="refugees-returnees", priorities="declared", top=None)
    assert not any(one.learn for one in declared)
    assert declared.query["priorities"] == "declared"


@pytest.mark.parametrize("mode", PRIORITIES)
def test_every_question_that_has_it_looks_at_needs_that_way(mode: str) -> None:
    assert {name for name, command in COMMANDS.items() if "priorities" in command.own.split()} == {
        "suggest", "brief", "explain", "why", "compare", "pairs", "batch", "gaps", "plan",
    }  # fmt: skip
    pair = matcher.explain("Rwanda", "Kenya", topic="e-government", priorities=mode)[0]
    value = needs("RWA", mode)["e-government"]
    assert value is not None
    assert {point["need"]["value"] for point in pair.learn} == ({0.5} if value >= 0.3 else set())
    (couple,) = matcher.pairs(pool="RWA,KEN", topic="e-government", priorities=mode, undocumented=True)
    assert (
        couple.components["learn"]
        == matcher.explain("KEN", "RWA", topic="e-government", priorities=mode)[0]["components"]["learn"]
    )
    (one, _) = matcher.compare("Rwanda", "Kenya", priorities=mode)
    assert all(need["value"] == round(needs("RWA", mode)[need["topic"]] or 0.0, 3) for need in one.needs)
    (answer,) = matcher.batch(["Rwanda"], topic="e-government", priorities=mode, undocumented=True, top=None)
    (kenya,) = (line for line in answer if line.iso3 == "KEN")
    assert [point.experience for point in kenya.learn] == [point["experience"] for point in pair.learn][:3]
    met = matcher.plan(pool="RWA,KEN", topic="e-government", priorities=mode)[0].meetings
    assert [meeting.b_gain for meeting in met] == ([couple.components["share"]] if couple.share else [])
    gaps = matcher.gaps(topic=["early-warning", "renewable-energy", "transport"], priorities=mode)
    assert gaps.results
    for gap in gaps:
        south = (profile.iso3 for profile in CATALOGUE.profiles.values() if profile.south)
        assert gap.in_need == sum((needs(iso3, mode)[gap.topic] or 0.0) >= GREAT for iso3 in south)


@pytest.mark.parametrize(
    ("word", "meant"), [("declard", " Did you mean 'declared'?"), ("measure", " Did you mean 'measured'?"), ("xyz", "")]
)
def test_a_wrong_word_is_refused_with_the_nearest(word: str, meant: str) -> None:
    with pytest.raises(UsageError) as caught:
        matcher.suggest("Rwanda", priorities=word)
    assert caught.value.message == f'Priorities are not looked at by "{word}".{meant}'
    assert caught.value.hint == "The ways are: both, declared, measured."
    assert caught.value.exit_code is ExitCode.USAGE
    done = run("suggest", "Rwanda", "--priorities", word)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"matcher: {caught.value.message}\n")
