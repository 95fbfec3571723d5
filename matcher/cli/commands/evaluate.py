"""`matcher evaluate [PAIRS.csv]`."""

from __future__ import annotations

from matcher.answers.evaluate import answer
from matcher.cli.output import say
from matcher.cli.settings import Settings
from matcher.cli.show import catalogue_of, show
from matcher.errors import ExitCode, Fault
from matcher.questions.documented import read, shipped
from matcher.questions.evaluate import evaluate


def run(settings: Settings) -> int:
    """Test the ranking against documented cooperation."""
    catalogue = catalogue_of(settings)
    faults: list[Fault] = []
    if settings.file:
        from matcher.files import read_input

        pairs, faults = read(catalogue, *read_input(settings.file))
    else:
        pairs = shipped(catalogue)
    for fault in faults:
        say(f"matcher: {fault}")
    found = evaluate(catalogue, pairs, settings.pool)
    show(answer(found, settings.file or "shipped", [str(fault) for fault in faults]), settings, warned=True)
    return int(ExitCode.PARTLY_DONE if faults else ExitCode.DONE)
