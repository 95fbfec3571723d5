"""How sure a brief is, in words: places, figures, experiences, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.answers import brief_words as words
from matcher.answers.blocks import Block, Item, Section
from matcher.answers.brief_figures import called
from matcher.answers.labels import in_quotes
from matcher.answers.suggest import warnings_of
from matcher.language import apart, percent, tr, trn
from matcher.questions.brief import Brief
from matcher.questions.explain import Cooperation
from matcher.text import listed


def sure(found: Brief) -> Iterator[Block]:
    """The part of the page."""
    yield Section(tr("How sure this is"))
    if found.allies:
        yield from _places(found)
        yield Item(" ".join(_figures(found)))
    points = [*found.learn, *found.share]
    if points:
        yield Item(f"{words.grades(points)} {_documented(points)}")
    if quiet := [point for point in points if point.record["id"] in found.silent]:
        titles = listed([in_quotes(point.record["title"]) for point in quiet])
        yield Item(
            tr(
                "Ask first whether it still runs, since no source of the last ten years shows it: {titles}.",
                titles=titles,
            )
        )
    reach = found.shortlist.reach._replace(left_out=0)
    for warning in warnings_of(found.shortlist._replace(reach=reach)):
        yield Item(warning)
    yield Item(
        tr(
            "A good place says that two countries fit each other in what they need and know. It says nothing of the "
            "worth of either, and nothing of what is not written down anywhere."
        )
    )


def _places(found: Brief) -> Iterator[Block]:
    """How firm the places are."""
    draws, of = found.shortlist.question.draws, found.shortlist.candidates
    ranked = [ally for ally in found.allies if ally.line.documented and ally.line.pair.score is not None]
    if not ranked:
        return
    said = [
        tr("The comparison adds up how alike two countries are, what each can learn and share, and what ties them.")
    ]
    places = apart(map(words.standing, ranked))
    if draws:
        said.append(
            trn(
                "It was repeated {n} times with other weights on these parts.",
                "It was repeated {n} times with other weights on these parts.",
                draws,
            )
        )
        said.append(tr("In nine of ten repeats the places among {n} countries were: {places}.", n=of, places=places))
    else:
        said.append(tr("Places among {n} countries: {places}.", n=of, places=places))
    yield Item(" ".join(said))


def _figures(found: Brief) -> Iterator[str]:
    """How many of the figures exist, and how old they are."""
    low = percent(min(ally.line.coverage for ally in found.allies))
    high = percent(max(ally.line.coverage for ally in found.allies))
    share = low if low == high else tr("{low} to {high}", low=low, high=high)
    yield tr("Of the figures that the comparison looks for, {share} exist.", share=share)
    yield from _oldest(found)


def _documented(points: Sequence[Cooperation]) -> str:
    """When the experiences were last documented."""
    years = sorted(point.record["last_documented"] for point in points)
    if years[0] == years[-1]:
        return tr("Each was last documented in {year}.", year=years[0])
    return tr("Each was last documented between {first} and {last}.", first=years[0], last=years[-1])


def _oldest(found: Brief) -> Iterator[str]:
    """The oldest figure that the page uses."""
    used = [
        (item.year, item.name, portrait.side.profile.name)
        for portrait in found.portraits
        for items in portrait.evidence.values()
        for item in items[:1]
    ]
    used += [
        (item.year, item.name, point.seeker.name)
        for point in (*found.learn, *found.share)
        for item in point.evidence[:1]
    ]
    used += [
        (year, called(series), portrait.side.profile.name)
        for portrait in found.portraits
        for series, (year, _) in portrait.side.stage.items()
    ]
    if used:
        year, name, country = min(used)
        yield tr("The oldest used for today is of {year} ({name}, {country}).", year=year, name=name, country=country)


def certainty(found: Brief) -> list[str]:
    """The same as sentences, for other forms."""
    return [block.text for block in sure(found) if isinstance(block, Item)]
