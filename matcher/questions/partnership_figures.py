"""The figures of the two countries of a partnership, then and now: what `follow` shows, and what a review keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.catalogue.catalogue import Catalogue
from matcher.editing.partnership_records import PartnershipFile, Recorded, Review
from matcher.plain import Record
from matcher.questions.due import became
from matcher.scoring.profile import Profile


class Point(Record):
    """A figure as it was known: its year, its value, the id of its source and its publisher ("": not known)."""

    year: int
    value: float
    source: str
    publisher: str


class Figure(Record):
    """A figure of one of the two countries on a topic (its name; "": none any more): `then`, as it stood at the first
    review, at the `last` one where that is another, and `now`. `became` says what became of it since then
    (`due.became`); `since_agreed` whether the newest value is of a year after the agreement."""

    country: Profile
    topic: str
    indicator: str
    name: str
    unit: str
    then: Point | None
    last: Point | None
    now: Point | None
    became: str
    since_agreed: bool


def indicators_of(catalogue: Catalogue, topics: Sequence[str]) -> dict[str, str]:
    """The indicators that show the need for these topics, each with the first topic that it belongs to."""
    found: dict[str, str] = {}
    for topic in topics:
        for indicator in catalogue.dictionary["topics"][topic]["indicators"]:
            found.setdefault(indicator["code"], topic)
    return found


def recorded(catalogue: Catalogue, countries: Sequence[str], topics: Sequence[str]) -> list[Recorded]:
    """The newest figures of countries on topics, as a review keeps them."""
    found = []
    for code in indicators_of(catalogue, topics):
        for country in countries:
            figure = catalogue.country(country)["figures"].get(code)
            if figure:
                year, value, source = figure
                found.append(Recorded(country=country, indicator=code, year=year, value=value, source=source))
    return found


def figures(
    catalogue: Catalogue, record: PartnershipFile, topics: Sequence[str], reviews: Sequence[Review]
) -> Iterator[Figure]:
    """The figures on the topics, for both countries; and those that a review kept of other indicators since."""
    kept = [review for review in reviews if review.figures]
    codes = indicators_of(catalogue, topics)
    about = catalogue.dictionary["indicators"]
    for review in kept:
        for figure in review.figures:
            if figure.indicator in about:
                codes.setdefault(figure.indicator, "")
    for code, topic in codes.items():
        for country in record.between:
            points = [point for review in kept if (point := _kept_point(catalogue, review, country, code))]
            newest = catalogue.country(country)["figures"].get(code)
            now = _point(catalogue, *newest) if newest else None
            then = points[0] if points else None
            if then is None and now is None:
                continue
            yield Figure(
                country=catalogue.profiles[country],
                topic=catalogue.topics.get(topic, ""),
                indicator=code,
                name=about[code]["short"],
                unit=about[code]["unit"],
                then=then,
                last=points[-1] if len(points) > 1 else None,
                now=now,
                became=became(then and then[:2], now and now[:2], about[code]["better"]),
                since_agreed=now is not None and now.year > int(record.agreed.day[:4]),
            )


def _kept_point(catalogue: Catalogue, review: Review, country: str, code: str) -> Point | None:
    for figure in review.figures:
        if (figure.country, figure.indicator) == (country, code):
            return _point(catalogue, figure.year, figure.value, figure.source or "")
    return None


def _point(catalogue: Catalogue, year: int, value: float, source: str) -> Point:
    try:
        publisher = catalogue.source(source).get("publisher", "")
    except KeyError:
        publisher = ""
    return Point(year, value, source, publisher)
