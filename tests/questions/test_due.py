"""When a question of a follow-up is due, and what became of a figure: worked by hand, and as properties."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.questions.due import Call, became, called, later

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31)).map(date.isoformat)
AGREED = "2026-03-01"


@pytest.mark.parametrize(
    ("asked", "ended", "answered", "on", "since", "coming"),
    [
        # At the start: from the day of the agreement until it is answered, whenever that is.
        ("start", None, [], "2026-02-28", None, "2026-03-01"),
        ("start", None, [], "2026-03-01", "2026-03-01", None),
        ("start", None, [], "2029-01-01", "2026-03-01", None),
        ("start", None, ["2026-04-01"], "2029-01-01", None, None),
        # Yearly: a year after the agreement, then a year after each answer.
        ("yearly", None, [], "2027-02-28", None, "2027-03-01"),
        ("yearly", None, [], "2027-03-01", "2027-03-01", None),
        ("yearly", None, ["2027-05-10"], "2028-05-09", None, "2028-05-10"),
        ("yearly", None, ["2027-05-10"], "2028-05-10", "2028-05-10", None),
        # And once more when it has ended, from the last day on, or from before where it was due already.
        ("yearly", "2027-11-30", ["2027-05-10"], "2027-11-29", None, "2028-05-10"),
        ("yearly", "2027-11-30", ["2027-05-10"], "2027-12-01", "2027-11-30", None),
        ("yearly", "2027-11-30", ["2027-05-10", "2027-11-30"], "2030-01-01", None, None),
        ("yearly", "2027-11-30", [], "2028-01-01", "2027-03-01", None),
        # After the end: a year later, once; an answer from before the end is none.
        ("after-end", None, [], "2030-01-01", None, None),
        ("after-end", "2027-11-30", [], "2028-11-29", None, "2028-11-30"),
        ("after-end", "2027-11-30", ["2027-06-01"], "2028-11-30", "2028-11-30", None),
        ("after-end", "2027-11-30", ["2028-12-01"], "2030-01-01", None, None),
    ],
)
def test_when_a_question_is_asked(
    asked: str, ended: str | None, answered: list[str], on: str, since: str | None, coming: str | None
) -> None:
    assert called(asked, AGREED, ended, answered, on) == Call(since, coming)


@given(st.sampled_from(["start", "yearly", "after-end"]), DAYS, st.none() | DAYS, st.lists(DAYS, max_size=4), DAYS)
def test_a_question_is_due_or_will_be_and_never_both(
    asked: str, agreed: str, ended: str | None, answered: list[str], on: str
) -> None:
    call = called(asked, agreed, ended, sorted(answered), on)
    assert call.since is None or call.next is None
    assert call.since is None or call.since <= on
    assert call.next is None or call.next > on


@given(DAYS, st.integers(0, 600))
def test_a_day_some_months_later_is_a_day_and_the_months_add_up(day: str, months: int) -> None:
    found = later(day, months)
    assert date.fromisoformat(found).isoformat() == found
    assert (int(found[:4]) * 12 + int(found[5:7])) - (int(day[:4]) * 12 + int(day[5:7])) == months
    assert found[8:] == day[8:] or (int(found[8:]) < int(day[8:]) and later(found[:8] + "01", 1)[8:] == "01")


def test_the_last_of_a_month_stays_in_its_month() -> None:
    assert later("2027-01-31", 1) == "2027-02-28"
    assert later("2028-01-31", 1) == "2028-02-29"  # a leap year
    assert later("1899-02-28", 12) == "1900-02-28"  # no leap year
    assert later("2024-02-29", 12) == "2025-02-28"


@pytest.mark.parametrize(
    ("then", "now", "better", "expected"),
    [
        ((2021, 40.0), (2024, 35.0), "lower", "better"),
        ((2021, 40.0), (2024, 35.0), "higher", "worse"),
        ((2021, 40.0), (2024, 45.0), "higher", "better"),
        ((2021, 40.0), (2024, 45.0), "neutral", "changed"),
        ((2021, 40.0), (2024, 40.00000001), "lower", "same"),
        ((2021, 40.0), (2021, 40.0), "lower", "no-newer"),
        ((2021, 40.0), (2021, 38.0), "lower", "revised"),
        ((2021, 40.0), (2019, 40.0), "lower", "revised"),
        (None, (2021, 40.0), "lower", "new"),
        ((2021, 40.0), None, "lower", "gone"),
        (None, None, "lower", "unknown"),
        ((2021, 0.0), (2022, 0.0), "lower", "same"),
    ],
)
def test_what_became_of_a_figure(
    then: tuple[int, float] | None, now: tuple[int, float] | None, better: str, expected: str
) -> None:
    assert became(then, now, better) == expected


FIGURES = st.tuples(st.integers(1990, 2030), st.floats(-1e6, 1e6))


@given(FIGURES, FIGURES)
def test_what_is_better_the_one_way_is_worse_the_other(then: tuple[int, float], now: tuple[int, float]) -> None:
    turned = {"better": "worse", "worse": "better"}
    low, high = became(then, now, "lower"), became(then, now, "higher")
    assert high == turned.get(low, low)
    if now[0] <= then[0]:
        assert low in ("no-newer", "revised")
