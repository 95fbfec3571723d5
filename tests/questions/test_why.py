"""Why one partner stands above another: the parts add up, and the weight that would turn them round does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UsageError
from matcher.questions.question import understood
from matcher.questions.why import why
from matcher.scoring.score import COMPONENTS, LENSES, score
from tests.process import matcher as run

CATALOGUE = Catalogue.load()
SOUTH = [profile.iso3 for profile in CATALOGUE.profiles.values() if profile.south]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SOUTH), min_size=3, max_size=3, unique=True), st.sampled_from(list(LENSES)))
def test_the_differences_add_up_to_the_lead(three: list[str], lens: str) -> None:
    found = why(CATALOGUE, three[0], three[1], three[2], understood(CATALOGUE, "why", {"lens": lens, "draws": 0}))
    one, two = found.first.pair, found.second.pair
    assert found.first.place < found.second.place
    if one.score is None or two.score is None:
        return
    assert one.score >= two.score
    assert sum(part.difference for part in found.parts) == pytest.approx(one.score - two.score, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SOUTH), min_size=3, max_size=3, unique=True), st.sampled_from(list(LENSES)))
def test_at_the_weight_that_is_told_the_two_are_equal(three: list[str], lens: str) -> None:
    question = understood(CATALOGUE, "why", {"lens": lens, "draws": 0})
    found = why(CATALOGUE, three[0], three[1], three[2], question)
    for part in found.parts:
        if part.equal_at is None or part.equal_at == 1.0:
            continue
        others = 1.0 - question.weights[part.component]
        share = (1.0 - part.equal_at) / others
        weights = {name: weight * share for name, weight in question.weights.items()}
        weights[part.component] = part.equal_at
        assert sum(weights.values()) == pytest.approx(1.0)
        first, second = score(found.first.pair.components, weights), score(found.second.pair.components, weights)
        assert first == pytest.approx(second, abs=1e-9)


def test_a_lead_worked_by_hand() -> None:
    # Two weights of one half: 0.6 and 0.4 against 0.5 and 0.2 is a lead of 0.05 + 0.1.
    weights = {**dict.fromkeys(COMPONENTS, 0.0), "stage": 0.5, "learn": 0.5}
    question = understood(CATALOGUE, "why", {"weights": weights, "draws": 0})
    found = why(CATALOGUE, "RWA", "TZA", "KEN", question)
    parts = {part.component: part for part in found.parts}
    one, two = found.first.pair.components, found.second.pair.components
    assert (found.first.pair.partner.iso3, found.turned) == ("KEN", True)
    for name in ("stage", "learn"):
        assert parts[name].difference == pytest.approx(0.5 * (getattr(one, name) - getattr(two, name)))
    # Kenya leads in learning by d, Tanzania in stage by e; they are equal where stage weighs d / (d + e).
    assert one.learn is not None
    assert two.learn is not None
    assert one.stage is not None
    assert two.stage is not None
    d, e = one.learn - two.learn, two.stage - one.stage
    assert parts["stage"].equal_at == pytest.approx(d / (d + e))
    assert [part.component for part in found.parts[:2]] == ["learn", "stage"]


def test_the_page_says_it_in_words_whichever_is_named_first() -> None:
    page = run("why", "Rwanda", "Tanzania", "Kenya").out
    turned = run("why", "Rwanda", "Kenya", "Tanzania").out
    assert page.startswith("Tanzania above Kenya for Rwanda\n\nTanzania stands 0.0")
    assert turned.startswith("Tanzania above Kenya for Rwanda\n\nIt is the other way round: Tanzania stands 0.0")
    listed = {one.iso3: one for one in matcher.suggest("Rwanda", top=None)}
    assert f"(place {listed['TZA'].rank} of 143, and place {listed['KEN'].rank})" in page
    assert "Kenya would stand above Tanzania if " in page
    result = run("why", "Rwanda", "Tanzania", "Kenya", "--json").json["results"][0]
    assert result["first"]["score"] == listed["TZA"].score
    assert result["second"]["place"] == listed["KEN"].rank
    assert 0.9 <= result["above"] <= 1.0


def test_who_has_too_little_data_stands_last_and_it_is_said() -> None:
    done = run("why", "Fiji", "Tonga", "North Korea")
    assert done.code == 0
    if "too little data" not in done.out:  # as long as there is a score
        assert "Tonga above" in done.out


@pytest.mark.parametrize("names", [("RWA", "KEN", "KEN"), ("RWA", "RWA", "KEN"), ("RWA", "KEN", "Ruanda")])
def test_three_different_countries_are_due(names: tuple[str, str, str]) -> None:
    with pytest.raises(UsageError, match="is named twice"):
        matcher.why(*names)


def test_one_country_by_several_lenses() -> None:
    found = matcher.by_lens("Nepal", "learn,balanced", top=5)
    for lens in ("learn", "balanced"):
        own = matcher.suggest("Nepal", lens=lens, top=5)
        assert [(one.partner_iso3, one.score) for one in found if one.lens == lens] == [
            (one.iso3, one.score) for one in own
        ]
    page = run("compare", "Nepal", "--lens", "learn,balanced", "-n", "5").out
    first = [matcher.suggest("Nepal", lens=lens, top=1)[0].name for lens in ("learn", "balanced")]
    assert "  ".join(("1", *first)) in " ".join(page.split()).replace(" ", "  ")
    on_all = {one.name for one in matcher.suggest("Nepal", lens="learn", top=5)}
    on_all &= {one.name for one in matcher.suggest("Nepal", top=5)}
    (said,) = [line for line in page.splitlines() if line.startswith("On every list: ")]
    assert set(said.removeprefix("On every list: ").rstrip(".").split(", ")) == on_all


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Nepal", "--lens", "learn"), "Two lenses or more can be compared."),
        (("Nepal", "--lens", "learn,lern"), 'No lens is called "lern".'),
        (("Nepal", "India", "--lens", "learn,mutual"), "With --lens one country is compared with itself."),
        (("Nepal",), "compare needs two countries or more."),
    ],
)
def test_what_cannot_be_compared_is_said(words: tuple[str, ...], told: str) -> None:
    done = run("compare", *words)
    assert (done.code, told in done.err) == (2, True), done.err
