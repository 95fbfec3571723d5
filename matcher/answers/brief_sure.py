"""How sure a brief is, in words: places, figures, experiences, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.answers import brief_words as words
from matcher.answers.blocks import Block, Item, Section
from matcher.answers.brief_figures import called
from matcher.answers.suggest import warnings_of
from matcher.questions.brief import Brief
from matcher.text import listed


def sure(found: Brief) -> Iterator[Block]:
    """The part of the page."""
    yield Section("How sure this is")
    asked, of = found.shortlist.question, found.shortlist.candidates
    ranked = [ally for ally in found.allies if ally.line.documented and ally.line.pair.score is not None]
    if ranked:
        places = "; ".join(map(words.standing, ranked))
        parts = "The comparison adds up how alike two countries are, what each can learn and share, and what ties them."
        often = f"It was repeated {asked.draws:,} times with other weights on these parts."
        where = f"In nine of ten repeats the places among {of} countries were: {places}."
        yield Item(f"{parts} {often} {where}" if asked.draws else f"{parts} Places among {of} countries: {places}.")
    if found.allies:
        low = min(ally.line.coverage for ally in found.allies)
        high = max(ally.line.coverage for ally in found.allies)
        share = f"{low:.0%}" if f"{low:.0%}" == f"{high:.0%}" else f"{low:.0%} to {high:.0%}"
        yield Item(f"Of the figures that the comparison looks for, {share} exist.{_oldest(found)}")
    points = [*found.learn, *found.share]
    if points:
        years = [point.record["last_documented"] for point in points]
        span = f"in {years[0]}" if len(set(years)) == 1 else f"between {min(years)} and {max(years)}"
        yield Item(f"{words.grades(points)} Each was last documented {span}.")
    if quiet := [point for point in points if point.record["id"] in found.silent]:
        titles = listed([f"“{point.record['title']}”" for point in quiet])
        yield Item(f"Ask first whether it still runs, since no source of the last ten years shows it: {titles}.")
    reach = found.shortlist.reach._replace(left_out=0)
    for warning in warnings_of(found.shortlist._replace(reach=reach)):
        yield Item(warning)
    yield Item(
        "A good place says that two countries fit each other in what they need and know. It says nothing of the worth "
        "of either, and nothing of what is not written down anywhere."
    )


def _oldest(found: Brief) -> str:
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
    if not used:
        return ""
    year, name, country = min(used)
    return f" The oldest used for today is of {year} ({name}, {country})."


def certainty(found: Brief) -> list[str]:
    """The same as sentences, for other forms."""
    return [block.text for block in sure(found) if isinstance(block, Item)]
