"""An own data folder, the file of a partnership, and the answers to every question, with texts that mean mischief."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import matcher
from matcher.answers.answer import Answer
from matcher.catalogue.catalogue import Catalogue
from matcher.text import escaped_in_json
from tests.questions.followed import HEAD
from tests.reliability import own

TITLES = {
    "script": "<script>alert(1)</script>",
    "image": "<img src=http://127.0.0.1:9/x.png onerror=alert(1)>",
    "end": "]]></title></style></svg><b>x",
    "formula": '=HYPERLINK("http://127.0.0.1:9/x";"y")',
    "plus": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd",
    "minus": "-2+3",
    "tab": "x\t=1+1",
    "turned": "x\u202etxt.exe\u202c \u2066y\u2069",
    "control": "x\x1b[31m\x07\x01 y\x85",
    "marks": "# *a* _b_ `c` [d](javascript:alert(1)) &lt;i&gt; ![e](http://127.0.0.1:9/x.png) | \\",
    "braces": "{{ 7*7 }} {% include 'x' %} {0} %s ${x}",
    "calendar": "x\\nEND:VEVENT ATTENDEE;X:mailto:a@b.c",
    "wide": "🎉 中文 كينيا é",
}
NAME = "Pun<b>jab</b> =1+1"
LONG = "<script>" + "y" * 3900
"""As long as a text may be."""


def quoted(text: str) -> str:
    """A text in quotes, as YAML reads it."""
    return escaped_in_json(json.dumps(text, ensure_ascii=False))


def folder(place: Path) -> Path:
    """Punjab, with an experience for each title, of an institution that is called so too."""
    own.punjab(place)
    (place / "countries.yaml").write_text(own.PUNJAB.replace("name: Punjab", f"name: {quoted(NAME)}"))
    entries = []
    for name, title in TITLES.items():
        entry = own.EXPERIENCE.replace("pk-pb-citizen-feedback", f"pk-pb-{name}")
        entry = entry.replace("Calling citizens after they used a public office", quoted(title))
        entry = entry.replace("people called", quoted(title)).replace("Punjab Model for", f"Punjab {name} -")
        entry = entry.replace("  start: 2010\n", f"  start: 2010\n  institution: {quoted(title)}\n")
        was = "The province calls a share of those who used a public office and asks whether they paid a bribe."
        entry = entry.replace(was, quoted(title + " " + (LONG if name == "script" else title)))
        entries.append(entry.replace("{title: Punjab ", "{url: 'http://127.0.0.1:9/?a=\"b\"&c=<d>', title: Punjab "))
    (place / "experiences.yaml").write_text("".join(entries), encoding="utf-8")
    return place


@cache
def catalogue() -> Catalogue:
    return Catalogue.load(folder(Path(mkdtemp()) / "own"))


def partnership(place: Path, title: str) -> Path:
    """The file of a partnership that is called so."""
    path = place / "a.yaml"
    head = HEAD.replace("Fields and a telephone line", quoted(title))
    path.write_text(head.replace("Two visits each way, and a pilot", quoted(title)[1:-1] + " a pilot").replace(
        "what: ", 'what: "', 1).replace("one district.", 'one district."', 1), encoding="utf-8")  # fmt: skip
    return path


def answers(place: Path) -> Iterator[tuple[str, Answer[Any]]]:
    """(name, answer) of each question that shows such texts."""
    known = catalogue()
    reform = "public-service-reform"
    asked: dict[str, Any] = {"topic": reform, "catalogue": known}
    yield "suggest", matcher.suggest("Somalia", need=reform, pool=("PK-PB,Nepal,Kenya",), **asked)
    yield "explain", matcher.explain("Somalia", "PK-PB", need=reform, top=30, **asked)
    yield "brief", matcher.brief("Somalia", "PK-PB", need=reform, **asked)
    yield "brief of several", matcher.brief("Somalia", "PK-PB", "Nepal", need=reform, **asked)
    yield "pairs", matcher.pairs(pool=("PK-PB,Nepal,Kenya,Somalia",), **asked)
    yield "compare", matcher.compare("PK-PB", "Kenya", catalogue=known)
    yield "country", matcher.country("PK-PB", catalogue=known)
    yield "triangle", matcher.triangle("PK-PB", "Kenya", catalogue=known)
    yield "experiences", matcher.experiences(country="PK-PB", catalogue=known)
    yield "gaps", matcher.gaps(pool=("PK-PB,Nepal",), catalogue=known)
    for name in ("script", "formula", "turned"):
        yield f"experience {name}", matcher.experience(f"pk-pb-{name}", catalogue=known)
    who = place / "who.csv"
    who.write_text(f"country,theme,need\nPK-PB,governance,\nKenya,governance,{reform}\nSomalia,,\n")
    yield "plan", matcher.plan(str(who), times="2026-11-30 09:00-09:30, 09:45-10:15", method="quick", catalogue=known)
    yield (
        "plan of one",
        matcher.plan(
            str(who), delegation="PK-PB", times="2026-11-30 09:00-09:30, 09:45-10:15", method="quick", catalogue=known
        ),
    )
    for name, title in TITLES.items():
        yield f"follow {name}", matcher.follow(str(partnership(place, title)), on="2025-04-01", catalogue=known)
    yield "changes", matcher.changes("shipped", str(folder(place / "own")))
