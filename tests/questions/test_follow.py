"""`follow`: a partnership through two years, with figures that change between editions, and each of its states."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.cli.completion import complete
from matcher.errors import InvalidData, UnknownName, UsageError
from tests.process import matcher as run
from tests.questions.followed import (
    HEAD,
    HUNGER,
    PUBLISHED,
    SHARED,
    YIELD,
    edition_of_2024,
    partnership,
    refreshed,
)


def answered(text: str, answers: dict[str, str]) -> str:
    """A review as `new review` prints it, with answers in place of the template's words."""
    for question, answer in answers.items():
        text, count = re.subn(
            rf'(  - question: {question}\n    by: \[RWA, ETH\]\n)(?:    \w+:  #[^\n]*\n)?    said: "REPLACE:[^\n]*"',
            lambda found, answer=answer: found[1] + answer,  # type: ignore[misc]
            text,
        )
        assert count == 1, question
    return text


def figures(one: Any, code: str) -> dict[str, tuple[Any, ...]]:
    """Country -> (year and value then, now, and what became of it) of a figure."""
    return {
        figure.iso3: (
            (figure.then.year, figure.then.value) if figure.then else None,
            (figure.now.year, figure.now.value) if figure.now else None,
            figure.became,
        )
        for figure in one.figures
        if figure.indicator == code
    }


def test_a_partnership_through_two_years_with_figures_that_change(tmp_path: Path) -> None:
    first = edition_of_2024(tmp_path)
    second = refreshed(tmp_path, 2023, first)
    third = refreshed(tmp_path, 2024, second)
    file = tmp_path / "rwa-eth.yaml"

    # 2024: the two agree, and the file keeps the figures as they are known then.
    shared = [part for id in SHARED for part in ("--experience", id)]
    made = run("new", "partnership", "Rwanda", "Ethiopia", *shared, "--on", "2024-03-01", "--data", str(first),
               "-o", str(file))  # fmt: skip
    assert (made.code, made.out) == (0, "")
    assert f"{{country: RWA, indicator: {YIELD}, year: 2022, value: 1510.7, source: " in file.read_text()
    text = file.read_text().replace("REPLACE: what was agreed", "Two visits each way, and a pilot.")
    text = re.sub(r"REPLACE: who agreed for (\w+)", r"Ministry of \1", text)
    text = text.replace("REPLACE: a visit, a course, an expert, a pilot", "Officers of each side visit the other.")
    text = text.replace('  # by: "2024-03-01"', '  by: "2024-06-30"')
    file.write_text(text)
    assert list(matcher.validate(str(file), strict=True)) == []
    [one] = matcher.follow(str(file), on="2024-07-01", catalogue=Catalogue.load(first))
    assert (one.state, one.first_step, one.reviews) == ("on", "late", ["2024-03-01"])
    assert [question.id for question in one.questions if question.due_since] == ["watching"]
    assert figures(one, YIELD)["RWA"] == ((2022, 1510.7), (2022, 1510.7), "no-newer")

    # 2025: the first review, over figures that are a year newer.
    review = run("new", "review", str(file), "--on", "2025-03-04", "--data", str(second))
    assert re.findall(r"question: ([\w-]+)", review.out) == [
        "watching", "both-gain", "able-alone", "put-to-use", "looked-together",
    ]  # fmt: skip
    text = file.read_text().replace('  # done: "2024-03-01"', '  done: "2024-06-20"')
    file.write_text(
        text
        + answered(
            review.out,
            {
                "watching": "    level: 2\n    said: Yields of 2022 are the start.",
                "both-gain": "    level: 1\n    said: The line is in use.",
                "able-alone": "    value: 12\n    said: Twelve officers answer the telephone.",
                "put-to-use": "    level: 1\n    said: In one district.",
            },
        )
    )
    [one] = matcher.follow(str(file), on="2025-03-05", catalogue=Catalogue.load(second))
    assert one.first_step == "done"
    assert figures(one, YIELD) == {
        "RWA": ((2022, 1510.7), (2023, 1605.1), "better"),
        "ETH": ((2022, 2690.9), (2023, 2656.3), "worse"),
    }
    assert figures(one, HUNGER) == {
        "RWA": ((2022, 26.6), (2023, 24.4), "better"),
        "ETH": ((2022, 20.2), (2023, 19.7), "better"),
    }
    assert not any(figure.since_agreed for figure in one.figures)  # all of 2023, before the agreement
    # What was left as the template wrote it counts as no answer.
    assert [question.id for question in one.questions if question.due_since] == ["looked-together"]

    # 2026: the second review; the two see one question differently.
    review = run("new", "review", str(file), "--on", "2026-03-10", "--data", str(third))
    assert "# Last time: partly (2025-03-04)" in review.out
    differently = (
        "    level: 2\n    said: More calls than ever.\n"
        "  - {question: both-gain, by: [ETH], level: 1, said: The registers are not used yet.}"
    )
    text = answered(review.out, {"both-gain": differently, "put-to-use": "    level: 2\n    said: In three districts."})
    file.write_text(file.read_text() + text.replace("both-gain\n    by: [RWA, ETH]", "both-gain\n    by: [RWA]"))
    page = run("follow", str(file), "--on", "2026-03-11", "--data", str(third), "--format", "markdown").out
    [one] = matcher.follow(str(file), on="2026-03-11", catalogue=Catalogue.load(third))
    assert figures(one, YIELD) == {
        "RWA": ((2022, 1510.7), (2024, 1784.0), "better"),
        "ETH": ((2022, 2690.9), (2024, 2631.6), "worse"),
    }
    gain = next(question for question in one.questions if question.id == "both-gain")
    assert [(given.day, given.by, given.level) for given in gain.answers] == [
        ("2025-03-04", ["RWA", "ETH"], 1), ("2026-03-10", ["RWA"], 2), ("2026-03-10", ["ETH"], 1),
    ]  # fmt: skip
    assert "| partly (2025-03-04) | Rwanda: yes; Ethiopia: partly (2026-03-10) |" in page
    assert "The two see this differently: Can each side, the one that shares too, name what it gained?" in page
    assert "| Rwanda | cereal yield (kg per hectare) | 1,511 (2022) | 1,784 (2024) | 1,784 (2024) | better" in page
    asked = page.partition("## To ask now: 2 questions")[2].partition("\n## ")[0]
    assert "- How many people or institutions can now do alone what they could not do before? " in asked
    assert "(a number: people or institutions; last time: 12 (2025-03-04))" in asked

    # The page of the year before can be had again, and says what it said then.
    [before] = matcher.follow(str(file), on="2025-03-05", catalogue=Catalogue.load(second))
    assert before.reviews == ["2024-03-01", "2025-03-04"]
    assert [given.day for question in before.questions for given in question.answers] == ["2025-03-04"] * 4


def test_the_real_figures_are_those_that_are_shipped() -> None:
    catalogue = Catalogue.load()
    for (country, code), values in PUBLISHED.items():
        year, value, _ = catalogue.country(country)["figures"][code]
        assert values[year] == f"{value:.10g}"


def test_states_and_first_steps_by_day(tmp_path: Path) -> None:
    rest = 'ends: "2026-02-28"\n'

    def seen(on: str, more: str = "") -> tuple[str, str]:
        [one] = matcher.follow(str(partnership(tmp_path, rest + more)), on=on)
        return one.state, one.first_step

    assert seen("2024-02-29") == ("to come", "open")
    assert seen("2024-06-30") == ("on", "open")
    assert seen("2024-07-01") == ("on", "late")
    assert seen("2026-02-28") == ("on", "late")
    assert seen("2026-03-01") == ("overdue", "late")
    assert seen("2026-03-01", 'ended: "2026-02-15"\n') == ("ended", "late")
    assert seen("2026-02-14", 'ended: "2026-02-15"\n') == ("on", "late")
    page = run("follow", str(partnership(tmp_path, rest)), "--on", "2026-03-01").out
    assert "is past its planned end." in page
    assert "write `ended:` into the file, or a new `ends:`" in page


def test_after_the_end_the_last_questions_are_asked(tmp_path: Path) -> None:
    file = partnership(tmp_path, 'ended: "2025-06-30"\nquestions: [lasting]\n')
    [one] = matcher.follow(str(file), on="2026-06-29")
    assert {question.id: (question.due_since, question.next) for question in one.questions} == {
        "learnt-in-own-words": ("2025-03-01", None),
        "lasting-contacts": ("2025-03-01", None),
        "agreed-and-done": ("2025-03-01", None),
        "year-later": (None, "2026-06-30"),
        "did-it-last": (None, "2026-06-30"),
    }


def test_another_source_and_a_revision_are_told_and_not_taken_for_a_change(tmp_path: Path) -> None:
    kept = f"""\
reviews:
- day: "2024-03-01"
  figures:
  - {{country: RWA, indicator: {YIELD}, year: 2024, value: 1700, source: wdi_datahub}}
  - {{country: ETH, indicator: {YIELD}, year: 2020, value: 2700, source: ucdp_cy251}}
"""
    file = partnership(tmp_path, kept)
    [one] = matcher.follow(str(file), on="2025-01-01")
    assert {iso3: became for iso3, (_, _, became) in figures(one, YIELD).items()} == {"RWA": "revised", "ETH": "worse"}
    page = run("follow", str(file), "--on", "2025-01-01").out
    assert re.search(r"Rwanda +cereal yield .* revised by the publisher", page)
    assert re.search(r"Ethiopia +cereal yield .* worse \(no year after the agreement; now from World Bank\)", page)


def test_without_an_experience_the_topics_say_what_it_is_about(tmp_path: Path) -> None:
    head = HEAD.replace(f"experiences: [{', '.join(SHARED)}]\n", "")
    [one] = matcher.follow(str(partnership(tmp_path, head=head)), on="2025-01-01")
    assert (one.experiences, one.topics) == ([], ["staple-yields"])
    assert {figure.became for figure in one.figures} == {"new"}
    page = run("follow", str(tmp_path / "rwa-eth.yaml"), "--on", "2025-01-01").out
    assert "shares" not in page.partition("What was agreed")[0]
    assert "No figures were kept at the beginning." in page


def test_the_sets_of_the_reader_stand_instead_of_those_of_the_file(tmp_path: Path) -> None:
    file = str(partnership(tmp_path))
    assert [len(matcher.follow(file, questions=sets)[0].questions) for sets in ((), "nest", "nest,short")] == [
        6,
        20,
        21,
    ]
    assert matcher.follow(file, questions="What lasts")[0].sets == ["lasting"]
    with pytest.raises(UnknownName, match=re.escape('No question set is called "nests". Did you mean nest?')):
        matcher.follow(file, questions="nests")
    page = run("follow", file, "--questions", "nest").out
    assert "20 of 20: questions of matcher's own, after NeST" in page
    assert "no NeST assessment" in page


def test_a_day_that_is_none_is_refused() -> None:
    for day in ("2027-02-30", "yesterday", "20270301", "2027-3-1"):
        with pytest.raises(UsageError, match="--on must be a day of the calendar"):
            matcher.follow("x.yaml", on=day)


def test_a_folder_is_a_list_and_a_bad_file_in_it_is_told_and_passed_over(tmp_path: Path) -> None:
    partnership(tmp_path, name="a.yaml")
    partnership(tmp_path, "mood: good\n", name="b.yaml")
    (tmp_path / "notes.txt").write_text("not read")
    done = run("follow", str(tmp_path), "--on", "2025-04-01", "--format", "csv")
    assert done.code == 7
    assert f"{tmp_path}/b.yaml:12: mood: there is no such key." in done.err
    [row] = csv.DictReader(io.StringIO(done.out))
    assert (row["file"], row["a"], row["b_iso3"], row["state"], row["due"]) == (
        f"{tmp_path}/a.yaml", "Rwanda", "ETH", "on", "5",
    )  # fmt: skip
    assert row["due_questions"] == "watching;both-gain;able-alone;put-to-use;looked-together"
    assert run("follow", str(tmp_path / "b.yaml")).code == 3
    (tmp_path / "a.yaml").unlink()
    assert run("follow", str(tmp_path)).code == 3


def test_what_is_not_there_and_what_is_empty(tmp_path: Path) -> None:
    gone = run("follow", str(tmp_path / "gone.yaml"))
    assert (gone.code, gone.err) == (3, f"matcher: {tmp_path}/gone.yaml: there is no such file\n")
    empty = run("follow", str(tmp_path))
    assert (empty.code, empty.out.splitlines()[2]) == (0, "No file on a partnership lies there.")
    assert run("follow", str(tmp_path), "--fail-empty").code == 5
    assert run("follow").code == 2


def test_beside_data_only_files_on_partnerships_are_read(tmp_path: Path) -> None:
    edition = edition_of_2024(tmp_path)
    (edition / "notes.yaml").write_text("- anything: at all\n")
    partnership(edition)
    found = matcher.follow(str(edition), on="2025-01-01", catalogue=Catalogue.load(edition))
    assert [one.title for one in found] == ["Fields and a telephone line"]


def test_every_form_holds_it_and_the_same_comes_out_twice(tmp_path: Path) -> None:
    file = str(partnership(tmp_path))
    for form in ("table", "csv", "json", "ndjson", "markdown", "html"):
        once = run("follow", file, "--on", "2025-04-01", "--format", form)
        assert once.code == 0
        assert "Fields and a telephone line" in once.out
        assert once.out == run("follow", file, "--on", "2025-04-01", "--format", form, env={"PYTHONHASHSEED": "7"}).out
    book = tmp_path / "x.xlsx"
    assert run("follow", file, "--on", "2025-04-01", "-o", str(book)).code == 0
    with zipfile.ZipFile(book) as archive:
        names = re.findall(r'<sheet name="([^"]+)"', archive.read("xl/workbook.xml").decode())
        words = archive.read("xl/sharedStrings.xml").decode()
    assert names == ["Partnerships", "To ask", "Answers", "Figures", "Questions", "About"]
    assert f"matcher follow {file} --on 2025-04-01" in words


def test_the_library_gives_what_the_command_line_does(tmp_path: Path) -> None:
    file = str(partnership(tmp_path))
    answer = matcher.follow(file, on="2025-04-01")
    envelope = run("follow", file, "--on", "2025-04-01", "--json").json
    assert json.loads(json.dumps(answer.results)) == envelope["results"]
    assert envelope["query"] == {"path": file, "questions": [], "on": "2025-04-01"}
    with pytest.raises(InvalidData):
        matcher.follow(str(partnership(tmp_path, "mood: good\n")))


def test_completion_offers_what_may_be_begun_and_the_sets() -> None:
    assert complete(["new"], "") == [("experience", ""), ("partnership", ""), ("review", "")]
    assert complete(["new", "partnership", "Rwanda"], "Ken") == [("Kenya", "KEN")]
    assert complete(["follow", "x.yaml", "--questions"], "ne") == [("nest", "Twenty questions after NeST")]
    assert ("ken-m-pesa-mobile-money", "Mobile money through shops that sell telephone credit") in complete(
        ["new", "partnership", "Rwanda", "Kenya", "--experience"], "ken-m"
    )


def test_it_is_read_from_standard_input_too() -> None:
    done = run("follow", "-", "--on", "2025-04-01", stdin=HEAD)
    assert done.code == 0
    assert done.out.startswith("Fields and a telephone line\n")
    assert "matcher new review" not in done.out
    refused = run("follow", "-", stdin=HEAD + "mood: good\n")
    assert (refused.code, refused.err.startswith("matcher: standard input:12: mood: there is no such key.")) == (
        3,
        True,
    )


def test_hidden_letters_and_formulas_do_no_harm(tmp_path: Path) -> None:
    hostile = HEAD.replace("title: Fields and a telephone line", 'title: "=1+1 \u202e [bold] <b>"')
    file = str(partnership(tmp_path, head=hostile))
    assert "\u202e" not in run("follow", file).out
    [row] = csv.DictReader(io.StringIO(run("follow", file, "--format", "csv").out))
    assert row["title"].startswith("'=1+1")
    assert "&lt;b&gt;" in run("follow", file, "--format", "html").out
