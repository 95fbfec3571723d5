"""Who meets whom, from delegations to a schedule: files, limits, what is kept, every form, as a process."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import InvalidData, MatcherError, UsageError
from matcher.questions.delegations import Time, delegations, times
from matcher.scoring import linear
from tests.needs import UNIX
from tests.process import ROOT
from tests.process import matcher as run
from tools.readme import with_examples

pytest.importorskip("highspy")
CATALOGUE = Catalogue.load()
SOUTH = sorted(profile.iso3 for profile in CATALOGUE.profiles.values() if profile.south)
TIMES = "2026-11-30 09:00-09:30, 09:45-10:15, 2026-12-01 09:00-09:30, 09:45-10:15"


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def met(found: Any) -> dict[tuple[str, str], int]:
    return {(one.a["iso3"], one.b["iso3"]): one.slot for one in found.meetings}


def holds(found: Any, *, most: int, slots: int, tables: int = 99) -> None:
    """The limits, looked for in what is shown."""
    busy = Counter((one.slot, iso3) for one in found.meetings for iso3 in (one.a["iso3"], one.b["iso3"]))
    assert set(busy.values()) <= {1}
    each = Counter(iso3 for _, iso3 in busy)
    assert max(each.values(), default=0) <= most
    assert {one.slot for one in found.meetings} <= set(range(1, slots + 1))
    seats = Counter((one.slot, one.table) for one in found.meetings)
    assert set(seats.values()) <= {1}
    assert all(1 <= table <= tables for _, table in seats)
    assert {row["iso3"]: row["meetings"] for row in found.delegations if row["meetings"]} == dict(each)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sampled_from(SOUTH), min_size=2, max_size=9, unique=True),
    st.integers(1, 4),
    st.integers(1, 4),
    st.integers(1, 4),
    st.sampled_from(["exact", "quick"]),
)
def test_any_delegations_are_seated_within_the_limits(
    names: list[str], meetings: int, slots: int, tables: int, method: str
) -> None:
    asked: Any = {"meetings": meetings, "slots": slots, "tables": tables, "method": method}
    answer = matcher.plan(pool=";".join(names), **asked)
    holds(answer[0], most=meetings, slots=slots, tables=tables)
    again = matcher.plan(pool=";".join(reversed(names)), **asked)
    assert again.rows == answer.rows
    assert {one["iso3"] for one in answer[0].unmet} == {
        one["iso3"] for one in answer[0].delegations if not one["meetings"]
    }


def test_the_gain_of_a_meeting_is_that_of_the_pair() -> None:
    pairs = {(one.a["iso3"], one.b["iso3"]): one for one in matcher.pairs(pool="CARICOM", top=None)}
    found = matcher.plan(pool="CARICOM", meetings=3)[0]
    both = [one for one in found.meetings if one.a_learns and one.b_learns]
    assert len(both) >= 15
    for one in both:
        assert one.a_learns is not None
        assert one.b_learns is not None
        pair = pairs[one.a["iso3"], one.b["iso3"]]
        assert (one.gain, one.a_gain, one.b_gain) == (
            pair.components["mutual"], pair.components["learn"], pair.components["share"]
        )  # fmt: skip
        assert one.a_learns["experience"] == pair.learn[0].experience
        assert one.b_learns["experience"] == pair.share[0].experience
    assert found.fairness["mutual_gain"] == pytest.approx(sum(one.gain or 0.0 for one in found.meetings), abs=0.02)


def test_what_nobody_has_measured_or_declared_fills_no_chair() -> None:
    found = matcher.plan(pool="g7+", meetings=4, slots=5)[0]
    for one in found.meetings:
        for iso3, point in ((one.a["iso3"], one.a_learns), (one.b["iso3"], one.b_learns)):
            if point is not None:
                needs = dict(zip(CATALOGUE.topics, CATALOGUE.profiles[iso3].needs, strict=True))
                assert needs[str(point["topic"])] is not None, (iso3, point)


def test_the_best_plan_has_no_less_than_the_quick_one_and_is_proven() -> None:
    asked: Any = {"pool": "CARICOM", "meetings": 4, "slots": 4}
    exact, quick = (matcher.plan(**asked, method=name)[0] for name in ("exact", "quick"))
    assert exact.method == {
        "name": "exact", "solver": f"HiGHS {linear.version()}", "at_most": exact.fairness["mutual_gain"], "proven": True
    }  # fmt: skip
    assert 0.95 * exact.fairness["mutual_gain"] <= quick.fairness["mutual_gain"] <= exact.fairness["mutual_gain"]
    assert (quick.method["at_most"], quick.method["proven"]) == (None, False)


def test_what_slots_do_not_hold_is_named_with_the_slots_it_needs() -> None:
    # Five who all have something to share: each meets four in five slots; four slots hold eight of the ten meetings.
    names = "Jamaica;Barbados;Dominica;Grenada;Belize"
    answer = matcher.plan(pool=names, meetings=4, slots=4)
    assert (len(answer[0].meetings), len(answer[0].dropped), answer[0].slots_needed) == (8, 2, 5)
    assert answer.warnings[0].startswith("2 pairs would meet with 5 slots in place of 4: ")
    wider = matcher.plan(pool=names, meetings=4, slots=5)[0]
    assert (len(wider.meetings), wider.dropped, wider.slots_needed) == (10, [], None)


def test_delegations_of_a_file_have_their_own_themes_needs_limits_and_absences(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "who.csv",
        "Country;Theme;Need;Max meetings;Absent slots;Contact\n"
        "Kenya;health;;2;1|2;x\nRwanda;;;;;\n\nBrazil;agriculture|health;nutrition;1;;\n"
        '"Tanzania, United Republic of";;;;"3";\nIndia;;;;;\n',
    )
    coming = {one.profile.iso3: one for one in delegations(CATALOGUE, file, (), ())}
    assert (coming["KEN"].themes, coming["KEN"].most, sorted(coming["KEN"].absent)) == (("health",), 2, [1, 2])
    assert [*coming["BRA"].themes, *coming["BRA"].needs] == ["agriculture", "health", "nutrition"]
    found = matcher.plan(file, meetings=3, slots=4)[0]
    each = {one["iso3"]: one["meetings"] for one in found.delegations}
    assert (each["KEN"], each["BRA"]) == (2, 1)
    slots = {iso3: {slot for pair, slot in met(found).items() if iso3 in pair} for iso3 in each}
    assert not slots["KEN"] & {1, 2}
    assert 3 not in slots["TZA"]
    asked = [one.a_learns if one.a["iso3"] == "KEN" else one.b_learns for one in found.meetings if "KEN" in
             (one.a["iso3"], one.b["iso3"])]  # fmt: skip
    names = list(CATALOGUE.themes)
    themes = {topic.id: names[topic.theme] for topic in CATALOGUE.topic_list}
    assert {themes[str(point["topic"])] for point in asked if point} == {"health"}


FAULTS = [
    ("country\nKenya\nKenia Republic X\n", 3, "who.csv:3: country: "),
    ("country\nKenya\nKEN\n", 3, "who.csv:3: country: Kenya is there already, in line 2"),
    ("country,max_meetings\nKenya,many\nPeru,0\n", 3, '"many" is no whole number from 1 to 60'),
    ("country,absent_slots\nKenya,1;x\nPeru,\n", 3, '"x" is no whole number'),
    ("country,theme\nKenya,helth\nPeru,\n", 3, "Did you mean health?"),
    ("nation\nKenya\nPeru\n", 3, 'this column is missing; found "nation"'),
    ("country,country\nKenya,Peru\n", 3, "the column stands twice"),
    ("country,theme\nKenya,health,5\nPeru,\n", 3, "who.csv:2: 3 cells; 2 are due"),
    ("country,theme\n,health\nPeru,\n", 3, "no country is named"),
    ('country\n"Kenya\nPeru\n', 3, "not valid CSV"),
    ("", 3, "is empty"),
    ("country\nKenya\n", 2, "Two delegations are due at least; there is Kenya."),
    ("country\nAtlantis\nPeru\n", 3, "who.csv:2: country: "),
]


@pytest.mark.parametrize(("text", "code", "told"), FAULTS)
def test_what_is_wrong_with_a_file_is_said_where(text: str, code: int, told: str, tmp_path: Path) -> None:
    written(tmp_path, "who.csv", text)
    done = run("plan", "who.csv", cwd=tmp_path)
    assert (done.code, told in done.err, done.out) == (code, True, ""), done.err


def test_a_column_that_is_missing_is_named_with_what_may_be_meant_for_it(tmp_path: Path) -> None:
    who = written(tmp_path, "who.csv", "contry,theme\nKenya,\nPeru,\n")
    keep = written(tmp_path, "keep.csv", "a,c\nKenya,Peru\n")
    first, second = run("plan", who), run("plan", "--pool", "EAC", "--keep", keep)
    assert (first.code, second.code) == (3, 3)
    said = "this column is missing; found"
    assert first.err == f'matcher: {who}:1: country: {said} "contry", "theme". Did you mean \'contry\'?\n'
    assert second.err == f'matcher: {keep}:1: b: {said} "a", "c".\n'


def test_a_file_without_a_line_is_told_without_one_in_words_and_in_json(tmp_path: Path) -> None:
    who = written(tmp_path, "who.csv", "")
    done = run("plan", who, "--json")
    said = f"{who}: is empty; a header and a row each are due"
    assert (done.code, done.err) == (3, f"matcher: {said}\n")
    assert [error["message"] for error in done.json["errors"]] == [said]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "plan needs delegations"),
        (("--pool", "EAC", "--meetings", "0"), "--meetings must lie between 1 and 60; it is 0."),
        (("--pool", "EAC", "--slots", "61"), "--slots must lie between 1 and 60; it is 61."),
        (("--pool", "EAC", "--at-least", "9"), "--at-least 9 is more than --meetings 6 allows."),
        (("--pool", "EAC", "--method", "exakt"), "No method is called \"exakt\". Did you mean 'exact'?"),
        (("--pool", "EAC", "--delegation", "Peru"), "Peru is not among the delegations."),
        (("--pool", "EAC", "--slots", "3", "--times", "9:00-9:30"), "--slots 3 and --times do not fit: times name 1."),
        (("--pool", "EAC", "--format", "ics"), "A calendar needs the day and the times of the slots."),
        (("--pool", "EAC", "--times", "09:00-09:30", "-f", "ics"), "A calendar needs the day"),
        (("--pool", "EAC", "--format", "icz"), "No format is called"),
    ],
)
def test_what_does_not_fit_together_is_said(words: tuple[str, ...], told: str) -> None:
    done = run("plan", *words)
    assert (done.code, told in done.err, done.out) == (2, True, ""), done.err


def test_a_calendar_is_a_format_of_plans_alone(tmp_path: Path) -> None:
    done = run("suggest", "Rwanda", "-o", "x.ics", cwd=tmp_path)
    assert (done.code, ".ics is no format known here" in done.err, list(tmp_path.iterdir())) == (2, True, [])


@pytest.mark.parametrize(
    "text", ["", "9", "09:30-09:00", "25:00-26:00", "2026-13-01 09:00-09:30", "9:00-9:30, 9:15-10:00", "noon-night"]
)
def test_times_that_are_none_are_refused(text: str) -> None:
    if text:
        with pytest.raises(UsageError, match="--times"):
            times(text)
    else:
        assert times(text) == []


def test_times_are_read_from_a_text_or_a_file(tmp_path: Path) -> None:
    day, next_day = "2026-11-30", "2026-12-01"
    expected = [
        Time(day, "09:00", "09:30"), Time(day, "09:45", "10:15"), Time(next_day, "09:00", "09:30"),
        Time(next_day, "09:45", "10:15"),
    ]  # fmt: skip
    assert times(TIMES) == expected
    lines = "# first day\n2026-11-30 9:00-9:30\n09:45 - 10:15\n\n2026-12-01 09:00-09:30\n09:45-10:15\n"
    assert times(f"@{written(tmp_path, 'times.txt', lines)}") == expected
    assert times("9:00-9:30")[0] == Time(None, "09:00", "09:30")


def test_who_stands_apart_is_not_seated_unless_asked() -> None:
    names = "Armenia;Azerbaijan;Georgia"
    apart = matcher.plan(pool=names, meetings=2, slots=3)
    assert apart[0].apart == [["ARM", "AZE"]]
    assert ("ARM", "AZE") not in met(apart[0])
    assert any("Armenia and Azerbaijan" in warning for warning in apart.warnings)
    seated = matcher.plan(pool=names, meetings=2, slots=3, despite_tensions=True)
    assert (seated[0].apart, ("ARM", "AZE") in met(seated[0])) == ([], True)
    assert any(warning.startswith("Seated in spite of") for warning in seated.warnings)


def test_pairs_to_avoid_do_not_meet(tmp_path: Path) -> None:
    plain = met(matcher.plan(pool="CARICOM", meetings=2)[0])
    first = next(iter(plain))
    file = written(tmp_path, "avoid.csv", f"a,b\n{first[1]},{first[0]}\n")
    assert first not in met(matcher.plan(pool="CARICOM", meetings=2, avoid=file)[0])
    held = written(tmp_path, "keep.csv", f"a,b,slot\n{first[0]},{first[1]},1\n")
    with pytest.raises(InvalidData, match=r"keep.csv:2: .* are to be avoided too"):
        matcher.plan(pool="CARICOM", avoid=file, keep=held)


@pytest.mark.parametrize("method", ["exact", "quick"])
def test_after_a_cancellation_all_other_meetings_stay_as_they_are(method: str, tmp_path: Path) -> None:
    first = matcher.plan(pool="CARICOM", meetings=4, slots=5, tables=6, method=method)
    lines = io.StringIO()
    table = csv.DictWriter(lines, fieldnames=list(first.columns))
    table.writeheader()
    table.writerows(first.rows)
    file = written(tmp_path, "plan.csv", lines.getvalue())
    after = matcher.plan(pool="CARICOM", exclude="Jamaica", meetings=4, slots=5, tables=6, keep=file, method=method)
    before = {(one.a["iso3"], one.b["iso3"]): (one.slot, one.table) for one in first[0].meetings}
    now = {(one.a["iso3"], one.b["iso3"]): (one.slot, one.table) for one in after[0].meetings}
    stay = {pair: seat for pair, seat in before.items() if "JAM" not in pair}
    assert stay.items() <= now.items()
    assert {pair for pair in now if pair not in stay} == {
        (one.a["iso3"], one.b["iso3"]) for one in after[0].meetings if one.kept is None
    }
    assert len(after[0].lost) == len(before) - len(stay) == 4
    assert any(warning.endswith("no longer meet: Jamaica does not come.") for warning in after.warnings)
    holds(after[0], most=4, slots=5, tables=6)
    # Those who lost a meeting and can have another one get it: nothing that could be filled is left open.
    best = matcher.plan(pool="CARICOM", exclude="Jamaica", meetings=4, slots=5, tables=6, method=method)[0]
    assert after[0].fairness["mutual_gain"] <= best.fairness["mutual_gain"] + 1e-9 or method == "quick"


def test_who_cannot_come_in_a_slot_any_more_meets_the_same_in_another(tmp_path: Path) -> None:
    first = matcher.plan(pool="EAC", meetings=2, slots=4)[0]
    pair, slot = next(iter(met(first).items()))
    keep = "a,b,slot,table\n" + "".join(
        f"{one.a['iso3']},{one.b['iso3']},{one.slot},{one.table}\n" for one in first.meetings
    )
    rows = "".join(f"{one['iso3']},{slot if one['iso3'] == pair[0] else ''}\n" for one in first.delegations)
    answer = matcher.plan(
        written(tmp_path, "who.csv", f"country,absent_slots\n{rows}"), meetings=2, slots=4,
        keep=written(tmp_path, "keep.csv", keep),
    )  # fmt: skip
    found = {(one.a["iso3"], one.b["iso3"]): one for one in answer[0].meetings}
    assert found[pair].kept == "moved"
    assert found[pair].slot != slot
    others = {p: s for p, s in met(first).items() if pair[0] not in p or s != slot}
    assert others.items() <= met(answer[0]).items()


def test_meetings_that_are_kept_hold_to_the_number_of_meetings_too(tmp_path: Path) -> None:
    rows = "a,b,slot\nKenya,Uganda,1\nKenya,Rwanda,2\nKenya,Burundi,3\n"
    answer = matcher.plan(pool="EAC", meetings=2, slots=3, keep=written(tmp_path, "keep.csv", rows))
    assert [pair for pair in met(answer[0]) if "KEN" in pair] == [("KEN", "UGA"), ("KEN", "RWA")]
    assert answer[0].lost == [{"a": "BDI", "b": "KEN"}]
    holds(answer[0], most=2, slots=3)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Kenya,Kenya,1,1", "KEN does not meet itself"),
        ("Kenya,Uganda,9,1", "there are 6 slots; say --slots 9 for more"),
        ("Kenya,Uganda,x,1", '"x" is no whole number above 0'),
        ("Kenya,Uganda,1,1\nUganda,Kenya,2,1", "this clashes with line 2"),
        ("Kenya,Uganda,1,1\nRwanda,Kenya,1,2", "this clashes with line 2"),
        ("Kenya,Uganda,1,1\nRwanda,Burundi,1,1", "this clashes with line 2"),
        ("Kenya,Ugandia,1,1", "keep.csv:2: b: "),
    ],
)
def test_what_cannot_be_kept_is_said_where(rows: str, told: str, tmp_path: Path) -> None:
    file = written(tmp_path, "keep.csv", f"a,b,slot,table\n{rows}\n")
    with pytest.raises(InvalidData) as failure:
        matcher.plan(pool="EAC", keep=file)
    assert told in failure.value.message


def test_the_own_csv_can_be_kept_as_it_is(tmp_path: Path) -> None:
    assert run("plan", "--pool", "EAC", "--times", TIMES, "-o", "plan.csv", cwd=tmp_path).code == 0
    again = run("plan", "--pool", "EAC", "--times", TIMES, "--keep", "plan.csv", "-f", "csv", cwd=tmp_path)
    assert again.code == 0
    first = (tmp_path / "plan.csv").read_text(encoding="utf-8")
    assert {line["kept"] for line in csv.DictReader(io.StringIO(again.out))} == {"kept"}
    rows, before = (list(csv.DictReader(io.StringIO(text))) for text in (again.out, first))
    assert [{**row, "kept": ""} for row in rows] == before


def test_who_gets_too_little_is_told_with_the_proof() -> None:
    answer = matcher.plan(pool="Jamaica;Barbados;Dominica", meetings=3, at_least=3, slots=3)
    assert [one["meetings"] for one in answer[0].unmet] == [2, 2, 2]
    assert answer.warnings[0] == (
        "Barbados has 2 meetings; 3 at least were asked for: it may meet 2 others (with something to learn on record, "
        "and there at the same time)."
    )


def test_the_sheets_of_all_are_in_pages_to_print_and_in_a_workbook(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    words = ("plan", "--pool", "EAC", "--meetings", "2", "--times", TIMES)
    names = [profile.name for profile in CATALOGUE.profiles.values() if "EAC" in profile.organisations]
    for form, mark in (("markdown", "### {}"), ("html", "<h3>{}</h3>")):
        page = run(*words, "-f", form).out
        assert all(mark.format(name) in page for name in names), form
    assert "### Kenya" not in run(*words).out
    assert run(*words, "-o", "plan.xlsx", cwd=tmp_path).code == 0
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert book.sheetnames[:2] == ["Schedule", "Delegations"]
    assert set(names) <= set(book.sheetnames)
    alone = run(*words, "--delegation", "Kenya", "-f", "csv").out
    assert all("KEN" in line for line in alone.splitlines()[1:])
    page = run(*words, "--delegation", "Kenya").out
    assert page.startswith("Kenya\n")
    assert "2026-11-30 09:" in page


def test_each_point_names_whom_to_ask() -> None:
    meeting = next(one for one in matcher.plan(pool="EAC", meetings=2)[0].meetings if one.a_learns)
    assert meeting.a_learns is not None
    house = CATALOGUE.experience(str(meeting.a_learns["experience"]))["institution"]
    assert meeting.a_learns["institution"] == house
    about = f"{meeting.a_learns['title']} ({house})"
    own = run("plan", "--pool", "EAC", "--meetings", "2", "--delegation", meeting.a["name"], "-f", "csv")
    assert house in own.out
    own = run("plan", "--pool", "EAC", "--meetings", "2", "--delegation", meeting.a["name"], "-f", "markdown")
    assert about in own.out


def test_a_calendar_holds_each_meeting_as_calendars_read_it() -> None:
    answer = matcher.plan(pool="CARICOM", times=TIMES)
    assert answer.lines is not None
    text = "".join(answer.lines())
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == len(answer[0].meetings)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert len(set(re.findall(r"UID:\S+", text))) == len(answer[0].meetings)
    whole = text.replace("\r\n ", "")
    one = answer[0].meetings[0]
    assert f"SUMMARY:{one.a['name']} and {one.b['name']}" in whole
    assert "DTSTART:20261130T090000\r\nDTEND:20261130T093000" in whole
    assert "\n" not in whole.replace("\r\n", "")


def test_nothing_to_talk_about_is_an_empty_plan() -> None:
    done = run("plan", "--pool", "Nauru,Tuvalu", "--topic", "mining", "--fail-empty")
    shown = run("plan", "--pool", "Nauru,Tuvalu", "--topic", "mining")
    assert (done.code, shown.code) == (5, 0)
    assert "Nobody meets anybody" in shown.out
    assert "none of the others" in shown.out


def test_without_the_solver_the_quick_method_answers_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "available", lambda: False)
    answer = matcher.plan(pool="EAC", meetings=2)
    assert answer[0].method["name"] == "quick"
    assert "pip install 'matcher[plan]'" in answer.warnings[-1]
    with pytest.raises(MatcherError, match="needs a solver"):
        matcher.plan(pool="EAC", method="exact")


def test_the_solver_writes_nothing_of_its_own() -> None:
    done = run("plan", "--pool", "CARICOM", "--json")
    assert (done.code, done.err, done.out[:1]) == (0, "", "{")


def test_the_same_bytes_under_any_hash_seed() -> None:
    words = ("plan", "--pool", "CARICOM", "--meetings", "4", "--slots", "4", "-f", "html")
    assert run(*words, env={"PYTHONHASHSEED": "1"}).out == run(*words, env={"PYTHONHASHSEED": "77"}).out


@UNIX
def test_the_examples_of_the_page_are_real() -> None:
    text = (ROOT / "docs" / "plan.md").read_text(encoding="utf-8")
    if f"HiGHS {linear.version()}" not in text:
        pytest.skip("the page is made with another version of the solver, which may choose among plans of equal gain")
    assert with_examples(text) == text, "python -m tools.readme writes them anew"


def test_the_page_compares_what_the_program_can_do() -> None:
    text = (ROOT / "docs" / "plan.md").read_text(encoding="utf-8")
    for name, tells in (("--pool CARICOM", 2), ("--pool g7+", 1), ("--pool south", 1), ("--keep", 2)):
        assert text.count(name) >= tells, name


def test_the_tables_of_a_plan_are_read_as_every_other_table_is(tmp_path: Path) -> None:
    who = tmp_path / "who.csv"
    who.write_bytes(
        "sep=;\r\nPays;Code ISO;theme;max meetings;\r\nSénégal;SEN;health;2;\r\n;KEN;;;\r\n\r\n".encode("utf-16")
    )
    kept = tmp_path / "kept.txt"
    kept.write_text("A_ISO3\tB-ISO3\tslot\n# as agreed\nSEN\tKEN\t1\n")
    found = matcher.plan(str(who), keep=str(kept), method="quick")[0]
    assert [one["iso3"] for one in (found.meetings[0].a, found.meetings[0].b)] == ["KEN", "SEN"]
    assert found.meetings[0].kept


def test_a_delegation_whose_name_and_code_disagree_is_refused(tmp_path: Path) -> None:
    who = tmp_path / "who.csv"
    who.write_text("country,iso3\nKenya,RWA\nPeru,PER\n")
    with pytest.raises(
        InvalidData, match=r'who.csv:2: country: the name is "Kenya", and the code beside it is that of'
    ):
        matcher.plan(str(who), method="quick")
