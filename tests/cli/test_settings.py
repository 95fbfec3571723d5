"""Settings: the command line over the environment over the files over the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.process import matcher


def test_settings_flag_before_environment_before_project_before_user_before_default(tmp_path: Path) -> None:
    home, project = tmp_path / "home" / "matcher", tmp_path / "project"
    home.mkdir(parents=True)
    project.mkdir()
    env = {"XDG_CONFIG_HOME": str(tmp_path / "home")}

    def lens(*options: str, **more: str) -> str:
        run = matcher("suggest", "Rwanda", "--json", "-n", "1", *options, env={**env, **more}, cwd=project)
        return str(run.json["query"]["lens"])

    assert lens() == "balanced"
    (home / "matcher.toml").write_text('lens = "mutual"\n')
    assert lens() == "mutual"
    (project / "matcher.toml").write_text('lens = "common-ground"\n')
    assert lens() == "common-ground"
    assert lens(MATCHER_LENS="learn") == "learn"
    assert lens("--lens", "balanced", MATCHER_LENS="learn") == "balanced"


def test_how_priorities_are_looked_at_is_a_setting_like_any_other(tmp_path: Path) -> None:
    def looked_at(*options: str, **environment: str) -> str:
        run = matcher("suggest", "Rwanda", "--json", "-n", "1", *options, env=environment, cwd=tmp_path)
        return str(run.json["query"]["priorities"])

    assert looked_at() == "both"
    (tmp_path / "matcher.toml").write_text('priorities = "declared"\n')
    assert looked_at() == "declared"
    assert looked_at(MATCHER_PRIORITIES="measured") == "measured"
    assert looked_at("--priorities", "both", MATCHER_PRIORITIES="measured") == "both"
    refused = matcher("suggest", "Rwanda", env={"MATCHER_PRIORITIES": "mesured"}, cwd=tmp_path)
    assert refused.code == 2
    assert "matcher: Priorities are not looked at by \"mesured\". Did you mean 'measured'?" in refused.err


def test_verbose_says_where_a_setting_came_from(tmp_path: Path) -> None:
    (tmp_path / "matcher.toml").write_text('pool = ["AU"]\n')
    run = matcher("suggest", "Rwanda", "-v", env={"MATCHER_TOP": "2"}, cwd=tmp_path)
    assert "pool = ['AU'] (from the matcher.toml)" in run.err
    assert "top = 2 (from the environment)" in run.err


def test_an_unknown_setting_is_an_error_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "matcher.toml").write_text('# ours\nlesn = "learn"\n')
    run = matcher("suggest", "Rwanda", cwd=tmp_path)
    assert run.code == 3
    assert "matcher.toml:2: lesn: there is no such setting. Did you mean 'lens'?" in run.err
    assert matcher("suggest", "Rwanda", env={"MATCHER_LESN": "learn"}).code == 2


def test_the_line_of_a_setting_is_that_of_its_whole_name(tmp_path: Path) -> None:
    (tmp_path / "matcher.toml").write_text('topic = "malaria"\n"top" = "three"\n')
    assert "matcher.toml:2: top: a whole number is due" in matcher("suggest", "Rwanda", cwd=tmp_path).err


@pytest.mark.parametrize(("text", "said"), [("yes", False), ("0", True), ("no", True)])
def test_a_flag_of_the_environment_may_be_off(text: str, said: bool) -> None:
    run = matcher("batch", "-", env={"MATCHER_QUIET": text}, stdin="")
    assert ("the input names no country" in run.err) is said


def test_a_flag_of_the_environment_that_is_neither_is_refused() -> None:
    assert matcher("suggest", "Rwanda", env={"MATCHER_QUIET": "maybe"}).code == 2
