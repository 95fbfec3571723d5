"""Files on partnerships: every fault at once with its place, and a beginning that passes as it is."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

import matcher
from matcher.catalogue.catalogue import Catalogue
from matcher.editing import follow_up_records, partnership_records
from matcher.editing.descriptions import DESCRIPTIONS
from matcher.editing.partnership_descriptions import OF_PARTNERSHIPS
from matcher.editing.partnership_files import Known, is_day, read
from matcher.editing.partnership_records import PartnershipFile
from matcher.editing.template import in_quotes as text
from matcher.errors import InvalidData
from matcher.questions.follow import known_of
from tests.editing.folder_of import changed, faults_of, folder_of
from tests.process import matcher as run
from tests.questions.followed import HEAD, partnership
from tests.reliability.test_new_and_schema import misfits

KNOWN = known_of(Catalogue.load())
REVIEW = """\
reviews:
- day: "2025-03-04"
  figures:
  - {country: RWA, indicator: AG.YLD.CREL.KG, year: 2023, value: 1605.1}
  answers:
  - {question: both-gain, by: [RWA], level: 2}
  - {question: both-gain, by: [ETH], level: 1}
  - {question: able-alone, value: 12}
  - {question: figures-own, holds: true}
  - {question: year-later, said: In use.}
- day: "2026-03-04"
"""


def faults(place: Path, old: str = "", new: str = "", *, rest: str = REVIEW) -> list[str]:
    """The faults of the file with one text in it replaced, as they are shown, without the path."""
    whole = HEAD + rest
    assert not old or whole.count(old) == 1, (old, whole.count(old))
    file = partnership(place, "", whole.replace(old, new) if old else whole)
    kept = read(str(file), KNOWN)
    assert (kept.record is None) == any(not fault.warning for fault in kept.faults)
    return [str(fault).replace(f"{place}/", "") for fault in kept.faults if not fault.warning]


def test_a_whole_file_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("between: [RWA, ETH]", "between: [RWA, RWX]", ["2: between[2]: there is no country 'RWX'"]),
        ("between: [RWA, ETH]", "between: [RWA, RWA]", ["2: between[2]: 'RWA' cannot be its own partner"]),
        ("between: [RWA, ETH]", "between: [RWA]", ["2: between: 2 are due, found 1"]),
        (
            "eth-8028-farmer-hotline",
            "eth-8028-farmer-hot",
            ["there is no experience 'eth-8028-farmer-hot'. Did you mean"],
        ),
        (
            "eth-8028-farmer-hotline",
            "ken-m-pesa-mobile-money",
            ["is an experience of KEN, which is neither of the two"],
        ),
        (
            "[staple-yields]",
            "[staple-yield]",
            ["4: topics[1]: there is no topic 'staple-yield'. Did you mean 'staple-yields'?"],
        ),
        ('day: "2024-03-01"', 'day: "2024-02-30"', ["6: agreed.day: '2024-02-30' is no day of the calendar"]),
        (
            'day: "2024-03-01"',
            'day: "1 March 2024"',
            ["6: agreed.day: '1 March 2024' is not a date such as 2026-11-22"],
        ),
        (
            "country: ETH, who: Trans",
            "country: KEN, who: Trans",
            ["10: agreed.by[2].country: 'KEN' is not one of the two, RWA and ETH"],
        ),
        (
            "title: Fields",
            "titel: Fields",
            ["1: title: is missing", "1: titel: there is no such key. Did you mean 'title'?"],
        ),
        ("by: [ETH], level: 1", "by: [ETH], level: 3", ["18: reviews[1].answers[2].level: 3 is above 2"]),
        (
            "by: [ETH], level: 1",
            "by: [RWA], level: 1",
            ["18: reviews[1].answers[2].question: RWA answers 'both-gain' twice on 2025-03-04"],
        ),
        (
            "by: [ETH], level: 1",
            "by: [ETH], value: 1",
            ["reviews[1].answers[2].value: both-gain is answered by level: 0, 1 or 2"],
        ),
        ("value: 12", "level: 2", ["reviews[1].answers[3].level: able-alone is answered by value: a number"]),
        ("value: 12", "value: 12 people", ["19: reviews[1].answers[3].value: a number is due, found '12 people'"]),
        ("value: 12", "value: .nan", ["a finite number is due, found nan"]),
        ("holds: true", "holds: yes", ["20: reviews[1].answers[4].holds: true or false is due, found 'yes'"]),
        (
            "question: year-later",
            "question: year-late",
            ["there is no question 'year-late'. Did you mean 'year-later'?"],
        ),
        (
            '"2026-03-04"',
            '"2025-03-04"',
            ["22: reviews[2].day: 2025-03-04 does not come after the review before it, 2025-03-04"],
        ),
        (
            "country: RWA, indicator",
            "country: UGA, indicator",
            ["15: reviews[1].figures[1].country: 'UGA' is not one of the two"],
        ),
        ("year: 2023, value", "year: 20233, value", ["15: reviews[1].figures[1].year: 20233 is above 2100"]),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    found = faults(tmp_path, old, new)
    for told in expected:
        assert any(told in fault for fault in found), found
    assert all(re.match(r"rwa-eth\.yaml:\d+: ", fault) for fault in found)


def test_a_file_with_many_faults_tells_them_all_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, rest="questions: [shot]\nends: '2024-13-01'\nmood: good\n")
    assert [fault.partition(": ")[2] for fault in found] == [
        "questions[1]: there is no set of questions 'shot'. Did you mean 'short'?",
        "ends: '2024-13-01' is no day of the calendar",
        "mood: there is no such key. The keys are: title, between, experiences, topics, agreed, facilitators, "
        "first_step, ends, ended, questions, note, reviews.",
    ]


def test_an_end_before_the_beginning_and_a_file_about_nothing(tmp_path: Path) -> None:
    assert faults(tmp_path, rest='ended: "2024-02-01"\n') == [
        "rwa-eth.yaml:12: ended: 2024-02-01 is before the day of the agreement, 2024-03-01"
    ]
    head = re.sub(r"(?m)^(experiences|topics):.*\n", "", HEAD)
    kept = read(str(partnership(tmp_path, head=head)), KNOWN)
    assert [fault.message for fault in kept.faults] == [
        "is missing; without an experience the topics say what it is about"
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file holds no data"),
        (b"- a\n- b\n", "a mapping of keys to values is due, found a list"),
        (b"title: caf\xe9\n", "is not UTF-8; save the file as UTF-8"),
        (b"a: &x 1\nb: *x\n", "anchor &x is not accepted"),
        (b"title: a\ntitle: b\n", "key 'title' stands twice, first in line 1"),
        (b"title: [\n", "not valid YAML"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "x.yaml").write_bytes(content)
    done = run("validate", str(tmp_path / "x.yaml"))
    assert (done.code, told in done.out, done.err) == (3, True, "")
    followed = run("follow", str(tmp_path / "x.yaml"))
    assert (followed.code, told in followed.err, followed.out) == (3, True, "")


def test_what_the_catalogue_no_longer_has_is_a_warning(tmp_path: Path) -> None:
    head = HEAD.replace("between: [RWA, ETH]", "between: [KEN, ETH]").replace("country: RWA", "country: KEN")
    head = re.sub(r"experiences: .*", "experiences: [eth-civil-service-coaching-secondment]", head)
    old = 'reviews:\n- day: "2025-01-01"\n  figures:\n  - {country: KEN, indicator: OLD.ONE, year: 2020, value: 1}\n'
    file = partnership(tmp_path, old, head)
    answer = matcher.validate(str(file))
    assert answer.error is None
    assert [(found.line, found.field, found.message) for found in answer] == [
        (3, "experiences[1]", "'eth-civil-service-coaching-secondment' is told in "
            "ken-civil-service-coaching-secondment now"),
        (15, "reviews[1].figures[1].indicator", "'OLD.ONE' is not in indicators.yaml, and is not followed any more"),
    ]  # fmt: skip
    [one] = matcher.follow(str(file), on="2025-02-01")
    assert one.experiences == ["ken-civil-service-coaching-secondment"]


def test_validate_takes_a_file_a_folder_and_data_with_files_beside(tmp_path: Path) -> None:
    partnership(tmp_path, "mood: good\n", name="a.yaml")
    partnership(tmp_path, name="b.yaml")
    for path, count in ((tmp_path / "a.yaml", 1), (tmp_path, 2)):
        answer = matcher.validate(str(path))
        assert [(found.file, found.line, found.field, found.column) for found in answer] == [
            (str(tmp_path / "a.yaml"), 12, "mood", 1)
        ]
        assert answer.query["holds"] == {"followed partnership": count}
    lines = run("validate", str(tmp_path), "--format", "lines")
    assert (lines.code, lines.out.startswith(f"{tmp_path}/a.yaml:12:1: error: mood: there is no such key.")) == (
        3,
        True,
    )
    rows = list(csv.DictReader(io.StringIO(run("validate", str(tmp_path), "--format", "csv").out)))
    assert [row["line"] for row in rows] == ["12"]
    # Beside data of one's own: an own country may be one of the two.
    own = tmp_path / "own"
    own.mkdir()
    (own / "countries.yaml").write_text("- {iso3: PK-PB, name: Punjab}\n")
    (own / "notes.yaml").write_text("just: notes\n")
    head = HEAD.replace("between: [RWA, ETH]", "between: [PK-PB, ETH]").replace("country: RWA", "country: PK-PB")
    partnership(own, head=re.sub(r"experiences: .*\n", "", head))
    answer = matcher.validate(str(own))
    assert (list(answer), answer.query["holds"]["followed partnership"]) == ([], 1)
    alone = matcher.validate(str(own / "rwa-eth.yaml"))
    assert [found.message for found in alone if found.severity == "error"] == ["there is no country 'PK-PB'."]
    assert list(matcher.validate(str(own / "rwa-eth.yaml"), data=str(own))) == []
    # Where the data have faults of their own, the file is looked at as far as its form goes.
    (own / "countries.yaml").write_text("- {iso3: PK-PB, nam: Punjab}\n")
    partnership(own, "mood: good\n", name="c.yaml")
    fields = [found.field for found in matcher.validate(str(own)) if found.severity == "error"]
    assert "mood" in fields
    assert "between[1]" not in fields


NEW = ("new", "partnership", "Rwanda", "Kenya", "--experience", "ken-m-pesa-mobile-money", "--on", "2026-03-01")


def test_the_beginning_passes_as_it_is_and_validate_names_what_is_left_to_write(tmp_path: Path) -> None:
    target = tmp_path / "rwa-ken.yaml"
    made = run(*NEW, "-o", str(target))
    assert (made.code, made.out) == (0, "")
    assert target.read_text() == run(*NEW).out
    checked = run("validate", str(target), "--json")
    assert checked.code == 0
    marked = {n for n, line in enumerate(target.read_text().splitlines(), 1) if "REPLACE:" in line}
    assert {found["line"] for found in checked.json["results"]} == marked
    assert len(marked) == 4
    assert run("validate", str(target), "--strict").code == 3
    record = yaml.safe_load(target.read_text())
    assert (record["between"], record["topics"], record["questions"]) == (
        ["RWA", "KEN"],
        ["digital-payments"],
        ["short"],
    )
    year, value, _ = Catalogue.load().country("KEN")["figures"]["FX.OWN.TOTL.ZS"]
    [kept] = [figure for figure in record["reviews"][0]["figures"] if figure["country"] == "KEN"]
    assert (kept["year"], kept["value"]) == (year, round(value, 5))


def test_the_beginning_with_its_examples_has_every_field(tmp_path: Path) -> None:
    words = re.sub(r"REPLACE: [^\"\n]*", "Something true", run(*NEW).out)
    examples = re.sub(r"(?m)^( *)# (?=[a-z_]+: )", r"\1", words)
    (tmp_path / "x.yaml").write_text(examples)
    checked = run("validate", str(tmp_path / "x.yaml"), "--strict")
    assert checked.code == 0, checked.out
    assert set(yaml.safe_load(examples)) == set(PartnershipFile.model_fields)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("new", "partnership"), 2, "A partnership is between two countries."),
        (("new", "partnership", "Rwanda"), 2, "A partnership is between two countries."),
        (("new", "partnership", "Rwanda", "rwa"), 2, "Rwanda cannot be its own partner."),
        (("new", "partnership", "Rwanda", "Kenyaa"), 4, "Did you mean Kenya (KEN)?"),
        (("new", "partnership", "Rwanda", "Congo"), 4, '"Congo" may mean'),
        (
            ("new", "partnership", "Rwanda", "Kenya", "--experience", "bra-bolsa-familia"),
            2,
            "is an experience of Brazil",
        ),
        (("new", "partnership", "Rwanda", "Kenya", "--experience", "m-pesa"), 4, "No experience is called"),
        (("new", "partnership", "Rwanda", "Kenya", "--questions", "shrt"), 4, "Did you mean short?"),
        (("new", "partnership", "Rwanda", "Kenya", "--on", "2026-02-30"), 2, "--on must be a day of the calendar"),
        (("new", "partnership", "Rwanda", "Kenya", "--id", "x"), 2, "--id says nothing of a partnership."),
        (("new", "experience", "Rwanda"), 2, "new experience takes nothing more: Rwanda"),
        (("new", "experience", "--experience", "x"), 2, "--experience says nothing of an experience."),
        (("new", "review"), 2, "name its file"),
        (("new", "review", "gone.yaml"), 3, "gone.yaml: there is no such file"),
        (("new", "partnershp", "Rwanda", "Kenya"), 2, "Did you mean 'partnership'?"),
    ],
)
def test_a_beginning_of_what_cannot_be_is_refused(
    arguments: tuple[str, ...], code: int, says: str, tmp_path: Path
) -> None:
    found = run(*arguments, cwd=tmp_path)
    assert (found.code, found.out) == (code, "")
    assert says in found.err


def test_a_review_goes_to_the_end_of_the_list_or_says_what_is_in_its_way(tmp_path: Path) -> None:
    def review(rest: str, on: str = "2025-05-01") -> tuple[int, str, str]:
        file = partnership(tmp_path, rest)
        done = run("new", "review", str(file), "--on", on)
        if done.code == 0:
            file.write_text(HEAD + rest + done.out)
            assert matcher.follow(str(file), on="2025-06-01")[0].reviews[-1] == on
        return done.code, done.out.split("\n")[0], done.err

    assert review("")[:2] == (0, "reviews:")
    assert review("note: without a line end")[:2] == (0, "")
    assert review('reviews:\n- day: "2025-01-01"\n')[:2] == (0, '- day: "2025-05-01"')
    assert review('reviews:\n  - day: "2025-01-01"\n')[:2] == (0, '  - day: "2025-05-01"')
    code, _, said = review('reviews:\n- day: "2025-01-01"\nnote: below\n')
    assert (code, "12: reviews: stands before 'note'; move it to the end of the file" in said) == (3, True)
    code, _, said = review("reviews: []\n")
    assert (code, "12: reviews: is an empty list; take the line out" in said) == (3, True)
    code, _, said = review('reviews: [{day: "2025-01-01"}]\n')
    assert (code, "12: reviews: is written in one line" in said) == (3, True)
    code, _, said = review('reviews:\n- day: "2025-05-02"\n')
    assert (code, "holds a review of 2025-05-02 already" in said) == (2, True)


def test_a_review_of_the_same_day_gets_its_answers_once(tmp_path: Path) -> None:
    file = partnership(tmp_path, 'reviews:\n- day: "2025-05-01"\n')
    words = ("new", "review", str(file), "--on", "2025-05-01")
    added = run(*words)
    assert (added.code, added.out.splitlines()[0]) == (0, "  answers:")
    file.write_text(file.read_text() + added.out.replace("REPLACE: a sentence of proof", "The minutes say so."))
    assert not [fault for fault in matcher.validate(str(file)) if fault.severity != "warning"]
    again = run(*words)
    assert (again.code, "holds a review of 2025-05-01 already" in again.err) == (2, True)


def test_a_review_that_nobody_filled_in_answers_nothing(tmp_path: Path) -> None:
    file = partnership(tmp_path)
    before = matcher.follow(str(file), on="2025-05-02")[0]
    file.write_text(HEAD + run("new", "review", str(file), "--on", "2025-05-01").out)
    after = matcher.follow(str(file), on="2025-05-02")[0]
    assert after.questions == before.questions
    assert all(found.severity == "warning" for found in matcher.validate(str(file)))


@given(st.text(max_size=60))
def test_words_in_quotes_come_back_as_they_were(words: str) -> None:
    import ryaml

    try:
        words.encode()
    except UnicodeEncodeError:
        return
    written = f"x: {text(words)}\n"
    if words.isprintable():
        assert ryaml.loads(written)["x"] == words  # type: ignore[attr-defined]


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inside: (
            st.lists(inside, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["title", "between", "agreed", "day", "by", "reviews", "answers", "question", "country", "x"]
                ),
                inside,
                max_size=5,
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_stands_in_a_file_is_told_and_never_breaks(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    file = tmp_path_factory.mktemp("any") / "x.yaml"
    file.write_text(json.dumps(value), encoding="utf-8")
    kept = read(str(file), KNOWN)
    assert kept.record is None
    assert kept.faults
    assert read(str(file), None).record is None


def test_days() -> None:
    assert is_day("2024-02-29")
    assert not any(map(is_day, ("2023-02-29", "2024-2-9", "20240229", "", "2024-02-29 ")))


def test_the_questions_of_own_data_are_checked(tmp_path: Path) -> None:
    sets = "questions: [gain, people]"
    [unknown] = faults_of(tmp_path, changed("follow-up.yaml", sets, "questions: [gain, gains]"))
    assert unknown == "follow-up.yaml:2: questions[2]: there is no question 'gains'. Did you mean 'gain'?"
    [twice] = faults_of(tmp_path, changed("follow-up.yaml", sets, "questions: [gain, gain]"))
    assert twice.endswith("'gain' stands twice")
    [uncounted] = faults_of(tmp_path, changed("follow-up.yaml", "counts: people, ", ""))
    assert uncounted.endswith("counts: is due where a number is asked for, and nowhere else")
    [counted] = faults_of(tmp_path, changed("follow-up.yaml", "scale: level,", "scale: level, counts: heads,"))
    assert counted.endswith("counts: is due where a number is asked for, and nowhere else")


def test_own_questions_stand_beside_or_in_place_of_ours(tmp_path: Path) -> None:
    own = folder_of(tmp_path / "own")
    (tmp_path / "x.yaml").write_text(
        "title: Wells\nbetween: [AAA, BBB]\nexperiences: [bbb-clean-water]\n"
        'agreed: {day: "2020-01-01", what: Wells., by: [{country: AAA, who: A ministry}]}\n'
    )
    alone = Catalogue.load(own, mode="replace")
    assert [q.id for q in matcher.follow(str(tmp_path / "x.yaml"), catalogue=alone)[0].questions] == ["gain", "people"]
    small = tmp_path / "small"
    small.mkdir()
    (small / "follow-up.yaml").write_text("sets:\n- {id: ours, name: Ours, questions: [both-gain]}\n")
    beside = Catalogue.load(small)
    assert beside.keys("sets") == ["short", "nest", "cost", "lasting", "ours"]
    with pytest.raises(InvalidData):
        matcher.follow(str(tmp_path / "x.yaml"))


def test_without_what_may_be_named_only_the_form_is_looked_at(tmp_path: Path) -> None:
    file = partnership(tmp_path, head=HEAD.replace("[staple-yields]", "[no-topic]"))
    assert read(str(file), None).record is not None
    assert read(str(file), Known((), (), (), (), {}, {}, {})).record is None


def test_every_field_is_described_and_the_schema_holds_what_the_records_do(tmp_path: Path) -> None:
    kinds = [
        kind
        for module in (partnership_records, follow_up_records)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind.__module__ == module.__name__
    ]
    assert len(kinds) == 10
    for kind in kinds:
        if kind is not follow_up_records.FollowUp:
            assert list({**DESCRIPTIONS, **OF_PARTNERSHIPS}[kind]) == list(kind.model_fields), kind
    schema = json.loads(run("schema", "partnership.yaml").out)
    assert list(schema["properties"]) == list(PartnershipFile.model_fields)
    assert all(field["description"] for field in schema["properties"].values())
    assert schema["properties"]["questions"]["items"]["enum"] == ["short", "nest", "cost", "lasting"]
    assert "both-gain" in schema["$defs"]["Given"]["properties"]["question"]["enum"]
    for whole in (HEAD + REVIEW, run(*NEW).out):
        assert list(misfits(yaml.load(whole, Loader=yaml.CSafeLoader), schema, schema["$defs"], ())) == []
    assert list(misfits(yaml.safe_load(HEAD + "mood: good\n"), schema, schema["$defs"], ())) == [
        ((), "mood is not known")
    ]
