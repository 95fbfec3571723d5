"""What the fuzz has found, case by case: each broke something once."""

from __future__ import annotations

import pytest

from tests.process import matcher


@pytest.mark.parametrize("command", [("pairs", "--pool", "EAC"), ("suggest", "Rwanda"), ("explain", "Rwanda", "Kenya")])
@pytest.mark.parametrize("draws", ["-1", "10001", "999999999"])
def test_a_number_of_draws_that_cannot_be_is_a_usage_error(command: tuple[str, ...], draws: str) -> None:
    if command[0] == "explain":
        command = ("batch", "-")  # explain draws what is usual
    found = matcher(*command, "--draws", draws, stdin="Rwanda\n")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(f"matcher: --draws must be between 0 and 10,000; it is {int(draws):,}.")


@pytest.mark.parametrize("seed", ["0", "-1", "999999999"])
def test_every_whole_number_is_a_seed(seed: str) -> None:
    found = matcher("suggest", "Rwanda", "--seed", seed, "--json")
    assert (found.code, found.json["query"]["seed"]) == (0, int(seed))


def test_words_that_were_typed_are_repeated_without_their_escape_sequences() -> None:
    found = matcher("countries", "\x1b[31m", "--verbose")
    assert found.code == 0
    assert "\x1b" not in found.out + found.err
    assert 'No country has "\\x1b[31m" in one of its names.' in found.out


def test_an_option_is_not_taken_for_the_name_of_a_file() -> None:
    found = matcher("validate", "--output", "--data-mode=%s")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("matcher: --data-mode=%s looks like an option, not like the name of a file.")


@pytest.mark.parametrize("command", [("pairs",), ("gaps",), ("suggest", "Rwanda"), ("topics",), ("batch", "-")])
def test_a_format_that_is_none_is_told_before_anything_is_worked_out(command: tuple[str, ...]) -> None:
    # The data is broken, too: a run that had begun to work would say so.
    found = matcher(*command, "--format", "Alpha", env={"MATCHER_DATA": "/nowhere"}, stdin="Rwanda\n")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith('matcher: No format is called "Alpha".')


def test_more_pairs_than_there_are_can_be_asked_for() -> None:
    found = matcher("pairs", "--top", "99999", "--format", "csv")
    assert found.code == 0
    assert found.out.count("\n") == 1 + 144 * 143 // 2
