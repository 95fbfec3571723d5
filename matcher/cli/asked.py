"""From options to what a query takes, with every value checked."""

from __future__ import annotations

from matcher.catalogue.catalogue import Catalogue
from matcher.cli.options import Options
from matcher.errors import UsageError
from matcher.questions.suggest import Question, ask


def catalogue_of(options: Options) -> Catalogue:
    """The catalogue that the options ask for."""
    return Catalogue.load(options.data, mode=options.data_mode)


def question_of(catalogue: Catalogue, options: Options) -> Question:
    """The question that the options ask."""
    if options.top is not None and options.top < 1:
        raise UsageError(f"--top must be at least 1; it is {options.top}.")
    return ask(
        catalogue,
        theme=options.theme,
        topic=options.topic,
        need=options.need,
        pool=options.pool,
        exclude=options.exclude,
        new_only=options.new_only,
        lens=options.lens,
        weights=options.weights,
        top=options.top,
        draws=options.draws,
        seed=options.seed,
        diverse=options.diverse,
    )
