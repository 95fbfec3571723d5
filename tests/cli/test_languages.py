"""What the program says in French, Spanish and Portuguese, and who decides which; programs see no difference but in
names."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from matcher.cli.main import main
from tests.cli.test_imports import loaded
from tests.needs import UNIX
from tests.process import matcher
from tests.reliability.child import on_a_terminal

SILENT = {"LC_ALL": "C.UTF-8", "LANG": "", "LC_MESSAGES": "", "MATCHER_LANG": ""}
"""An environment that says nothing of a language."""


def first_line(*arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    done = matcher(*arguments, env={**SILENT, **(env or {})}, cwd=cwd)
    assert done.code == 0, done.err
    return done.out.splitlines()[0]


NAMED = {"country", "partner", "learn_titles", "share_titles"}
"""Columns that hold names and titles."""
ASKED = ("suggest", "Mozambique", "-n", "1")
NAMES = {"en": "Mozambique", "pt": "Moçambique", "fr": "Mozambique", "es": "Mozambique"}


@pytest.mark.parametrize(
    "asked", ["fr", "FR", "fr_FR.UTF-8", "fr-SN", "french", "Français", "FRANÇAIS"], ids=lambda text: text
)
def test_a_language_is_known_by_its_code_and_its_name(asked: str) -> None:
    assert first_line(*ASKED, "--lang", asked) == first_line(*ASKED, "--lang=fr") != first_line(*ASKED)


def test_flag_before_environment_before_settings_before_nothing(tmp_path: Path) -> None:
    said = {code: first_line(*ASKED, "--lang", code) for code in NAMES}
    assert len(set(said.values())) == 4
    (tmp_path / "matcher.toml").write_text('lang = "es"\n', encoding="utf-8")
    assert first_line(*ASKED, cwd=tmp_path) == said["es"]
    assert first_line(*ASKED, cwd=tmp_path, env={"MATCHER_LANG": "pt"}) == said["pt"]
    assert first_line(*ASKED, "--lang", "fr", cwd=tmp_path, env={"MATCHER_LANG": "pt"}) == said["fr"]
    assert first_line(*ASKED, "--lang", "en", cwd=tmp_path, env={"MATCHER_LANG": "pt"}) == said["en"]


def test_what_goes_into_a_pipe_does_not_hang_on_the_locale(tmp_path: Path) -> None:
    french = {"LC_ALL": "fr_FR.UTF-8", "LANG": "fr_FR.UTF-8"}
    for arguments in (("suggest", "Rwanda"), ("suggest", "Rwanda", "--json"), ("suggest", "Rwanda", "--format", "csv")):
        assert matcher(*arguments, env={**SILENT, **french}).out == matcher(*arguments, env=SILENT).out
    for name, env in (("a.md", french), ("b.md", {})):
        assert matcher("suggest", "Rwanda", "-o", str(tmp_path / name), env={**SILENT, **env}).code == 0
    assert (tmp_path / "a.md").read_bytes() == (tmp_path / "b.md").read_bytes()


@UNIX
def test_a_terminal_follows_the_locale() -> None:
    seen = {}
    for locale in ("C.UTF-8", "fr_FR.UTF-8", "pt_BR.UTF-8", "de_DE.UTF-8"):
        code, seen[locale] = on_a_terminal(*ASKED, columns=80, env={**SILENT, "LC_ALL": locale, "NO_COLOR": "1"})
        assert code == 0
    assert seen["C.UTF-8"] == seen["de_DE.UTF-8"]
    assert "Moçambique" in seen["pt_BR.UTF-8"]
    assert "espérance de vie" in seen["fr_FR.UTF-8"]


def test_a_language_that_is_not_spoken_is_english_with_one_note() -> None:
    plain = matcher(*ASKED, env=SILENT)
    unknown = matcher(*ASKED, "--lang", "klingon", env=SILENT)
    assert (unknown.code, unknown.out, unknown.err) == (0, plain.out, "")
    told = matcher(*ASKED, "--lang", "klingon", "-v", env=SILENT)
    assert told.err.count("is not spoken here") == 1
    assert "fr (français)" in told.err


@pytest.mark.parametrize("arguments", [("--help", "--lang", "es"), ("--lang=es", "--help"), ("-h", "--lang=es")])
def test_the_first_help_speaks_too(arguments: tuple[str, ...]) -> None:
    done = matcher(*arguments, env=SILENT)
    assert (done.code, done.err) == (0, "")
    assert done.out == matcher("--help", env={**SILENT, "MATCHER_LANG": "es"}).out != matcher("--help", env=SILENT).out


@pytest.mark.parametrize("language", ["fr", "es", "pt"])
def test_programs_see_no_difference_but_in_names(language: str) -> None:
    asked = ("suggest", "Senegal", "-n", "3")
    plain, said = (matcher(*asked, "--json", "--lang", code, env=SILENT).json for code in ("en", language))
    assert "language" not in plain
    assert said.pop("language") == language
    assert list(plain) == list(said)
    assert plain["query"] == {k: v for k, v in said["query"].items() if k != "lang"}

    def shape(value: object) -> object:
        """Keys, numbers and codes; names are what differs."""
        if isinstance(value, dict):
            return {key: shape(one) for key, one in value.items()}
        if isinstance(value, list):
            return [shape(one) for one in value]
        code = not isinstance(value, str) or re.fullmatch(r"[A-Z]{3}|[a-z]{3}-[a-z0-9-]+", value)
        return value if code else type(value)

    assert shape(plain["results"]) == shape(said["results"])
    tables = [
        list(csv.DictReader(io.StringIO(matcher(*asked, "--format", "csv", "--lang", code, env=SILENT).out)))
        for code in ("en", language)
    ]
    assert list(tables[0][0]) == list(tables[1][0])
    for ours, theirs in zip(*tables, strict=True):
        different = {name for name in ours if ours[name] != theirs[name]}
        assert different <= NAMED, different


def test_pages_are_sorted_as_the_language_sorts_and_lists_for_programs_never_change() -> None:
    def codes(*arguments: str) -> list[str]:
        done = matcher("countries", *arguments, env=SILENT)
        assert done.code == 0, done.err
        return re.findall(r"^([A-Z]{3})(?:,| )", done.out, re.MULTILINE)

    english = codes("--format", "csv")
    assert codes("--format", "csv", "--lang", "fr") == english == codes()
    assert codes("--lang", "fr")[:3] == ["AFG", "ZAF", "ALB"]  # Afghanistan, Afrique du Sud, Albanie
    assert sorted(codes("--lang", "fr")) == sorted(english)
    lists = [matcher("batch", "--for", "CARICOM", "-n", "1", "--format", "csv", "--lang", code, env=SILENT).out
             for code in ("en", "es")]  # fmt: skip
    assert len({tuple(line.partition(",")[0] for line in found.splitlines()) for found in lists}) == 1


@pytest.mark.parametrize("language", ["fr", "es", "pt"])
def test_error_codes_stay_and_messages_follow(language: str) -> None:
    plain, said = (matcher("suggest", "Rwandaa", "--json", "--lang", code, env=SILENT) for code in ("en", language))
    assert plain.code == said.code != 0
    ours, theirs = plain.json["errors"][0], said.json["errors"][0]
    assert ours["code"] == theirs["code"]
    assert ours["message"] != theirs["message"]


@pytest.mark.parametrize(
    ("language", "typed", "id"),
    [
        ("fr", "santé maternelle", "maternal-child"),
        ("es", "salud materna", "maternal-child"),
        ("pt", "saúde materna", "maternal-child"),
    ],
)
def test_topics_are_understood_in_every_language_that_is_spoken(language: str, typed: str, id: str) -> None:
    for spoken in (language, "en"):
        done = matcher("suggest", "Mali", "--topic", typed, "--json", "--lang", spoken, env=SILENT)
        assert done.code == 0, done.err
        assert done.json["query"]["topic"] == [id]


def test_a_language_is_of_one_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a program calls the command line twice, the second run is not in the language of the first."""
    monkeypatch.delenv("MATCHER_LANG", raising=False)
    said = []
    for more in ([], ["--lang", "pt"], []):
        assert main([*ASKED, *more]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[2] != said[1]


def test_english_loads_nothing_for_it() -> None:
    assert not {"gettext", "locale", "matcher.catalogue.spoken"} & loaded("suggest", "Rwanda")
    assert "gettext" in loaded("suggest", "Rwanda", "--lang", "fr")


@pytest.mark.parametrize(("language", "colon"), [("fr", "\u00a0:"), ("es", ":"), ("pt", ":")])
def test_a_brief_says_which_language_it_is_in(language: str, colon: str) -> None:
    page = matcher("brief", "Mozambique", "--lang", language, env=SILENT)
    assert page.code == 0
    assert f'<html lang="{language}">' in page.out


@UNIX
@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
def test_a_heading_over_numbers_breaks_between_words_alone(language: str) -> None:
    asked = ("compare", "Senegal", "Mali", "--lang", language)
    wide = matcher(*asked, env=SILENT).out.splitlines()
    words = set(next(line for line in wide if "0.771" in line or "0,771" in line).split())
    place = next(n for n, line in enumerate(wide) if words <= set(line.split()))
    code, shown = on_a_terminal(*asked, columns=80, env={**SILENT, "NO_COLOR": "1"})
    lines = shown.splitlines()
    first = next(n for n, line in enumerate(lines) if "0.771" in line or "0,771" in line)
    above = lines[first - 1 : first - 6 : -1]
    assert code == 0
    assert "─" in above[0]
    assert set(wide[place - 1].split()) <= {word for line in above[1:] for word in line.split()}
    assert all(len(line) <= 80 for line in lines)
