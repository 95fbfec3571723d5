"""A pair in sentences: in short, where it stands, how great a need is, what can carry it, what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.answers.codes import FIGURES, in_words, region
from matcher.answers.labels import ALIKE
from matcher.answers.needs import named
from matcher.language import local, mark, tr, trn
from matcher.questions.explain import Cooperation, Doubt, Explanation, Place
from matcher.questions.platforms import Usable
from matcher.questions.wants import Want
from matcher.scoring.constants import UNMEASURED
from matcher.scoring.stage import VARIABLES
from matcher.text import listed, lower_first

NAMED = 6
"""Needs that are not measured, named one by one; the rest is counted."""
LIKENESSES, SHARED, CLUBS = 3, 3, 3
"""How many likenesses, topics and organisations the first paragraph names."""
DECLARED = (mark("named by you or in its profile"), mark("declared among the first"), mark("declared"))
"""How a need of each rank came to be declared."""


def in_short(found: Explanation) -> str:
    """The pair in a paragraph: what each can learn, where they are alike, where they can meet, how firm it is."""
    a, b = found.a.profile.name, found.b.profile.name
    said = [_learns(a, b, found.learn), _learns(b, a, found.share)]
    if found.alike:
        variables = list(dict.fromkeys(tr(ALIKE[VARIABLES[position]]) for position in found.alike))
        said.append(tr("They are alike in {figures}.", figures=listed(variables[:LIKENESSES])))
    agenda = [lower_first(topic.name) for topic in found.shared_needs[:SHARED]]
    if agenda:
        said.append(tr("Both need much: {topics}.", topics=named(agenda)))
    clubs = [platform.called for platform in found.platforms if platform.organisation]
    if clubs:
        organisations = listed(list(dict.fromkeys(clubs))[:CLUBS])
        said.append(tr("Both can go through {organisations}.", organisations=organisations))
    if found.place:
        said.append(standing(found, found.place))
    return " ".join(said)


def _learns(learner: str, partner: str, points: Sequence[Cooperation]) -> str:
    """What one can learn from the other, in a sentence: the best point, and what the others are about."""
    if not points:
        return tr(
            "The catalogue holds nothing of enough weight that {learner} could learn from {partner}.",
            learner=learner,
            partner=partner,
        )
    topic, title = lower_first(points[0].reason.topic.name), points[0].record["title"]
    about = dict.fromkeys(lower_first(point.reason.topic.name) for point in points[1:])
    about.pop(topic, None)
    if not about:
        return tr(
            "{learner} could learn from {partner} on {topic}: “{title}”.",
            learner=learner,
            partner=partner,
            topic=topic,
            title=title,
        )
    return tr(
        "{learner} could learn from {partner} on {topic}: “{title}”; also on {topics}.",
        learner=learner,
        partner=partner,
        topic=topic,
        title=title,
        topics=named(list(about)[:SHARED]),
    )


def standing(found: Explanation, place: Place) -> str:
    """Where b stands for a in the South, in a sentence, and in what if not in everything."""
    told = _standing(found, place)
    if not found.within:
        return told
    # Translators: {topics} are those that alone were asked for, as in "On health: Kenya is number 5 of 143 ...".
    return tr("On {topics}: {standing}", topics=named(found.within), standing=told)


def _standing(found: Explanation, place: Place) -> str:
    firm = place.stability
    a, b, rank, all_of_them = found.a.profile.name, found.b.profile.name, place.rank, place.of
    if firm is None:
        return tr("{b} is number {rank} of {all} for {a} in the South.", a=a, b=b, rank=rank, all=all_of_them)
    if firm.low == firm.high:
        return tr(
            "{b} is number {rank} of {all} for {a} in the South; {place} in nine of ten draws of other weights.",
            a=a,
            b=b,
            rank=rank,
            all=all_of_them,
            place=firm.low,
        )
    return tr(
        "{b} is number {rank} of {all} for {a} in the South; between {low} and {high} in nine of ten draws of other "
        "weights.",
        a=a,
        b=b,
        rank=rank,
        all=all_of_them,
        low=firm.low,
        high=firm.high,
    )


def size_of(want: Want) -> str:
    """A need for reading: how great it is, and whether that is declared or measured."""
    if want.value is None:
        return tr("not measured")
    size = local(f"{want.value:.2f}")
    if want.rank is None:
        return tr("{size} of 1", size=size)
    how = tr(DECLARED[want.rank])
    if want.measured is None:
        return tr("{how}, not measured", how=how)
    measured = local(f"{want.measured:.2f}")
    return tr("{size} of 1 ({how}; measured {measured})", size=size, how=how, measured=measured)


def why(platform: Usable) -> str:
    """Why both can use a platform."""
    themes = ", ".join(map(lower_first, platform.themes))
    if platform.organisation:
        called, i = platform.called, platform.organisation
        called = f"{called} ({i})" if len(called) + 2 > len(i) else called
        return tr("both are in {organisation}; it works on {themes}", organisation=called, themes=themes)
    if platform.regions:
        regions = listed(list(map(region, platform.regions)))
        return tr("open in {regions}; it works on {themes}", regions=regions, themes=themes)
    return tr("open to developing countries; it works on {themes}", themes=themes)


def doubted(doubt: Doubt) -> str:
    """What is not known, or old, or remembered, in a sentence."""
    name, items, year = doubt.name, doubt.items, doubt.year
    match doubt.kind:
        case "stage":
            return tr("{name}: no figure for {figures}.", name=name, figures=figures_named(items))
        case "needs":
            return tr(
                "{name}: need not measured, counted as {value} of 1: {topics}.",
                name=name,
                value=local(f"{UNMEASURED:g}"),
                topics=_topics(items),
            )
        case "gni":
            return tr("Incomes are compared by GNI per person, since one side has no GDP per person.")
        case "old":
            return tr("{name}: {figure} is of {year}.", name=name, figure=items[0], year=year)
        case "memory":
            return tr("{name}: its first year, {year}, is not stated by a source.", name=name, year=year)
        case "silent":
            return tr("{name}: nothing newer than {year} shows it at work.", name=name, year=year)
        case "no-stage":
            return tr("{name}: no figures on the partner's stage near {year}.", name=name, year=year)
        case _:
            return tr("{name}: the partner's stage then rests partly on figures of later years.", name=name)


def figures_named(variables: Sequence[str]) -> str:
    """The figures of a stage that are missing, by their names."""
    return ", ".join(in_words(variable, FIGURES) for variable in variables)


def _topics(names: Sequence[str]) -> str:
    shown, more = named(names[:NAMED]), len(names) - NAMED
    return trn("{topics}; and {n} more", "{topics}; and {n} more", more, topics=shown) if more > 0 else shown
