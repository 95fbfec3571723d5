"""The library as its users have it: typed results, rows, tables; checked by mypy as a consumer's own file would be."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import matcher
from matcher.answers.answer import Answer
from matcher.errors import MatcherError, UsageError
from tests.process import matcher as run

CONSUMER = '''
"""What somebody who scripts with matcher writes."""

from __future__ import annotations

import matcher
from matcher.answers.suggest import Suggestion


def names(country: str) -> list[str]:
    found = matcher.suggest(country, theme=["health", "climate"], weights={"stage": 2, "learn": 1}, top=3, diverse=True)
    best: Suggestion = found[0]
    score: float | None = best.score
    firm = best.stability
    assert score is not None and firm is not None
    return [f"{one.rank}. {one.name}: {one.learn[0].title if one.learn else ''}" for one in found]


def years(country: str) -> list[int]:
    profile = matcher.country(country)[0]
    last: int | None = profile.conflict_last_year
    return [one.start for one in matcher.experiences("water", country=country)] + ([last] if last else [])


def many(countries: list[str]) -> dict[str, str]:
    return {answer.query["country"]: answer[0].iso3 for answer in matcher.batch(countries, top=1)}


def pair(a: str, b: str) -> list[str]:
    explained = matcher.explain(a, b)[0]
    return [point.experience for point in explained.learn] + explained.shared_needs


print(names("Rwanda"), years("Rwanda"), many(["Rwanda", "Fiji"]), pair("Kenya", "Rwanda"))
'''
WRONG = """
import matcher

matcher.suggest("Rwanda", lenss="learn")
matcher.suggest("Rwanda", top="three")
matcher.suggest("Rwanda")[0].nmae
rank: str = matcher.suggest("Rwanda")[0].rank
matcher.suggest("Rwanda")[0].rank = 2
"""


def checked(file: Path) -> subprocess.CompletedProcess[str]:
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(file.parent / "cache")]
    return subprocess.run([*mypy, str(file)], capture_output=True, text=True, check=False, cwd=file.parent)


def test_a_consumers_file_passes_mypy_strict_and_runs(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    file = tmp_path / "consumer.py"
    file.write_text(CONSUMER)
    found = checked(file)
    assert found.returncode == 0, found.stdout
    done = subprocess.run([sys.executable, str(file)], capture_output=True, text=True, check=True)
    assert "{'RWA': 'ETH', 'FJI': 'DMA'}" in done.stdout


def test_what_a_consumer_gets_wrong_is_seen_by_mypy(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    file = tmp_path / "wrong.py"
    file.write_text(WRONG)
    lines = [line.split(":")[1] for line in checked(file).stdout.splitlines() if ": error:" in line]
    assert sorted(set(lines)) == ["4", "5", "6", "7", "8"]


ANSWERS: dict[str, Callable[[], Answer[Any]]] = {
    "suggest": lambda: matcher.suggest("Rwanda", top=2),
    "explain": lambda: matcher.explain("Rwanda", "Kenya"),
    "compare": lambda: matcher.compare("Rwanda", "Kenya"),
    "pairs": lambda: matcher.pairs(pool="EAC", top=2),
    "country": lambda: matcher.country("Rwanda"),
    "countries": lambda: matcher.countries("guinea"),
    "experience": lambda: matcher.experience("ken-m-pesa-mobile-money"),
    "experiences": lambda: matcher.experiences("water", top=3),
    "topics": lambda: matcher.topics("water"),
    "platforms": lambda: matcher.platforms(theme="health"),
    "gaps": lambda: matcher.gaps(pool="EAC", top=3),
    "triangle": lambda: matcher.triangle("Rwanda", "Kenya", theme="health", top=3),
    "exchanges": lambda: matcher.exchanges("scholarship", country="Kenya"),
}
LINES = {
    "suggest": ("Rwanda", "-n", "2"),
    "explain": ("Rwanda", "Kenya"),
    "compare": ("Rwanda", "Kenya"),
    "pairs": ("--pool", "EAC", "-n", "2"),
    "country": ("Rwanda",),
    "countries": ("guinea",),
    "experience": ("ken-m-pesa-mobile-money",),
    "experiences": ("water", "-n", "3"),
    "topics": ("water",),
    "platforms": ("--theme", "health"),
    "gaps": ("--pool", "EAC", "-n", "3"),
    "triangle": ("Rwanda", "Kenya", "--theme", "health", "-n", "3"),
    "exchanges": ("scholarship", "--country", "Kenya"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_what_the_json_of_the_command_holds(name: str) -> None:
    answer = ANSWERS[name]()
    envelope = run(name, *LINES[name], "--json").json
    assert json.loads(json.dumps(answer.results)) == envelope["results"]
    assert json.loads(json.dumps(answer.query)) == envelope["query"]
    assert list(answer.warnings) == envelope["warnings"]
    for result in answer:
        for field, value in result.items():
            assert field == "with" or getattr(result, field) == value


@pytest.mark.parametrize("name", ANSWERS)
def test_every_field_of_a_result_has_a_type_and_every_row_its_columns(name: str) -> None:
    answer = ANSWERS[name]()
    for result in answer:
        typed = {field for kind in type(result).__mro__ for field in getattr(kind, "__annotations__", ())}
        assert set(result) - {"with"} <= typed
    assert answer.rows
    assert all(set(answer.columns) <= set(row) for row in answer.rows)


def test_a_result_is_a_dictionary_that_does_not_change_by_its_attributes() -> None:
    first = matcher.suggest("Rwanda", top=1)[0]
    assert first["name"] == first.name == "Ethiopia"
    assert {**first}["score"] == first.score
    with pytest.raises(AttributeError, match="Suggestion does not change"):
        first.name = "Kenya"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="Suggestion has no field 'nmae'"):
        first.nmae  # type: ignore[attr-defined] # noqa: B018
    assert matcher.experience("ken-m-pesa-mobile-money")[0].end is None


def test_a_data_frame_has_the_columns_of_the_csv() -> None:
    pandas = pytest.importorskip("pandas")
    answer = matcher.suggest("Rwanda", top=3)
    frame = answer.to_frame()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == list(answer.columns)
    assert list(frame["partner_iso3"]) == [one.iso3 for one in answer]


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match="to_frame needs pandas: pip install pandas"):
        matcher.topics("water").to_frame()


class Cells(HTMLParser):
    """The texts of a table's cells, and the tags that made it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_notebook_shows_a_table_and_never_runs_what_is_in_the_data() -> None:
    answer = matcher.countries("guinea")
    cells = Cells()
    cells.feed(answer._repr_html_())
    assert cells.texts[: len(answer.columns)] == list(answer.columns)
    assert "Equatorial Guinea" in cells.texts
    assert cells.tags.count("tr") == 1 + len(answer)
    answer.results[0]["name"] = "<script>alert(1)</script>"
    hostile = Cells()
    hostile.feed(answer._repr_html_())
    assert set(hostile.tags) == {"table", "thead", "tbody", "tr", "th", "td"}


def test_a_review_is_an_answer_too(tmp_path: Path) -> None:
    (tmp_path / "countries.yaml").write_text("- iso3: PUN\n  nmae: Punjab\n")
    answer = matcher.validate(str(tmp_path))
    assert {found.severity for found in answer} == {"error"}
    assert [found.line for found in answer if found.field == "nmae"] == [2]
    assert answer.error is not None
    with pytest.raises(MatcherError):
        matcher.Catalogue.load(tmp_path)
