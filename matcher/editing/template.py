"""The beginning of a new experience: every field filled in or explained, ready for an editor."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import get_args

from matcher.editing.descriptions import EXPERIENCE, ONLY_FOR, RESULT, TRANSFER
from matcher.editing.experiences import Check, Confidence, Grade, Modality, ResultKind, Situation
from matcher.language import mark, tr
from matcher.text import visible

PLACEHOLDER = "REPLACE:"
"""Begins every text that is not meant to stay; `matcher validate` warns of those that are left."""

WIDTH = 100
FITTING = mark("the topics that fit")
YEAR = mark("the year")
SOURCE = mark("title of a page, report or article that tells of it")
# Translators: one of the three words that are named above it.
ONE_OF_THREE = mark("one of the three")
# Translators: an example in a file; without a colon, a comma or quotation marks.
MINISTRY = mark("Ministry of Health")
# Translators: an example in a file; without a colon, a comma or quotation marks.
WHY = mark("It is about the sea")
# Translators: an example in a file; without a colon, a comma or quotation marks.
METRIC = mark("births attended by trained staff")
# Translators: an example in a file; without a colon, a comma or quotation marks.
TRANSFERRED = mark("Ten health officers came for two weeks.")
# Translators: an example in a file; without a colon, a comma or quotation marks.
CONDITION = mark("A ministry that pays the staff on time.")
# Translators: an example in a file; without a colon, a comma or quotation marks.
TOO_EARLY = mark("It is too early to tell")


def experience(id: str, partner: str, theme: str, topics: Mapping[str, str], *, partner_name: str = "") -> str:
    """The YAML of one experience. `topics` are those of its theme, id -> name."""
    first = next(iter(topics), "")
    chosen = visible("; ".join(f"{topic} ({name})" for topic, name in topics.items()))
    what = tr("what was done, by whom, for whom, how. Two or three sentences.")
    fields = {
        "id": _entry("id", id, "- "),
        "title": _entry("title", in_quotes(to_write(tr("what was done, in a line")))),
        "partner": _entry("partner", partner + (f"  # {visible(partner_name)}" if partner_name else "")),
        "theme": _entry("theme", theme),
        "topics": _entry("topics", f"[{first}]  # {to_write(tr(FITTING))}",
                         extra=tr("Those of this theme: {topics}.", topics=chosen) if chosen else ""),
        "start": _entry("start", f"2020  # {to_write(tr(YEAR))}"),
        "what": [*_entry("what", ">-"), f"    {to_write(what)}"],
        "sources": [*_entry("sources", ""),
                    f"  - title: {in_quotes(to_write(tr(SOURCE)))}",
                    f"    # publisher: {tr(MINISTRY)}", "    # year: 2024", "    # url: https://example.org/report",
                    "    # seen: '2026-11-22'"],
        "confidence": _entry("confidence", f"low  # {to_write(tr(ONE_OF_THREE))}", choices=get_args(Confidence)),
        **_examples("KEN" if partner != "KEN" else "RWA"),
    }  # fmt: skip
    head = _comment(
        tr(
            "An experience: something that was done at home and that others can learn from. Write your own text where "
            "{placeholder} stands, take the # away from the examples that fit, and delete what is not known: unknown "
            "is better than guessed. {command} checks it.",
            placeholder=PLACEHOLDER,
            command="`matcher validate FOLDER`",
        )
    )
    # In the order in which they are described; a field without an example is named all the same.
    body = [line for key in EXPERIENCE for line in fields.get(key) or _entry(key, "", example=True)]
    lines = ["# yaml-language-server: $schema=experiences.schema.json", *head, "", *body]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _examples(learner: str) -> dict[str, list[str]]:
    """The fields that may be left out, each with an example behind a #."""
    too_early = tr(TOO_EARLY)
    return {
        "start_from_memory": _entry("start_from_memory", "true", example=True),
        "end": _entry("end", "2024", example=True),
        "last_documented": _entry("last_documented", "2025", example=True),
        "joint_with": _entry("joint_with", f"[{learner}]", example=True),
        "only_for": [
            *_entry("only_for", "", example=True),
            *_options("  #   situation: [coast]", ONLY_FOR["situation"], get_args(Situation)),
            f"  #   why: {tr(WHY)}",
        ],
        "institution": _entry("institution", tr(MINISTRY), example=True),
        "institutions": _entry("institutions", "[rwa-ministry-health]", example=True),
        "results": [
            *_entry("results", "", example=True),
            f"  # - metric: {tr(METRIC)}", "  #   value: 92", "  #   unit: '%'", "  #   year: 2023",
            *_options("  #   kind: outcome", RESULT["kind"], get_args(ResultKind)),
            "  #   source: 1",
        ],
        "conditions": _entry("conditions", tr(CONDITION), example=True),
        "modalities": _entry("modalities", "[study-visit, training]", example=True, choices=get_args(Modality)),
        "transfers": [
            *_entry("transfers", "", example=True),
            f"  # - to: {learner}", "  #   year: 2024",
            *_options("  #   grade: visited", TRANSFER["grade"], get_args(Grade)),
            f"  #   note: {tr(TRANSFERRED)}", "  #   source: 1",
        ],
        "accepted": _entry("accepted", f"{{no-outcome: {too_early}}}", example=True, choices=get_args(Check)),
    }  # fmt: skip


def to_write(words: str) -> str:
    """A text that is not meant to stay: what is to be written in its place."""
    return f"{PLACEHOLDER} {words}"


def in_quotes(words: str) -> str:
    """Words as YAML has them in quotes, whatever they hold."""
    return json.dumps(words, ensure_ascii=False)


def _entry(
    key: str, value: str, indent: str = "  ", *, example: bool = False, extra: str = "", choices: Sequence[str] = ()
) -> list[str]:
    """A field with what it means above it; an example stays behind a #."""
    about = " ".join(part for part in (tr(EXPERIENCE[key]), extra, _one_of(choices)) if part)
    line = f"{key}: {value}" if value else f"{key}:"
    return [*_comment(about, "  "), f"  # {line}" if example else f"{indent}{line}"]


def _options(line: str, about: str, choices: Sequence[str]) -> list[str]:
    return [*_comment(f"{tr(about)} {_one_of(choices)}", "  #   "), line]


def _one_of(choices: Sequence[str]) -> str:
    return tr("One of: {choices}.", choices=", ".join(choices)) if choices else ""


def _comment(text: str, indent: str = "") -> list[str]:
    start = f"{indent}# "
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=start, break_on_hyphens=False)
