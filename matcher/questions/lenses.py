"""`compare COUNTRY --lens A,B`: the lists of one country by several lenses, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.errors import UsageError
from matcher.language import tr
from matcher.plain import Record
from matcher.questions import lens_named
from matcher.questions.question import Question
from matcher.questions.suggest import Shortlist, suggest
from matcher.scoring.profile import Profile
from matcher.scoring.score import of_lens
from matcher.text import parted


class ByLens(Record):
    """The answer: a shortlist for each lens, in the order asked for."""

    version: str
    question: Question
    seeker: Profile
    lists: list[Shortlist]


def by_lenses(catalogue: Catalogue, country: str, lenses: Sequence[str], question: Question) -> ByLens:
    """The lists of `country` by each of `lenses`. Raises UsageError for fewer than two, or one that is none."""
    words = [part for word in lenses for part in parted(word, lambda name: False)]
    names = list(dict.fromkeys(map(lens_named.resolve, words)))
    if len(names) < 2:
        hint = tr("For example: {command}", command="matcher compare Nepal --lens learn,mutual")
        raise UsageError(tr("Two lenses or more can be compared."), hint)
    lists = [
        suggest(catalogue, country, question._replace(lens=name, weights=of_lens(name), draws=0)) for name in names
    ]
    return ByLens(catalogue.version, question, lists[0].seeker, lists)
