"""The translations: gathers what is to be translated, brings the files of every language up to date, and compiles them.

`python -m tools.locale` does all of it after a change of words; `python -m tools.locale missing` names what a language
lacks; `python -m tools.locale new it` begins another. The files are those of GNU gettext, which Poedit and others edit.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from matcher.scoring.score import LENSES

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "matcher" / "locale"
DOMAINS = ("matcher", "data")
"""What the program says; names and titles of its data."""
KEYWORDS = {"tr": None, "mark": None, "markn": (1, 2), "trn": (1, 2), "trc": ((1, "c"), 2)}
"""What marks a text in the program (matcher/language.py), as xgettext takes it."""

NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""The day that is written in the files: the same words have the same bytes on any day."""


def program() -> Catalog:
    """Everything that the program says."""
    found = Catalog(project="matcher", fuzzy=False)
    method = [("**.py", "python")]
    for name, _, text, comments, context in extract_from_dir(
        str(ROOT / "matcher"), method, keywords=KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=True
    ):
        found.add(text, locations=[(f"matcher/{name}", 0)], auto_comments=comments, context=context)
    return found


def data() -> Catalog:
    """The names and titles of the data."""
    found = Catalog(project="matcher data", fuzzy=False)
    for kind, text, where in named():
        found.add(text, locations=[(where, 0)], context=kind)
    return found


def named() -> Iterator[tuple[str, str, str]]:
    """(kind, text, file) of each name and title that the data has."""
    for theme in _yaml("topics.yaml")["themes"]:
        yield "theme", theme["name"], "data/topics.yaml"
        for topic in theme["topics"]:
            yield "topic", topic["name"], "data/topics.yaml"
    figures = _yaml("indicators.yaml")
    for record in (*figures["indicators"], *figures["series"]):
        for kind, field in (("indicator", "short"), ("unit", "unit")):
            if field in record:
                yield kind, record[field], "data/indicators.yaml"
    yield from _named_places()
    yield from _named_helpers_and_questions()
    for experience in _yaml("experiences.yaml"):
        yield "title", experience["title"], "data/experiences.yaml"
    for lens in LENSES:
        yield "lens", lens, "matcher/scoring/score.py"


def _named_places() -> Iterator[tuple[str, str, str]]:
    """The same of countries, of groups and organisations of them, and of what is spoken there."""
    names = _yaml("names.yaml")
    for group in names["groups"]:
        if "note" in group:
            yield "group-note", group["note"], "data/names.yaml"
    for language in names["languages"]:
        yield "language", language["name"], "data/names.yaml"
    carriers = _yaml("platforms.yaml")
    for kind, records in (("organisation", "organisations"), ("platform", "platforms")):
        for record in carriers[records]:
            yield kind, record["name"], "data/platforms.yaml"
    countries = _yaml("countries.yaml")
    for country in countries:
        yield "country", country["name"], "data/countries.yaml"
    for region in sorted({country[kind] for country in countries for kind in ("region", "subregion")}):
        yield "region", region, "data/countries.yaml"


def _named_helpers_and_questions() -> Iterator[tuple[str, str, str]]:
    """The same of third partners, and of what is asked when a partnership is followed."""
    for helper in _yaml("facilitators.yaml"):
        if helper["kind"] != "country":
            yield "third-partner", helper["name"], "data/facilitators.yaml"
    asked = _yaml("follow-up.yaml")
    for one in asked["sets"]:
        yield "question-set", one["name"], "data/follow-up.yaml"
        yield "question-set", one["note"].strip(), "data/follow-up.yaml"
    for question in asked["questions"]:
        for field in ("question", "counts"):
            if field in question:
                yield "question", question[field], "data/follow-up.yaml"


def _yaml(name: str) -> Any:
    return yaml.load((ROOT / "data" / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def languages() -> list[str]:
    """The languages that there are translations into."""
    return sorted(path.name for path in FOLDER.iterdir() if (path / "LC_MESSAGES").is_dir())


def path_of(language: str, domain: str) -> Path:
    """Where a translation lies."""
    return FOLDER / language / "LC_MESSAGES" / f"{domain}.po"


def read(language: str, domain: str) -> Catalog:
    """A translation as it is kept; an empty one where there is none."""
    path = path_of(language, domain)
    if not path.exists():
        return Catalog(locale=language, project="matcher", fuzzy=False)
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def brought_up_to_date(language: str, domain: str) -> Catalog:
    """A translation with what is to be translated today: what is new is empty, what nobody says any more is out."""
    kept = read(language, domain)
    kept.update({"matcher": program, "data": data}[domain](), no_fuzzy_matching=True)
    kept.obsolete.clear()
    return kept


def written(catalog: Catalog) -> bytes:
    """A translation as its file has it: in the order of the program, with the files but no lines, which move."""
    out = io.BytesIO()
    catalog.header_comment = ""
    catalog.creation_date = catalog.revision_date = NO_DAY
    write_po(out, catalog, width=120, omit_header=False, include_lineno=False, sort_by_file=False)
    return out.getvalue()


def missing(catalog: Catalog) -> Iterator[Message]:
    """What a translation lacks, or only guesses at."""
    for message in catalog:
        texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and (message.fuzzy or not all(texts)):
            yield message


def compile_all() -> None:
    """Write the compiled form of each translation beside it, as gettext reads it."""
    for language in languages():
        for domain in DOMAINS:
            out = io.BytesIO()
            write_mo(out, read(language, domain))
            path_of(language, domain).with_suffix(".mo").write_bytes(out.getvalue())


def main() -> int:
    """Bring everything up to date."""
    match sys.argv[1:]:
        case ["new", language]:
            path_of(language, "matcher").parent.mkdir(parents=True)
        case ["missing"]:
            for language in languages():
                for domain in DOMAINS:
                    for message in missing(read(language, domain)):
                        print(f"{language} {domain}: {message.id}")
            return 0
        case ["compile"]:
            compile_all()
            return 0
    for language in languages():
        for domain in DOMAINS:
            path_of(language, domain).write_bytes(written(brought_up_to_date(language, domain)))
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
