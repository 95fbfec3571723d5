"""The profile of a country: what it declares and what is measured side by side, and its name as the UN writes it."""

from __future__ import annotations

import re

import pytest

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.questions.country import country
from tests.process import matcher as run

CATALOGUE = Catalogue.load()


def test_each_need_tells_what_is_measured_and_what_is_declared() -> None:
    needs = {need["topic"]: need for need in matcher.country("Rwanda")[0].needs}
    assert list(needs) == [need.want.topic.id for need in country(CATALOGUE, "Rwanda").needs]
    assert set(needs) == set(CATALOGUE.topics)
    plan = {
        "plan": "Second National Strategy for Transformation (NST2)",
        "years": [2024, 2029],
        "source": "https://newtimes.co.rw/article/19942/news/politics/"
        "pm-ngirente-to-present-govts-five-year-development-strategy-to-parliament",
    }
    assert needs["nutrition"]["declared"] == {"rank": 1, **plan}
    assert needs["e-government"] == {
        "topic": "e-government", "value": 0.5, "coverage": 1.0, "measured": 0.11, "declared": {"rank": 2, **plan},
    }  # fmt: skip
    # A headline that is measured lower counts as 0.7, one that is measured higher as much as it is.
    assert needs["public-service-reform"]["value"] == 0.7 > needs["public-service-reform"]["measured"]
    assert needs["nutrition"]["value"] == needs["nutrition"]["measured"] > 0.7
    refugees = needs["refugees-returnees"]
    assert refugees["declared"] is None
    assert refugees["value"] == refugees["measured"]
    assert (needs["sport"]["value"], needs["sport"]["measured"], needs["sport"]["declared"]) == (None, None, None)


def test_needs_stand_in_the_order_of_what_is_declared_then_of_size() -> None:
    for iso3 in CATALOGUE.profiles:
        needs = [need.want for need in country(CATALOGUE, iso3).needs]
        ranks = [3 if want.rank is None else want.rank for want in needs]
        assert ranks == sorted(ranks), iso3
        for rank in set(ranks):
            values = [want.value for want in needs if (3 if want.rank is None else want.rank) == rank]
            known = [value for value in values if value is not None]
            assert known == sorted(known, reverse=True)
            assert values[: len(known)] == known


def test_the_page_shows_the_plan_with_its_source_and_both_ways_to_look_at_a_need() -> None:
    page = run("country", "Rwanda").out
    declared, measured = page.split("\nNeeds that it declares\n")[1].split("\nNeeds: health ")
    assert "\nSecond National Strategy for Transformation (NST2), 2024-2029 (national plan).\n" in declared
    assert "\nSource: PM Ngirente to present govt's five-year development strategy to Parliament, " in declared
    rows = {line.split("  ")[0]: line.split() for line in declared.split("\n")}
    assert rows["Nutrition"][-2:] == ["first", "0.84"]
    assert rows["Online public services"][-2:] == ["also", "0.11"]
    assert "0.84  Nutrition, declared " in measured
    assert "0.87  Higher education " in measured


def test_all_needs_stand_on_the_page_by_theme_with_figure_year_and_place() -> None:
    page = run("country", "Malawi").out
    needs = {need["topic"]: need for need in matcher.country("Malawi")[0].needs}
    titles = re.findall(r"^Needs: (.+) \(1 is the greatest\)$", page, re.MULTILINE)
    assert titles == [name[0].lower() + name[1:] for name in CATALOGUE.themes.values()]
    for topic in CATALOGUE.topic_list:
        value = needs[topic.id]["value"]
        if value is None:
            assert topic.name[1:] in page  # among those that are neither declared nor measured
        else:
            assert re.search(rf"^ *(\d\.\d\d|-)  {re.escape(topic.name)}", page, re.MULTILINE), topic.id
    figures = matcher.country("Malawi")[0].figures
    doctors = figures["SH.MED.PHYS.ZS"]
    assert re.search(rf"doctors {doctors['value']:.2f} per 1,000 people \({doctors['year']}\), \d+ of 1\d\d", page)


def test_a_theme_and_a_number_narrow_them() -> None:
    page = run("country", "Malawi", "--theme", "health", "-n", "2").out
    assert page.count("\nNeeds: ") == 1
    section = page.split("\nNeeds: health ")[1].split("\n\n")[1]
    assert len([line for line in section.splitlines() if re.match(r"\d\.\d\d  ", line)]) == 2
    assert run("country", "Malawi", "--theme", "helth").code == 4


def test_the_stage_is_shown_as_it_came_there() -> None:
    found = matcher.country("Rwanda")[0]
    assert list(found.stage_past) == ["1990", "2000", "2010"]
    assert found.stage_past["2000"]["life_expectancy"]["year"] in range(1997, 2004)
    line = next(line for line in run("country", "Rwanda").out.splitlines() if line.startswith("life expectancy"))
    past = [found.stage_past[year]["life_expectancy"]["value"] for year in found.stage_past]
    shown = [float(word) for word in line.removeprefix("life expectancy (years)").split()[:3]]
    assert shown == [pytest.approx(value, abs=0.06) for value in past]
    assert past[0] < past[1] < past[2]


def test_a_country_without_a_plan_says_so() -> None:
    page = run("country", "Japan").out
    assert "\nNeeds that it declares\n\nNo plan is in the data.\n" in page
    assert {need["declared"] for need in matcher.country("Japan")[0].needs} == {None}


@pytest.mark.parametrize(
    ("short", "written"),
    [
        ("Vietnam", "Viet Nam"),
        ("Laos", "Lao PDR"),
        ("North Korea", "DPR Korea"),
        ("South Korea", "Republic of Korea"),
        ("Brunei", "Brunei Darussalam"),
        ("Russia", "Russian Federation"),
        ("Moldova", "Republic of Moldova"),
        ("Syria", "Syrian Arab Republic"),
        ("Palestine", "State of Palestine"),
        ("Turkey", "Türkiye"),
    ],
)
def test_a_name_is_written_as_the_united_nations_write_it_and_the_short_one_is_understood(
    short: str, written: str
) -> None:
    assert matcher.country(short)[0].name == written
    assert run("suggest", short, "-n", "1").out.startswith(f"{written}: ")
