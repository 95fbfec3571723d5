"""YAML 1.2, read fast where all is well and slowly where something has to be located."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher import folder
from matcher.editing.yaml12 import MAX_DEPTH, line_of, locate, parse
from matcher.errors import InvalidData
from matcher.files import read_text

SHIPPED = [Path(folder.shipped()) / name for name in folder.FILES if name.endswith(".yaml")]


def refused(text: str) -> list[str]:
    """The faults that `text` gets, as they are shown."""
    with pytest.raises(InvalidData) as caught:
        parse(text, "f.yaml")
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("yes", "yes"),
        ("y", "y"),
        ("010", "010"),
        ("08", "08"),
        ("1:30", "1:30"),
        ("2020-01-01", "2020-01-01"),
        ("2020-01-01 10:00:00", "2020-01-01 10:00:00"),
        ("1_000", "1_000"),
        ("=", "="),
        ("<<", "<<"),
        ("1e999", "1e999"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("Côte d’Ivoire", "Côte d’Ivoire"),
        ("北京", "北京"),
    ],
)
def test_what_looks_like_text_stays_text(written: str, meant: str) -> None:
    assert parse(f"a: {written}", "f") == {"a": meant}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", 12),
        ("-3", -3),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        (".inf", math.inf),
        ("-.inf", -math.inf),
        ("0o17", 15),
        ("0x1F", 31),
    ],
)
def test_numbers_truth_and_nothing_are_those_of_the_core_schema(written: str, meant: object) -> None:
    read = parse(f"a: {written}", "f")["a"]
    assert (type(read), read) == (type(meant), meant)


def test_not_a_number_is_read_as_such_and_left_to_the_records_to_refuse() -> None:
    assert math.isnan(parse("a: .nan", "f")["a"])


def test_norway_keeps_its_code_as_key_and_as_value() -> None:
    assert parse("NO: {iso2: NO, name: Norge}", "f") == {"NO": {"iso2": "NO", "name": "Norge"}}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("a: 1\nb: 2\na: 3\n", 1, 3),
        ("- x: 1\n- a: 1\n  b: 2\n  'a': 3\n", 2, 4),
        ("top: {\n  a: 1,\n  b: {a: 2},\n  a: 3}\n", 2, 4),
        ("? a\n: 1\n? a\n: 2\n", 1, 3),
    ],
)
def test_a_key_given_twice_is_refused_with_both_lines(text: str, first: int, second: int) -> None:
    assert refused(text) == [f"f.yaml:{second}: key 'a' stands twice, first in line {first}"]


def test_the_same_key_in_two_mappings_is_no_fault() -> None:
    assert parse("- {a: 1}\n- {a: 2, b: {a: 3}}\n", "f") == [{"a": 1}, {"a": 2, "b": {"a": 3}}]


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    levels = [
        f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]" for below, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert refused("\n".join(["a: &a [lol, lol]", *levels])) == [
        "f.yaml:1: anchor &a is not accepted; write the value out"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\n",
        "- &x a\n",
        "{a: [&x 1]}\n",
        '{"a":&x 1}\n',  # after a quoted key no space is needed
        "&x a: 1\n",
        "--- &x\na: 1\n",
    ],
)
def test_an_anchor_is_refused_wherever_it_stands(text: str) -> None:
    [fault] = refused(text)
    assert fault.endswith(": anchor &x is not accepted; write the value out")


def test_an_alias_is_refused() -> None:
    assert refused("a: 1\nb: *x\n") == ["f.yaml:2: alias *x is not accepted; write the value out"]
    assert refused('{"b":*x}\n') == ["f.yaml:1: alias *x is not accepted; write the value out"]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("a: !!python/object/apply:os.system ['touch /tmp/x']\n", "tag:yaml.org,2002:python/object/apply:os.system"),
        ("a: !!str 12\n", "tag:yaml.org,2002:str"),
        ("a: !local x\n", "!local"),
        ('{"a":!local x}\n', "!local"),
        ("a: ! 12\n", "!"),
        ("!!map {a: 1}\n", "tag:yaml.org,2002:map"),
        ("a: !<tag:example.org,2000:x> 1\n", "tag:example.org,2000:x"),
    ],
)
def test_a_tag_is_refused(text: str, tag: str) -> None:
    assert refused(text) == [f"f.yaml:1: tag {tag} is not accepted; write plain text, numbers and lists"]


def test_stars_ampersands_and_exclamation_marks_in_text_are_text() -> None:
    text = "a: Trinidad & Tobago\nb: 3 * 4 !\nc: 'a &b'\nd: '*not an alias'\ne: |\n  !shout &now *twice\n# &x *y !z\n"
    assert parse(text, "f") == {
        "a": "Trinidad & Tobago",
        "b": "3 * 4 !",
        "c": "a &b",
        "d": "*not an alias",
        "e": "!shout &now *twice\n",
    }


@pytest.mark.parametrize(
    "text",
    ["[" * 5000 + "]" * 5000, "[" * 5000, "{a: " * 5000 + "1" + "}" * 5000, "- " * 5000 + "a", "? " * 5000 + "a"],
    ids=["lists", "open lists", "mappings", "dashes", "keys"],
)
def test_five_thousand_levels_are_a_fault_and_no_crash(text: str) -> None:
    [fault] = refused(text)
    assert fault.startswith("f.yaml:1: ")


def test_the_last_level_that_is_read_can_be_located_and_the_next_is_refused() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    read: Any = parse(deepest, "f")
    for _ in range(MAX_DEPTH - 1):
        [read] = read
    assert read == []
    assert locate(deepest)[(0,) * (MAX_DEPTH - 1)] == 1
    assert refused(f"[{deepest}]") == [f"f.yaml:1: nested deeper than {MAX_DEPTH} levels"]


def test_both_parsers_stop_at_the_same_level() -> None:
    # The anchor sends the text the strict way.
    assert refused("[" * MAX_DEPTH + "&x a" + "]" * MAX_DEPTH) == [
        "f.yaml:1: anchor &x is not accepted; write the value out"
    ]
    assert refused("[" * (MAX_DEPTH + 1) + "&x a" + "]" * (MAX_DEPTH + 1)) == [
        f"f.yaml:1: nested deeper than {MAX_DEPTH} levels"
    ]


@pytest.mark.parametrize("text", ["", "   \n", "# nothing\n# but comments\n", "---\n", "null\n", "~\n"])
def test_a_file_without_data_is_refused(text: str) -> None:
    assert refused(text) == ["f.yaml:1: the file holds no data; a list or a mapping is due"]


def test_a_second_document_is_refused_where_it_begins() -> None:
    assert refused("a: 1\nb: 2\n---\na: 3\n") == [
        "f.yaml:3: a second document begins here; one file holds one document"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", 3),
        ('a: 1\nb: "open\n', 3),
        ("a: 1\n\tb: 2\n", 2),
        ("a: 1\n  b: 2\n", 2),
        ("a: 1\nb: @x\n", 2),
        ("a: |\n  one\n two: x\n", 3),
    ],
)
def test_bad_syntax_is_refused_with_its_line(text: str, line: int) -> None:
    [fault] = refused(text)
    assert fault.startswith(f"f.yaml:{line}: not valid YAML: ")


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "{[a]: 1}\n", "{a: b}: c\n"])
def test_a_list_or_mapping_as_key_is_refused(text: str) -> None:
    assert refused(text) == ["f.yaml:1: a key must be plain text"]


def test_a_number_too_large_for_any_quantity_is_refused_with_its_line() -> None:
    [fault] = refused("a: 1\nb: 99999999999999999999999999\n")
    assert fault.startswith("f.yaml:2: b: invalid type: integer")


def test_every_key_and_item_has_its_line() -> None:
    text = "# head\na:\n- x: 1\n  y: {z: 2,\n    w: 3}\n- 4\n"
    assert locate(text) == {
        (): 1,
        ("a",): 2,
        ("a", 0): 3,
        ("a", 0, "x"): 3,
        ("a", 0, "y"): 4,
        ("a", 0, "y", "z"): 4,
        ("a", 0, "y", "w"): 5,
        ("a", 1): 6,
    }


def test_a_field_that_is_missing_has_the_line_of_what_it_is_missing_from() -> None:
    lines = locate("- name: a\n- name: b\n  place:\n    lat: 1\n")
    assert line_of(lines, (1, "place", "lon")) == 3
    assert line_of(lines, (1, "place", "lat")) == 4
    assert line_of(lines, (7, "name")) == 1


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_two_parsers_read_the_same_in_every_shipped_file(path: Path) -> None:
    text = read_text(path)

    def strictly(node: yaml.Node, read: Any) -> None:
        if isinstance(node, yaml.MappingNode):
            assert [key.value for key, _ in node.value] == list(read)
            for key, value in node.value:
                strictly(value, read[key.value])
        elif isinstance(node, yaml.SequenceNode):
            assert len(node.value) == len(read)
            for item, value in zip(node.value, read, strict=True):
                strictly(item, value)
        elif isinstance(read, str):
            assert node.value == read
        elif isinstance(read, bool) or read is None:
            assert node.value == {True: "true", False: "false", None: "null"}[read]
        else:
            assert float(node.value) == read

    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root is not None
    strictly(root, parse(text, path.name))


YAMLISH = st.text(st.sampled_from("ab01 \n:-{}[],\"'#&*!|>?%@\t\\.~é€\u2028\U0001f600"), max_size=60)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), YAMLISH))
def test_any_text_is_read_and_located_or_refused(text: str) -> None:
    faults = []
    try:
        parse(text, "f")
        assert locate(text)[()] >= 1
    except InvalidData as error:
        faults = error.faults
    assert all(fault.file == "f" and 1 <= fault.line <= len(text) + 2 and fault.message for fault in faults)


PLAIN = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), max_size=8)
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**63), 2**64 - 1),
        st.floats(allow_nan=False, allow_infinity=False),
        PLAIN,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(PLAIN, inner, max_size=3)),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.dictionaries(PLAIN, VALUES, min_size=1))
def test_json_is_read_as_the_yaml_that_it_is(value: dict[str, Any]) -> None:
    written = json.dumps(value, ensure_ascii=False)
    assert parse(written, "f") == value
