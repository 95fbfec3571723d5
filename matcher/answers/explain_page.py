"""A pair in full, as a page for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.answers.answer import made_by, prose
from matcher.answers.blocks import Block, Gap, Heading, Item, Line, Section, Table, Text, Title, Under
from matcher.answers.cells import deed
from matcher.answers.codes import confidence, way_of
from matcher.answers.entries import cited, rests_on, result_words, whom, years_of
from matcher.answers.exchanges import LEVEL, told
from matcher.answers.explain_words import doubted, in_short, size_of, standing, why
from matcher.answers.labels import (
    COMPONENTS,
    STAGE,
    apportioned,
    dated,
    figure,
    lens_of,
    number,
    rounded,
    stage_table,
)
from matcher.answers.needs import named, tension_of
from matcher.answers.steps import in_words
from matcher.answers.whom import told as told_of
from matcher.language import apart, local, mark, percent, tr, trn
from matcher.questions.explain import Cooperation, Explanation
from matcher.scoring.constants import FLOOR
from matcher.scoring.score import COMPONENTS as NAMES
from matcher.scoring.stage import COUNTED, VARIABLES
from matcher.text import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PARTS = (
    # Translators: a part of the score, as a heading of a table.
    mark("part"),
    mark("value"),
    mark("weight"),
    # Translators: what the part adds to the score, as a heading of a table.
    mark("adds"),
    mark("rank without it"),
)
"""Columns of the table of the score."""


def page(found: Explanation) -> Iterator[Block]:
    """The pair as a page."""
    a, b = found.a.profile.name, found.b.profile.name
    both = listed([a, b])
    yield Title(both)
    if found.place is None:
        nothing = tr(
            "The catalogue documents nothing here that {both} could learn from each other and that is worth {value} "
            "or more.",
            both=both,
            value=local(str(FLOOR)),
        )
        yield Text(nothing)
    if found.tension:
        yield Text(tr("Between the two: {tension}.", tension=tension_of(found.tension)))
    if found.place is None or found.tension:
        yield Gap()
    if found.place is not None:
        yield Text(in_short(found))
        yield Gap()
    stages = stage_table((found.a, found.b))
    yield Table((tr("stage now"), a, b), stages, frozenset({1, 2}))
    yield from _score(found)
    for learner, partner, points, more in ((a, b, found.learn, found.more[0]), (b, a, found.share, found.more[1])):
        yield Section(tr("What {learner} can learn from {partner}", learner=learner, partner=partner))
        if not points:
            yield Text(tr("The catalogue holds nothing here that is worth {value} or more.", value=local(str(FLOOR))))
        for place, point in enumerate(points, 1):
            if place > 1:
                yield Gap()
            yield from _cooperation(place, point)
        yield from _further(points, more)
    yield from _together(found)
    yield from map(Text, prose())
    yield Text(made_by(found.version))


def _score(found: Explanation) -> Iterator[Block]:
    """The score with what it is made of, and where it stands."""
    pair = found.pair
    if pair.contributions is None or pair.score is None:
        known = [
            tr("{name}: {known} of {all} figures of its stage", name=side.profile.name, known=side.common, all=COUNTED)
            for side in (found.a, found.b)
        ]
        yield Under(tr("Insufficient data for a score ({known}).", known=apart(known)))
        return
    yield Section(tr("Score {score} (lens {lens})", score=number(pair.score), lens=lens_of(found.question.lens)))
    yield _parts(found)
    said = [standing(found, found.place)] if found.place else []
    said.append(tr("{share} of the inputs are observed.", share=percent(found.coverage)))
    if None in pair.components:
        said.append(tr("What is unknown is left out, and the other weights grow in proportion."))
    yield Under(" ".join(said))


def _further(points: Sequence[Cooperation], more: int) -> Iterator[Block]:
    """What is not shown."""
    if points and more:
        option = f"-n {len(points) + more}"
        yield Under(
            trn(
                "And {n} more of less weight: {option} shows all that is worth {value} or more.",
                "And {n} more of less weight: {option} shows all that is worth {value} or more.",
                more,
                option=option,
                value=local(str(FLOOR)),
            )
        )


def _parts(found: Explanation) -> Table:
    """The score part by part."""
    pair = found.pair
    parts = apportioned(pair.contributions or {})
    without = {name: str(rank) for name, rank in found.place.without.items()} if found.place else {}
    rows = [
        (tr(COMPONENTS[n]), number(v), number(found.question.weights[n]), number(parts[n]), without.get(n, ""))
        for n, v in zip(NAMES, pair.components, strict=True)
    ]
    rows.append((tr("score"), "", "", number(rounded(pair.score)), ""))
    return Table(list(map(tr, PARTS)), rows, frozenset({1, 2, 3, 4}))


def _cooperation(place: int, point: Cooperation) -> Iterator[Block]:
    record = point.record
    yield Heading(f"{place}. {record['title']} ({point.partner.name}, {years_of(record)})")
    yield from _needed(point)
    # Translators: what was done.
    yield Line(tr("What"), record["what"])
    if "institution" in record:
        yield Line(tr("Write to"), whom(record["institution"], point.partner.name))
    for text in filter(None, (told_of(one, record["partner"]) for one in point.step.institutions)):
        yield Line("", text)
    outcomes = [item for item in record.get("results", []) if item.get("kind", "outcome") == "outcome"]
    results = [result_words(item) + rests_on(item) for item in outcomes]
    if results:
        yield Line(tr("Results"), apart(results))
    if "conditions" in record:
        yield Line(tr("Conditions"), record["conditions"])
    if record.get("modalities"):
        yield Line(tr("Ways to share"), listed(way_of(record), "or"))
    yield Line(tr("First step"), in_words(point.step, address=False))
    if then := _then(point):
        yield Line(tr("Stage then"), then)
    yield Line(tr("Weight"), _worth(point))
    for count, source in enumerate(record["sources"], 1):
        yield Line(tr("Sources") if count == 1 else "", f"[{count}] {cited(source)}")


def _needed(point: Cooperation) -> Iterator[Block]:
    """The need that it answers, with the figures behind it."""
    topic, country, size = point.reason.topic.name, point.seeker.name, size_of(point.want)
    yield Line(tr("Need"), tr("{topic} of {country}: {size}", topic=topic, country=country, size=size))
    for item in point.evidence:
        value = f"{figure(item.value)} {item.unit}"
        told = tr(
            "{name}: {value} ({year}), need rank {rank} of {all} in the South [{source}]",
            name=item.name,
            value=value,
            year=item.year,
            rank=item.rank,
            all=item.of,
            source=item.source,
        )
        yield Line("", told)


def _worth(point: Cooperation) -> str:
    """What it is worth, and what that is made of."""
    reason = point.reason
    return tr(
        "value {value}, relevance {relevance}, quality {quality} ({confidence})",
        value=number(reason.value),
        relevance=number(reason.relevance),
        quality=number(reason.experience.quality),
        confidence=confidence(point.record["confidence"]),
    )


def _then(point: Cooperation) -> str:
    """The partner's stage when it began, in a line. (Who learns stands at the head of the page, as it is now.)"""
    then = point.stage_then
    shown = [v for v in VARIABLES if v in then and not (v == "gni_per_person" and "gdp_per_person" in then)]
    return apart(f"{tr(STAGE[v][0])} {dated(then[v])}" for v in shown)


def _together(found: Explanation) -> Iterator[Block]:
    yield Section(tr("On the agenda of both"))
    agenda = named(topic.name for topic in found.shared_needs)
    yield Text(tr("Both need much: {topics}.", topics=agenda) if agenda else tr("No great need is common to both."))
    yield Section(tr("Institutions that both can use"))
    if not found.platforms:
        # Translators: no institution.
        yield Text(tr("None in the catalogue for this theme."))
    for platform in found.platforms:
        if platform.organisation:
            yield Item(tr("{label}: {words}", label=platform.name, words=why(platform)))
    others = [platform.name for platform in found.platforms if not platform.organisation]
    if others:
        yield Item(tr("Open to them without membership: {names}", names=apart(others)))
    yield Section(tr("Exchanges between the two"))
    if not found.exchanges:
        # Translators: no exchange.
        yield Text(tr("None in the data for this theme."))
    for way in found.exchanges:
        yield Item(told(way))
    yield Section(tr("Cooperation already documented"))
    if not found.known:
        # Translators: no cooperation.
        yield Text(tr("None in the catalogue."))
    for entry in found.known:
        yield Item(_documented(found, entry))
    yield Section(tr("What is not known, or old"))
    if not found.doubts:
        yield Text(tr("Nothing of note."))
    for doubt in found.doubts:
        yield Item(doubted(doubt))


def _documented(found: Explanation, entry: Mapping[str, Any]) -> str:
    a, b = found.a.profile, found.b.profile
    learner, sharer = (a, b) if entry["direction"] == "learnt" else (b, a)
    text = tr("{learner} from {partner}: {what}", learner=learner.name, partner=sharer.name, what=deed(entry))
    about = []
    if entry.get("level"):
        # Translators: who worked together: "between governments".
        about.append(tr("between {whom}", whom=tr(LEVEL[entry["level"]])))
    if entry.get("facilitators"):
        names = listed([found.names.get(name, name) for name in entry["facilitators"]])
        # Translators: who helped the two to work together.
        about.append(tr("with {names}", names=names))
    text = ", ".join([text, *about])
    if entry.get("note"):
        text += f". {entry['note']}"
    source = entry.get("source")
    return text + (f" [{cited(source)}]" if source else "")
