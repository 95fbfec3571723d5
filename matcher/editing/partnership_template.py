"""The beginning of a file on a partnership, and of a review to be written at its end."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from matcher.editing.partnership_descriptions import AGREED, FIRST_STEP, PARTNERSHIP, REVIEW
from matcher.editing.partnership_records import Recorded
from matcher.editing.template import PLACEHOLDER, WIDTH
from matcher.text import visible

SCHEMA = "partnership.yaml"
"""What `matcher schema` calls a file on a partnership."""
LEVELS = "0 no, 1 partly, 2 yes"


def partnership(
    countries: Mapping[str, str],
    *,
    experiences: Mapping[str, str],
    topics: Mapping[str, str],
    sets: Mapping[str, str],
    chosen: Sequence[str],
    day: str,
    edition: str,
    figures: Sequence[Recorded],
) -> str:
    """The YAML of a new partnership. `countries` (id -> name) are the two; `experiences` (id -> title) and `topics`
    (id -> name) say what it is about, `sets` (id -> name) are those that there are, `chosen` those to ask. `figures`
    are those of this `edition`, which the first review keeps."""
    named = " and ".join(countries.values())
    about = next(iter(experiences.values()), f"{PLACEHOLDER} what the two do together")
    lines = [
        f"# yaml-language-server: $schema={SCHEMA.removesuffix('.yaml')}.schema.json",
        *comment(
            f"The record of a partnership of {visible(named)}. Write your own text where REPLACE stands, take "
            "the # away from the lines that fit, and delete what is not known. `matcher validate FILE` checks it, "
            "`matcher follow FILE` shows where it stands, `matcher new review FILE` prints the next review."
        ),
        "",
        *_field("title", text(f"{about} ({named})")),
        *_field("between", f"[{', '.join(countries)}]  # {visible(named)}"),
        *_list("experiences", experiences, "ken-m-pesa-mobile-money"),
        *_list("topics", topics, "digital-payments"),
        *_agreed(countries, day),
        *_field("facilitators", "[UNDP]", example=True),
        *_field("ends", text(day), example=True),
        *_field("ended", text(day), example=True),
        *comment(f"Sets of questions to ask: {'; '.join(f'{i} ({name})' for i, name in sets.items())}."),
        f"questions: [{', '.join(chosen)}]",
        *_field("note", "Anything else.", example=True),
        *comment(PARTNERSHIP["reviews"]),
        "reviews:",
        *review(day, edition, figures, (), first=True),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _agreed(countries: Mapping[str, str], day: str) -> list[str]:
    """What was agreed, and the first step."""
    return [
        *comment(PARTNERSHIP["agreed"]),
        "agreed:",
        *comment(AGREED["day"], "  "),
        f"  day: {text(day)}",
        f"  what: {text(f'{PLACEHOLDER} what was agreed')}",
        "  by:",
        *(
            f"  - {{country: {i}, who: {text(f'{PLACEHOLDER} who agreed for {name}')}}}"
            for i, name in countries.items()
        ),
        f"  # document: {{title: Memorandum of understanding, year: {day[:4]}, url: 'https://example.org/memorandum'}}",
        *comment(PARTNERSHIP["first_step"]),
        "first_step:",
        f"  what: {text(f'{PLACEHOLDER} a visit, a course, an expert, a pilot')}",
        f"  # by: {text(day)}",
        *comment(FIRST_STEP["done"], "  "),
        f"  # done: {text(day)}",
    ]


def review(
    day: str,
    edition: str,
    figures: Sequence[Recorded],
    questions: Iterable[tuple[Mapping[str, Any], str]],
    *,
    sides: Sequence[str] = (),
    first: bool = False,
) -> Iterator[str]:
    """The lines of a review: its day, the figures as they are known, and an answer to be written to each question
    (its record, and what was answered last, or "")."""
    yield f"- day: {text(day)}"
    yield f"  edition: {text(edition)}"
    if figures:
        yield from comment(REVIEW["figures"], "  ") if first else ()
        yield "  figures:"
    for figure in figures:
        source = f", source: {text(figure.source)}" if figure.source else ""
        value = f"year: {figure.year}, value: {figure.value:.10g}"
        yield f"  - {{country: {figure.country}, indicator: {figure.indicator}, {value}{source}}}"
    yield from answers(questions, sides=sides)


def answers(questions: Iterable[tuple[Mapping[str, Any], str]], *, sides: Sequence[str] = ()) -> Iterator[str]:
    """The last lines of a review: an answer to be written to each question (its record, and what was answered last, or
    "")."""
    asked = list(questions)
    if asked:
        yield "  answers:"
    for question, last in asked:
        yield from comment(question["question"], "  ")
        if last:
            yield from comment(f"Last time: {last}", "  ")
        yield f"  - question: {question['id']}"
        yield f"    by: [{', '.join(sides)}]"
        if question["scale"] == "level":
            yield f"    level:  # {LEVELS}"
        elif question["scale"] == "number":
            yield f"    value:  # {visible(question['counts'])}"
        elif question["scale"] == "yes-no":
            yield "    holds:  # true or false"
        words = "the answer in words" if question["scale"] == "text" else "a sentence of proof"
        yield f"    said: {text(f'{PLACEHOLDER} {words}')}"


def _field(key: str, value: str, *, example: bool = False) -> Iterator[str]:
    yield from comment(PARTNERSHIP[key])
    yield f"# {key}: {value}" if example else f"{key}: {value}"


def _list(key: str, items: Mapping[str, str], example: str) -> Iterator[str]:
    """A list of ids, each with what it is behind it; an example where there is none."""
    yield from comment(PARTNERSHIP[key])
    yield f"{key}:" if items else f"# {key}: [{example}]"
    for id, name in items.items():
        yield f"- {id}  # {visible(name)}"


def text(words: str) -> str:
    """Words as YAML has them in quotes, whatever they hold."""
    return json.dumps(words, ensure_ascii=False)


def comment(words: str, indent: str = "") -> list[str]:
    """Words behind a #, in lines that are not too long."""
    start = f"{indent}# "
    return textwrap.wrap(visible(words), WIDTH, initial_indent=start, subsequent_indent=start, break_on_hyphens=False)
